// What the context does to a hit, where docs/lexicon.md has no room for it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { classify, MECHANISMS, type Mechanism } from '../../../server/stance/index.ts';
import { compiledCourse, compileFile, neighbours, question, read, sum } from './support.ts';

const sums = (...paragraphs: string[]) => read(...paragraphs).evidence.map(sum);
const stances = (text: string) => read(text).evidence.map(({ quote, stance }) => `${quote}: ${stance}`);

test('a finding is whole: every place slices back, every sum adds up', () => {
  const text = 'In Lima it rained. Oslo shouldn’t copy the Swedes; instead, we should negotiate with them.';
  assert.deepEqual(read('Small talk.', text), {
    scheme: 'course',
    version: '1.0.0',
    stance: 'shape',
    margin: 1,
    basis: 'score',
    confidence: 'medium',
    scores: { follow: 0, shape: 8, resist: 0, unclear: 0 },
    deciding: {
      paragraph: 1,
      start: 19,
      end: 90,
      quote: 'Oslo shouldn’t copy the Swedes; instead, we should negotiate with them.',
    },
    evidence: [
      {
        paragraph: 1,
        start: 34,
        end: 49,
        quote: 'copy the Swedes',
        entry: 'follow.adopt',
        stance: 'shape',
        baseWeight: 2,
        weight: 4,
        factors: [
          { name: 'negation', value: 1, because: 'n’t' },
          { name: 'deontic', value: 2, because: 'Oslo should' },
          { name: 'combined', value: 1, because: 'refuses the lead in order to shape it' },
        ],
        decides: true,
      },
      {
        paragraph: 1,
        start: 70,
        end: 84,
        quote: 'negotiate with',
        entry: 'shape.bargain',
        stance: 'shape',
        baseWeight: 2,
        weight: 4,
        factors: [{ name: 'deontic', value: 2, because: 'we should' }],
        decides: true,
      },
    ],
    suppressed: [],
  });
});

describe('negation', () => {
  test('ends at a contrast, a break, and a clause with a subject of its own', () => {
    assert.deepEqual(
      [
        'It is not wise but we copy Sweden.',
        'Do not wait: copy Sweden.',
        'If this does not work, Norway may copy Sweden.',
        'Sweden must not wait and Norway must copy Sweden.',
        'Not, in my eyes, reason to copy Sweden.',
        'It is not for the ministers of a small and distant land to copy Sweden.',
      ].map((text) => stances(text).at(-1)),
      [
        'copy Sweden: follow',
        'copy Sweden: follow',
        'copy Sweden: follow',
        'copy Sweden: follow',
        'copy Sweden: resist',
        'copy Sweden: follow',
      ],
    );
  });

  test('counts what lies in a gap of the hit, and no word that the pattern spells out', () => {
    const compiled = compileFile(`modifiers: {negation: {negators: [not, never], scope_end: [but]}}
entries:
  - {id: gap, stance: "yes", kind: cue, weight: 1, negated: "no", patterns: ["should {0-4} follow"]}
  - {id: own, stance: "no", kind: cue, weight: 1, negated: "yes", patterns: ["must not yield"]}`);
    const found = (text: string) =>
      classify(compiled, { question: null, paragraphs: [text] }).evidence.map(({ stance }) => stance);
    assert.deepEqual(
      [
        'We should not follow.',
        'We should not wait but follow.',
        'We must not yield.',
        'Never must not yield.',
      ].map(found),
      [['no'], ['yes'], ['no'], ['yes']],
    );
  });

  test('leaves an answer, a pseudo-negation and an even number alone', () => {
    assert.deepEqual(
      ['No, copy Sweden.', 'Not only copy Sweden, thank it.', 'Never refuse to copy Sweden.'].flatMap(
        stances,
      ),
      ['copy Sweden: follow', 'copy Sweden: follow', 'refuse to copy Sweden: follow'],
    );
  });

  test('said again is still one negation', () => {
    const compiled = compileFile(`modifiers: {negation: {negators: [not, neither, nor]}}
entries: [{id: a, stance: "yes", kind: cue, weight: 1, negated: "no", patterns: [go, stay]}]`);
    const found = (text: string) =>
      classify(compiled, { question: null, paragraphs: [text] }).evidence.map(({ stance }) => stance);
    assert.deepEqual(
      [
        'Not now, not ever, go.',
        'Neither go nor stay.',
        'We do not go, not stay.',
        'Not that we do not go.',
      ].map(found),
      [['no'], ['no', 'no'], ['no', 'no'], ['yes']],
    );
  });

  test('behind the hit turns it, and is itself turned by a negator', () => {
    assert.deepEqual(
      ['To copy Sweden would be a mistake.', 'To copy Sweden would not be a mistake.'].flatMap(stances),
      ['copy Sweden: resist', 'copy Sweden: follow'],
    );
  });

  test('of a stance that has no opposite leaves nothing, and says so', () => {
    const { stance, basis, evidence, suppressed } = read('Norway must not bargain with Sweden.');
    assert.deepEqual(
      { stance, basis, evidence, why: suppressed.map(({ entry, why }) => `${entry}: ${why}`) },
      { stance: 'unclear', basis: 'no cue', evidence: [], why: ['shape.bargain: negated: not'] },
    );
  });
});

