import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classify } from '../../../server/stance/index.ts';
import { compileFile, findPattern } from './support.ts';

test('a gap takes as few words as it can, and what comes after it as many', () => {
  assert.deepEqual(findPattern('back {0-3} plan [b]', 'Back the plan B or plan C.'), ['Back the plan B']);
});

test('an option inside an alternative inside an option takes any of its ways', () => {
  const pattern = '[very] (big|(rather|quite) small|[un]even) (dog [house]|cat)';
  const texts = ['very big dog house', 'quite small cat', 'un even dog', 'small dog', 'big house'];
  assert.deepEqual(
    texts.map((text) => findPattern(pattern, text)),
    [['very big dog house'], ['quite small cat'], ['un even dog'], [], []],
  );
});

test('large alternations and small ones find the same', () => {
  const words = Array.from({ length: 60 }, (_, i) => `w${i}`);
  const large = `(${words.join('|')}) {0-1} (${words.join('|')}) end`;
  assert.deepEqual(
    ['w0 x w59 end', 'w59 w59 end', 'w1 x y w2 end', 'w1 w2'].map((text) => findPattern(large, text)),
    [['w0 x w59 end'], ['w59 w59 end'], [], []],
  );
});

test('a list takes words, stems, prefixes and phrases, with a "the" before and a ’s after', () => {
  const lists = 'lists: {thing: [plan, adopt~, regulat*, "rule (book|paper)", "=EU"]}';
  const pattern = 'back @thing now';
  const hits = [
    'back plan now',
    'back the plan’s now',
    'back adoption now',
    'back the regulators now',
    'back the rule book now',
    'back EU now',
  ];
  const misses = ['back eu now', 'back rule now', 'back a plan now', 'back the the plan now'];
  assert.deepEqual(
    hits.map((text) => findPattern(pattern, text, lists)),
    hits.map((text) => [text]),
  );
  assert.deepEqual(
    misses.flatMap((text) => findPattern(pattern, text, lists)),
    [],
  );
});

test('accents are the same however they are composed, and invisible signs part no word', () => {
  assert.deepEqual(
    ['Te\u0301ne\u0301re\u0301 wins', 'T\u00e9n\u00e9\u00adr\u00e9 wins'].flatMap((text) =>
      findPattern('ténéré wins', text),
    ),
    ['Te\u0301ne\u0301re\u0301 wins', 'T\u00e9n\u00e9\u00adr\u00e9 wins'],
  );
});

test('a word in a gap counts half when overlapping matches are measured', () => {
  const compiled = compileFile(`entries:
  - {id: a.wide, stance: "yes", kind: cue, weight: 1, patterns: ["stay {0-4} put"]}
  - {id: b.full, stance: half, kind: cue, weight: 1, patterns: [the small old boat]}
  - {id: c.wide, stance: "no", kind: cue, weight: 1, patterns: ["go {0-6} home"]}
  - {id: d.inner, stance: half, kind: cue, weight: 1, patterns: [right on]}`);
  const { evidence } = classify(compiled, {
    question: null,
    paragraphs: ['They stay in the small old boat put there. They go, as ever, right on towards home.'],
  });
  assert.deepEqual(
    evidence.map(({ entry, quote }) => `${entry}: ${quote}`),
    ['b.full: the small old boat', 'c.wide: go, as ever, right on towards home'],
  );
});

test('of overlapping matches the longest counts, then the heaviest, then the first id, and the rest say why', () => {
  const compiled = compileFile(`entries:
  - {id: z.long, stance: "yes", kind: cue, weight: 1, patterns: [go right on]}
  - {id: m.heavy, stance: "no", kind: cue, weight: 2, patterns: [stay here]}
  - {id: b.same, stance: half, kind: cue, weight: 2, patterns: [stay put]}
  - {id: a.same, stance: "yes", kind: cue, weight: 2, patterns: [stay put]}
  - {id: c.light, stance: half, kind: cue, weight: 1, patterns: [stay here, right on]}`);
  const { evidence, suppressed } = classify(compiled, {
    question: null,
    paragraphs: ['Go right on, or stay here, or stay put.'],
  });
  assert.deepEqual(
    evidence.map(({ entry, quote }) => `${entry}: ${quote}`),
    ['z.long: Go right on', 'm.heavy: stay here', 'a.same: stay put'],
  );
  assert.deepEqual(
    suppressed.map(({ entry, quote, why }) => `${entry}: ${quote}: ${why}`),
    [
      'c.light: right on: a longer match won: z.long',
      'c.light: stay here: a longer match won: m.heavy',
      'b.same: stay put: a longer match won: a.same',
    ],
  );
});

test('an option after a gap may be missing wherever the sentence ends', () => {
  const pattern = 'copy {0-1} [altogether]';
  assert.deepEqual(
    ['A copy.', 'A copy today.', 'A copy altogether.', 'A copy (altogether).'].map((text) =>
      findPattern(pattern, text),
    ),
    [['copy'], ['copy'], ['copy altogether'], ['copy']],
  );
});

test('a gap crosses no break, and a break before the first word hides nothing', () => {
  const pattern = '(back|follow) {0-8} (plan|course) {1-2} (now|today)';
  assert.deepEqual(
    [
      'We back a plan of theirs now.',
      'We back a plan now.',
      'We back it; a plan of theirs now.',
      'We back a plan of (theirs) now.',
      '(Follow one two three four five six seven eight course of action today)',
      'Follow one two three four five six seven eight nine course of action today.',
    ].map((text) => findPattern(pattern, text)),
    [
      ['back a plan of theirs now'],
      [],
      [],
      [],
      ['Follow one two three four five six seven eight course of action today'],
      [],
    ],
  );
});
