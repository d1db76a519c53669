import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { test } from 'node:test';
import { runScript } from './support/run.ts';

const QUESTION = 'Should Britain follow Trump’s lead on Ukraine?';
const TEXT = 'The summit was short.\n\nBritain should not follow Washington. It is late, 🙂 and cold.';

const lines = (...objects: unknown[]): string => objects.map((each) => `${JSON.stringify(each)}\n`).join('');
const parse = (stdout: string): Record<string, unknown>[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

interface Piece {
  readonly quote: string;
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

test('each line gets one line, in order, with the promised fields and spans that slice back to their quote', async () => {
  const input = lines(
    { id: 'x', question: QUESTION, text: TEXT, stance: 'ignored', other: [1] },
    { id: 7, text: 'Grass is green.' },
  );
  const { code, stdout, stderr } = await runScript('classify.ts', [], input);
  assert.deepEqual([code, stderr], [0, '']);
  const [first, second] = parse(stdout);
  assert.ok(first && second);
  assert.deepEqual(Object.keys(first), ['id', 'stance', 'margin', 'basis', 'scores', 'deciding', 'evidence']);
  assert.deepEqual([first.id, first.stance], ['x', 'resist']);
  const evidence = first.evidence as (Piece & Record<string, unknown>)[]; // Checked piece by piece below.
  assert.deepEqual(Object.keys(evidence[0] ?? {}), [
    'quote',
    'paragraph',
    'start',
    'end',
    'entry',
    'stance',
    'weight',
    'factors',
  ]);
  const paragraphs = TEXT.split('\n\n');
  for (const piece of [...evidence, first.deciding as Piece]) {
    assert.equal(paragraphs[piece.paragraph]?.slice(piece.start, piece.end), piece.quote);
  }
  assert.equal((first.deciding as Piece).quote, 'Britain should not follow Washington.');
  assert.deepEqual(
    [second.id, second.stance, second.basis, second.deciding, second.evidence],
    [7, 'unclear', 'no cue', null, []],
  );
});

test('a faulty line is named and left out; the others are done, and the exit code is 1', async () => {
  const good = (id: number) => JSON.stringify({ id, text: 'Grass is green.' });
  const input = [
    good(1),
    '{"id": 2,',
    good(3),
    '{"id": 4}',
    '"five"',
    good(6),
    '{"text": "x", "question": 1}',
  ];
  const { code, stdout, stderr } = await runScript('classify.ts', [], input.join('\n'));
  assert.equal(code, 1);
  assert.deepEqual(
    parse(stdout).map(({ id }) => id),
    [1, 3, 6],
  );
  assert.equal(
    stderr,
    [
      'standard input:2: the line is not JSON.',
      'standard input:4: field “text” is missing.',
      'standard input:5: the line is not an object.',
      'standard input:7: field “id” is missing.',
      'standard input:7: field “question” must be text.',
      '',
    ].join('\n'),
  );
});

test('many faults are counted, not all shown', async () => {
  const { code, stdout, stderr } = await runScript('classify.ts', [], 'a,b\n'.repeat(25));
  assert.deepEqual([code, stdout], [1, '']);
  assert.equal(stderr.trimEnd().split('\n').length, 21);
  assert.match(stderr, /… and 5 more faults\.\n$/);
});

test('a byte order mark, CRLF, blank lines and bytes that are not UTF-8 are met with composure', async () => {
  const line = JSON.stringify({ id: 1, text: 'Grass is green.' });
  const input = Buffer.concat([
    Buffer.from(`\uFEFF${line}\r\n\r\n   \n${line}\n`),
    Uint8Array.of(0x22, 0xff, 0x22, 0x0a),
    Buffer.from(line),
  ]);
  const { code, stdout, stderr } = await runScript('classify.ts', [], input);
  assert.deepEqual(
    [code, parse(stdout).length, stderr],
    [1, 3, 'standard input:5: the line is not UTF-8.\n'],
  );
});

test('no input is no output and no fault', async () => {
  assert.deepEqual(await runScript('classify.ts', []), { code: 0, stdout: '', stderr: '' });
});

test('wrong usage ends with 2 and says what there is', async () => {
  const unknown = await runScript('classify.ts', ['--scheme', 'nope']);
  assert.deepEqual([unknown.code, unknown.stdout], [2, '']);
  assert.match(unknown.stderr, /no scheme “nope”.*\blead\b/);
  const option = await runScript('classify.ts', ['--shceme', 'lead']);
  assert.equal(option.code, 2);
  assert.match(option.stderr, /unknown option '--shceme'/);
  const argument = await runScript('classify.ts', ['in.jsonl']);
  assert.equal(argument.code, 2);
  const help = await runScript('classify.ts', ['--help']);
  assert.equal(help.code, 0);
  assert.match(help.stdout, /npm run classify --/);
});

test('a line of a megabyte is tagged like any other', async () => {
  const text = 'The sky is grey today. '.repeat(45_000);
  const { code, stdout } = await runScript('classify.ts', [], lines({ id: 1, text }));
  assert.deepEqual([code, parse(stdout)[0]?.stance], [0, 'unclear']);
});

test('memory stays flat: twenty megabytes pass through a heap that could not hold them', async () => {
  const line = JSON.stringify({ id: 1, text: 'The sky is grey today. ', pad: 'x'.repeat(200_000) });
  const input = `${line}\n`.repeat(100);
  const { code, stdout } = await runScript('classify.ts', [], input, ['--max-old-space-size=60']);
  assert.equal(code, 0);
  assert.equal(parse(stdout).length, 100);
});

test('a folder on standard input is refused with a sentence', async () => {
  const folder = openSync('test', 'r');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/classify.ts'], {
    stdio: [folder, 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  closeSync(folder);
  assert.deepEqual(
    { status, stdout, stderr },
    {
      status: 1,
      stdout: '',
      stderr: 'Standard input is a folder. Give the contents of a file: “< FILE”, not “< FOLDER”.\n',
    },
  );
});

test('when the reader of the output goes away, the command ends quietly', async () => {
  const child = spawn(process.execPath, ['scripts/classify.ts'], { stdio: 'pipe' });
  const stderr: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  child.stdin.on('error', () => {}); // The child stops reading: that is the point.
  child.stdout.once('data', () => child.stdout.destroy());
  child.stdin.end(lines(...Array.from({ length: 5000 }, (_, id) => ({ id, text: 'Grass is green.' }))));
  const code = await new Promise((resolve) => child.on('close', resolve));
  assert.deepEqual([code, Buffer.concat(stderr).toString()], [0, '']);
});
