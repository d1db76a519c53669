// A citation spelled in three formats. Pure: the day of the visit comes with the citation.
import type { PersonName } from '../domain/person-name.ts';
import type { Authors, Citation } from '../presenters/citation.ts';
import { day } from '../presenters/words.ts';
import { oneLine } from './text.ts';

/**
 * BibTeX counts braces even behind a backslash, so a brace of the text becomes a command without one;
 * all other characters that TeX reads as its own are escaped. Letters stay UTF-8, as biber and current
 * BibTeX styles expect.
 */
const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** One `@misc` entry, understood by every style; fields without a value are left out. */
export function toBibTex(citation: Citation): string {
  const { date, url, accessed, publisher, part, note } = citation;
  const braced = (text: string): string => `{${tex(text)}}`;
  const fields: readonly (readonly [string, string | null])[] = [
    ['author', `{${bibAuthors(citation.authors)}}`],
    // The inner braces keep capitals that a style would lower.
    ['title', `{${braced(citation.title)}}`],
    ['year', date && `{${date.slice(0, 4)}}`],
    ['month', date && (MONTHS[Number(date.slice(5, 7)) - 1] ?? null)],
    ['howpublished', braced(part === null ? 'Stancebook' : `${part}. Stancebook`)],
    ['publisher', publisher && braced(publisher)],
    // Styles set the address as it is (\url), so nothing of it is escaped; it holds no braces.
    ['url', `{${oneLine(url)}}`],
    ['urldate', `{${accessed}}`],
    ['note', note && braced(note)],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = ${value}`] : []));
  return `@misc{${citation.key},\n${lines.join(',\n')}\n}\n`;
}

/** One reference in RIS (type ELEC, a web page): CRLF, one value per line, dates as YYYY/MM/DD. */
export function toRis(citation: Citation): string {
  const { date, part, publisher, note, authors } = citation;
  const lines: readonly (readonly [string, string | null])[] = [
    ['TY', 'ELEC'],
    ['ID', citation.key],
    ...risAuthors(authors).map((author) => ['AU', author] as const),
    ['TI', citation.title],
    ['T2', part === null ? 'Stancebook' : `${part}. Stancebook`],
    ['PY', date === null ? null : date.slice(0, 4)],
    ['DA', date && `${date.replaceAll('-', '/')}/`],
    ['PB', publisher],
    ['UR', citation.url],
    ['Y2', `${citation.accessed.replaceAll('-', '/')}/`],
    ['N1', note],
    ['LA', 'en'],
    ['ER', ''],
  ];
  return lines
    .flatMap(([tag, value]) => (value === null ? [] : [`${tag}  - ${oneLine(value)}\r\n`]))
    .join('');
}

/** One line for a footnote. */
export function toPlainText(citation: Citation): string {
  const { authors, title, part, date, publisher, url, accessed, note } = citation;
  const who = authors.kind === 'body' ? authors.name : authors.people.map(surnameFirst).join('; ');
  const where = [part, publisher === who ? null : publisher, day(date)?.text].filter(Boolean).join(', ');
  const sentences = [
    who,
    `“${title}”`,
    where,
    'Stancebook',
    url,
    `Accessed ${day(accessed)?.text ?? accessed}`,
    note ?? '',
  ];
  return `${sentences.map(oneLine).filter(Boolean).map(stopped).join(' ')}\n`;
}

/** With a full stop, unless it is an address or ends in a stop of its own. */
function stopped(sentence: string): string {
  if (/^https?:/.test(sentence)) return sentence;
  return /[.?!][”)]?$/u.test(sentence) ? sentence : `${sentence}.`;
}

function bibAuthors(authors: Authors): string {
  if (authors.kind === 'body') return `{${tex(authors.name)}}`;
  return authors.people.map(bibName).join(' and ');
}

/** Braces keep an "and" or a comma within a part from being read as BibTeX's own. */
function bibName({ family, given, suffix }: PersonName): string {
  const part = (text: string): string => (/\band\b|,/iu.test(text) ? `{${tex(text)}}` : tex(text));
  if (given === null) return `{${tex(family)}}`;
  return [family, suffix, given].flatMap((each) => (each === null ? [] : [part(each)])).join(', ');
}

/** RIS takes what follows a comma for given names, and an asterisk for its own; a body must have neither. */
function risAuthors(authors: Authors): readonly string[] {
  const plain = (text: string): string => text.replaceAll('*', '').replace(/\s*,\s*/gu, ' – ');
  if (authors.kind === 'body') return [plain(authors.name)];
  return authors.people.map(({ family, given, suffix }) =>
    [family, given, suffix].flatMap((each) => (each === null ? [] : [plain(each)])).join(', '),
  );
}

function surnameFirst({ family, given, suffix }: PersonName): string {
  return [family, given, suffix].filter((part) => part !== null).join(', ');
}

function tex(text: string): string {
  return oneLine(text).replace(/[\\{}~^$&%#_]/g, (character) => TEX[character] ?? character);
}
