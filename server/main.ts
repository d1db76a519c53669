// `npm start`: config -> store -> classifier -> app -> listen; ends cleanly on Ctrl-C and SIGTERM.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { type Config, describeVariables } from './config.ts';
import { AppError } from './domain/errors.ts';
import type { Store } from './domain/ports.ts';
import { formats } from './publish/index.ts';
import { retryWhileBusy } from './web/retry-busy.ts';
import { createViews } from './web/views.ts';
import { loadClassifier, loadConfig, loadSamples, openStore, ROOT } from './wiring.ts';

/** How long open requests may take to end once a stop was asked for. */
const GRACE_MS = 5_000;

/** Nobody waits for an answer yet: servers that start together on a slow machine take turns for this long. */
const START_WAIT_MS = 30_000;
/** The store blocks while it waits for another process: briefly, so that readers are served between tries. */
const BUSY_TIMEOUT_MS = 250;

const HELP = `Stancebook: serves the comparison of expert panels.

Usage: npm start [-- --help]

Environment:
${describeVariables()}
`;

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const unknown = args.find((each) => each !== '--help');
  if (unknown !== undefined) {
    process.stderr.write(`There is no option “${unknown}”; settings are environment variables.\n\n${HELP}`);
    process.exitCode = 2;
    return;
  }
  if (args.length > 0) {
    process.stdout.write(HELP);
    return;
  }
  const config = loadConfig(process.env);
  const store = openStore(config.databasePath, { busyTimeoutMs: BUSY_TIMEOUT_MS });
  try {
    const server = await serve(config, store);
    stopOnSignals(server, store);
  } catch (error) {
    store.close();
    throw error;
  }
}

async function serve(config: Config, store: Store): Promise<Server> {
  const classifier = loadClassifier();
  if (config.samples) {
    const added = await retryWhileBusy(() => loadSamples(store, classifier), START_WAIT_MS);
    if (added > 0) process.stderr.write(`Loaded ${added} sample asks into ${config.databasePath}.\n`);
  }
  // The app refuses a missing Host and an unknown Expect itself, with the headers of every other answer.
  const server = createServer({ requireHostHeader: false });
  const port = await listen(server, config);
  const publicUrl = config.publicUrl ?? `http://localhost:${port}`;
  const app = createApp({
    store,
    classifier,
    views: createViews(join(ROOT, 'views')),
    formats,
    publicUrl,
    trustProxy: config.trustProxy,
    submissionsPerTenMinutes: config.submissionsPerTenMinutes,
    log: pino({ level: config.logLevel }, pino.destination(2)),
  });
  server.on('request', app);
  server.on('checkExpectation', app);
  server.on('clientError', refuseMalformed);
  process.stdout.write(
    `Stancebook is at ${publicUrl} (database ${config.databasePath}). Stop it with Ctrl-C.\n`,
  );
  return server;
}

/** What Node's parser rejects never reaches the app; it gets its one answer, with the app's safe headers, here. */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const body = tooLarge ? 'The request has too many headers.\n' : 'This is not a request that HTTP allows.\n';
  socket.end(
    [
      `HTTP/1.1 ${tooLarge ? '431 Request Header Fields Too Large' : '400 Bad Request'}`,
      "Content-Security-Policy: default-src 'none'",
      'X-Content-Type-Options: nosniff',
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

/** Resolves to the port that is listened on. @throws AppError `port_unavailable`. */
function listen(server: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portFault(error, host, port)));
    server.listen(port, host, () => {
      // A TCP server's address is an AddressInfo once it listens.
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function portFault(error: NodeJS.ErrnoException, host: string, port: number): AppError {
  const why: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is taken by another program. Stop that program, or choose another port: PORT=${port === 65_535 ? 3000 : port + 1} npm start.`,
    EACCES: `Port ${port} may not be opened by this user. Choose one above 1023: PORT=3000 npm start.`,
    EADDRNOTAVAIL: `HOST is “${host}”, which is not an address of this machine. Unset it, or set it to 127.0.0.1 or 0.0.0.0.`,
    ENOTFOUND: `HOST is “${host}”, which no name service knows. Unset it, or set it to 127.0.0.1 or 0.0.0.0.`,
  };
  const message = why[error.code ?? ''] ?? `Port ${port} on ${host} could not be opened: ${error.message}.`;
  return new AppError('port_unavailable', message, { cause: error });
}

/** Once stopping, every answer closes its connection: a client that keeps it open delays nothing. */
function stopOnSignals(server: Server, store: Store): void {
  let stopping = false;
  const answering = new Set<ServerResponse>();
  const follow = (_req: IncomingMessage, res: ServerResponse): void => {
    if (stopping) res.setHeader('Connection', 'close');
    answering.add(res);
    res.once('close', () => {
      answering.delete(res);
      // Its headers may have been sent before the stop, with a promise to keep the connection.
      if (stopping) server.closeIdleConnections();
    });
  };
  server.prependListener('request', follow);
  server.prependListener('checkExpectation', follow);
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    server.close(() => {
      store.close();
      process.exit(0);
    });
    for (const res of answering) {
      if (!res.headersSent) res.setHeader('Connection', 'close');
    }
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
