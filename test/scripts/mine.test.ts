import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runScript } from './support/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'mine-'));
after(() => rmSync(folder, { recursive: true }));

const file = (name: string, ...lines: unknown[]): string => {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => JSON.stringify(line)).join('\n'));
  return path;
};

const answer = (id: number, stance: string, sentence: string, lead: string) => ({
  id,
  question: `Question ${id}?`,
  text: `It rained. ${sentence}`,
  stance,
  lead: [lead],
  deciding: [sentence],
});

const PANEL = file(
  'panel.jsonl',
  answer(1, 'follow', 'We should back Paris.', 'Paris'),
  answer(2, 'follow', 'They must back Rome.', 'Rome'),
  answer(3, 'resist', 'They must refuse Bonn.', 'Bonn'),
);

test('the wordings of each stance are printed with z-score, answers and questions', async () => {
  const { code, stdout, stderr } = await runScript('mine.ts', ['--min-answers', '2', '--top', '1', PANEL]);
  assert.deepEqual([code, stderr], [0, '']);
  assert.match(stdout, /deciding sentences of 3 answers/);
  assert.match(stdout, /\nStance {2,}Wording {2,}z {2}answers {2}questions {2}elsewhere\n/);
  assert.match(stdout, /\nfollow {2,}back @lead {2,}\d\.\d\d {8}2 {10}2 {10}0\n$/);
});

test('with --json the candidates are data', async () => {
  const { stdout } = await runScript('mine.ts', ['--min-answers', '2', '--top', '2', '--json', PANEL]);
  const candidates: { ngram: string; stance: string; answers: number }[] = JSON.parse(stdout);
  assert.deepEqual(
    candidates.map(({ stance, ngram, answers }) => [stance, ngram, answers]),
    [
      ['follow', 'back @lead', 2],
      ['follow', 'back', 2],
    ],
  );
});

test('answers without deciding sentences cannot be mined, and wrong usage is named', async () => {
  const bare = file('bare.jsonl', { id: 1, question: 'Q?', text: 'T.', stance: 'follow' });
  const nothing = await runScript('mine.ts', [bare]);
  assert.deepEqual([nothing.code, nothing.stdout], [1, '']);
  assert.match(nothing.stderr, /no answer has deciding sentences to mine/);
  const top = await runScript('mine.ts', ['--top', '0', PANEL]);
  assert.equal(top.code, 2);
  assert.match(top.stderr, /whole number above 0/);
});
