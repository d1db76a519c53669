import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codebookOf, parseScheme } from '../../server/stance/index.ts';

const SCHEME = `id: mini
version: "1.0.0"
title: A small scheme
stances:
  - {code: follow, word: Follow, label: "Follow {lead}", tone: for, definition: Goes along.}
  - {code: resist, word: Resist, label: Resist, tone: against, definition: Refuses.}
  - {code: unclear, word: Unclear, label: Unclear, tone: none, definition: Cannot be told.}
threshold: 0.1
lists: {thing: [plan, "(big|small) idea"]}
modifiers:
  qualifier: {tones: [for], factor: 0.5}
  negation: {negators: [not, "n't"], scope: 4}
combine:
  - {sentence: [not follow, resist], gives: resist, note: as it should be}
parameters:
  minimum: 0.5
  verdict: {where: [last], min_share: 0.4}
  confidence: [{band: high, basis: [verdict], margin: 0.6, weight: 2}]
declared:
  - {vote: Aye, stance: follow, intensity: 1}
entries:
  - id: follow.accept
    stance: follow
    kind: frame
    weight: 2
    patterns: ["accept {0-2} @thing", "embrace"]
    negated: resist
    hits: [They accept it., {question: "Should we?", text: We accept.}]
    misses: [It rained.]
    note: Says so.
  - {id: decoy.defeat, kind: decoy, patterns: [accept defeat]}
`;

test('a codebook is the whole scheme in plain data, with patterns as they are written', () => {
  const codebook = codebookOf(parseScheme(SCHEME, 'mini.yaml'));
  assert.deepEqual(JSON.parse(JSON.stringify(codebook)), codebook);
  const { stances, ...rest } = codebook;
  assert.deepEqual(
    stances.map(({ code }) => code),
    ['follow', 'resist', 'unclear'],
  );
  assert.deepEqual(rest, {
    ...{ id: 'mini', version: '1.0.0', title: 'A small scheme', threshold: 0.1 },
    entries: [
      {
        ...{
          id: 'follow.accept',
          stance: 'follow',
          kind: 'frame',
          weight: 2,
          negated: 'resist',
          denies: null,
          places: null,
        },
        patterns: ['accept {0-2} @thing', 'embrace'],
        hits: [
          { question: null, text: 'They accept it.' },
          { question: 'Should we?', text: 'We accept.' },
        ],
        misses: [{ question: null, text: 'It rained.' }],
        note: 'Says so.',
      },
      {
        ...{
          id: 'decoy.defeat',
          stance: 'unclear',
          kind: 'decoy',
          weight: 1,
          negated: null,
          denies: null,
          places: null,
        },
        ...{ patterns: ['accept defeat'], hits: [], misses: [], note: '' },
      },
    ],
    lists: [{ name: 'thing', items: ['plan', '(big|small) idea'] }],
    // In the order in which they apply, whatever their order in the file.
    mechanisms: [
      {
        name: 'negation',
        numbers: { scope: 4, factor: 1 },
        wordings: { negators: ['not', "n't"], pseudo: [], after: [], scope_end: [] },
      },
      { name: 'qualifier', numbers: { factor: 0.5 }, wordings: { tones: ['for'] } },
    ],
    combine: [{ sentence: ['not follow', 'resist'], gives: 'resist', note: 'as it should be' }],
    minimum: 0.5,
    verdict: { where: ['last'], minShare: 0.4 },
    deciding: { verdict: 0, deontic: 0, first: 0, last: 0, summing_up: 0 },
    confidence: [{ band: 'high', basis: ['verdict'], margin: 0.6, weight: 2 }],
    declared: [{ vote: 'Aye', stance: 'follow', intensity: 1 }],
  });
});
