// A database of asks as one table: a row for each answer, the ask's own cells repeated. Unlike the tables of
// others, nothing in it is guessed or parted: reading what was written gives it back.
import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { StoredAsk } from '../../domain/ports.ts';
import type { ParsedContributor, PrintedAffiliation } from '../../domain/survey.ts';
import { ASK_COLUMNS, type KeptAsk, keptAsk, keptOf } from '../kept-ask.ts';
import type { KeptSurvey } from './json.ts';

const ANSWER_COLUMNS = ['name', 'ballot', 'vote', 'confidence', 'answer'] as const;
const roleColumn = (place: number): string => `role ${place}`;
const institutionColumn = (place: number): string => `institution ${place}`;

/** @param affiliations the most that any contributor has */
export function askHeadings(affiliations: number): string[] {
  const places = Array.from({ length: affiliations }, (_, index) => index + 1);
  const pairs = places.flatMap((place) => [roleColumn(place), institutionColumn(place)]);
  return [...ASK_COLUMNS, ...ANSWER_COLUMNS, ...pairs];
}

/** The rows of one ask: one without answers has one row with the ask alone. `number` tells it from the others. */
export function askRows(stored: StoredAsk, number: number, affiliations: number): string[][] {
  const { question, series, number: edition, date, intro, contributors } = stored.survey;
  const { scheme, lead, nature, state, source } = keptOf(stored);
  const own = [
    ...[String(number), question, series, edition, date, intro.join('\n'), scheme, lead, nature, state],
    ...[source?.title, source?.publisher, source?.url],
  ].map((cell) => cell ?? '');
  const blank = Array.from({ length: ANSWER_COLUMNS.length + affiliations * 2 }, () => '');
  if (contributors.length === 0) return [[...own, ...blank]];
  return contributors.map((each) => {
    const cells = answerCells(each);
    return [...own, ...cells, ...blank.slice(cells.length)];
  });
}

function answerCells({ name, declared, paragraphs, affiliations }: ParsedContributor): string[] {
  const vote =
    declared === undefined ? ['', '', ''] : ['yes', declared.vote ?? '', String(declared.confidence ?? '')];
  const held = affiliations.flatMap(({ role, institution }) => [role ?? '', institution ?? '']);
  return [name ?? '', ...vote, paragraphs.join('\n'), ...held];
}

export function isAsksTable(headings: readonly string[]): boolean {
  return [...ASK_COLUMNS, ...ANSWER_COLUMNS].every((heading) => headings.includes(heading));
}

type Row = (heading: string) => string;

/** @throws AppError `not_a_survey` naming the row that has no ask as it should. */
export function readAsksTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): KeptSurvey[] {
  const places = headings.filter((heading) => /^role \d+$/u.test(heading)).length;
  const columns = new Map(headings.map((heading, column) => [heading, column]));
  const grouped = new Map<
    string,
    { head: Omit<KeptSurvey['survey'], 'contributors'>; kept: KeptAsk; contributors: ParsedContributor[] }
  >();
  rows.forEach((cells, index) => {
    const row: Row = (heading) => (cells[columns.get(heading) ?? -1] ?? '').trim();
    const known = grouped.get(row('ask')) ?? { ...readHead(row, index + 2), contributors: [] };
    grouped.set(row('ask'), known);
    const contributor = readContributor(row, places);
    if (contributor !== null) known.contributors.push(contributor);
  });
  return [...grouped.values()].map(({ head, kept, contributors }) => ({
    survey: { ...head, contributors },
    kept,
    dropped: [],
  }));
}

const headCells = z.object({ question: z.string().min(1), date: z.iso.date().nullable() });

function readHead(
  row: Row,
  line: number,
): { head: Omit<KeptSurvey['survey'], 'contributors'>; kept: KeptAsk } {
  const filled = (heading: string): string | null => row(heading) || null;
  const title = filled('source title');
  const [publisher, url] = [filled('source publisher'), filled('source url')];
  const source = title === null ? null : { title, publisher, url };
  const [scheme, nature, state] = [row('scheme'), row('nature'), row('state')];
  const kept = keptAsk.safeParse({ scheme, lead: filled('lead'), nature, state, source });
  const head = headCells.safeParse({ question: row('question'), date: filled('date') });
  if (kept.success && head.success) {
    const [series, number, intro] = [filled('series'), filled('number'), lines(row('intro'))];
    return { head: { ...head.data, series, number, intro }, kept: kept.data };
  }
  const why = z.prettifyError((kept.error ?? head.error) as z.ZodError).replaceAll('\n', ' '); // One of them failed.
  throw new AppError(
    'not_a_survey',
    `Row ${line} of the table of asks cannot be read: ${why}. Mend it there.`,
  );
}

const lines = (text: string): string[] =>
  text
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Null for the row of an ask without answers. */
function readContributor(row: Row, places: number): ParsedContributor | null {
  const affiliations: PrintedAffiliation[] = [];
  for (let place = 1; place <= places; place += 1) {
    const held = { role: row(roleColumn(place)) || null, institution: row(institutionColumn(place)) || null };
    if (held.role !== null || held.institution !== null) affiliations.push(held);
  }
  const contributor = { name: row('name') || null, affiliations, paragraphs: lines(row('answer')) };
  if (row('ballot') !== '') {
    const confidence = row('confidence') === '' ? null : Number(row('confidence'));
    return { ...contributor, declared: { vote: row('vote') || null, confidence } };
  }
  const isEmpty =
    contributor.name === null && affiliations.length === 0 && contributor.paragraphs.length === 0;
  return isEmpty ? null : contributor;
}
