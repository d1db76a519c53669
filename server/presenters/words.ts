// Every number, date, plural and list that a page shows is worded here, in British English.

const LOCALE = 'en-GB';
const PLURALS = new Intl.PluralRules(LOCALE);
const WHOLE = new Intl.NumberFormat(LOCALE);
const WEIGHT = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 3 });
const SHARE = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const PERCENT = new Intl.NumberFormat(LOCALE, { style: 'percent' });
const DECIMAL = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const DAY = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long', timeZone: 'UTC' });
const INSTANT = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
const OR = new Intl.ListFormat(LOCALE, { type: 'disjunction' });
const AND = new Intl.ListFormat(LOCALE, { type: 'conjunction' });
const COLLATOR = new Intl.Collator(LOCALE, { sensitivity: 'base', numeric: true });

/** A `<time>`: what machines and what people read. */
export interface TimeView {
  readonly iso: string;
  readonly text: string;
}

/** "1 response", "1,204 responses". `many` where adding an s is not enough. */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${WHOLE.format(amount)} ${PLURALS.select(amount) === 'one' ? one : many}`;
}

/** "11,402". */
export function whole(amount: number): string {
  return WHOLE.format(amount);
}

/** A weight or a sum of weights: "6", "2.25", never more than three places. */
export function weight(amount: number): string {
  return WEIGHT.format(amount);
}

/** A share of 1, always with two places: "0.50". */
export function share(amount: number): string {
  return SHARE.format(amount);
}

/** A share of 1 as "36%". Beside it stands what it is a share of. */
export function percent(amount: number): string {
  return PERCENT.format(amount);
}

/** A mean, with one place: "6.9". */
export function decimal(amount: number): string {
  return DECIMAL.format(amount);
}

/** An ISO day as "22 August 2025"; null for none. */
export function day(iso: string | null): TimeView | null {
  return iso === null ? null : { iso, text: DAY.format(new Date(`${iso}T00:00:00Z`)) };
}

/** An ISO instant as "6 March 2026 at 14:05 UTC". */
export function instant(iso: string): TimeView {
  return { iso, text: `${INSTANT.format(new Date(iso))} UTC` };
}

/** "a, b or c". */
export function anyOf(items: readonly string[]): string {
  return OR.format(items);
}

/** "a, b and c". */
export function allOf(items: readonly string[]): string {
  return AND.format(items);
}

/** The order of a directory: letters before accents, "2" before "10". */
export function byName(a: string, b: string): number {
  return COLLATOR.compare(a, b);
}

/** What somebody typed; what stands in quotation marks already gets none. */
export function quoted(typed: string): string {
  return /^["“„«]/u.test(typed) ? typed : `“${typed}”`;
}
