// The minimal pairs of checklist/lead.yaml, one named test each, and the honesty of the list of known limits.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import {
  type ChecklistPair,
  pairFailures,
  parseChecklist,
} from '../../server/stance/evaluation/checklist.ts';
import { loadClassifier } from '../../server/wiring.ts';

const SCHEME = 'lead';
const FEWEST_PAIRS = 80;

const { pairs, limits } = parseChecklist(read('lead.yaml'), read('known-limits.yaml'));
const limited = new Set(limits.map(({ id }) => id));
const classifier = loadClassifier();

function read(name: string): string {
  return readFileSync(new URL(`checklist/${name}`, import.meta.url), 'utf8');
}

/** The sides that are not read as the pair says, each with what was read in it. */
function failures(pair: ChecklistPair) {
  return pairFailures(
    pair,
    (question, text) => classifier.classify(SCHEME, { question, paragraphs: [text] }).stance,
  );
}

describe('the checklist of minimal pairs', () => {
  test(`holds at least ${FEWEST_PAIRS} pairs, each id once, each stance one of the scheme's`, () => {
    const codes = classifier.scheme(SCHEME).stances.map(({ code }) => code);
    const used = new Set(pairs.flatMap(({ a, b }) => [a.stance, b.stance]));
    assert.deepEqual(
      {
        enough: pairs.length >= FEWEST_PAIRS,
        ids: new Set(pairs.map(({ id }) => id)).size,
        used: [...used].sort(),
      },
      { enough: true, ids: pairs.length, used: [...codes].sort() },
    );
  });

  test('has two different sentences in every pair', () => {
    assert.deepEqual(
      pairs.filter(({ a, b }) => a.text === b.text),
      [],
    );
  });

  for (const pair of pairs.filter(({ id }) => !limited.has(id))) {
    test(`${pair.id} (${pair.rule})`, () => {
      assert.deepEqual(failures(pair), []);
    });
  }
});

describe('the known limits of the checklist', () => {
  test('name pairs that exist, each once', () => {
    const known = new Set(pairs.map(({ id }) => id));
    assert.deepEqual(
      { strangers: limits.filter(({ id }) => !known.has(id)), distinct: limited.size },
      { strangers: [], distinct: limits.length },
    );
  });

  for (const pair of pairs.filter(({ id }) => limited.has(id))) {
    test(`${pair.id} is still beyond the lexicon; when it passes, take it off known-limits.yaml`, () => {
      assert.notDeepEqual(failures(pair), []);
    });
  }
});
