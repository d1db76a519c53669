import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type MatrixAnswer,
  type MatrixQuery,
  matrixPart,
  type Positions,
} from '../../server/domain/matrix.ts';
import { parseSearch } from '../../server/domain/search.ts';
import type { Ask } from '../../server/domain/types.ts';
import { presentMatrix } from '../../server/presenters/matrix.ts';
import { cellView } from '../../server/presenters/matrix-cells.ts';
import { matrixTable } from '../../server/presenters/matrix-table.ts';
import { askOf, FOLLOW, RESIST, SCHEME, SHAPE } from './fixtures.ts';

const OTHER = { ...SCHEME, id: 'other', title: 'Another scheme' };
const SUBJECT = { id: 1, slug: 'sallow-institute', label: 'Sallow Institute' };

function answerOf(changes: Partial<MatrixAnswer> = {}): MatrixAnswer {
  return {
    ...{ subject: 1, ask: 1, response: 7, expert: 'Åsa Berg', stance: 'shape' },
    ...{ kind: 'lexicon', vote: null, weak: false, wordless: false, sentence: 'Sign only if it gains.' },
    ...changes,
  };
}

function cellOf(answers: readonly MatrixAnswer[], rows: MatrixQuery['rows'] = 'experts', ask: Ask = askOf()) {
  return cellView({ rows, subject: SUBJECT, ask, answers, scheme: SCHEME, id: 'c0-0' });
}

const STANCE = {
  weak: false,
  n: null,
  expert: null,
  by: null,
  vote: null,
  sentence: null,
  instead: null,
  more: null,
};

test('one answer is its stance, leading to the response, with the sentence that decided it', () => {
  assert.deepEqual(cellOf([answerOf()]), {
    stances: [
      { ...STANCE, id: 'c0-0-0', stance: SHAPE, href: '/responses/7', sentence: 'Sign only if it gains.' },
    ],
    none: null,
  });
});

test('an institution shows each stance with n in reading order, leading to those answers', () => {
  const answers = [
    answerOf({ response: 3, stance: 'resist', sentence: null, weak: true }),
    answerOf({ response: 4, stance: 'follow', kind: 'editor', expert: 'Bo Ek', sentence: null }),
    answerOf({ response: 5, stance: 'resist', expert: 'Cai Wu', sentence: 'Refuse it.' }),
    answerOf({ response: 6, stance: 'no-answer', kind: null, sentence: null }),
  ];
  const path = '/asks/arctic-12?stance=resist&institution=sallow-institute#compare';
  assert.deepEqual(cellOf(answers, 'institutions'), {
    stances: [
      {
        ...{ ...STANCE, id: 'c0-0-0', stance: FOLLOW, n: '1', href: '/responses/4', expert: 'Bo Ek' },
        ...{ by: 'editor’s tag', instead: 'An editor’s reading of the whole answer.' },
      },
      {
        ...{ ...STANCE, id: 'c0-0-1', stance: RESIST, n: '2', href: path, expert: 'Cai Wu' },
        ...{ sentence: 'Refuse it.', more: 'and 1 more answer' },
      },
    ],
    none: 'no answer 1',
  });
});

test('an empty cell says what is known and never guesses', () => {
  const silent = answerOf({ stance: 'no-answer', kind: null, sentence: null });
  const none = (answers: readonly MatrixAnswer[], state: Ask['state']): string | null =>
    cellOf(answers, 'experts', askOf({ state })).none;
  assert.equal(none([], 'closed'), 'not asked');
  assert.equal(none([], 'open'), 'not asked');
  assert.equal(none([silent], 'open'), 'no answer');
  assert.equal(none([silent], 'closed'), 'no answer');
});

test('a vote without words stands as such, and says how many it is among tags', () => {
  const vote = answerOf({ kind: 'declared', sentence: null, vote: 'Strongly agree' });
  const [alone] = cellOf([vote]).stances;
  assert.deepEqual(
    [alone?.by, alone?.vote, alone?.n, alone?.instead],
    ['own vote', 'Strongly agree', null, 'A vote without words.'],
  );
  const by = (...answers: readonly MatrixAnswer[]) => cellOf(answers, 'institutions').stances[0]?.by;
  assert.equal(by(vote, vote), 'own votes');
  assert.equal(by(vote, vote, answerOf()), '2 own votes');
  assert.equal(by(answerOf(), answerOf({ kind: 'editor' })), '1 editor’s tag');
  assert.equal(by(answerOf(), answerOf()), null);
});

