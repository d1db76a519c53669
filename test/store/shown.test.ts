import assert from 'node:assert/strict';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import type { Store } from '../../server/domain/ports.ts';
import { NO_ANSWER, shownOf } from '../../server/domain/shown.ts';
import { openStore } from '../../server/store/index.ts';
import { migrate } from '../../server/store/migrate.ts';
import { queryOf, surveyOf } from '../support/builders.ts';
import { NOON, storeAndFile, tempPath } from '../support/database.ts';

const VOTES = [{ vote: 'Agree', stance: 'agree', intensity: 1 }];
const ANSWERS = [
  { name: 'Ada Byron', paragraphs: [], declared: { vote: 'Agree', confidence: 7 } },
  { name: 'Bo Ek', paragraphs: [], declared: { vote: null, confidence: null } },
  { name: 'Cai Wu', paragraphs: [], declared: { vote: 'No opinion', confidence: null } },
  { name: 'Dag Ro', paragraphs: ['Hm.'], declared: { vote: 'Agree', confidence: 2 } },
  { name: 'Eva Li', paragraphs: [] },
].map((each) => ({ ...each, stance: 'unclear' }));
const PANEL = { scheme: 'agree', votes: VOTES, contributors: ANSWERS };

/** What the lists show, checked against the rule for one response. */
function shown(store: Store): readonly (readonly [string, string | null])[] {
  const [ask] = store.asks.overviews();
  const marks = store.asks.marks(ask?.ask.slug ?? '');
  const { rows } = store.responses.find(queryOf());
  const told = marks.map(({ stance, kind }) => [stance, kind] as const);
  assert.deepEqual(
    told,
    rows.map((row) => [shownOf(row).stance, shownOf(row).kind]),
  );
  return told;
}

const AT_FIRST = [
  ['agree', 'declared'],
  [NO_ANSWER, null],
  ['unclear', 'declared'],
  ['unclear', 'lexicon'],
  [NO_ANSWER, null],
];

test('where there are no words the vote speaks, else nobody; beside words the tag does', (t) => {
  const { store } = storeAndFile(t);
  store.imports.add(surveyOf(PANEL));
  assert.deepEqual(shown(store), AT_FIRST);
  assert.deepEqual(store.asks.overviews()[0]?.tally, { agree: 1, unclear: 2, [NO_ANSWER]: 2 });
});

test('an editor’s tag outranks that there are no words', (t) => {
  const { store, raw } = storeAndFile(t);
  store.imports.add(surveyOf(PANEL));
  raw.exec(`INSERT INTO codings (response_id, kind, coder, stance, reason, at)
            VALUES (2, 'editor', 'Mara', 'disagree', 'Said so on air.', '${NOON}')`);
  assert.deepEqual(shown(store)[1], ['disagree', 'editor']);
});

test('what is shown follows words that come and go with another edition, and a vote that changes', (t) => {
  const { store } = storeAndFile(t);
  store.imports.add(surveyOf(PANEL));
  const later = ANSWERS.map((each, index) => {
    if (index === 0) return { ...each, declared: { vote: 'Abstain', confidence: null } };
    if (index === 1) return { ...each, paragraphs: ['Perhaps.'] };
    return index === 3 ? { ...each, paragraphs: [] } : each;
  });
  assert.equal(store.imports.update(surveyOf({ ...PANEL, contributors: later })).status, 'updated');
  assert.deepEqual(shown(store), [
    ['unclear', 'declared'],
    ['unclear', 'lexicon'],
    ['unclear', 'declared'],
    ['agree', 'declared'],
    [NO_ANSWER, null],
  ]);
});

test('a database from before is shown by the same rule', (t) => {
  const path = tempPath(t);
  const filled = openStore(path);
  filled.imports.add(surveyOf(PANEL));
  filled.close();
  const old = new Database(path);
  // Everything that the fifth migration added, taken away again, and the indexes that the seventh made of it.
  for (const { type, name } of old
    .prepare(
      "SELECT type, name FROM sqlite_schema WHERE name GLOB 'responses_show_*' OR name = 'shown_stances'",
    )
    .all() as { type: string; name: string }[]) // The statement selects these.
    old.exec(`DROP ${type} ${name}`);
  old.exec(`DROP INDEX published_responses; DROP INDEX counted_responses; DROP INDEX unpublished_responses;
            ALTER TABLE responses DROP COLUMN shown_stance; ALTER TABLE responses DROP COLUMN shown_kind;
            CREATE INDEX published_responses ON responses (ask_id, position, stance) WHERE state = 'published'`);
  old.pragma('user_version = 4');
  migrate(old, 5);
  old.pragma('user_version = 6'); // The sixth has been here all along.
  old.close();
  const store = openStore(path);
  t.after(() => store.close());
  assert.deepEqual(shown(store), AT_FIRST);
});
