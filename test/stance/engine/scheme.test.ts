import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formatFault,
  lint,
  NO_ACTORS,
  parseActors,
  parseScheme,
  runExamples,
  SchemeError,
} from '../../../server/stance/index.ts';
import { course, docsBlock, schemeFile } from './support.ts';

function faultsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof SchemeError) return error.faults.map(formatFault);
    throw error;
  }
  return [];
}

const faultsIn = (rest: string): string[] => faultsOf(() => parseScheme(schemeFile(rest), 'small.yaml'));

test('a scheme is read as it was written', () => {
  const { entries, modifiers, combine, ...rest } = course;
  assert.deepEqual(
    {
      id: rest.id,
      version: rest.version,
      codes: rest.stances.map(({ code }) => code),
      lists: Object.keys(rest.lists),
      first: { ...entries[0], patterns: entries[0]?.patterns.map(({ text }) => text), line: 0 },
      scope: modifiers.negation?.scope,
      combine: combine[0],
      minimum: rest.parameters.minimum,
    },
    {
      id: 'course',
      version: '1.0.0',
      codes: ['follow', 'shape', 'resist', 'unclear'],
      lists: ['audience', 'lead', 'deontic', 'scheme'],
      first: {
        id: 'follow.adopt',
        stance: 'follow',
        kind: 'frame',
        weight: 2,
        patterns: ['(adopt|copy|accept|follow) {0-3} @lead', '(adopt|copy|accept) {0-2} @scheme'],
        negated: 'resist',
        denies: null,
        places: null,
        hits: [
          { question: null, text: 'Oslo should adopt the Swedish quota.' },
          { question: "Should Peru follow Chile's lead?", text: 'Lima must follow the Chileans.' },
        ],
        misses: [
          { question: null, text: 'Oslo must never copy Sweden.' },
          { question: null, text: 'Farmers follow the snow.' },
        ],
        note: 'To take over what the lead has decided is to follow it.',
        line: 0,
      },
      scope: 6,
      combine: {
        sentence: [
          { stance: 'follow', denied: true },
          { stance: 'shape', denied: false },
        ],
        gives: 'shape',
        note: 'refuses the lead in order to shape it',
      },
      minimum: 0.75,
    },
  );
});

test('a file that is not YAML is refused with its line', () => {
  assert.match(faultsOf(() => parseScheme('id: a\nstances: [', 'x.yaml'))[0] ?? '', /^x\.yaml:2: /);
});

test('every fault of a file is named at once, with file, line and entry', () => {
  const faults = faultsIn(`entries:
  - {id: a, stance: maybe, kind: cue, weight: 1, patterns: [x]}
  - {id: a, stance: "yes", kind: cue, patterns: ["(x", "@who", "{0-2} x", "x {0-2}", "[x] (y|)", "{0-8} x", "x, y"]}
  - {id: b, stance: "yes", kind: cue, weight: 1, negated: often, places: [last], patterns: ["a {0-8} b {0-8} c {0-8} d", "x ^", "{3-1} x", "{0-9} x"]}
modifiers: {negation: {negators: ["not |"]}}
combine: [{sentence: [not maybe], gives: half}]
lists: {thing: ["a {0-2} b"]}`);
  assert.deepEqual(faults.sort(), [
    'small.yaml:11: a: there is no stance "maybe"; known: yes, half, no, unclear',
    'small.yaml:12: a: "(x": a ) is missing',
    'small.yaml:12: a: "@who": there is no list @who; known: thing, audience, lead, actor, other',
    'small.yaml:12: a: "[x] (y|)": every part is optional, so the pattern would match nothing at all',
    'small.yaml:12: a: "x {0-2}": a pattern may not end in a gap',
    'small.yaml:12: a: "x, y": "x," holds punctuation, which is never matched; leave it out',
    'small.yaml:12: a: "{0-2} x": a pattern may not begin in a gap',
    'small.yaml:12: a: "{0-8} x": a pattern may not begin in a gap',
    'small.yaml:12: a: another entry has the id "a"; give each its own',
    'small.yaml:12: a: the entry has no weight; give it 1 to 3',
    'small.yaml:13: b: "a {0-8} b {0-8} c {0-8} d": its gaps multiply to too many ways; narrow or drop one',
    'small.yaml:13: b: "x ^": ^ may only open a pattern',
    'small.yaml:13: b: "{0-9} x": the gap {0-9} is wider than 8 words',
    'small.yaml:13: b: "{3-1} x": the gap {3-1} runs backwards',
    'small.yaml:13: b: only a verdict has places',
    'small.yaml:13: b: there is no stance "often"; known: yes, half, no, unclear',
    'small.yaml:14: "not |": "|" is out of place',
    'small.yaml:15: there is no stance "maybe"; known: yes, half, no, unclear',
    'small.yaml:16: "a {0-2} b": a member of a list may hold no gap, list, ^ or $',
  ]);
});

