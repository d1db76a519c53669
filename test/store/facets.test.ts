import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Store } from '../../server/domain/ports.ts';
import type { ResponseQuery } from '../../server/domain/query.ts';
import { openStore } from '../../server/store/index.ts';
import { queryOf, submissionOf, surveyOf } from '../support/builders.ts';

const STANCES = ['follow', 'shape', 'resist', 'unclear'];
const INSTITUTIONS = ['Alpha Institute', 'Beta Institute', 'Gamma Institute'];
const SLUGS = ['alpha-institute', 'beta-institute', 'gamma-institute'];
const QUESTION = 'Should we?';
const ASKS = ['should-we-1', 'should-we-2', 'should-we-3'];

/** A response as the brute-force count sees it. */
interface Plain {
  readonly ask: string;
  readonly stance: string;
  readonly institutions: readonly string[];
}

const index = (values: readonly string[]) => fc.nat({ max: values.length - 1 });

/** Per ask a list of answers: the stance, and the institutions of its affiliations (with repeats, or none). */
const panels = fc.array(
  fc.array(fc.record({ stance: index(STANCES), held: fc.array(index(INSTITUTIONS), { maxLength: 3 }) }), {
    maxLength: 6,
  }),
  { minLength: 1, maxLength: 3 },
);

const queries = fc.record({
  asks: fc.subarray(ASKS),
  stances: fc.subarray(STANCES),
  institutions: fc.subarray(SLUGS),
  size: fc.constantFrom(null, 2),
  page: fc.integer({ min: 1, max: 3 }),
});

function fill(
  store: Store,
  generated: readonly (readonly { stance: number; held: readonly number[] }[])[],
): Plain[] {
  return generated.flatMap((answers, number) => {
    const contributors = answers.map(({ stance, held }) => ({
      stance: STANCES[stance] ?? '',
      affiliations: held.map((each) => ({ role: null, institution: INSTITUTIONS[each] ?? '' })),
    }));
    const { ask } = store.imports.add(
      surveyOf({ question: QUESTION, number: `${number + 1}`, state: 'open', contributors }),
    );
    store.submissions.submit(submissionOf(ask.slug, { institution: 'Alpha Institute' })); // Pending: never counted.
    return contributors.map(({ stance, affiliations }) => ({
      ask: ask.slug,
      stance,
      institutions: [
        ...new Set(affiliations.map(({ institution }) => SLUGS[INSTITUTIONS.indexOf(institution)] ?? '')),
      ],
    }));
  });
}

type Filter = 'asks' | 'stances' | 'institutions';

const VALUES: Record<Filter, (response: Plain) => readonly string[]> = {
  asks: ({ ask }) => [ask],
  stances: ({ stance }) => [stance],
  institutions: ({ institutions }) => institutions,
};
const FILTERS: readonly Filter[] = ['asks', 'stances', 'institutions'];

function passes(response: Plain, query: ResponseQuery, except?: Filter): boolean {
  return FILTERS.every((filter) => {
    const wanted = query[filter];
    return (
      filter === except ||
      wanted.length === 0 ||
      VALUES[filter](response).some((value) => wanted.includes(value))
    );
  });
}

/** value -> count for every value that the other filters leave, and 0 for the selected rest. */
function counted(all: readonly Plain[], query: ResponseQuery, filter: Filter): Record<string, number> {
  const counts = Object.fromEntries(query[filter].map((value) => [value, 0]));
  for (const response of all.filter((each) => passes(each, query, filter))) {
    for (const value of VALUES[filter](response)) counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

test('facets, totals and rows are what counting by hand gives, for any data and any query', () => {
  fc.assert(
    fc.property(panels, fc.array(queries, { minLength: 4, maxLength: 4 }), (generated, asked) => {
      const store = openStore(':memory:');
      try {
        const all = fill(store, generated);
        for (const changes of asked) {
          const query = queryOf(changes);
          const page = store.responses.find(query);
          const matching = all.filter((response) => passes(response, query));
          assert.equal(page.total, matching.length);
          const rows = store.responses.find({ ...query, page: 1, size: null }).rows;
          assert.equal(rows.length, matching.length);
          const from = query.size === null ? 0 : (query.page - 1) * query.size;
          assert.deepEqual(page.rows, rows.slice(from, from + (query.size ?? rows.length)));
          for (const filter of FILTERS) {
            const facet = page.facets[filter];
            assert.deepEqual(
              Object.fromEntries(facet.map(({ value, count }) => [value, count])),
              counted(all, query, filter),
              filter,
            );
            assert.deepEqual(
              facet
                .filter(({ selected }) => selected)
                .map(({ value }) => value)
                .toSorted(),
              query[filter].toSorted(),
            );
          }
        }
      } finally {
        store.close();
      }
    }),
    { numRuns: 60 },
  );
});
