import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Classifier, Store } from '../../server/domain/ports.ts';
import { loadSamples, openStore } from '../../server/wiring.ts';
import { startApp } from './app.ts';

export interface Site {
  /** "http://localhost:40123", without a trailing slash. */
  readonly url: string;
  readonly store: Store;
  readonly classifier: Classifier;
  close(): Promise<void>;
}

/** The whole site with its samples, on a port and a database file of its own. */
export async function startSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'stancebook-site-'));
  const store = openStore(join(folder, 'site.db'));
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // A TCP server's address is an AddressInfo once it listens.
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const { app, classifier } = startApp({ store, publicUrl: url });
  loadSamples(store, classifier);
  server.on('request', app);
  return {
    url,
    store,
    classifier,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
