import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'stancebook-main-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the site; `ended` resolves when it has stopped, `ready` with its address once it serves. */
function start(
  env: Record<string, string>,
  args: string[] = [],
): {
  child: ChildProcess;
  ready: Promise<string>;
  ended: Promise<Ended>;
} {
  const child = spawn(process.execPath, [join(root, 'server', 'main.ts'), ...args], {
    env: { PATH: process.env.PATH ?? '', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      out += chunk;
      const address = /is at (\S+)/.exec(out)?.[1];
      if (address) resolve(address);
    });
    child.on('close', () => reject(new Error(`ended before it served: ${err}`)));
  });
  ready.catch(() => undefined); // Those who wait for the end alone need not see it twice.
  const ended = once(child, 'close').then(([code]) => ({ code, out, err }));
  return { child, ready, ended };
}

test('a fresh start makes the database, loads the samples, serves them, and a signal ends it with 0', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const database = join(folder, `${signal}.db`);
    const { child, ready, ended } = start({ STANCEBOOK_DB: database });
    const address = await ready;
    const home = await fetch(address);
    assert.equal(home.status, 200);
    assert.match(await home.text(), /<h1/);
    child.kill(signal);
    const { code, err } = await ended;
    assert.deepEqual({ code, err }, { code: 0, err: `Loaded 4 sample asks into ${database}.\n` });
  }
});

test('a second start finds its samples there and says nothing of them', async () => {
  const env = { STANCEBOOK_DB: join(folder, 'again.db') };
  for (const expected of [/Loaded 4/, /^$/]) {
    const { child, ready, ended } = start(env);
    await ready;
    child.kill('SIGTERM');
    assert.match((await ended).err, expected);
  }
});

test('of servers that start at once, each says only what it stored itself', async () => {
  const env = { STANCEBOOK_DB: join(folder, 'race.db') };
  const servers = [1, 2, 3, 4].map(() => start(env));
  const [address] = await Promise.all(servers.map(({ ready }) => ready));
  const { total } = JSON.parse(await (await fetch(`${address}/asks.json`)).text());
  for (const { child } of servers) child.kill('SIGTERM');
  const said = await Promise.all(servers.map(({ ended }) => ended));
  const claimed = said.map(({ err }) => Number(/Loaded (\d+)/.exec(err)?.[1] ?? 0));
  assert.equal(total, 4);
  assert.ok(claimed.reduce((sum, each) => sum + each) <= 4, String(claimed));
});

test('SAMPLES=off serves an empty site that says what to do next', async () => {
  const { child, ready, ended } = start({ STANCEBOOK_DB: join(folder, 'empty.db'), SAMPLES: 'off' });
  const page = await (await fetch(await ready)).text();
  assert.match(page, /npm run ingest/);
  child.kill('SIGTERM');
  assert.equal((await ended).code, 0);
});

test('a busy port ends the start with a sentence that names it', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  assert.ok(address !== null && typeof address === 'object');
  const { port } = address;
  const { ended } = start({ STANCEBOOK_DB: join(folder, 'busy.db'), PORT: String(port), SAMPLES: 'off' });
  const result = await ended;
  other.close();
  assert.deepEqual(result, {
    code: 1,
    out: '',
    err: `Port ${port} is taken by another program. Stop that program, or choose another port: PORT=${port + 1} npm start.\n`,
  });
});

test('bad settings end the start with a sentence each', async () => {
  const { code, err } = await start({ PORT: 'http', SAMPLES: 'no' }).ended;
  assert.equal(code, 1);
  assert.equal(
    err,
    'PORT is “http”; set it to a whole number from 0 to 65535.\nSAMPLES is “no”; set it to one of on, off.\n',
  );
});

test('a file that is no database is named, left as it is, and ends the start', async () => {
  const path = join(folder, 'letter.db');
  writeFileSync(path, 'Dear reader,\n'.repeat(500));
  const { code, err } = await start({ STANCEBOOK_DB: path }).ended;
  assert.equal(code, 1);
  assert.equal(err.trim().split('\n').length, 1);
  assert.ok(err.includes(path) && err.includes('STANCEBOOK_DB'), err);
  assert.equal(readFileSync(path, 'utf8'), 'Dear reader,\n'.repeat(500));
});

