-- What editors decide about asks, and what tables need to be sorted by what they show.

-- Who opened or closed an ask; `asks.state` is the newest of these, or what the import said.
CREATE TABLE ask_states (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  ask_id INTEGER NOT NULL REFERENCES asks (id),
  state  TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  actor  TEXT NOT NULL CHECK (actor <> ''),
  reason TEXT,
  at     TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*Z')
) STRICT;

CREATE INDEX ask_states_by_ask ON ask_states (ask_id, id);

CREATE TRIGGER ask_states_are_never_changed BEFORE UPDATE ON ask_states
BEGIN SELECT raise(ABORT, 'the record of asks is appended, never changed'); END;

-- REPLACE deletes without asking the trigger below.
CREATE TRIGGER ask_states_are_never_replaced BEFORE INSERT ON ask_states
WHEN EXISTS (SELECT 1 FROM ask_states WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'the record of asks is appended, never replaced'); END;

CREATE TRIGGER ask_states_are_never_deleted BEFORE DELETE ON ask_states
BEGIN SELECT raise(ABORT, 'the record of asks is appended, never deleted'); END;

-- Finds the asks that put the same question.
CREATE INDEX asks_by_question ON asks (question);

-- The sorting form of `printed`. What was stored before gets an approximation of it.
ALTER TABLE affiliations ADD COLUMN sort_key TEXT;

UPDATE affiliations
   SET sort_key = CASE WHEN lower(printed) LIKE 'the %' THEN substr(lower(printed), 5) ELSE lower(printed) END;
