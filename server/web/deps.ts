import type { Logger } from 'pino';
import type { Classifier, Store } from '../domain/ports.ts';
import type { Formats } from '../presenters/formats.ts';
import type { Views } from './views.ts';

/** What createApp is given; everything that tests may want to replace by another real one. */
export interface WebDeps {
  readonly store: Store;
  readonly classifier: Classifier;
  readonly views: Views;
  readonly formats: Formats;
  /** Where the site is reached from outside, without a trailing slash: "http://localhost:3000". */
  readonly publicUrl: string;
  /** How many proxies in front are trusted to name the client's address. */
  readonly trustProxy: number;
  /** POSTs allowed per client address in ten minutes. */
  readonly submissionsPerTenMinutes: number;
  readonly log: Logger;
}
