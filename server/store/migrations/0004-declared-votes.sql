-- What contributors declared themselves, beside what the lexicon read; and the earlier editions of asks whose
-- documents changed, so that nothing that was public is lost.

-- Of declared codings alone. `vote` as printed, null where none was cast; `intensity` is null where the scheme
-- has no such vote, and the stance is then `unclear`. `declared_confidence` is on the document's own scale.
ALTER TABLE codings ADD COLUMN vote TEXT CHECK (vote <> '' AND (vote IS NULL OR kind = 'declared'));
ALTER TABLE codings ADD COLUMN intensity INTEGER
  CHECK (intensity BETWEEN 0 AND 9 AND (intensity IS NULL OR (kind = 'declared' AND vote IS NOT NULL)));
ALTER TABLE codings ADD COLUMN declared_confidence REAL
  CHECK (declared_confidence >= 0 AND (declared_confidence IS NULL OR kind = 'declared'));

-- One row per update of an ask from a changed document: `survey` is the whole ask as it stood before, in the
-- JSON that the importer reads, `source_id` the document that it then came from.
CREATE TABLE ask_revisions (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  ask_id    INTEGER NOT NULL REFERENCES asks (id),
  source_id INTEGER REFERENCES sources (id),
  survey    TEXT NOT NULL CHECK (json_valid(survey) AND json_type(survey) = 'object'),
  at        TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*Z')
) STRICT;

CREATE INDEX ask_revisions_by_ask ON ask_revisions (ask_id, id);

CREATE TRIGGER ask_revisions_are_never_changed BEFORE UPDATE ON ask_revisions
BEGIN SELECT raise(ABORT, 'the revisions of asks are appended, never changed'); END;

-- REPLACE deletes without asking the trigger below.
CREATE TRIGGER ask_revisions_are_never_replaced BEFORE INSERT ON ask_revisions
WHEN EXISTS (SELECT 1 FROM ask_revisions WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'the revisions of asks are appended, never replaced'); END;

CREATE TRIGGER ask_revisions_are_never_deleted BEFORE DELETE ON ask_revisions
BEGIN SELECT raise(ABORT, 'the revisions of asks are appended, never deleted'); END;

-- Responses that an update of their document took out of the panel, or put back. The response itself stays.
CREATE TABLE withdrawals (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  response_id INTEGER NOT NULL REFERENCES responses (id),
  revision_id INTEGER NOT NULL REFERENCES ask_revisions (id),
  action      TEXT NOT NULL CHECK (action IN ('withdrawn', 'restored')),
  reason      TEXT NOT NULL CHECK (reason <> '')
) STRICT;

CREATE INDEX withdrawals_by_response ON withdrawals (response_id, id);

CREATE TRIGGER withdrawals_are_never_changed BEFORE UPDATE ON withdrawals
BEGIN SELECT raise(ABORT, 'the record of withdrawals is appended, never changed'); END;

-- REPLACE deletes without asking the trigger below.
CREATE TRIGGER withdrawals_are_never_replaced BEFORE INSERT ON withdrawals
WHEN EXISTS (SELECT 1 FROM withdrawals WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'the record of withdrawals is appended, never replaced'); END;

CREATE TRIGGER withdrawals_are_never_deleted BEFORE DELETE ON withdrawals
BEGIN SELECT raise(ABORT, 'the record of withdrawals is appended, never deleted'); END;
