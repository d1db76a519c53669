-- The stance that lists of many responses show, ready to be filtered and counted. A lexicon finds nothing where
-- there are no words: there the contributor's own vote speaks, and where no vote was cast nobody does. The stance
-- of no answer is 'no-answer', and nobody (null) set it.

ALTER TABLE responses ADD COLUMN shown_stance TEXT CHECK (shown_stance <> '');
ALTER TABLE responses ADD COLUMN shown_kind TEXT CHECK (shown_kind IN ('lexicon', 'editor', 'declared'));

CREATE VIEW shown_stances (id, stance, kind) AS
SELECT id, iif(silent, coalesce(voted, 'no-answer'), stance),
       iif(silent, iif(voted IS NULL, NULL, 'declared'), coder_kind)
  FROM (SELECT r.id, r.stance, r.coder_kind,
               r.coder_kind = 'lexicon' AND r.basis = 'no cue'
                 AND NOT EXISTS (SELECT 1 FROM paragraphs p WHERE p.response_id = r.id) AS silent,
               (SELECT iif(d.vote IS NULL, NULL, d.stance) FROM codings d
                 WHERE d.response_id = r.id AND d.kind = 'declared' ORDER BY d.id DESC LIMIT 1) AS voted
          FROM responses r
         WHERE r.coding_id IS NOT NULL);

UPDATE responses
   SET (shown_stance, shown_kind) = (SELECT stance, kind FROM shown_stances WHERE id = responses.id);

-- Every new coding sets `coding_id`, be it to what it was: of declared ones too.
CREATE TRIGGER responses_show_their_coding AFTER UPDATE OF coding_id ON responses
BEGIN
  UPDATE responses SET (shown_stance, shown_kind) = (SELECT stance, kind FROM shown_stances WHERE id = NEW.id)
   WHERE id = NEW.id;
END;

CREATE TRIGGER responses_show_that_there_are_words AFTER INSERT ON paragraphs
BEGIN
  UPDATE responses SET (shown_stance, shown_kind) = (SELECT stance, kind FROM shown_stances WHERE id = NEW.response_id)
   WHERE id = NEW.response_id AND coding_id IS NOT NULL;
END;

CREATE TRIGGER responses_show_that_there_are_none AFTER DELETE ON paragraphs
BEGIN
  UPDATE responses SET (shown_stance, shown_kind) = (SELECT stance, kind FROM shown_stances WHERE id = OLD.response_id)
   WHERE id = OLD.response_id AND coding_id IS NOT NULL;
END;

-- As before, with what is shown.
DROP INDEX published_responses;
CREATE INDEX published_responses
  ON responses (ask_id, position, shown_stance, shown_kind, basis, margin, confidence, expert_id)
  WHERE state = 'published';