test('a database path that cannot be written ends the start and names the path', async () => {
  const blocker = join(folder, 'blocker');
  mkdirSync(join(blocker, 'a-folder.db'), { recursive: true });
  for (const path of [join(blocker, 'a-folder.db'), join(folder, 'again.db', 'below-a-file.db')]) {
    const { code, err } = await start({ STANCEBOOK_DB: path }).ended;
    assert.equal(code, 1);
    assert.equal(err.trim().split('\n').length, 1, err);
    assert.ok(err.includes(path) && err.includes('STANCEBOOK_DB'), err);
  }
});

test('what is no HTTP gets a short refusal with safe headers, and the site goes on', async () => {
  const { child, ready, ended } = start({ STANCEBOOK_DB: join(folder, 'malformed.db'), SAMPLES: 'off' });
  const address = await ready;
  const answers: string[] = [];
  for (const request of [
    'NONSENSE\r\n\r\n',
    `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
  ]) {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    socket.end(request);
    let answer = '';
    for await (const chunk of socket) answer += chunk;
    answers.push(answer.split('\r\n').slice(0, 2).join(' | '));
  }
  assert.deepEqual(answers, [
    "HTTP/1.1 400 Bad Request | Content-Security-Policy: default-src 'none'",
    "HTTP/1.1 431 Request Header Fields Too Large | Content-Security-Policy: default-src 'none'",
  ]);
  assert.equal((await fetch(address)).status, 200);
  child.kill('SIGTERM');
  assert.equal((await ended).code, 0);
});

/** Sends bytes as they are. @returns everything that came back until the other side hung up. */
async function exchange(address: string, ...parts: readonly string[]): Promise<string> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  for (const part of parts) socket.write(part);
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  return answer;
}

test('a missing Host and an unknown expectation get pages with the headers of all pages', async () => {
  const { child, ready, ended } = start({ STANCEBOOK_DB: join(folder, 'protocol.db'), SAMPLES: 'off' });
  const address = await ready;
  for (const [request, status] of [
    ['GET / HTTP/1.1\r\nConnection: close\r\n\r\n', '400 Bad Request'],
    ['GET / HTTP/1.1\r\nHost: a\r\nExpect: zz\r\nConnection: close\r\n\r\n', '417 Expectation Failed'],
    ['GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n', '100 Continue'],
    ['GET / HTTP/1.0\r\n\r\n', '200 OK'],
  ] as const) {
    const answer = await exchange(address, request);
    assert.ok(answer.startsWith(`HTTP/1.1 ${status}\r\n`), answer.slice(0, 200));
    assert.match(answer, /\r\nContent-Security-Policy: default-src 'none';.*\r\nX-Frame-Options: DENY\r\n/s);
    assert.match(answer, /<h1/);
  }
  child.kill('SIGTERM');
  assert.equal((await ended).code, 0);
});

test('after a signal, an answer under way is finished, its connection closed, and the end does not wait', async () => {
  const { child, ready, ended } = start({ STANCEBOOK_DB: join(folder, 'stop.db'), SAMPLES: 'off' });
  const address = await ready;
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  socket.write(
    'POST /about HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=',
  );
  await fetch(address); // What was sent before has arrived by now.
  const stopped = performance.now();
  child.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 300));
  socket.write('b'); // The client keeps its side open.
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  assert.match(answer, /^HTTP\/1\.1 405 .*\r\nConnection: close\r\n/s);
  assert.equal((await ended).code, 0);
  assert.ok(performance.now() - stopped < 4000, 'the five seconds of grace are not used up');
});

test('an unknown argument ends the start with 2 and the usage', async () => {
  const { code, out, err } = await start({}, ['--bogus']).ended;
  assert.deepEqual({ code, out }, { code: 2, out: '' });
  assert.match(err, /^There is no option “--bogus”; .*\n\n.*Usage: npm start/s);
});

test('--help lists the settings and ends with 0', async () => {
  const { code, out, err } = await start({}, ['--help']).ended;
  assert.deepEqual({ code, err }, { code: 0, err: '' });
  assert.match(out, /STANCEBOOK_DB/);
});
