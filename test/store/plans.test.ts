import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FILTERS, type ResponseQuery } from '../../server/domain/query.ts';
import { parseSearch } from '../../server/domain/search.ts';
import { facetsStatement } from '../../server/store/facets.ts';
import { valuesOf } from '../../server/store/filters.ts';
import { pageStatement } from '../../server/store/responses.ts';
import { queryOf, surveyOf } from '../support/builders.ts';
import { storeAndFile } from '../support/database.ts';

const STANCES = ['follow', 'shape', 'resist', 'unclear'];

/** Tables whose rows are long or many, which no list may read from end to end, but for the few unpublished ones. */
const HEAVY =
  /SCAN (?!r USING COVERING INDEX (?:published|counted)_|responses USING COVERING INDEX unpublished_)(?:c|codings|p|paragraphs|r|responses)\b/;

test('lists and counts over 5,000 responses never read through codings or texts', (t) => {
  const { store, raw } = storeAndFile(t);
  for (let ask = 0; ask < 50; ask += 1) {
    const contributors = Array.from({ length: 100 }, (_, index) => ({
      name: `Expert ${index}`,
      stance: STANCES[(ask + index) % 4] ?? '',
      affiliations: [{ role: 'Fellow', institution: `Institute ${(ask * 3 + index) % 40}` }],
    }));
    store.imports.add(surveyOf({ number: String(ask), contributors }));
  }
  const filtered: Partial<ResponseQuery>[] = [
    {},
    { stances: ['shape'] },
    { institutions: ['institute-7', 'institute-8'] },
    { asks: ['should-britain-follow-the-american-lead-on-trade-7'] },
    { stances: ['shape', 'resist'], institutions: ['institute-7'], sort: 'margin' },
    { stances: ['shape'], sort: 'institution', direction: 'desc' },
    { kinds: ['other', 'think tank'], coders: ['lexicon'] },
    { bases: ['no cue'], minMargin: 0.6, sort: 'stance' },
    { text: parseSearch('events') },
  ];
  for (const changes of filtered) {
    const query = queryOf({ size: 50, ...changes });
    assert.ok(store.responses.find(query).rows.length > 0, JSON.stringify(changes));
    const facets = facetsStatement(query, FILTERS);
    for (const [name, statement] of Object.entries({ page: pageStatement(query), facets })) {
      const steps = raw
        .prepare(`EXPLAIN QUERY PLAN ${statement}`)
        .all({ ...valuesOf(query), limit: 50, offset: 0 })
        .map((row) => (row as { detail: string }).detail); // What EXPLAIN QUERY PLAN answers with.
      assert.deepEqual(
        steps.filter((step) => HEAVY.test(step)),
        [],
        `${name} ${JSON.stringify(changes)}`,
      );
      assert.ok(
        steps.some((step) => step.includes(' r ')),
        `${name} reads responses`,
      );
    }
  }
});
