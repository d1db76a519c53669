import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Database } from 'better-sqlite3';
import type { Store } from '../../server/domain/ports.ts';
import { type Classification, classify, compile, NO_ACTORS, parseScheme } from '../../server/stance/index.ts';
import { surveyOf } from '../support/builders.ts';
import { NOON, rawDatabase, storeFor, tempFolder } from '../support/database.ts';
import { runScript } from '../support/process.ts';

/** A scheme of two entries; `refusal` are the words of the second. */
function schemeText({ version = '0.1.0', id = 'mini', refusal = 'reject' } = {}): string {
  return `id: ${id}
version: "${version}"
title: A small scheme
stances:
  - {code: follow, word: Follow, label: Follow, tone: for, definition: Goes along.}
  - {code: resist, word: Resist, label: Resist, tone: against, definition: Refuses.}
  - {code: unclear, word: Unclear, label: Unclear, tone: none, definition: Cannot be told.}
threshold: 0.1
entries:
  - id: follow.accept
    stance: follow
    kind: cue
    weight: 2
    patterns: [accept]
    hits: [They accept it., We accept.]
    misses: [It rained.]
    note: Says so.
  - id: resist.refuse
    stance: resist
    kind: cue
    weight: 3
    patterns: ["(${refusal})"]
    hits: [They ${refusal.split('|')[0]} it., We ${refusal.split('|')[0]}.]
    misses: [It rained.]
    note: Says so.
`;
}

const ANSWERS = [
  'We accept the plan.',
  'We accept parts, yet decline the whole and spurn the rest.',
  'Others decline.',
  'They accept much but decline more.',
  'Nobody knows.',
];

/** Five answers tagged by version 0.1.0, three of them by an editor too, and the command on their database. */
function desk(t: TestContext) {
  const folder = tempFolder(t);
  const path = join(folder, 'panels.db');
  const store = storeFor(t, path);
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const first = compile(parseScheme(schemeText(), 'mini.yaml'), NO_ACTORS);
  const question = 'Should we accept the plan?';
  const read = (text: string): Classification => classify(first, { question, paragraphs: [text] });
  store.imports.add(
    surveyOf({
      question,
      scheme: 'mini',
      contributors: ANSWERS.map((text) => ({ paragraphs: [text], classification: read(text) })),
    }),
  );
  const raw = rawDatabase(t, path);
  const edit = raw.prepare(
    `INSERT INTO codings (response_id, kind, coder, stance, reason, at) VALUES (?, 'editor', 'Mara', ?, 'So it reads.', '${NOON}')`,
  );
  edit.run(1, 'follow');
  edit.run(2, 'resist');
  edit.run(4, 'follow');
  const retag = (...args: string[]) => runScript('retag.ts', args, { STANCEBOOK_DB: path });
  return { store, raw, file, retag };
}

/** Every coding of every answer. */
function codings(store: Store): string[][] {
  return [...store.codings.current('mini')].map((each) =>
    each.codings.map(({ coder, stance }) => `${coder} ${stance}`),
  );
}

/** Every row that a retagging could touch. */
const everything = (raw: Database) =>
  ['codings', 'responses', 'sqlite_sequence'].map((name) => raw.prepare(`SELECT * FROM ${name}`).all());

const published = (store: Store) =>
  ANSWERS.map((_, index) => store.responses.byId(index + 1)?.response.coding.stance);

const WIDER = schemeText({ version: '0.2.0', refusal: 'decline|spurn' });