describe('whose voice', () => {
  test('a source is an actor, a name, a described group, or whoever says that', () => {
    assert.deepEqual(
      [
        'Chile says we should copy Sweden.',
        'Yesterday Ravn said we should copy Sweden.',
        'Back home many hunters say we should copy Sweden.',
        'It is often said by hunters that we should copy Sweden.',
        'According to hunters, we should copy Sweden.',
      ].map((text) => sums(text)[0]),
      Array.from({ length: 5 }, () => 'copy Sweden: follow 0.5 = 2 × attribution 0.25'),
    );
  });

  test('the author, a view that has ended and a reporting verb behind are no attribution', () => {
    assert.deepEqual(
      [
        'I say we should copy Sweden.',
        'Hunters say it is late, but we should copy Sweden.',
        'We should copy Sweden, as hunters say.',
        'Hunters ought to argue with us, or we should copy Sweden.',
      ].flatMap((text) => sums(text)),
      [
        'copy Sweden: follow 4 = 2 × deontic 2',
        'copy Sweden: follow 4 = 2 × deontic 2',
        'copy Sweden: follow 4 = 2 × deontic 2',
        'copy Sweden: follow 4 = 2 × deontic 2',
      ],
    );
  });

  test('a rejected view counts against itself, a rejected refusal for it', () => {
    assert.deepEqual(
      [
        'Those who say that we should copy Sweden are wrong.',
        'Those who say that we should not copy Sweden are wrong.',
        '“We should now copy Sweden,” the posters read, and are wrong.',
      ].flatMap(stances),
      ['copy Sweden: resist', 'copy Sweden: follow', 'copy Sweden: resist'],
    );
  });

  test('a quotation of a few words is the author’s own use of them', () => {
    assert.deepEqual(
      ['We should ‘copy Sweden’ now.', 'The note reads "we should now copy Sweden" in full.'].flatMap(
        (text) => sums(text),
      ),
      ['copy Sweden: follow 4 = 2 × deontic 2', 'copy Sweden: follow 0.5 = 2 × quotation 0.25'],
    );
  });
});

describe('concession and hypothesis', () => {
  test('reach to the comma, to what ends them, or over the sentence', () => {
    assert.deepEqual(
      [
        'Although we copy Sweden, we copy Sweden.',
        'Of course we copy Sweden, but we reject the plan.',
        'If we copy Sweden then copy Sweden.',
      ].map((text) => read(text).evidence.map(({ factors }) => factors.map(({ name }) => name).join())),
      [
        ['concession', ''],
        ['concession,combined,position', 'combined'],
        ['hypothesis', ''],
      ],
    );
  });
});

describe('duty', () => {
  test('belongs to the nearest who is named, not to an owner, and “it” is the audience where that came first', () => {
    assert.deepEqual(
      [
        'Norway, like Finland, should copy Sweden.',
        'Norway should copy Sweden.',
        'Norway’s friends should copy Sweden.',
        'Norway is small, so it should copy Sweden.',
        'Chile is small, so it should copy Sweden.',
        'Nobody should copy Sweden.',
        'Norway and its Finnish friends should copy Sweden.',
        'Peru, Norway and Finland should copy Sweden.',
        'In Norway, Finland should copy Sweden.',
      ].flatMap((text) => sums(text)),
      [
        'copy Sweden: follow 1 = 2 × deontic 0.5',
        'copy Sweden: follow 4 = 2 × deontic 2',
        'copy Sweden: follow 2 = 2',
        'copy Sweden: follow 4 = 2 × deontic 2',
        'copy Sweden: follow 2 = 2',
        'copy Sweden: follow 2 = 2',
        'copy Sweden: follow 4 = 2 × deontic 2',
        'copy Sweden: follow 4 = 2 × deontic 2',
        'copy Sweden: follow 1 = 2 × deontic 0.5',
      ],
    );
  });

  test('is nobody’s by name where something of the topic or the lead should be treated so', () => {
    const passive = compileFile(
      `topic: {measures: [tax]}
modifiers: {deontic: {verbs: [should], passive: 1.5}}
entries: [{id: a, stance: "yes", kind: cue, weight: 2, patterns: [be kept]}]`,
      neighbours,
    );
    assert.deepEqual(
      [
        'The fur tax should be kept.',
        'The Swedish rule should always be kept.',
        'Finland should be kept.',
        'Norway should be kept.',
        'If there is a tax, wolves should be kept.',
        'The tax should see that wolves be kept.',
      ].flatMap((text) =>
        classify(passive, {
          question: 'Should Norway follow Sweden’s lead on fur taxes?',
          paragraphs: [text],
        }).evidence.map(sum),
      ),
      [
        'be kept: yes 3 = 2 × deontic 1.5',
        'be kept: yes 3 = 2 × deontic 1.5',
        'be kept: yes 1 = 2 × deontic 0.5',
        'be kept: yes 4 = 2 × deontic 2',
        'be kept: yes 2 = 2',
        'be kept: yes 2 = 2',
      ],
    );
  });

  test('is less where the hit names somebody else right behind its verb', () => {
    assert.deepEqual(
      [
        'We should copy Peru and back Sweden.',
        'We should copy what Peru and Sweden do.',
        'We should bargain with Peru.',
      ].flatMap((text) => sums(text)),
      [
        'copy Peru and back Sweden: follow 2 = 2 × deontic 2 × object 0.5',
        'copy what Peru and Sweden: follow 4 = 2 × deontic 2',
        'bargain with: shape 2 = 2 × deontic 2 × object 0.5',
      ],
    );
  });
});

