import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Store } from '../../server/domain/ports.ts';
import { FILTERS, type Filter, type ResponseQuery } from '../../server/domain/query.ts';
import { parseSearch } from '../../server/domain/search.ts';
import { NO_ANSWER, shownOf } from '../../server/domain/shown.ts';
import type { Response } from '../../server/domain/types.ts';
import { openStore } from '../../server/store/index.ts';
import { queryOf, submissionOf, surveyOf } from '../support/builders.ts';
import { storeAndFile, storeFor } from '../support/database.ts';

const STANCES = ['follow', 'shape', 'resist', 'unclear'];
const SHOWN = [...STANCES, NO_ANSWER];
const MARGINS = [0.1, 0.3, 0.6];
const INSTITUTIONS = ['Alpha Institute', 'Beta University', 'Gamma University'];
const SLUGS = ['alpha-institute', 'beta-university', 'gamma-university'];
const KINDS = ['think tank', 'university', 'university'];
const QUESTION = 'Should we?';
const ASKS = ['should-we-1', 'should-we-2', 'should-we-3'];
const WORDS = ['tariffs', 'quotas'];
/** No list of votes, none cast, one of the scheme's, and one that it has not. */
const VOTES = [undefined, null, 'Yes', 'Perhaps'];
const SCALE = [{ vote: 'Yes', stance: 'follow', intensity: 1 }];

/** A response as the brute-force count sees it. */
interface Plain {
  readonly ask: string;
  readonly stance: string;
  readonly margin: number;
  readonly word: string | null;
  readonly vote: string | null | undefined;
  readonly institutions: readonly number[];
}

const index = (values: readonly unknown[]) => fc.nat({ max: values.length - 1 });

/** Per ask a list of answers; institutions are those of its affiliations (with repeats, or none). */
const panels = fc.array(
  fc.array(
    fc.record({
      stance: index(STANCES),
      margin: index(MARGINS),
      word: fc.option(index(WORDS)),
      vote: index(VOTES),
      held: fc.array(index(INSTITUTIONS), { maxLength: 3 }),
    }),
    { maxLength: 6 },
  ),
  { minLength: 1, maxLength: 3 },
);

const queries = fc.record({
  asks: fc.subarray(ASKS),
  stances: fc.subarray(SHOWN),
  institutions: fc.subarray(SLUGS),
  kinds: fc.subarray(['university', 'think tank', 'media']),
  bases: fc.subarray(['no cue', 'tie', 'stated']),
  coders: fc.subarray(['lexicon', 'editor', 'declared']),
  text: fc.option(fc.constantFrom(...WORDS.map(parseSearch)), { freq: 4 }),
  minMargin: fc.constantFrom(null, 0.2, 0.3, 0.5),
  size: fc.constantFrom(null, 2),
  page: fc.integer({ min: 1, max: 3 }),
});

type Panels = typeof panels extends fc.Arbitrary<infer T> ? T : never;

function fill(store: Store, generated: Panels): Plain[] {
  return generated.flatMap((answers, number) => {
    const plain = answers.map(({ stance, margin, word, vote, held }) => ({
      stance: STANCES[stance] ?? '',
      margin: MARGINS[margin] ?? 0,
      word: word === null ? null : (WORDS[word] ?? ''),
      vote: VOTES[vote],
      institutions: held,
    }));
    const contributors = plain.map(({ stance, margin, word, vote, institutions }) => ({
      stance,
      classification: stance === 'unclear' ? {} : { margin },
      paragraphs: word === null ? [] : [`Think of the ${word}.`],
      ...(vote === undefined ? {} : { declared: { vote, confidence: null } }),
      affiliations: institutions.map((each) => ({ role: null, institution: INSTITUTIONS[each] ?? '' })),
    }));
    const { ask } = store.imports.add(
      surveyOf({ question: QUESTION, number: `${number + 1}`, state: 'open', votes: SCALE, contributors }),
    );
    store.submissions.submit(submissionOf(ask.slug, { institution: 'Alpha Institute' })); // Pending: never counted.
    return plain.map((each) => ({ ...each, ask: ask.slug }));
  });
}

/** What a list shows of it, told by hand. */
function shownBy(
  { stance, margin, word, vote }: Plain,
  { minMargin }: ResponseQuery,
): { readonly stance: string; readonly kind: string | null; readonly basis: string | null } {
  if (stance === 'unclear' && word === null) {
    if (vote === undefined || vote === null) return { stance: NO_ANSWER, kind: null, basis: null };
    return { stance: vote === 'Yes' ? 'follow' : 'unclear', kind: 'declared', basis: null };
  }
  if (stance === 'unclear') return { stance, kind: 'lexicon', basis: 'no cue' };
  const falls = minMargin !== null && margin < minMargin;
  return { stance: falls ? 'unclear' : stance, kind: 'lexicon', basis: falls ? 'tie' : null };
}