test('without --apply it shows what would change and why, and changes nothing', async (t) => {
  const { store, raw, file, retag } = desk(t);
  const before = everything(raw);
  const shown = await retag('--scheme', file('wider.yaml', WIDER));
  assert.deepEqual(shown, {
    code: 0,
    stdout: `Response  old           new          editor              counted now (+), no longer (−)
────────  ────────────  ───────────  ──────  ──────────  ──────────────────────────────────────
       2  follow 1.00   resist 0.50  resist  won         + ¶1 “decline” resist.refuse: resist 3
                                                         + ¶1 “spurn” resist.refuse: resist 3
       3  unclear 0.00  resist 1.00          unlabelled  + ¶1 “decline” resist.refuse: resist 3
       4  follow 1.00   resist 0.20  follow  lost        + ¶1 “decline” resist.refuse: resist 3

mini@0.2.0 reads 5 stored answers: 3 would change their stance, 0 only their margin or evidence, 2 nothing.
Won 1, lost 1, still wrong 0, unlabelled 1.
Of 3 answers with an editor’s coding, which stays published, the lexicon agreed with 2 and would agree with 2.
`,
    stderr: 'Nothing was changed. --apply appends these tags.\n',
  });
  assert.deepEqual(everything(raw), before);
  assert.deepEqual(published(store), ['follow', 'resist', 'unclear', 'follow', 'unclear']);
});

test('--apply appends a coding to every answer, keeps those of editors published, and does so once', async (t) => {
  const { store, file, retag } = desk(t);
  const path = file('wider.yaml', WIDER);
  const applied = await retag('--scheme', path, '--apply');
  assert.deepEqual(
    [applied.code, applied.stderr],
    [
      0,
      'Appended 5 codings by mini@0.2.0. New answers are tagged by the scheme that the site was started with.\n',
    ],
  );
  const after = [
    ['mini@0.1.0 follow', 'Mara follow', 'mini@0.2.0 follow'],
    ['mini@0.1.0 follow', 'Mara resist', 'mini@0.2.0 resist'],
    ['mini@0.1.0 unclear', 'mini@0.2.0 resist'],
    ['mini@0.1.0 follow', 'Mara follow', 'mini@0.2.0 resist'],
    ['mini@0.1.0 unclear', 'mini@0.2.0 unclear'],
  ];
  assert.deepEqual(codings(store), after);
  assert.deepEqual(published(store), ['follow', 'resist', 'resist', 'follow', 'unclear']);
  assert.deepEqual(await retag('--scheme', path, '--apply'), {
    code: 0,
    stdout:
      'mini@0.2.0 reads 5 stored answers: 0 would change their stance, 0 only their margin or evidence, 5 nothing.\n' +
      'Of 3 answers with an editor’s coding, which stays published, the lexicon agreed with 2 and would agree with 2.\n',
    stderr: 'Nothing changes: every answer has this tag already.\n',
  });
  assert.deepEqual(codings(store), after);
});

test('a changed lexicon under a version that is stored already is refused as a whole', async (t) => {
  const { raw, file, retag } = desk(t);
  const path = file('same-version.yaml', schemeText({ refusal: 'decline|spurn' }));
  const before = everything(raw);
  const shown = await retag('--scheme', path);
  assert.deepEqual(
    [shown.code, shown.stderr],
    [
      0,
      'Nothing was changed. mini@0.1.0 is stored for 3 answers with another finding: raise the version before --apply.\n',
    ],
  );
  assert.deepEqual(await retag('--scheme', path, '--apply'), {
    code: 1,
    stdout: '',
    stderr:
      'Response 2 is tagged by mini@0.1.0 already, with another finding. Nothing was appended. Raise the version of the scheme, so that the two can be told apart.\n',
  });
  assert.deepEqual(everything(raw), before);
});

test('an earlier version can be brought back; its codings are appended again', async (t) => {
  const { store, file, retag } = desk(t);
  await retag('--scheme', file('wider.yaml', WIDER), '--apply');
  const back = await retag('--scheme', file('first.yaml', schemeText()), '--apply');
  assert.equal(
    back.stderr,
    'Appended 5 codings by mini@0.1.0. New answers are tagged by the scheme that the site was started with.\n',
  );
  assert.deepEqual(published(store), ['follow', 'resist', 'unclear', 'follow', 'unclear']);
});

