import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldOut } from '../../scripts/support/answer-sets.ts';
import { causesOf, errorsOf } from '../../scripts/support/error-classes.ts';
import { type AnswerSet, measure } from '../../scripts/support/measure.ts';
import type { LabelledAnswer } from '../../server/stance/evaluation/answers.ts';
import { NO_ACTORS, parseScheme } from '../../server/stance/index.ts';
import { classificationOf } from '../support/builders.ts';

const SCHEME = parseScheme(
  `id: mini
version: "1.0.0"
title: A small scheme
stances:
  - {code: follow, word: Follow, label: Follow, tone: for, definition: Goes along.}
  - {code: shape, word: Shape, label: Shape, tone: between, definition: Bends.}
  - {code: resist, word: Resist, label: Resist, tone: against, definition: Refuses.}
  - {code: unclear, word: Unclear, label: Unclear, tone: none, definition: Cannot be told.}
threshold: 0.1
parameters:
  confidence: [{band: high, basis: [score], weight: 3}]
entries:
  - {id: b.accept, stance: follow, kind: cue, weight: 2, patterns: [accept, embrace]}
  - {id: a.refuse, stance: resist, kind: cue, weight: 3, patterns: [refuse, spurn]}
  - {id: c.bend, stance: shape, kind: cue, weight: 1, patterns: [bend]}
  - {id: d.decoy, kind: decoy, patterns: [accept defeat]}
`,
  'mini.yaml',
);

function answer(
  id: number,
  question: string,
  text: string,
  stance: string,
  deciding: string[] = [],
): LabelledAnswer {
  return { id, question, paragraphs: [text], stance, alsoAcceptable: [], deciding, audience: [], lead: [] };
}

const ANSWERS = [
  answer(1, 'One?', 'We accept.', 'follow', ['We accept.']),
  answer(2, 'One?', 'We refuse.', 'resist', ['We refuse.']),
  answer(3, 'Two?', 'We accept. They refuse.', 'follow', ['We accept.']),
  answer(4, 'Two?', 'Who knows. They refuse.', 'follow', ['Who knows.']),
  answer(5, 'Two?', 'Who knows.', 'unclear'),
  answer(6, 'Two?', 'We spurn it.', 'shape', ['We spurn it.']),
];

const SET: AnswerSet = {
  ...{ id: 'set', title: 'A set', about: 'Six answers.', answers: ANSWERS, bayes: null, unread: false },
};

test('a set is measured with n, questions, confusion, classes and bands', () => {
  const [set] = measure(SCHEME, NO_ACTORS, [SET]).sets;
  assert.ok(set);
  const lexicon = set.systems.at(-1);
  assert.deepEqual(
    {
      n: set.n,
      questions: set.questions,
      systems: set.systems.map(({ name }) => name),
      confusion: set.confusion,
      follow: set.classes[0],
      bands: set.bands.map(({ band, n, precision }) => [band, n, precision.value]),
      accuracy: lexicon?.figures.accuracy.value,
      macroF1: lexicon?.figures.macroF1.value,
      coverage: lexicon?.figures.coverage.value,
      deciding: lexicon?.figures.deciding.value,
    },
    {
      n: 6,
      questions: 2,
      systems: ['majority', 'AFINN', 'lexicon, context off', 'lexicon'],
      confusion: [
        [1, 0, 2, 0],
        [0, 0, 1, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ],
      follow: { code: 'follow', precision: 1, recall: 0.3333333333333333, f1: 0.5, labelled: 3, tagged: 1 },
      bands: [
        ['high', 4, 0.25],
        ['medium', 0, null],
        ['low', 1, 1],
      ],
      accuracy: 0.5,
      // F1 of follow 0.5, shape 0, resist 0.4, unclear 1.
      macroF1: 0.475,
      coverage: 0.8333,
      deciding: 0.6,
    },
  );
  const [low, high] = lexicon?.figures.accuracy.interval ?? [];
  // The same question drawn twice makes the ends: one of four right, or two of two.
  assert.deepEqual([low, high], [0.25, 1]);
});

test('errors are told apart by what label and tag mean, causes by what the labelled sentences gave', () => {
  const [set] = measure(SCHEME, NO_ACTORS, [SET]).sets;
  const counted = (counts: readonly { kind: string; n: number }[] = []) =>
    Object.fromEntries(counts.filter(({ n }) => n > 0).map(({ kind, n }) => [kind, n]));
  assert.deepEqual(counted(set?.errors), { opposite: 2, 'side for middle': 1 });
  assert.deepEqual(counted(set?.causes), { unread: 1, misread: 1, outweighed: 1 });
});

test('every way to be wrong has its class, and right tags have none', () => {
  const cases = [
    ['follow', classificationOf('follow'), null],
    ['follow', classificationOf('unclear'), 'no cue'],
    ['shape', classificationOf('unclear', { basis: 'tie' }), 'tie'],
    ['resist', classificationOf('unclear', { basis: 'stated' }), 'stated'],
    ['unclear', classificationOf('resist'), 'side taken'],
    ['follow', classificationOf('resist'), 'opposite'],
    ['resist', classificationOf('shape'), 'middle for side'],
    ['shape', classificationOf('follow'), 'side for middle'],
  ] as const;
  for (const [label, tag, kind] of cases) {
    const counts = errorsOf(SCHEME, [answer(1, 'One?', 'Text.', label)], [tag]).filter(({ n }) => n > 0);
    assert.deepEqual(counts, kind === null ? [] : [{ kind, n: 1 }], `${label}, ${tag.stance}`);
  }
});

test('without labelled sentences there are no causes', () => {
  assert.deepEqual(causesOf([answer(1, 'One?', 'Text.', 'follow')], [classificationOf('resist')]), []);
});

test('the curve takes the commonest entries first, ends with all, and says how patterns are supported', () => {
  const { curve, support } = measure(SCHEME, NO_ACTORS, [SET]);
  // The decoy stands in front; then a.refuse (four answers), b.accept (two), c.bend (none).
  assert.deepEqual(curve[0], { entries: 1, patterns: 1, macroF1: [{ set: 'set', value: 0.0714 }] });
  assert.deepEqual(
    curve.map(({ entries, patterns }) => [entries, patterns]),
    [
      [1, 1],
      [1, 1],
      [2, 3],
      [2, 3],
      [2, 3],
      [2, 3],
      [3, 5],
      [3, 5],
      [4, 6],
    ],
  );
  assert.deepEqual(curve.at(-1)?.macroF1, [{ set: 'set', value: 0.475 }]);
  assert.deepEqual(support, { answers: 6, patterns: 5, none: 2, one: 1, more: 2 });
});

test('answers left unread do not decide which entries are common', () => {
  const unread: AnswerSet = { ...SET, id: 'unread', unread: true };
  const first = measure(SCHEME, NO_ACTORS, [{ ...SET, answers: ANSWERS.slice(0, 1) }, unread]).curve[2];
  // The decoy and b.accept, which alone fires in the answer that was read: F1 of follow 0.8, of unclear 0.4.
  assert.deepEqual([first?.entries, first?.macroF1[1]?.value], [2, 0.3]);
});

test('ten questions are held out, the same whatever the order of the answers', () => {
  const answers = Array.from({ length: 44 }, (_, index) =>
    answer(index, `Question ${index % 22}?`, 'Text.', 'follow'),
  );
  const held = heldOut(answers);
  assert.equal(held.size, 10);
  assert.deepEqual([...heldOut(answers.toReversed())].sort(), [...held].sort());
});
