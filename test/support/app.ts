import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Express } from 'express';
import { pino } from 'pino';
import { createApp } from '../../server/app.ts';
import type { Classifier, Store } from '../../server/domain/ports.ts';
import type { Ask } from '../../server/domain/types.ts';
import { formats } from '../../server/publish/index.ts';
import type { WebDeps } from '../../server/web/deps.ts';
import { createViews } from '../../server/web/views.ts';
import { loadClassifier, openStore, ROOT } from '../../server/wiring.ts';

// Both only read files, and neither changes: one of each serves every test of a file.
const classifier = loadClassifier();
const views = createViews(join(ROOT, 'views'));

export interface TestApp {
  readonly app: Express;
  readonly store: Store;
  readonly classifier: Classifier;
}

/** The real application on an empty store in memory; `overrides` replace what it is made of. */
export function startApp(overrides: Partial<WebDeps> = {}): TestApp {
  const store = overrides.store ?? openStore(':memory:');
  const deps: WebDeps = {
    store,
    classifier,
    views,
    formats,
    publicUrl: 'http://localhost:3000',
    trustProxy: 0,
    submissionsPerTenMinutes: 1000,
    log: pino({ level: 'silent' }),
    ...overrides,
  };
  return { app: createApp(deps), store, classifier: deps.classifier };
}

/** Stores an ask with one published answer. */
export function addAsk(store: Store, question: string, state: Ask['state'] = 'open'): Ask {
  const paragraphs = ['Norway should refuse the plan and write its own rules for the strait.'];
  const outcome = store.imports.add({
    survey: {
      question,
      series: 'The Sample Ask',
      number: '12',
      date: '2026-03-04',
      intro: [],
      contributors: [
        {
          name: 'Ingrid Solheim',
          affiliations: [{ role: 'Reader in Polar Law', institution: 'University of Eastmere' }],
          paragraphs,
        },
      ],
    },
    classifications: [classifier.classify('lead', { question, paragraphs })],
    scheme: 'lead',
    lead: classifier.lead('lead', question),
    nature: 'illustrative',
    source: {
      title: question,
      publisher: null,
      url: null,
      hash: createHash('sha256').update(question).digest('hex'),
    },
    state,
  });
  return outcome.ask;
}
