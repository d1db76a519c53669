import { type ResponsePage, type ResponseQuery, SORT_KEYS } from '../domain/query.ts';
import { PAGE_SIZE } from '../presenters/query-links.ts';
import { MAX_PAGE, MAX_SIZE, SLUG } from '../presenters/query-parameters.ts';
import { badQuery, notFound } from './handler.ts';

/** What a page allows its query to say. */
export interface QueryRules {
  /** Stance codes in reading order. */
  readonly stances: readonly string[];
  /** Those to name where another was asked for; absent: all of them. */
  readonly offered?: () => readonly string[];
  /** The ask that the page stands for: its slug takes the place of `?ask=`. Null: readers may choose asks. */
  readonly ask: string | null;
}

/**
 * Reads the query of a table page: `stance`, `institution` and `ask` (each may repeat), `sort`, `dir`,
 * `page`, `size` (1 to 500, or "all"). Empty values count as not given. Other parameters are passed over,
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
 * A page beyond the last is not an empty table but an address that is not there.
 * @throws AppError `not_found` that names the last page
 */
export function refuseMissingPage({ page, size }: ResponseQuery, { rows, total }: ResponsePage): void {
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

function sizeOf(params: URLSearchParams, faults: string[]): number | null {
  if (params.getAll('size').join('') === 'all') return null;
  const value = one(params, 'size', faults);
  if (value === null) return PAGE_SIZE;
  const amount = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (amount < 1 || amount > MAX_SIZE) {
    faults.push(fault('size', value, `Use a whole number from 1 to ${MAX_SIZE}, or all.`));
  }
  return amount;
}

function fault(name: string, value: string, remedy: string): string {
  return `The address asks for ${name} “${value}”, which does not exist here. ${remedy}`;
}
