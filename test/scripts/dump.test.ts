import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { surveyOf } from '../support/builders.ts';
import { storeFor, tempFolder } from '../support/database.ts';
import { runScript } from '../support/process.ts';

const AFFILIATIONS = [
  { role: 'Reader; Fellow', institution: 'School of Law, University of Westhaven; Annex' },
  { role: 'Former Minister', institution: null },
  { role: null, institution: '“Quay”, and "Tide"' },
];
const ASKS = [
  surveyOf({
    contributors: [
      { name: 'Byron, Ada', affiliations: AFFILIATIONS, paragraphs: ['One, “two”;', '=3 | "four"'] },
      { name: null, declared: { vote: 'Aye', confidence: 7.5 } },
      { name: 'Li', affiliations: [], paragraphs: [], declared: { vote: null, confidence: null } },
    ],
    intro: ['First.', 'Second.'],
  }),
  surveyOf({ nature: 'illustrative', lead: null, series: null, number: null, date: null, intro: [] }),
  surveyOf({
    question: 'Is anybody there?',
    state: 'open',
    contributors: [],
    source: { url: null, publisher: null },
  }),
];

for (const format of ['json', 'csv']) {
  test(`a database comes back whole through ${format}`, async (t) => {
    const folder = tempFolder(t);
    const [full, empty, file] = ['full.db', 'empty.db', `asks.${format}`].map((name) => join(folder, name));
    const store = storeFor(t, full);
    for (const ask of ASKS) store.imports.add(ask);
    const from = { STANCEBOOK_DB: full ?? '' };
    const to = { STANCEBOOK_DB: empty ?? '' };
    const dump = await runScript('dump.ts', ['--format', format, file ?? ''], from);
    assert.deepEqual(dump, { code: 0, stdout: '', stderr: '' });
    const ingest = await runScript('ingest.ts', ['--json', file ?? ''], to);
    assert.deepEqual([ingest.code, ingest.stderr], [0, '3 asks, 6 answers, 0 warnings.\n']);
    const all = (path: string | undefined) =>
      [...storeFor(t, path).imports.all()].map(({ survey, ask }) => {
        const { importedAt: _, source, ...rest } = ask;
        return { survey, ask: rest, source: source && { ...source, hash: '' } };
      });
    assert.deepEqual(all(empty), all(full));
    assert.deepEqual(
      all(empty).map(({ survey }) => survey),
      ASKS.map(({ survey }) => survey),
    );
  });
}