const ASKS = [askOf({ id: 1 }), askOf({ id: 2, slug: 'trade-3', nature: 'illustrative' })];
const POSITIONS: Positions = {
  subjects: [SUBJECT, { id: 2, slug: 'asa-berg', label: 'Åsa Berg' }],
  positions: [
    { subject: 1, ask: 1, stance: 'shape', responses: 1 },
    { subject: 2, ask: 1, stance: 'resist', responses: 1 },
    { subject: 2, ask: 2, stance: 'follow', responses: 1 },
  ],
  panels: [
    { ask: 1, stance: 'shape', responses: 2 },
    { ask: 1, stance: 'resist', responses: 1 },
    { ask: 1, stance: 'unclear', responses: 1 },
    { ask: 2, stance: 'follow', responses: 2 },
  ],
};

function inputOf(changes: Partial<MatrixQuery> = {}) {
  const query: MatrixQuery = {
    scheme: 'lead',
    rows: 'experts',
    text: null,
    sort: 'name',
    window: 1,
    page: 1,
    ...changes,
  };
  return {
    query,
    part: matrixPart(query, ASKS, POSITIONS),
    answers: [answerOf(), answerOf({ subject: 2, response: 8, stance: 'resist' })],
    scheme: SCHEME,
    schemes: [SCHEME, OTHER],
  };
}

test('a matrix says its rows, asks, choices and figures, each figure with its n', () => {
  const page = presentMatrix(inputOf({ sort: 'dissent' }));
  assert.equal(page.heading, '2 experts on 2 asks');
  assert.equal(page.title, '2 experts on 2 asks: following a lead (by dissent)');
  assert.deepEqual(
    page.choices.map(({ name, options }) => [
      name,
      options.map(({ label, on }) => (on ? `[${label}]` : label)),
    ]),
    [
      ['Rows', ['[Experts]', 'Institutions']],
      ['Asks', ['[Following a lead]', 'Another scheme']],
      ['Sort by', ['Name', 'Agreement', '[Dissent]']],
    ],
  );
  assert.deepEqual(
    page.choices.flatMap(({ options }) => options.map(({ href }) => href)),
    [
      '/matrix?scheme=lead&sort=dissent',
      '/matrix?scheme=lead&rows=institutions&sort=dissent',
      '/matrix?scheme=lead&sort=dissent',
      '/matrix?scheme=other&sort=dissent',
      '/matrix?scheme=lead',
      '/matrix?scheme=lead&sort=agreement',
      '/matrix?scheme=lead&sort=dissent',
    ],
  );
  assert.deepEqual(
    page.rows.map(({ label, href, figures }) => [label, href, figures]),
    [
      ['Åsa Berg', '/experts/asa-berg', '2 asks to compare, too few to rate'],
      ['Sallow Institute', '/experts/sallow-institute', '1 ask to compare, too few to rate'],
    ],
  );
  assert.deepEqual(
    page.columns.map(({ href, flag, tally }) => [
      href,
      flag,
      tally.map(({ stance, n }) => `${stance.word} ${n}`),
    ]),
    [
      ['/asks/arctic-12', null, ['Shape 2', 'Resist 1', 'Unclear 1']],
      ['/asks/trade-3', 'Illustrative sample', ['Follow 2']],
    ],
  );
  assert.deepEqual(page.window, { text: 'Asks 1 to 2 of 2, newest first', newer: null, older: null });
  assert.deepEqual([page.pager, page.flagged], [null, true]);
});

test('every cell of a page has an anchor of its own', () => {
  const { rows } = presentMatrix(inputOf());
  const ids = rows.flatMap(({ cells }) => cells.flatMap(({ stances }) => stances.map(({ id }) => id)));
  assert.deepEqual(ids, ['c0-0-0', 'c1-0-0']);
});

