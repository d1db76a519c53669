-- Full-text search over public responses. The index holds no text of its own: it reads the view, so
-- snippets show what is stored, and 'integrity-check' can compare the two. Deleting from such an index
-- needs the words that were indexed, hence a trigger before and one after every change. (FTS5 allows no
-- table-valued function such as json_each in the view, one reason why paragraphs are rows.)

CREATE VIEW search_documents (id, question, text, expert, institution) AS
SELECT r.id,
       a.question,
       (SELECT group_concat(text, char(10) ORDER BY paragraph) FROM paragraphs WHERE response_id = r.id),
       (SELECT group_concat(part, char(10) ORDER BY place)
          FROM (SELECT e.name AS part, 0 AS place
                UNION ALL
                SELECT role, position FROM affiliations WHERE response_id = r.id)),
       (SELECT group_concat(part, char(10) ORDER BY place, half)
          FROM (SELECT f.printed AS part, f.position AS place, 0 AS half
                  FROM affiliations f WHERE f.response_id = r.id
                UNION ALL
                SELECT i.name, f.position, 1
                  FROM affiliations f JOIN institutions i ON i.id = f.institution_id
                 WHERE f.response_id = r.id AND i.name <> f.printed))
  FROM responses r
  JOIN asks a ON a.id = r.ask_id
  JOIN experts e ON e.id = r.expert_id
 WHERE r.state = 'published';