describe('the verdict', () => {
  const counts = 'Ministers must copy Sweden. They accept the quota. ';

  test('outranks the count at either end or summing up, but not in the middle', () => {
    assert.deepEqual(
      [
        `Go it alone. ${counts}`,
        `${counts}Go it alone.`,
        `${counts}In short, go it alone. Copy Sweden.`,
        `${counts}Go it alone. Copy Sweden.`,
      ].map((text) => [read(text).stance, read(text).basis]),
      [
        ['resist', 'verdict'],
        ['resist', 'verdict'],
        ['resist', 'verdict'],
        ['follow', 'score'],
      ],
    );
  });

  test('is decided by its own sentence alone, and the evidence says which does', () => {
    const { evidence, margin, scores } = read(`${counts}Go it alone.`);
    assert.deepEqual(
      { decides: evidence.map(({ quote, decides }) => `${quote}: ${decides}`), margin, scores },
      {
        decides: ['copy Sweden: false', 'accept the quota: false', 'Go it alone: true'],
        margin: 1,
        scores: { follow: 6, shape: 0, resist: 3, unclear: 0 },
      },
    );
  });

  test('is none in another’s mouth, and two that balance each other leave it to the count', () => {
    assert.deepEqual(
      [
        `${counts}Hunters say that we must go it alone.`,
        `Go it alone. ${counts}It remains to be seen; it is too early to tell.`,
      ].map((text) => [read(text).stance, read(text).basis]),
      [
        ['follow', 'score'],
        ['follow', 'score'],
      ],
    );
  });
});

test('a verdict with places of its own outranks the count there alone', () => {
  const late = compileFile(`entries:
  - {id: a, stance: "yes", kind: cue, weight: 2, patterns: [go on]}
  - {id: b, stance: unclear, kind: verdict, weight: 1, places: [last], patterns: [who knows]}`);
  assert.deepEqual(
    ['Who knows. Go on. Go on.', 'Go on. Go on. Who knows.'].map((text) => {
      const { stance, basis } = classify(late, { question: null, paragraphs: [text] });
      return `${stance}: ${basis}`;
    }),
    ['yes: score', 'unclear: stated'],
  );
});

test('the deciding sentence is the one that speaks most clearly for the finding, the later of two equals', () => {
  assert.deepEqual(
    [
      'Copy Sweden. Ministers should copy Sweden. Copy Sweden.',
      'Copy Sweden. Copy Sweden!',
      'Copy Sweden. Bargain with them.',
      'Wolves.',
    ].map((text) => read(text).deciding?.quote ?? null),
    ['Ministers should copy Sweden.', 'Copy Sweden!', 'Bargain with them.', null],
  );
});

test('each mechanism can be switched off by itself, and all together', () => {
  const text =
    'Should we copy Sweden? “We must all copy Sweden now,” they sang. Hunters say that we should copy Sweden. ' +
    'Although we copy Sweden, all is well. If we copy Sweden, all is well. We shall never copy Sweden. ' +
    'We accept the plan up to a point. Ministers should copy Sweden. Copy Sweden and reject the plan. ' +
    'They will copy Sweden. That said, we should go it alone.';
  const found = (without: readonly Mechanism[] | 'all') =>
    classify(compiledCourse, { question, paragraphs: [text] }, { without });
  const names = (without: readonly Mechanism[] | 'all') => [
    ...new Set(found(without).evidence.flatMap(({ factors }) => factors.map(({ name }) => name))),
  ];
  const all = names([]);
  const renamed: Readonly<Record<string, string>> = { combine: 'combined' };
  const factors = MECHANISMS.filter((mechanism) => mechanism !== 'verdict');
  assert.deepEqual([...all].sort(), factors.map((name) => renamed[name] ?? name).sort());
  for (const mechanism of factors) {
    assert.ok(!names([mechanism]).includes(renamed[mechanism] ?? mechanism), mechanism);
  }
  assert.deepEqual(
    { factors: names('all'), bases: [found([]).basis, found(['verdict']).basis] },
    { factors: [], bases: ['verdict', 'score'] },
  );
});

test('what a former question left behind changes nothing', () => {
  const text = 'Lima should copy Chile. Norway should copy Sweden.';
  const first = read(text);
  classify(compiledCourse, { question: 'Should Peru follow Chile’s lead?', paragraphs: [text] });
  assert.deepEqual(read(text), first);
  assert.deepEqual(JSON.parse(JSON.stringify(first)), first);
  assert.ok(neighbours.byId.has('peru'));
});