test('--json gives the same as data', async (t) => {
  const { file, retag } = desk(t);
  const path = file('wider.yaml', WIDER);
  const { stdout } = await retag('--scheme', path, '--json', '--apply');
  const report = JSON.parse(stdout) as Record<string, unknown> & { changes: Record<string, unknown>[] };
  const { changes, ...rest } = report;
  assert.deepEqual(rest, {
    scheme: { id: 'mini', version: '0.2.0', file: path },
    appended: 5,
    responses: 5,
    shifted: 0,
    same: 2,
    totals: { won: 1, lost: 1, 'still wrong': 0, unlabelled: 1 },
    edited: { n: 3, old: 2, new: 2 },
    clashes: [],
  });
  assert.deepEqual(changes[1], {
    response: 3,
    ask: 'should-we-accept-the-plan-1-2025',
    state: 'published',
    old: { coder: 'mini@0.1.0', stance: 'unclear', margin: 0 },
    new: { coder: 'mini@0.2.0', stance: 'resist', margin: 1 },
    gained: [
      {
        ...{ paragraph: 0, start: 7, end: 14, quote: 'decline' },
        ...{ entry: 'resist.refuse', stance: 'resist', baseWeight: 3, weight: 3, factors: [] },
        decides: true,
      },
    ],
    gone: [],
    editor: null,
    outcome: 'unlabelled',
  });
});

test('a scheme that its own lint or examples speak against is refused, with every fault named', async (t) => {
  const { raw, file, retag } = desk(t);
  const before = everything(raw);
  const text = WIDER.replace('hits: [They accept it., We accept.]', 'hits: [They refuse it.]');
  const path = file('faulty.yaml', text);
  assert.deepEqual(await retag('--scheme', path, '--apply'), {
    code: 1,
    stdout: '',
    stderr: [
      `${path}:10: follow.accept: an entry needs two examples that hit, at least`,
      `${path}:10: follow.accept: the example “They refuse it.” should hit, but no pattern of the entry matched`,
      `${path} is refused for 2 faults. Nothing was changed.`,
      '',
    ].join('\n'),
  });
  assert.deepEqual(everything(raw), before);
});

test('a scheme that fails its checklist is refused, with every pair named', async (t) => {
  const { file, retag } = desk(t);
  const path = file('lead.yaml', schemeText({ id: 'lead', version: '9.0.0' }));
  const { code, stdout, stderr } = await retag('--scheme', path);
  const lines = stderr.trimEnd().split('\n');
  assert.deepEqual([code, stdout], [1, '']);
  assert.equal(lines.at(-1), `${path} is refused for ${lines.length - 1} faults. Nothing was changed.`);
  assert.ok(lines.length > 20, 'all of them are named, however many there are');
  assert.ok(
    lines.includes(
      "checklist: negation.contracted (3: negation flips the cue): “Tokyo should copy Norway's quotas.” should be follow, but is read as unclear",
    ),
    stderr,
  );
});

test('what cannot be read, or is no scheme, is one fault; a missing option is wrong usage', async (t) => {
  const { file, retag } = desk(t);
  const broken = file('broken.yaml', schemeText().replace('threshold: 0.1', 'threshold: high'));
  const [missing, faulty, usage] = await Promise.all([
    retag('--scheme', '/nowhere/lead.yaml'),
    retag('--scheme', broken),
    retag(),
  ]);
  assert.deepEqual([missing.code, missing.stdout], [1, '']);
  assert.match(missing.stderr, /^“\/nowhere\/lead\.yaml” cannot be read: ENOENT.* Check the path\.\n$/);
  assert.deepEqual([faulty.code, faulty.stdout], [1, '']);
  assert.match(
    faulty.stderr,
    /broken\.yaml:8: .*threshold.*\n.*broken\.yaml is refused\. Nothing was changed\.\n$/,
  );
  assert.deepEqual([usage.code, usage.stdout], [2, '']);
});

test('a database that is not there is not created', async (t) => {
  const { file } = desk(t);
  const path = join(tempFolder(t), 'none.db');
  const args = ['--scheme', file('wider.yaml', WIDER)];
  assert.deepEqual(await runScript('retag.ts', args, { STANCEBOOK_DB: path }), {
    code: 1,
    stdout: '',
    stderr: `There is no database ${path}. Set STANCEBOOK_DB to the one that the site uses, or run npm start once to create it.\n`,
  });
});