test('unknown and ill-typed keys are refused by name', () => {
  const faults = faultsIn(
    'entries:\n  - {id: a, stance: "yes", kind: hint, weight: 9, patterns: [], colour: red}',
  );
  assert.deepEqual(
    faults.map((fault) => fault.replace(/: (Invalid|Too|Unrec).*/, ': $1')),
    [
      'small.yaml:11: a: entries.0.kind: Invalid',
      'small.yaml:11: a: entries.0.weight: a weight is 1 to 3',
      'small.yaml:11: a: entries.0.patterns: Too',
      'small.yaml:11: a: entries.0: Unrec',
    ],
  );
});

test('the last stance must be unclear, and it alone has no tone', () => {
  const text = schemeFile('entries: [{id: a, stance: "yes", kind: cue, weight: 1, patterns: [x]}]');
  const faults = faultsOf(() =>
    parseScheme(text.replace(/\n {2}- \{code: unclear.*/, '').replace('tone: for', 'tone: none'), 'x.yaml'),
  );
  assert.deepEqual(faults, [
    'x.yaml:6: the last stance must have the code "unclear"',
    'x.yaml:6: the tone "none" belongs to "unclear" and to no other stance',
  ]);
});

test('lint names stop words, repetitions, empty lists, and missing examples and notes', () => {
  const scheme = parseScheme(
    schemeFile(`lists: {none: []}
entries:
  - {id: a, stance: "yes", kind: cue, weight: 1, patterns: ["(go|run) on", "it is to", "on @none go"], hits: [go on, run on], misses: [x], note: n}
  - {id: b, stance: "no", kind: cue, weight: 1, patterns: ["run on"]}`),
    'small.yaml',
  );
  assert.deepEqual(lint(scheme).map(formatFault), [
    'small.yaml:12: a: "it is to" consists of stop words only; it would fire on anything',
    'small.yaml:12: a: "on @none go" can never match: the list @none has no members',
    'small.yaml:13: b: "run on" is in a already; drop one of them',
    'small.yaml:13: b: an entry needs two examples that hit, at least',
    'small.yaml:13: b: an entry needs one example that misses, at least',
    'small.yaml:13: b: the note is missing: say why this is evidence',
  ]);
});

test('an example that does not do what it is for says what happened instead', () => {
  const scheme = parseScheme(
    schemeFile(`modifiers: {negation: {negators: [never]}}
entries:
  - {id: a, stance: "yes", kind: cue, weight: 1, negated: "no", patterns: [go on], hits: [stay, never go on], misses: [go on]}
  - {id: q, stance: half, kind: qualifier, patterns: [perhaps], hits: [certainly], misses: [perhaps]}
  - {id: d, kind: decoy, patterns: [go on and on], hits: [go on], misses: [go on and on]}`),
    'small.yaml',
  );
  assert.deepEqual(
    runExamples(scheme, NO_ACTORS).map(({ entry, expected, found }) => `${entry} ${expected}: ${found}`),
    [
      'a hit: no pattern of the entry matched',
      'a hit: "go on" speaks for no',
      'a miss: "go on" speaks for yes',
      'q hit: the qualifier did not match',
      'q miss: the qualifier matched',
      'd hit: no pattern of the entry matched',
      'd miss: "go on and on" was set aside: a decoy: it only keeps other entries from reading this wording',
    ],
  );
});

test('the file of actors is refused for double ids, unknown members and unreadable aliases', () => {
  const yaml = `- {id: a, name: A, kind: country, members: [z]}
- {id: a, name: B, kind: planet}
- {id: c, name: C, kind: country, demonyms: ["(x"]}`;
  assert.match(faultsOf(() => parseActors(yaml, 'a.yaml')).join('\n'), /^a\.yaml:2: a: 1\.kind: /);
  assert.deepEqual(
    faultsOf(() => parseActors(yaml.replace('planet', 'country'), 'a.yaml')),
    [
      'a.yaml:2: a: another actor has the id "a"; give each its own',
      'a.yaml:1: a: there is no actor "z"',
      'a.yaml:3: c: "(x": a ) is missing',
    ],
  );
  assert.deepEqual(
    faultsOf(() => parseActors(docsBlock('actors'), 'docs')),
    [],
  );
});
