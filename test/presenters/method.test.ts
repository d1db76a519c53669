import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FigureName, Figures, Method } from '../../server/domain/method.ts';
import { presentMethod } from '../../server/presenters/method.ts';
import { presentScheme } from '../../server/presenters/scheme.ts';
import type { Codebook, CodebookMechanism } from '../../server/stance/types.ts';

const CODEBOOK: Codebook = {
  ...{ id: 'mini', version: '1.2.0', title: 'A small scheme', threshold: 0.1, minimum: 0.5 },
  stances: [
    { code: 'follow', word: 'Follow', label: 'Follow {lead}', tone: 'for', definition: 'Goes along.' },
    { code: 'unclear', word: 'Unclear', label: 'Unclear', tone: 'none', definition: 'Cannot be told.' },
  ],
  entries: [
    {
      ...{
        id: 'follow.accept',
        stance: 'follow',
        kind: 'cue',
        weight: 2,
        negated: 'unclear',
        denies: null,
        places: null,
      },
      patterns: ['accept {0-2} @thing', 'embrace'],
      hits: [{ question: 'Should we?', text: 'We accept the plan.' }],
      misses: [{ question: null, text: 'It rained.' }],
      note: 'Says so.',
    },
    {
      ...{
        id: 'defeat',
        stance: 'unclear',
        kind: 'decoy',
        weight: 1,
        negated: null,
        denies: null,
        places: null,
      },
      ...{ patterns: ['accept defeat'], hits: [], misses: [], note: 'An idiom.' },
    },
  ],
  lists: [{ name: 'thing', items: ['plan', 'idea'] }],
  mechanisms: [
    { name: 'concession', numbers: { factor: 0.5 }, wordings: { clause: ['although'], until: [] } },
  ],
  combine: [{ sentence: ['not follow', 'unclear'], gives: 'unclear', note: 'it takes no side' }],
  verdict: { where: ['first', 'last'], minShare: 0.5 },
  deciding: { verdict: 3, last: 0 },
  confidence: [{ band: 'high', basis: ['verdict', 'score'], margin: 0.6, weight: 4 }],
  declared: [{ vote: 'Aye', stance: 'follow', intensity: 1 }],
};

const METHOD: Method = {
  ...{ codebook: CODEBOOK, guide: null, example: null, hash: 'now', figures: null, checklist: null },
};

const none = { value: null, interval: null };
const lexicon = {
  ...{ accuracy: none, kappa: { value: -0.001, interval: null }, coverage: { value: 1, interval: null } },
  macroF1: { value: 0.625, interval: [0.5, 0.75] },
  ...{ selectiveAccuracy: none, lenientAccuracy: none, lenientMacroF1: none, deciding: none },
} satisfies Figures['sets'][number]['systems'][number]['figures'] & Record<FigureName, unknown>;

const FIGURES: Figures = {
  ...{ version: '1.1.0', hash: 'then', date: '2026-03-04' },
  sets: [
    {
      ...{ id: 'set', title: 'A set', about: 'Answers.', n: 1200, questions: 3 },
      systems: [{ name: 'lexicon', about: 'The scheme.', figures: lexicon }],
      classes: [
        { code: 'follow', precision: 0.5, recall: 1, f1: 0.667, labelled: 1, tagged: 2 },
        { code: 'unclear', precision: null, recall: 0, f1: 0, labelled: 1, tagged: 0 },
      ],
      confusion: [
        [1, 0],
        [1, 0],
      ],
      bands: [{ band: 'high', n: 2, precision: { value: 0.5, interval: [0, 1] } }],
      errors: [{ kind: 'side taken', n: 1 }],
      causes: [],
    },
  ],
  curve: [{ entries: 2, patterns: 3, macroF1: [{ set: 'set', value: 0.625 }] }],
  support: { answers: 1200, patterns: 4, none: 1, one: 1, more: 2 },
};

test('a scheme of which nothing is known but itself is a whole page', () => {
  const page = presentScheme(METHOD);
  assert.deepEqual(
    [page.rules, page.example, page.figures, page.limits],
    [[], null, null, { general: [], checklist: null, pairs: [] }],
  );
  assert.deepEqual(
    page.stances.map(({ stance, entries, patterns }) => [stance.word, entries, patterns]),
    [
      ['Follow', '1 entry', '2 patterns'],
      ['Unclear', '0 entries', '0 patterns'],
    ],
  );
  assert.equal(
    page.declared,
    'Contributors may declare their own stance, which is shown beside the tag and never mixed with it, and stands alone where there are no words: “Aye” is Follow.',
  );
});

test('entries stand in groups by stance and kind, decoys last, each with its settings in words', () => {
  const { groups, lists } = presentScheme(METHOD);
  assert.deepEqual(
    groups.map(({ id, title, entries }) => [
      id,
      title,
      entries.map((entry) => [entry.id, entry.stance?.word, entry.settings]),
    ]),
    [
      ['group_follow_cue', 'Follow: cues', [['follow.accept', 'Follow', 'Weight 2. Negated: Unclear.']]],
      ['group_decoy', 'Decoys', [['defeat', undefined, 'No weight of its own.']]],
    ],
  );
  assert.deepEqual(lists, [{ id: 'list_thing', name: 'thing', about: null, items: 'plan, idea' }]);
});

