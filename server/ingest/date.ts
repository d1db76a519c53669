/** The names of each month: English first, then German, French, Spanish, Italian, Dutch, Portuguese. */
const MONTHS = [
  'january januar jänner janvier enero gennaio januari janeiro',
  'february februar février febrero febbraio februari fevereiro',
  'march märz mars marzo maart março',
  'april avril abril aprile',
  'may mai mayo maggio mei maio',
  'june juni juin junio giugno junho',
  'july juli juillet julio luglio julho',
  'august août agosto augustus',
  'september septembre septiembre settembre setembro',
  'october oktober octobre octubre ottobre outubro',
  'november novembre noviembre novembro',
  'december dezember décembre diciembre dicembre dezembro',
].map((names) => names.split(' '));

const WORDS_AROUND =
  /^(?:published|posted|first published|date|issued|released)(?: on| at)?\s*:?\s*|^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+|,?\s*(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*(?:gmt|utc|bst|cet|est|edt|et|[+-]\d{4}))?$/giu;

/**
 * A line that is a date of publication and nothing else, as an ISO day; null for all else, for dates of
 * modification, and for days that no calendar has. Numbers with slashes are read where only
 * one order of them gives a day.
 */
export function readDate(text: string): string | null {
  if (text.length > 60) return null;
  let line = text
    .replace(/[\s,;|·–—-]*\(?\b(?:last )?(?:updated|modified|revised|amended)\b.*$/iu, '')
    .trim();
  for (let pass = 0; pass < 2; pass += 1) line = line.replace(WORDS_AROUND, '').trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T[\d:.+Z-]*)?$/u.exec(line);
  if (iso) return toDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})$/u.exec(line);
  // Dots part day, month and year in this order; slashes do not say, unless one number is no month.
  if (numbers && (numbers[2] === '.' || Number(numbers[1]) > 12))
    return toDay(Number(numbers[4]), Number(numbers[3]), Number(numbers[1]));
  if (numbers && Number(numbers[3]) > 12)
    return toDay(Number(numbers[4]), Number(numbers[1]), Number(numbers[3]));
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?: (?:of|de))? (\p{L}{3,10})\.?,?(?: de)? (\d{4})$/u.exec(line);
  if (dayFirst) return toDay(Number(dayFirst[3]), month(dayFirst[2]), Number(dayFirst[1]));
  const monthFirst = /^(\p{L}{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(line);
  if (monthFirst) return toDay(Number(monthFirst[3]), month(monthFirst[1]), Number(monthFirst[2]));
  return null;
}

/** "September 2024": a line that names a month and no day; the month's number from 1, or null. */
export function readMonth(text: string): number | null {
  const name = /^(\p{L}{3,9})\.?,? \d{4}$/u.exec(text.trim())?.[1];
  return name === undefined ? null : month(name) || null;
}

function month(name: string | undefined): number {
  const start = name?.toLowerCase() ?? '';
  return (
    MONTHS.findIndex(
      (names) =>
        names.includes(start) ||
        names[0]?.slice(0, 3) === start ||
        (start === 'sept' && names[0] === 'september'),
    ) + 1
  );
}

function toDay(year: number, monthOfYear: number, day: number): string | null {
  const date = new Date(Date.UTC(year, monthOfYear - 1, day));
  const real = monthOfYear >= 1 && date.getUTCMonth() === monthOfYear - 1 && date.getUTCDate() === day;
  return real && year >= 1800 && year <= 2200 ? date.toISOString().slice(0, 10) : null;
}
