import assert from 'node:assert/strict';
import { userInfo } from 'node:os';
import { type TestContext, test } from 'node:test';
import { submissionOf, surveyOf } from '../support/builders.ts';
import { storeFor, tempPath } from '../support/database.ts';
import { runScript } from '../support/process.ts';

/** A database with one open ask and two submissions, the script on it, and the same text for any reference. */
function desk(t: TestContext) {
  const path = tempPath(t);
  const store = storeFor(t, path);
  const { ask } = store.imports.add(surveyOf({ state: 'open', contributors: [] }));
  const submit = (name: string): string =>
    store.submissions.submit(submissionOf(ask.slug, { name })).reference;
  const references = [submit('Ada Byron'), submit('Zoë Ünal-Featherstonehaugh-Cholmondeley')] as const;
  const moderate = (...args: string[]) => runScript('moderate.ts', args, { STANCEBOOK_DB: path });
  return { store, references, moderate };
}

test('list shows what waits as aligned columns, oldest first', async (t) => {
  const { references, moderate } = desk(t);
  assert.deepEqual(await moderate('list'), {
    code: 0,
    stdout: [
      'reference     received          contributor                       stance  words  question',
      `${references[0]}  2026-03-06 12:00  Ada Byron                         resist  7      Should Britain follow the American lead on trade?`,
      `${references[1]}  2026-03-06 12:00  Zoë Ünal-Featherstonehaugh-Chol…  resist  7      Should Britain follow the American lead on trade?`,
      '',
    ].join('\n'),
    stderr: '',
  });
});

test('list --json and show --json give the items as they are', async (t) => {
  const { store, references, moderate } = desk(t);
  const list = await moderate('list', '--json');
  assert.deepEqual(JSON.parse(list.stdout), JSON.parse(JSON.stringify(store.moderation.pending())));
  const show = await moderate('show', references[0], '--json');
  assert.deepEqual(
    JSON.parse(show.stdout),
    JSON.parse(JSON.stringify(store.submissions.byReference(references[0]))),
  );
});

test('show gives the whole submission, whatever was decided', async (t) => {
  const { store, references, moderate } = desk(t);
  store.moderation.reject(references[0], 'Mara', 'Advertising.');
  assert.deepEqual(await moderate('show', references[0].toLowerCase()), {
    code: 0,
    stdout: `reference    ${references[0]}
state        rejected
question     Should Britain follow the American lead on trade?
ask          /asks/should-britain-follow-the-american-lead-on-trade-1-2025
name         Ada Byron
affiliation  Reader in Strategy, University of Westhaven
stance       resist (on balance, margin 0.50, lead@0.1.0)
submitted    2026-03-06 12:00 by contributor
rejected     2026-03-06 12:00 by Mara: Advertising.

Britain should resist.

It has the means.
`,
    stderr: '',
  });
});

test('publish makes public and reject keeps back, each on record with who and why', async (t) => {
  const { store, references, moderate } = desk(t);
  assert.deepEqual(await moderate('publish', references[1], '--as', 'Mara'), {
    code: 0,
    stdout: `${references[1]} is published: /responses/2\n`,
    stderr: '',
  });
  assert.deepEqual(await moderate('reject', references[0], '--why', ' Off the subject. '), {
    code: 0,
    stdout: `${references[0]} is rejected.\n`,
    stderr: '',
  });
  const decisions = references.map((reference) => {
    const last = store.submissions.byReference(reference)?.history.at(-1);
    return [last?.action, last?.actor, last?.reason];
  });
  assert.deepEqual(decisions, [
    ['rejected', userInfo().username, 'Off the subject.'],
    ['published', 'Mara', null],
  ]);
  assert.equal(store.responses.byId(2)?.response.expert.name, 'Zoë Ünal-Featherstonehaugh-Cholmondeley');
  assert.deepEqual(await moderate('list'), {
    code: 0,
    stdout: '',
    stderr: 'Nothing waits for a decision.\n',
  });
  assert.deepEqual((await moderate('list', '--json')).stdout, '[]\n');
});

test('list and show say whom publishing would join, and --as-new-expert keeps the two apart', async (t) => {
  const path = tempPath(t);
  const store = storeFor(t, path);
  const { ask } = store.imports.add(surveyOf({ state: 'open', contributors: [{ name: 'Hugo Brenner' }] }));
  const submit = (name: string): string =>
    store.submissions.submit(submissionOf(ask.slug, { name })).reference;
  const [joined, apart] = [submit('Dr Hugo Brenner'), submit('Prof. Hugo Brenner')];
  const moderate = (...args: string[]) => runScript('moderate.ts', args, { STANCEBOOK_DB: path });
  const words =
    'Publishing joins this answer to the expert Hugo Brenner (1 response), who has ALREADY answered this ask: /responses/1; publish --as-new-expert keeps them apart.';
  const list = await moderate('list');
  assert.deepEqual(list.stdout.split('\n').slice(3), [`${joined}: ${words}`, `${apart}: ${words}`, '']);
  assert.ok((await moderate('show', joined)).stdout.includes(`\nexpert       ${words}\n`));
  assert.equal(
    (await moderate('publish', joined, '--as', 'Mara')).stdout,
    `${joined} is published: /responses/2\nIt joined the expert Hugo Brenner (1 response): /experts/hugo-brenner\n`,
  );
  assert.equal(
    (await moderate('publish', apart, '--as-new-expert', '--as', 'Mara')).stdout,
    `${apart} is published: /responses/3\n`,
  );
  assert.deepEqual(
    [2, 3].map((id) => store.responses.byId(id)?.response.expert.slug),
    ['hugo-brenner', 'hugo-brenner-2'],
  );
});

