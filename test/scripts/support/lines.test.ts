import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type InputLine, readLines } from '../../../scripts/support/lines.ts';

async function read(chunks: readonly (string | Uint8Array)[], longest?: number): Promise<InputLine[]> {
  async function* source() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  return Array.fromAsync(readLines(source(), longest));
}

test('lines are numbered, whatever the line break, and the last one needs none', async () => {
  assert.deepEqual(await read(['one\r\ntwo\n\n', 'three']), [
    { number: 1, text: 'one' },
    { number: 2, text: 'two' },
    { number: 3, text: '' },
    { number: 4, text: 'three' },
  ]);
  assert.deepEqual(await read([]), []);
});

test('a character and a line may be cut anywhere, as chunks of one byte are', async () => {
  const bytes = [...Buffer.from('é’s\n🙂 yes\n')].map((byte) => Uint8Array.of(byte));
  assert.deepEqual(await read(bytes), [
    { number: 1, text: 'é’s' },
    { number: 2, text: '🙂 yes' },
  ]);
});

test('a byte order mark is dropped', async () => {
  assert.deepEqual(await read([Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0x0a)]), [{ number: 1, text: 'a' }]);
});

test('a line that is not UTF-8 or too long is a fault, and the next one is read', async () => {
  assert.deepEqual(
    await read([Uint8Array.of(0xff, 0x0a), 'ok\n', 'x'.repeat(6), 'x'.repeat(6), '\nok\n'], 10),
    [
      { number: 1, fault: 'is not UTF-8' },
      { number: 2, text: 'ok' },
      { number: 3, fault: 'is longer than 10 bytes; one line holds one answer' },
      { number: 4, text: 'ok' },
    ],
  );
});

test('nothing is read ahead of what is asked for', async () => {
  let pulled = 0;
  async function* source() {
    for (;;) {
      pulled += 1;
      yield Buffer.from('a\nb\n');
    }
  }
  const lines = readLines(source());
  for (let line = 0; line < 5; line += 1) await lines.next();
  await lines.return(undefined);
  assert.equal(pulled, 3);
});