test('three asks are enough to rate a row', () => {
  const asks = [1, 2, 3].map((id) => askOf({ id }));
  const positions = asks.map(({ id }) => ({ subject: 1, ask: id, stance: 'resist', responses: 1 }));
  const others = asks.map(({ id }) => ({ ask: id, stance: 'shape', responses: 3 }));
  const input = { ...inputOf(), answers: [] };
  const part = matrixPart(input.query, asks, {
    subjects: [SUBJECT],
    positions,
    panels: [...positions, ...others],
  });
  assert.equal(
    presentMatrix({ ...input, part }).rows[0]?.figures,
    'agreement 0.00 on 3 asks, against most on 3',
  );
});

test('windows and pages lead on, and a title of its own tells each apart', () => {
  const many = Array.from({ length: 20 }, (_, index) => askOf({ id: index + 1 }));
  const subjects = Array.from({ length: 60 }, (_, index) => ({ ...SUBJECT, id: index }));
  const positions = subjects.flatMap(({ id }) =>
    many.map((ask) => ({ subject: id, ask: ask.id, stance: 'shape', responses: 1 })),
  );
  const input = inputOf({ window: 2, page: 2, sort: 'agreement' });
  const page = presentMatrix({
    ...input,
    part: matrixPart(input.query, many, { subjects, positions, panels: positions }),
  });
  assert.deepEqual(page.window, {
    text: 'Asks 10 to 18 of 20, newest first',
    newer: '/matrix?scheme=lead&sort=agreement',
    older: '/matrix?scheme=lead&sort=agreement&window=3',
  });
  assert.deepEqual(page.pager, {
    text: 'Rows 51 to 60 of 60',
    previous: '/matrix?scheme=lead&sort=agreement&window=2',
    next: null,
  });
  assert.equal(page.title, '60 experts on 9 asks: following a lead (by agreement, window 2, page 2)');
});

test('as a file each ask is a column under its slug', () => {
  const table = matrixTable(
    { ...inputOf(), answers: [answerOf(), answerOf({ response: 8, stance: 'resist' })] },
    'csv',
  );
  assert.deepEqual(
    [table.name, table.title, table.path, table.total, table.next],
    ['matrix-experts', '2 experts on 2 asks: Following a lead', '/matrix?scheme=lead', 2, null],
  );
  assert.deepEqual(table.columns.map(({ key }) => key).slice(-2), ['arctic-12', 'trade-3']);
  assert.equal(
    table.columns.at(-1)?.description,
    '2026-03-04: Should Norway follow Oslo’s lead on the Arctic? [illustrative]',
  );
  assert.deepEqual(table.rows, [
    ['/experts/sallow-institute', 'Sallow Institute', 1 / 2, 1, 0, 'shape 1; resist 1', 'not asked'],
    ['/experts/asa-berg', 'Åsa Berg', 1 / 2, 2, 1, 'not asked', 'not asked'],
  ]);
});

test('words of the questions are said, kept by every choice and can be taken out', () => {
  const page = presentMatrix(inputOf({ text: parseSearch('arctic'), sort: 'dissent' }));
  assert.equal(page.heading, '2 experts on 2 asks about “arctic”');
  assert.equal(page.window?.text, 'Asks 1 to 2 of 2, newest first');
  assert.deepEqual(page.within, {
    action: '/matrix',
    typed: 'arctic',
    hidden: [
      { name: 'scheme', value: 'lead' },
      { name: 'sort', value: 'dissent' },
    ],
    remove: '/matrix?scheme=lead&sort=dissent',
  });
  assert.deepEqual(
    page.choices.flatMap(({ options }) => options).filter(({ href }) => !href.includes('q=arctic')),
    [],
  );
  assert.equal(page.downloads[0]?.href, '/matrix.csv?scheme=lead&q=arctic&sort=dissent');
});

test('a matrix of nothing offers neither rows nor orders nor words, only the other codebooks', () => {
  const { query, ...input } = inputOf();
  const none = { subjects: [], positions: [], panels: [] };
  const empty = presentMatrix({ ...input, query, part: matrixPart(query, [], none), answers: [] });
  assert.deepEqual(
    [empty.within, empty.window, empty.choices.map(({ name }) => name)],
    [null, null, ['Asks']],
  );
  const unanswered = presentMatrix({ ...input, query, part: matrixPart(query, ASKS, none), answers: [] });
  assert.deepEqual(
    [unanswered.within?.action, unanswered.choices.map(({ name }) => name)],
    ['/matrix', ['Asks']],
  );
});
