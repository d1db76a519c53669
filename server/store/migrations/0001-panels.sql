-- Asks, the people and institutions that answer them, and what was read out of the answers.
-- Instants are ISO 8601 in UTC, dates are ISO days.

CREATE TABLE sources (
  id          INTEGER PRIMARY KEY,
  title       TEXT NOT NULL,
  publisher   TEXT,
  url         TEXT,
  hash        TEXT NOT NULL UNIQUE CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
  imported_at TEXT NOT NULL CHECK (imported_at GLOB '????-??-??T??:??:??*Z')
) STRICT;

CREATE TABLE asks (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  slug      TEXT NOT NULL UNIQUE CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
  -- Nature, series, number (or date) and question, folded: two asks may not be the same ask.
  identity  TEXT NOT NULL UNIQUE,
  question  TEXT NOT NULL CHECK (question <> ''),
  series    TEXT,
  number    TEXT,
  date      TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  intro     TEXT NOT NULL CHECK (json_valid(intro) AND json_type(intro) = 'array'),
  scheme    TEXT NOT NULL,
  lead      TEXT,
  state     TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  nature    TEXT NOT NULL CHECK (nature IN ('verbatim', 'summary', 'illustrative')),
  source_id INTEGER REFERENCES sources (id)
) STRICT;

CREATE INDEX asks_newest ON asks (date DESC, id DESC);
CREATE INDEX asks_by_source ON asks (source_id);

-- A person. `match_key` finds the same name again; it is null where the name is unknown and while the
-- person is known from unpublished submissions only, so that those decide nothing. Invented people
-- of illustrative asks never become real ones of the same name.
CREATE TABLE experts (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  slug      TEXT NOT NULL UNIQUE CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
  name      TEXT CHECK (name <> ''),
  label     TEXT NOT NULL CHECK (label <> ''),
  sort_key  TEXT NOT NULL,
  world     TEXT NOT NULL CHECK (world IN ('real', 'invented')),
  match_key TEXT,
  CHECK (name IS NOT NULL OR match_key IS NULL),
  UNIQUE (world, match_key)
) STRICT;

CREATE TABLE institutions (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  slug     TEXT NOT NULL UNIQUE CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
  name     TEXT NOT NULL CHECK (name <> ''),
  sort_key TEXT NOT NULL,
  kind     TEXT NOT NULL
           CHECK (kind IN ('university', 'think tank', 'government', 'media', 'business', 'other')),
  country  TEXT
) STRICT;

-- Every folded name that means an institution, its own included.
CREATE TABLE institution_aliases (
  match_key      TEXT PRIMARY KEY CHECK (match_key <> ''),
  institution_id INTEGER NOT NULL REFERENCES institutions (id),
  alias          TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX aliases_by_institution ON institution_aliases (institution_id);

-- The columns from `coding_id` to `coder_kind` repeat the published coding; a trigger keeps them.
-- A response is written as pending and becomes public by one update of `state`, when it is whole.
CREATE TABLE responses (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  ask_id       INTEGER NOT NULL REFERENCES asks (id),
  expert_id    INTEGER NOT NULL REFERENCES experts (id),
  position     INTEGER CHECK (position >= 1),
  state        TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'published', 'rejected')),
  coding_id    INTEGER REFERENCES codings (id),
  stance       TEXT,
  margin       REAL,
  basis        TEXT,
  confidence   TEXT,
  coder_kind   TEXT,
  printed_name TEXT,
  UNIQUE (ask_id, position),
  CHECK (state <> 'published' OR (position IS NOT NULL AND coding_id IS NOT NULL)),
  CHECK ((coding_id IS NULL) = (stance IS NULL) AND (coding_id IS NULL) = (coder_kind IS NULL))
) STRICT;

-- Answers every filter, count and sort over public responses without touching their texts.
CREATE INDEX published_responses
  ON responses (ask_id, position, stance, margin, expert_id, basis, confidence, coder_kind)
  WHERE state = 'published';
CREATE INDEX responses_by_expert ON responses (expert_id);
CREATE INDEX pending_responses ON responses (id) WHERE state = 'pending';