test('whom an answer would join is not said to have answered, where that was another ask', async (t) => {
  const path = tempPath(t);
  const store = storeFor(t, path);
  store.imports.add(surveyOf({ contributors: [{ name: 'Hugo Brenner' }] }));
  const { ask } = store.imports.add(
    surveyOf({
      question: 'Should Britain follow the American lead on steel?',
      number: '2',
      state: 'open',
      contributors: [],
    }),
  );
  const { reference } = store.submissions.submit(submissionOf(ask.slug, { name: 'Hugo Brenner' }));
  const { stdout } = await runScript('moderate.ts', ['show', reference], { STANCEBOOK_DB: path });
  assert.ok(
    stdout.includes(
      '\nexpert       Publishing joins this answer to the expert Hugo Brenner (1 response); publish --as-new-expert keeps them apart.\n',
    ),
    stdout,
  );
});

test('open and close change an ask, and asks shows who did it last', async (t) => {
  const { store, moderate } = desk(t);
  const slug = 'should-britain-follow-the-american-lead-on-trade-1-2025';
  const question = '“Should Britain follow the American lead on trade?”';
  assert.deepEqual(await moderate('close', slug, '--as', 'Mara', '--why', 'The week is over.'), {
    code: 0,
    stdout: `${question} is closed: /asks/${slug}\n`,
    stderr: '',
  });
  assert.equal(
    (await moderate('asks')).stdout,
    `state   since                                        ask\nclosed  2026-03-06 12:00 by Mara: The week is over.  ${slug}\n`.replace(
      /2026-03-06 12:00/,
      store.moderation.asks()[0]?.history[0]?.at.slice(0, 16).replace('T', ' ') ?? '',
    ),
  );
  assert.deepEqual(await moderate('close', slug, '--as', 'Mara'), {
    code: 1,
    stdout: '',
    stderr: `${question} is closed already.\n`,
  });
  assert.equal(
    (await moderate('open', slug, '--as', 'Ilse')).stdout,
    `${question} is open: /submit/${slug}\n`,
  );
  assert.deepEqual(
    store.moderation.asks()[0]?.history.map(({ state, actor, reason }) => [state, actor, reason]),
    [
      ['closed', 'Mara', 'The week is over.'],
      ['open', 'Ilse', null],
    ],
  );
});

test('what a reason and a name hold of controls and turned text is stripped before it is kept', async (t) => {
  const { store, references, moderate } = desk(t);
  const hostile = ['--why', ' a\x1b[31m\nb\u202e  c ', '--as', 'Ma\u2066ra\x07'];
  assert.equal((await moderate('reject', references[0], ...hostile)).code, 0);
  const { actor, reason } = store.submissions.byReference(references[0])?.history.at(-1) ?? {};
  assert.deepEqual({ actor, reason }, { actor: 'Mara', reason: 'a[31m b c' });
  for (const empty of [
    ['--why', '\u202e\x07'],
    ['--why', 'Off.', '--as', '\x1b'],
  ]) {
    assert.equal((await moderate('reject', references[1], ...empty)).code, 2);
  }
});

test('a fault in the input is one sentence on standard error and exit code 1', async (t) => {
  const { store, references, moderate } = desk(t);
  store.moderation.reject(references[0], 'Mara', 'Advertising.');
  const [unknown, unknownShown, decided] = await Promise.all([
    moderate('publish', 'SB-NOPE-NOPE'),
    moderate('show', 'SB-NOPE-NOPE'),
    moderate('publish', references[0]),
  ]);
  assert.deepEqual(unknown, {
    code: 1,
    stdout: '',
    stderr: 'There is no submission “SB-NOPE-NOPE”. Check the reference.\n',
  });
  assert.deepEqual(unknownShown, unknown);
  assert.deepEqual(decided, {
    code: 1,
    stdout: '',
    stderr: `${references[0]} cannot be published: it was rejected by Mara at 2026-03-06T12:00:00.000Z. Only pending submissions can be decided.\n`,
  });
});

test('a database that is not there is not created', async (t) => {
  const path = tempPath(t);
  assert.deepEqual(await runScript('moderate.ts', ['list'], { STANCEBOOK_DB: path }), {
    code: 1,
    stdout: '',
    stderr: `There is no database ${path}. Set STANCEBOOK_DB to the one that the site uses, or run npm start once to create it.\n`,
  });
});

test('wrong usage is exit code 2 and changes nothing', async (t) => {
  const { store, references, moderate } = desk(t);
  const wrong = [
    [],
    ['burn'],
    ['publish'],
    ['reject', references[0]],
    ['reject', references[0], '--why', '  '],
    ['publish', references[0], '--as', ' '],
    ['publish', references[0], 'extra'],
  ];
  const answers = await Promise.all(wrong.map((args) => moderate(...args)));
  assert.deepEqual(
    answers.map(({ code, stdout }) => ({ code, stdout })),
    wrong.map(() => ({ code: 2, stdout: '' })),
  );
  assert.equal(store.moderation.pending().length, 2);
  const help = await moderate('--help');
  assert.equal(help.code, 0);
  assert.match(help.stdout, /list.*show.*publish.*reject.*asks.*open.*close/s);
});
