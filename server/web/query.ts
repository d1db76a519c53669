import { CROSSINGS, FILTERS, type ResponsePage, type ResponseQuery, SORT_KEYS } from '../domain/query.ts';
import { parseSearch, type SearchText } from '../domain/search.ts';
import { CODER_KINDS, UNCLEAR_BASES } from '../domain/shown.ts';
import { INSTITUTION_KINDS } from '../domain/types.ts';
import { type Look, PAGE_SIZE, PARAMETERS, USUAL_LOOK, VIEWS } from '../presenters/query-links.ts';
import { MAX_PAGE, MAX_SIZE, SLUG } from '../presenters/query-parameters.ts';
import { badQuery, notFound } from './handler.ts';

/** What a page allows its query to say. */
export interface QueryRules {
  /** Stance codes in reading order. */
  readonly stances: readonly string[];
  /** Those to name where another was asked for; absent: all of them. */
  readonly offered?: () => readonly string[];
  /**
   * The ask that the page stands for: its slug takes the place of `?ask=`. Null: readers may choose asks and look
   * for words.
   */
  readonly ask: string | null;
  /** Readers may ask machine tags for a margin. */
  readonly margin?: true;
}

/**
 * Reads the query of a table page: `stance`, `ask`, `institution`, `kind`, `country`, `basis` and `tagged_by`
 * (each may repeat), `q`, `min_margin`, `sort`, `dir`, `page`, `size` (1 to 500, or "all"). Empty values count as not given. Other parameters are passed over,
 * because mail and social sites add their own to shared links; a known one with a value that cannot be
 * meant is a fault. Slugs that nothing answers to are no fault: the page shows them, empty, to be removed.
 * @throws AppError `bad_query` that names every such parameter, its value and what would do
 */
export function parseResponseQuery(params: URLSearchParams, rules: QueryRules): ResponseQuery {
  const faults: string[] = [];
  const query: ResponseQuery = {
    asks: rules.ask === null ? slugs(params, 'ask', faults) : [rules.ask],
    stances: many(
      params,
      'stance',
      faults,
      (value) => rules.stances.includes(value),
      () => (rules.offered?.() ?? rules.stances).join(', '),
    ),
    institutions: slugs(params, 'institution', faults),
    kinds: someOf(params, PARAMETERS.kinds, INSTITUTION_KINDS, faults),
    countries: names(params, PARAMETERS.countries, faults),
    bases: someOf(params, PARAMETERS.bases, UNCLEAR_BASES, faults),
    coders: someOf(params, PARAMETERS.coders, CODER_KINDS, faults),
    text: rules.ask === null ? wordsOf(params, faults) : null,
    minMargin: rules.margin ? marginOf(params, faults) : null,
    sort: choice(params, 'sort', SORT_KEYS, faults) ?? 'panel',
    direction: choice(params, 'dir', ['asc', 'desc'] as const, faults) ?? 'asc',
    stanceOrder: rules.stances,
    page: number(params, 'page', MAX_PAGE, faults) ?? 1,
    size: sizeOf(params, faults),
  };
  if (faults.length > 0) throw badQuery(faults.join(' '));
  return query;
}

/**
 * Reads how a page shows its query: `view`, `by` and `choose`. Files take none of it.
 * @throws AppError `bad_query` as above
 */
export function parseLook(params: URLSearchParams): Look {
  const faults: string[] = [];
  const chosen = choice(
    params,
    'choose',
    FILTERS.map((filter) => PARAMETERS[filter]),
    faults,
  );
  const look: Look = {
    view: choice(params, 'view', VIEWS, faults) ?? USUAL_LOOK.view,
    by: choice(params, 'by', CROSSINGS, faults) ?? USUAL_LOOK.by,
    choose: FILTERS.find((filter) => PARAMETERS[filter] === chosen) ?? null,
  };
  if (faults.length > 0) throw badQuery(faults.join(' '));
  return look;
}

/**
 * A page beyond the last is not an empty table but an address that is not there.
 * @throws AppError `not_found` that names the last page
 */
