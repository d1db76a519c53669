-- Panels are counted far more often than they are read: by stance, by whose stance it is and by why it is unclear.
-- In this order equal answers stand together, so that counting them sorts nothing.
CREATE INDEX counted_responses
  ON responses (ask_id, shown_stance, shown_kind, basis, confidence, margin)
  WHERE state = 'published';

-- The few that are not public: to leave them out of a count by institution without a look at all the others.
CREATE INDEX unpublished_responses ON responses (state) WHERE state <> 'published';