test('the steps from text to tag carry the scheme’s own numbers and wordings', () => {
  const { steps } = presentScheme(METHOD);
  const text = Object.fromEntries(steps.map((step) => [step.name, step.text]));
  assert.deepEqual(Object.keys(text), [
    ...['Sentences and words', 'Who is who', 'Patterns', 'Concessions', 'One sentence, one meaning'],
    ...['The sum', 'The verdict', 'The margin', 'How sure', 'The sentence to quote'],
  ]);
  assert.equal(
    text.Concessions,
    'What a clause or a sentence grants before its author goes on counts × 0.5.',
  );
  assert.deepEqual(steps[3]?.wordings, [
    { caption: 'Opens a clause', patterns: [{ parts: [{ text: 'although', list: null }] }] },
  ]);
  assert.match(text.Patterns ?? '', /^3 patterns in 2 entries are looked for/);
  assert.match(
    text['One sentence, one meaning'] ?? '',
    /not Follow and Unclear make Unclear \(it takes no side\)\.$/,
  );
  assert.match(text['The sum'] ?? '', /Less than 0\.5 in all is no cue/);
  assert.match(
    text['The verdict'] ?? '',
    /stands in the first or the last of .* at least 0\.50 of its base weight/,
  );
  assert.match(text['The margin'] ?? '', /Below 0\.10 the answer is unclear/);
  assert.equal(
    text['How sure'],
    'A tag is called “clearly” with a margin of 0.60 and a weight of 4 or more behind the tag, from outright statements or the sums; else “tentatively”.',
  );
  assert.match(text['The sentence to quote'] ?? '', /with a bonus of 3 for an outright statement\./);
});

test('a mechanism without words is a fault, not a gap in the page', () => {
  const mechanism: CodebookMechanism = { name: 'telepathy', numbers: {}, wordings: {} };
  assert.throws(
    () => presentScheme({ ...METHOD, codebook: { ...CODEBOOK, mechanisms: [mechanism] } }),
    /no words for the mechanism “telepathy”/,
  );
});

test('figures stand with n, interval, version and date, and say when the scheme has changed since', () => {
  const { figures } = presentScheme({ ...METHOD, figures: FIGURES });
  assert.match(figures?.note ?? '', /^Measured with version 1\.1\.0 on 4 March 2026\. /);
  assert.match(figures?.stale ?? '', /^Scheme or actors have changed since/);
  assert.equal(presentScheme({ ...METHOD, hash: 'then', figures: FIGURES }).figures?.stale, null);
  assert.deepEqual(figures?.overview.rows, [
    { head: 'A set', cells: ['1,200', '3', '0.63 [0.50, 0.75]', '–', '–', '0.00', '1.00', '–'] },
  ]);
  assert.deepEqual(
    figures?.sets[0]?.tables.map(({ caption, rows }) => [
      caption,
      rows.map(({ head, cells }) => [head, ...cells]),
    ]),
    [
      [
        'Beside simpler methods on the same 1,200 answers',
        [['lexicon', '0.63 [0.50, 0.75]', '–', '0.00', '1.00']],
      ],
      [
        'Per stance',
        [
          ['Follow', '0.50', '1.00', '0.67', '1', '2'],
          ['Unclear', '–', '0.00', '0.00', '1', '0'],
        ],
      ],
      [
        'How answers with each label (rows) were tagged (columns)',
        [
          ['Follow', '1', '0'],
          ['Unclear', '1', '0'],
        ],
      ],
      ['How often a tag with a stance is right, by its confidence', [['high', '2', '0.50 [0.00, 1.00]']]],
      ['What went wrong, in 1 answer', [['A stance was read where there is none', '1']]],
    ],
  );
  assert.equal(
    figures?.support,
    'Of 4 patterns that can give evidence, 2 do so in two or more of the 1,200 labelled answers, 1 in one alone (0.25 of all) and 1 in none.',
  );
});

test('known limits say how many pairs are told apart, and which are not', () => {
  const limit = {
    id: 'irony',
    rule: '7: tone',
    reason: 'Irony is not read.',
    a: 'Well done.',
    b: 'Well, done.',
  };
  const { limits } = presentScheme({ ...METHOD, checklist: { pairs: 90, limits: [limit] } });
  assert.match(limits.checklist ?? '', /on 90 minimal pairs: .* It tells 89 apart, and not these:$/);
  assert.deepEqual(limits.pairs, [limit]);
  const all = presentScheme({ ...METHOD, checklist: { pairs: 90, limits: [] } }).limits;
  assert.match(all.checklist ?? '', /It tells all of them apart\.$/);
});

test('the method page shows each scheme in short, with its first figure where there is one', () => {
  const short = (method: Method) =>
    presentMethod([method], []).schemes.map(({ size, href, figures }) => [size, href, figures]);
  assert.deepEqual(short(METHOD), [['2 entries with 3 patterns', '/method/mini', null]]);
  assert.deepEqual(short({ ...METHOD, figures: FIGURES }), [
    [
      '2 entries with 3 patterns',
      '/method/mini',
      'A set: macro-F1 0.63 [0.50, 0.75] at a coverage of 1.00, n = 1,200.',
    ],
  ]);
});
