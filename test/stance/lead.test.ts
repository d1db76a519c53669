// The scheme `lead` as a whole: nothing that lint finds, and every example as its entry says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { lint, parseActors, parseScheme, runExamples } from '../../server/stance/index.ts';
import { ROOT } from '../../server/wiring.ts';

const read = (path: string): string => readFileSync(join(ROOT, 'data', path), 'utf8');
const scheme = parseScheme(read('schemes/lead.yaml'), 'data/schemes/lead.yaml');

test('the scheme lead has no fault that lint finds', () => {
  assert.deepEqual(lint(scheme), []);
});

test('the scheme lead does with every example what its entry says', () => {
  assert.deepEqual(runExamples(scheme, parseActors(read('actors.yaml'), 'data/actors.yaml')), []);
});
