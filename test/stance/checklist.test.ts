// The minimal pairs of checklist/lead.yaml, one named test each, and the honesty of the list of known limits.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadClassifier } from '../../server/wiring.ts';

const SCHEME = 'lead';
const FEWEST_PAIRS = 80;

const side = z.strictObject({ text: z.string().min(1), stance: z.string().min(1) });
const pairSchema = z.strictObject({
  id: z.string().min(1),
  rule: z.string().min(1),
  question: z.string().min(1),
  a: side,
  b: side,
});
const limitSchema = z.strictObject({ id: z.string().min(1), reason: z.string().min(1) });

type Pair = z.infer<typeof pairSchema>;

const pairs = z.array(pairSchema).parse(read('lead.yaml'));
const limits = z.array(limitSchema).parse(read('known-limits.yaml'));
const limited = new Set(limits.map(({ id }) => id));
const classifier = loadClassifier();

function read(name: string): unknown {
  return parse(readFileSync(new URL(`checklist/${name}`, import.meta.url), 'utf8'));
}

function stanceOf({ question }: Pair, text: string): string {
  return classifier.classify(SCHEME, { question, paragraphs: [text] }).stance;
}

/** The two sides as `{text: stance}`, so that a failure prints the sentence beside what was read in it. */
function expected({ a, b }: Pair): Record<string, string> {
  return { [a.text]: a.stance, [b.text]: b.stance };
}

function found(pair: Pair): Record<string, string> {
  return { [pair.a.text]: stanceOf(pair, pair.a.text), [pair.b.text]: stanceOf(pair, pair.b.text) };
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
      assert.deepEqual(found(pair), expected(pair));
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
      assert.notDeepEqual(found(pair), expected(pair));
    });
  }
});