type Tested = Exclude<Filter, 'countries'>;

const known = (value: string | null): readonly string[] => (value === null ? [] : [value]);
const distinct = (held: readonly number[], names: readonly string[]): readonly string[] => [
  ...new Set(held.map((each) => names[each] ?? '')),
];

const VALUES: Record<Tested, (response: Plain, query: ResponseQuery) => readonly string[]> = {
  asks: ({ ask }) => [ask],
  stances: (response, query) => [shownBy(response, query).stance],
  institutions: ({ institutions }) => distinct(institutions, SLUGS),
  kinds: ({ institutions }) => distinct(institutions, KINDS),
  bases: (response, query) => known(shownBy(response, query).basis),
  coders: (response, query) => known(shownBy(response, query).kind),
};
const TESTED = FILTERS.filter((filter): filter is Tested => filter !== 'countries');

function passes(response: Plain, query: ResponseQuery, except?: Filter): boolean {
  if (query.text !== null && query.text.typed !== response.word) return false;
  return TESTED.every((filter) => {
    const wanted = query[filter];
    return (
      filter === except ||
      wanted.length === 0 ||
      VALUES[filter](response, query).some((value) => wanted.includes(value))
    );
  });
}

/** value -> count for every value that the other filters leave, and 0 for the selected rest. */
function counted(all: readonly Plain[], query: ResponseQuery, filter: Tested): Record<string, number> {
  const counts = Object.fromEntries(query[filter].map((value) => [value, 0]));
  for (const response of all.filter((each) => passes(each, query, filter))) {
    for (const value of VALUES[filter](response, query)) counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

/** The same for a cross-table: "group stance" -> count. */
function crossed(all: readonly Plain[], query: ResponseQuery, by: 'kinds' | 'institutions'): string[] {
  const counts: Record<string, number> = {};
  for (const response of all.filter((each) => passes(each, query))) {
    const groups = VALUES[by](response, query);
    for (const group of groups.length === 0 ? [null] : groups) {
      const key = `${group} ${shownBy(response, query).stance}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  return Object.entries(counts).map(String).toSorted();
}

/** The answers of an ask stand in its panel in the order of its document. */
function plainOf(all: readonly Plain[], { ask, position }: Response): Plain {
  const found = all.filter((each) => each.ask === ask.slug)[position - 1];
  if (!found) throw new Error(`There is no answer ${position} to ${ask.slug}.`);
  return found;
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
          assert.deepEqual(
            rows.map((row) => shownOf(row, query.minMargin)).map(({ stance, kind }) => [stance, kind]),
            rows.map((row) => {
              const { stance, kind } = shownBy(plainOf(all, row), query);
              return [stance, kind];
            }),
          );
          for (const [by, filter] of [
            ['kind', 'kinds'],
            ['institution', 'institutions'],
          ] as const) {
            const cells = store.responses.cross(query, by);
            assert.deepEqual(
              cells
                .map(({ group, stance, count }) => `${group?.value ?? null} ${stance},${count}`)
                .toSorted(),
              crossed(all, query, filter),
            );
          }
          for (const filter of TESTED) {
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

test('countries are counted as kinds are, and where none is known a response has none', (t) => {
  const { store, raw } = storeAndFile(t);
  const held = (...names: readonly string[]) => ({
    affiliations: names.map((institution) => ({ role: null, institution })),
  });
  store.imports.add(
    surveyOf({
      contributors: [
        { stance: 'shape', ...held('Alpha Institute', 'Beta University') },
        { stance: 'resist', ...held('Beta University') },
        { stance: 'shape', ...held('Gamma University') },
      ],
    }),
  );
  raw.exec("UPDATE institutions SET country = iif(slug = 'gamma-university', NULL, 'Norway')");
  const all = store.responses.find(queryOf());
  assert.deepEqual(all.facets.countries, [{ value: 'Norway', label: 'Norway', count: 2, selected: false }]);
  const norwegian = store.responses.find(queryOf({ countries: ['Norway'], stances: ['shape'] }));
  assert.deepEqual(
    norwegian.rows.map(({ id }) => id),
    [1],
  );
  const group = { value: 'Norway', label: 'Norway' };
  assert.deepEqual(store.responses.cross(queryOf(), 'country'), [
    { group: null, stance: 'shape', count: 1 },
    { group, stance: 'resist', count: 1 },
    { group, stance: 'shape', count: 1 },
  ]);
});

test('only the facets that are asked for are counted, and the total all the same', (t) => {
  const store = storeFor(t);
  store.imports.add(surveyOf());
  const { facets, total } = store.responses.find(queryOf(), ['kinds']);
  assert.equal(total, 3);
  assert.deepEqual(
    FILTERS.filter((filter) => facets[filter].length > 0),
    ['stances', 'kinds'],
  );
});