export function refuseMissingPage(
  { page, size }: Pick<ResponseQuery, 'page' | 'size'>,
  { rows, total }: Pick<ResponsePage, 'rows' | 'total'>,
): void {
  if (page === 1 || (size !== null && rows.length > 0)) return;
  const last = size === null ? 1 : Math.max(1, Math.ceil(total / size));
  throw notFound(`There is no page ${page} of these responses; the last is page ${last}.`);
}

function many(
  params: URLSearchParams,
  name: string,
  faults: string[],
  fits: (value: string) => boolean,
  allowed: () => string,
): readonly string[] {
  const values = [...new Set(params.getAll(name).filter((value) => value !== ''))];
  const wrong = values.filter((value) => !fits(value));
  if (wrong.length > 0) faults.push(fault(name, wrong.join('”, “'), `Use ${allowed()}.`));
  return values;
}

export function someOf(
  params: URLSearchParams,
  name: string,
  allowed: readonly string[],
  faults: string[],
): readonly string[] {
  const list = (): string => allowed.join(', ');
  return many(params, name, faults, (value) => allowed.includes(value), list);
}

/** Longer than the name of any country or series. */
const LONGEST_NAME = 100;

export function names(params: URLSearchParams, name: string, faults: string[]): readonly string[] {
  return many(
    params,
    name,
    faults,
    ({ length }) => length <= LONGEST_NAME,
    () => 'a name',
  );
}

/** Whatever is typed has a meaning; what holds no letter and no digit means nothing. */
export function wordsOf(params: URLSearchParams, faults: string[]): SearchText | null {
  const text = parseSearch(one(params, 'q', faults) ?? '');
  return text.terms.length === 0 ? null : text;
}

function marginOf(params: URLSearchParams, faults: string[]): number | null {
  const value = one(params, 'min_margin', faults);
  if (value === null) return null;
  const amount = /^(?:0|1|[01]?[.,]\d{1,6})$/.test(value) ? Number(value.replace(',', '.')) : Number.NaN;
  if (amount >= 0 && amount <= 1) return amount === 0 ? null : amount;
  faults.push(fault('min_margin', value, 'Use a number from 0 to 1, such as 0.3.'));
  return null;
}

function slugs(params: URLSearchParams, name: string, faults: string[]): readonly string[] {
  const allowed = (): string =>
    `the last part of an ${name}’s own address: small letters, digits and hyphens`;
  return many(params, name, faults, (value) => SLUG.test(value), allowed);
}

/** The one value of a parameter that may not repeat; null where it is not given. */
export function one(params: URLSearchParams, name: string, faults: string[]): string | null {
  const [value, second] = params.getAll(name).filter((each) => each !== '');
  if (second !== undefined) faults.push(`The address gives “${name}” more than once. Give it once.`);
  return value ?? null;
}

export function choice<T extends string>(
  params: URLSearchParams,
  name: string,
  allowed: readonly T[],
  faults: string[],
): T | null {
  const value = one(params, name, faults);
  if (value === null) return null;
  const found = allowed.find((each) => each === value);
  if (found === undefined) faults.push(fault(name, value, `Use ${allowed.join(', ')}.`));
  return found ?? null;
}

export function number(params: URLSearchParams, name: string, max: number, faults: string[]): number | null {
  const value = one(params, name, faults);
  if (value === null) return null;
  const amount = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (amount >= 1 && amount <= max) return amount;
  faults.push(fault(name, value, `Use a whole number from 1 to ${max}.`));
  return null;
}

/** Rows per page, `usual` where the address does not say; null for all. */
export function sizeOf(params: URLSearchParams, faults: string[], usual = PAGE_SIZE): number | null {
  if (params.getAll('size').join('') === 'all') return null;
  const value = one(params, 'size', faults);
  if (value === null) return usual;
  const amount = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (amount < 1 || amount > MAX_SIZE) {
    faults.push(fault('size', value, `Use a whole number from 1 to ${MAX_SIZE}, or all.`));
  }
  return amount;
}

function fault(name: string, value: string, remedy: string): string {
  return `The address asks for ${name} “${value}”, which does not exist here. ${remedy}`;
}
