// `npm start`: config -> store -> classifier -> app -> listen; ends cleanly on Ctrl-C and SIGTERM.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { type Config, describeVariables } from './config.ts';
import { AppError } from './domain/errors.ts';
import type { Store } from './domain/ports.ts';
import { formats } from './publish/index.ts';
import { createViews } from './web/views.ts';
import { loadClassifier, loadConfig, loadSamples, openStore, ROOT } from './wiring.ts';

/** How long open requests may take to end once a stop was asked for. */
const GRACE_MS = 5_000;

const HELP = `Stancebook: serves the comparison of expert panels.

Usage: npm start

Environment:
${describeVariables()}
`;

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    process.stdout.write(HELP);
    return;
  }
  const config = loadConfig(process.env);
  const store = openStore(config.databasePath);
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
    const added = loadSamples(store, classifier);
    if (added > 0) process.stderr.write(`Loaded ${added} sample asks into ${config.databasePath}.\n`);
  }
  const server = createServer();
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

function stopOnSignals(server: Server, store: Store): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    server.close(() => {
      store.close();
      process.exit(0);
    });
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
