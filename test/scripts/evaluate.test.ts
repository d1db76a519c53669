import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { EvaluationReport } from '../../server/stance/evaluation/print.ts';
import { runScript } from './support/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'evaluate-'));
after(() => rmSync(folder, { recursive: true }));

const file = (name: string, ...lines: unknown[]): string => {
  const path = join(folder, name);
  writeFileSync(
    path,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  return path;
};

const RESIST = {
  id: 'r',
  question: 'Should Britain follow Trump’s lead on Ukraine?',
  text: 'The summit was short. Britain should not follow Washington.',
  stance: 'resist',
  deciding: ['Britain should not follow Washington.'],
};
const UNCLEAR = { ...RESIST, id: 'u', text: 'Grass is green.', stance: 'unclear', deciding: [] };
const OTHER = {
  ...RESIST,
  id: 'o',
  question: 'Should Britain follow Trump’s lead on trade?',
  stance: 'follow',
};

test('the report on standard output is text, or with --json everything, the same figures in both', async () => {
  const paths = [file('a.jsonl', RESIST, UNCLEAR), file('b.jsonl', OTHER)];
  const text = await runScript('evaluate.ts', paths);
  assert.deepEqual([text.code, text.stderr], [0, '']);
  assert.match(text.stdout, /^Scheme lead, version .*: 3 answers to 2 questions\.\n/);
  assert.match(text.stdout, /\nlexicon {2,}0\.67 \[0\.00, 1\.00\]/);
  assert.doesNotMatch(text.stdout, /Without this mechanism/);

  const json = await runScript('evaluate.ts', ['--json', '--ablate', ...paths]);
  const report: EvaluationReport = JSON.parse(json.stdout);
  assert.deepEqual(
    report.files.map(({ n }) => n),
    [2, 1],
  );
  assert.deepEqual(
    report.systems.map(({ name }) => name),
    ['majority (follow)', 'AFINN', 'Bayes', 'Bayes, smoothing 0.1', 'lexicon, context off', 'lexicon'],
  );
  const lexicon = report.systems.at(-1);
  assert.deepEqual(lexicon?.figures.accuracy, { value: 2 / 3, interval: [0, 1] });
  assert.deepEqual(lexicon?.unclear, { n: 1, byBasis: { 'no cue': 1 } });
  assert.deepEqual(lexicon?.deciding, { labelled: 2, found: 2 });
  assert.ok(report.ablation.some(({ mechanism, lost }) => mechanism === 'negation' && lost === 1));
});

test('ids that come again, within a file or across files, are warned of and counted', async () => {
  const paths = [file('once.jsonl', RESIST, UNCLEAR, RESIST), file('again.jsonl', UNCLEAR, OTHER)];
  const { code, stdout, stderr } = await runScript('evaluate.ts', ['--json', ...paths]);
  const report: EvaluationReport = JSON.parse(stdout);
  assert.deepEqual([code, report.n], [0, 5]);
  assert.equal(
    stderr,
    'Of 5 answers, 2 answers have the ids of an earlier one; all are counted. Check that no file is given twice.\n',
  );
});

test('faults are named by file, line and field, of all files at once, and nothing is printed', async () => {
  const bad = file(
    'bad.jsonl',
    RESIST,
    '{"id": 1,',
    { ...RESIST, stance: 'maybe' },
    { ...RESIST, text: undefined },
  );
  const empty = file('empty.jsonl', '', '  ');
  const missing = join(folder, 'missing.jsonl');
  const { code, stdout, stderr } = await runScript('evaluate.ts', [bad, empty, missing]);
  assert.deepEqual([code, stdout], [1, '']);
  const said = stderr.trimEnd().split('\n');
  assert.deepEqual(said.slice(0, 4), [
    `${bad}:2: the line is not JSON.`,
    `${bad}:3: field “stance” is “maybe”, not a stance of the scheme (follow, shape, resist, unclear).`,
    `${bad}:4: field “text” is missing.`,
    `${empty}: holds no answers; it should have one JSON object per line.`,
  ]);
  assert.equal(said.length, 5);
  assert.equal(said[4], `There is no file “${missing}”. Check the path.`);
});

test('wrong usage ends with 2', async () => {
  for (const args of [[], ['--what', 'x.jsonl'], ['--scheme', 'nope', 'x.jsonl']]) {
    const { code, stdout, stderr } = await runScript('evaluate.ts', args);
    assert.deepEqual([code, stdout], [2, '']);
    assert.notEqual(stderr, '');
  }
});

const corpus = ['../shared/corpus/dev.jsonl', '../shared/corpus/dev-plain.jsonl'];

test('on the development corpus the table stands, and no baseline beats the lexicon', {
  skip: corpus.every((path) => existsSync(path)) ? false : 'there is no ../shared/corpus beside the project',
}, async () => {
  const { code, stdout } = await runScript('evaluate.ts', ['--json', ...corpus]);
  assert.equal(code, 0);
  const report: EvaluationReport = JSON.parse(stdout);
  // One question is in both files, once with typographic quotes.
  assert.deepEqual([report.n, report.questions], [108, 7]);
  assert.deepEqual(
    report.ahead.slice(0, 3).map(({ macroF1 }) => (macroF1.value ?? 0) > 0),
    [true, true, true],
  );
});