-- The text of a response. `paragraph` counts from 0, as evidence does.
CREATE TABLE paragraphs (
  response_id INTEGER NOT NULL REFERENCES responses (id),
  paragraph   INTEGER NOT NULL CHECK (paragraph >= 0),
  text        TEXT NOT NULL CHECK (text <> ''),
  PRIMARY KEY (response_id, paragraph)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER paragraphs_stay_with_their_response BEFORE UPDATE OF response_id ON paragraphs
BEGIN SELECT raise(ABORT, 'a paragraph belongs to one response'); END;

-- `printed` as on the day; `institution_id` is what it was taken to mean (null while unpublished).
CREATE TABLE affiliations (
  response_id    INTEGER NOT NULL REFERENCES responses (id),
  position       INTEGER NOT NULL CHECK (position >= 1),
  role           TEXT,
  printed        TEXT,
  institution_id INTEGER REFERENCES institutions (id),
  PRIMARY KEY (response_id, position),
  CHECK (role IS NOT NULL OR printed IS NOT NULL),
  CHECK (printed IS NOT NULL OR institution_id IS NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX affiliations_by_institution ON affiliations (institution_id, response_id);

CREATE TRIGGER affiliations_stay_with_their_response BEFORE UPDATE OF response_id ON affiliations
BEGIN SELECT raise(ABORT, 'an affiliation belongs to one response'); END;

CREATE TABLE codings (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  response_id    INTEGER NOT NULL REFERENCES responses (id),
  kind           TEXT NOT NULL CHECK (kind IN ('lexicon', 'editor', 'declared')),
  coder          TEXT NOT NULL CHECK (coder <> ''),
  stance         TEXT NOT NULL CHECK (stance <> ''),
  margin         REAL CHECK (margin BETWEEN 0 AND 1),
  basis          TEXT CHECK (basis IN ('verdict', 'score', 'no cue', 'tie', 'stated')),
  confidence     TEXT CHECK (confidence IN ('high', 'medium', 'low')),
  reason         TEXT,
  at             TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*Z'),
  classification TEXT CHECK (json_valid(classification) AND json_type(classification) = 'object'),
  CHECK ((kind = 'lexicon') = (classification IS NOT NULL)),
  CHECK ((kind = 'lexicon') = (basis IS NOT NULL) AND (kind = 'lexicon') = (confidence IS NOT NULL)),
  CHECK (kind <> 'lexicon' OR margin IS NOT NULL),
  CHECK (kind <> 'editor' OR (reason IS NOT NULL AND reason <> ''))
) STRICT;

CREATE INDEX codings_by_response ON codings (response_id, kind, id);

CREATE TRIGGER codings_are_never_changed BEFORE UPDATE ON codings
BEGIN SELECT raise(ABORT, 'codings are appended, never changed'); END;

-- REPLACE deletes without asking the trigger below.
CREATE TRIGGER codings_are_never_replaced BEFORE INSERT ON codings
WHEN EXISTS (SELECT 1 FROM codings WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'codings are appended, never replaced'); END;

CREATE TRIGGER codings_are_never_deleted BEFORE DELETE ON codings
BEGIN SELECT raise(ABORT, 'codings are appended, never deleted'); END;

-- Published stance: the newest editor coding, else the newest lexicon coding.
CREATE TRIGGER codings_move_the_published_stance AFTER INSERT ON codings
BEGIN
  UPDATE responses
     SET (coding_id, stance, margin, basis, confidence, coder_kind) =
         (SELECT id, stance, margin, basis, confidence, kind
            FROM codings
           WHERE response_id = NEW.response_id AND kind IN ('editor', 'lexicon')
           ORDER BY kind = 'editor' DESC, id DESC
           LIMIT 1)
   WHERE id = NEW.response_id;
END;

-- What came in by the form: its reference number, and a hash that recognises the very same answer.
CREATE TABLE submissions (
  response_id  INTEGER PRIMARY KEY REFERENCES responses (id),
  reference    TEXT NOT NULL UNIQUE CHECK (reference GLOB 'SB-????-????'),
  content_hash TEXT NOT NULL UNIQUE CHECK (length(content_hash) = 64)
) STRICT;

CREATE TABLE moderation (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  response_id INTEGER NOT NULL REFERENCES submissions (response_id),
  action      TEXT NOT NULL CHECK (action IN ('submitted', 'published', 'rejected')),
  actor       TEXT NOT NULL CHECK (actor <> ''),
  reason      TEXT,
  at          TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*Z'),
  CHECK (action <> 'rejected' OR (reason IS NOT NULL AND reason <> ''))
) STRICT;

CREATE INDEX moderation_by_response ON moderation (response_id, id);

CREATE TRIGGER moderation_is_never_changed BEFORE UPDATE ON moderation
BEGIN SELECT raise(ABORT, 'the moderation record is appended, never changed'); END;

-- REPLACE deletes without asking the trigger below.
CREATE TRIGGER moderation_is_never_replaced BEFORE INSERT ON moderation
WHEN EXISTS (SELECT 1 FROM moderation WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'the moderation record is appended, never replaced'); END;

CREATE TRIGGER moderation_is_never_deleted BEFORE DELETE ON moderation
BEGIN SELECT raise(ABORT, 'the moderation record is appended, never deleted'); END;