CREATE VIRTUAL TABLE search USING fts5 (
  question, text, expert, institution,
  content = 'search_documents', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO search (search) VALUES ('rebuild');

CREATE TRIGGER search_response_added AFTER INSERT ON responses
WHEN NEW.state = 'published'
BEGIN
  INSERT INTO search (rowid, question, text, expert, institution)
  SELECT * FROM search_documents WHERE id = NEW.id;
END;

CREATE TRIGGER search_response_leaves BEFORE UPDATE OF state, ask_id, expert_id ON responses
WHEN OLD.state = 'published'
BEGIN
  INSERT INTO search (search, rowid, question, text, expert, institution)
  SELECT 'delete', * FROM search_documents WHERE id = OLD.id;
END;

CREATE TRIGGER search_response_enters AFTER UPDATE OF state, ask_id, expert_id ON responses
WHEN NEW.state = 'published'
BEGIN
  INSERT INTO search (rowid, question, text, expert, institution)
  SELECT * FROM search_documents WHERE id = NEW.id;
END;

CREATE TRIGGER search_response_deleted BEFORE DELETE ON responses
WHEN OLD.state = 'published'
BEGIN
  INSERT INTO search (search, rowid, question, text, expert, institution)
  SELECT 'delete', * FROM search_documents WHERE id = OLD.id;
END;

CREATE TRIGGER search_affiliation_before_added BEFORE INSERT ON affiliations
BEGIN
  INSERT INTO search (search, rowid, question, text, expert, institution)
  SELECT 'delete', * FROM search_documents WHERE id = NEW.response_id;
END;

CREATE TRIGGER search_affiliation_after_added AFTER INSERT ON affiliations
BEGIN
  INSERT INTO search (rowid, question, text, expert, institution)
  SELECT * FROM search_documents WHERE id = NEW.response_id;
END;

CREATE TRIGGER search_affiliation_before_changed BEFORE UPDATE OF role, printed, institution_id ON affiliations
BEGIN
  INSERT INTO search (search, rowid, question, text, expert, institution)
  SELECT 'delete', * FROM search_documents WHERE id = OLD.response_id;
END;

CREATE TRIGGER search_affiliation_after_changed AFTER UPDATE OF role, printed, institution_id ON affiliations
BEGIN
  INSERT INTO search (rowid, question, text, expert, institution)
  SELECT * FROM search_documents WHERE id = OLD.response_id;
END;

CREATE TRIGGER search_affiliation_before_removed BEFORE DELETE ON affiliations
BEGIN
  INSERT INTO search (search, rowid, question, text, expert, institution)
  SELECT 'delete', * FROM search_documents WHERE id = OLD.response_id;
END;

CREATE TRIGGER search_affiliation_after_removed AFTER DELETE ON affiliations
BEGIN
  INSERT INTO search (rowid, question, text, expert, institution)
  SELECT * FROM search_documents WHERE id = OLD.response_id;
END;

CREATE TRIGGER search_paragraph_before_added BEFORE INSERT ON paragraphs
BEGIN
  INSERT INTO search (search, rowid, question, text, expert, institution)
  SELECT 'delete', * FROM search_documents WHERE id = NEW.response_id;
END;

CREATE TRIGGER search_paragraph_after_added AFTER INSERT ON paragraphs
BEGIN
  INSERT INTO search (rowid, question, text, expert, institution)
  SELECT * FROM search_documents WHERE id = NEW.response_id;
END;

CREATE TRIGGER search_paragraph_before_changed BEFORE UPDATE OF text ON paragraphs
BEGIN
  INSERT INTO search (search, rowid, question, text, expert, institution)
  SELECT 'delete', * FROM search_documents WHERE id = OLD.response_id;
END;

CREATE TRIGGER search_paragraph_after_changed AFTER UPDATE OF text ON paragraphs
BEGIN
  INSERT INTO search (rowid, question, text, expert, institution)
  SELECT * FROM search_documents WHERE id = OLD.response_id;
END;

CREATE TRIGGER search_paragraph_before_removed BEFORE DELETE ON paragraphs
BEGIN
  INSERT INTO search (search, rowid, question, text, expert, institution)
  SELECT 'delete', * FROM search_documents WHERE id = OLD.response_id;
END;

CREATE TRIGGER search_paragraph_after_removed AFTER DELETE ON paragraphs
BEGIN
  INSERT INTO search (rowid, question, text, expert, institution)
  SELECT * FROM search_documents WHERE id = OLD.response_id;
END;

CREATE TRIGGER search_expert_before_renamed BEFORE UPDATE OF name ON experts
BEGIN
  INSERT INTO search (search, rowid, question, text, expert, institution)
  SELECT 'delete', * FROM search_documents WHERE id IN (SELECT id FROM responses WHERE expert_id = OLD.id);
END;

CREATE TRIGGER search_expert_after_renamed AFTER UPDATE OF name ON experts
BEGIN
  INSERT INTO search (rowid, question, text, expert, institution)
  SELECT * FROM search_documents WHERE id IN (SELECT id FROM responses WHERE expert_id = OLD.id);
END;

CREATE TRIGGER search_institution_before_renamed BEFORE UPDATE OF name ON institutions
BEGIN
  INSERT INTO search (search, rowid, question, text, expert, institution)
  SELECT 'delete', * FROM search_documents WHERE id IN (SELECT response_id FROM affiliations WHERE institution_id = OLD.id);
END;

CREATE TRIGGER search_institution_after_renamed AFTER UPDATE OF name ON institutions
BEGIN
  INSERT INTO search (rowid, question, text, expert, institution)
  SELECT * FROM search_documents WHERE id IN (SELECT response_id FROM affiliations WHERE institution_id = OLD.id);
END;

CREATE TRIGGER search_ask_before_renamed BEFORE UPDATE OF question ON asks
BEGIN
  INSERT INTO search (search, rowid, question, text, expert, institution)
  SELECT 'delete', * FROM search_documents WHERE id IN (SELECT id FROM responses WHERE ask_id = OLD.id);
END;

CREATE TRIGGER search_ask_after_renamed AFTER UPDATE OF question ON asks
BEGIN
  INSERT INTO search (rowid, question, text, expert, institution)
  SELECT * FROM search_documents WHERE id IN (SELECT id FROM responses WHERE ask_id = OLD.id);
END;
