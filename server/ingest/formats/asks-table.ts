// A database of asks as one table, read back (asks-columns.ts has its rows). Unlike the tables of others, nothing
// in it is guessed or parted: reading what was written gives it back.
import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { KeptAnswer, KeptInstitution, KeptTag } from '../../domain/kept.ts';
import type { ParsedContributor, ParsedSurvey, PrintedAffiliation } from '../../domain/survey.ts';
import { keptAnswer, keptHead, keptInstitution, keptSource, type ReadKept } from '../kept-ask.ts';
import { affiliationColumns, NEEDED_COLUMNS, tagColumns } from './asks-columns.ts';
import type { KeptSurvey } from './json.ts';

export function isAsksTable(headings: readonly string[]): boolean {
  return NEEDED_COLUMNS.every((heading) => headings.includes(heading));
}

/** A row of the file: its cells by heading, trimmed, and where it stands. */
interface Row {
  readonly cell: (heading: string) => string;
  /** Null for an empty cell. */
  readonly filled: (heading: string) => string | null;
  /** "row 14 (line 20)". */
  readonly where: string;
}

/** How many groups of numbered columns a table has. */
interface Width {
  readonly affiliations: number;
  readonly tags: number;
}

/**
 * @param lines the line of the file on which each row begins
 * @throws AppError `not_a_survey` naming the row that is not as it should be.
 */
export function readAsksTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  lines: readonly number[],
): KeptSurvey[] {
  const columns = new Map(headings.map((heading, column) => [heading, column]));
  const width = { affiliations: numbered(headings, /^role \d+$/u), tags: numbered(headings, /^tag \d+$/u) };
  const read = rows.map((cells, index): Row => {
    const cell = (heading: string): string => (cells[columns.get(heading) ?? -1] ?? '').trim();
    const line = lines[index];
    const where = `row ${index + 2}${line === undefined ? '' : ` (line ${line})`}`;
    return { cell, filled: (heading) => cell(heading) || null, where };
  });
  return [...Map.groupBy(read, ({ cell }) => cell('ask')).values()].map((own) => readAsk(own, width));
}

function numbered(headings: readonly string[], pattern: RegExp): number {
  return headings.filter((heading) => pattern.test(heading)).length;
}

function readAsk(rows: readonly Row[], width: Width): KeptSurvey {
  const editions = Map.groupBy(rows, ({ cell }) => cell('edition'));
  const [[first, ...more] = [], ...earlier] = [
    editions.get('') ?? rows,
    ...[...editions].filter(([edition]) => edition !== '' && editions.has('')).map(([, own]) => own),
  ];
  if (first === undefined) throw new Error('A group of rows is never empty.');
  const head = headOf(first);
  const people = [first, ...more].flatMap((row) => readPerson(row, width) ?? []);
  const document = people.filter(({ answer }) => !answer?.form);
  const byForm = people.filter(({ answer }) => answer?.form);
  const kept: ReadKept = {
    ...head,
    institutions: uniqueBodies(people.flatMap(({ bodies }) => bodies)),
    editions: earlier.map((own) => readEdition(own, width)),
    answers: document.map(({ answer }) => answer),
    others: byForm.flatMap(({ contributor, answer }) =>
      answer === null ? [] : [{ contributor, answer, state: 'published' as const }],
    ),
    places: { ask: first.where, answers: [...document, ...byForm].map(({ where }) => where) },
  };
  return { survey: surveyOf(first, document), kept, dropped: [] };
}

function headOf(row: Row): z.infer<typeof keptHead> {
  const { cell, filled } = row;
  const [scheme, nature, state] = [cell('scheme'), cell('nature'), cell('state')];
  const own = { scheme, nature, state, lead: filled('lead'), slug: filled('slug'), source: sourceOf(row) };
  return checked(keptHead, own, row);
}

function sourceOf({ cell, filled }: Row): object | null {
  if (cell('source title') === '') return null;
  return {
    title: cell('source title'),
    publisher: filled('source publisher'),
    url: filled('source url'),
    hash: filled('source hash'),
  };
}

const heading = z.object({ question: z.string().min(1), date: z.iso.date().nullable() });

function surveyOf(row: Row, people: readonly { readonly contributor: ParsedContributor }[]): ParsedSurvey {
  const { cell, filled } = row;
  const { question, date } = checked(heading, { question: cell('question'), date: filled('date') }, row);
  return {
    ...{ question, series: filled('series'), number: filled('number'), date },
    intro: linesOf(cell('intro')),
    contributors: people.map(({ contributor }) => contributor),
  };
}

function readEdition(rows: readonly Row[], width: Width): ReadKept['editions'][number] {
  const [first] = rows;
  if (first === undefined) throw new Error('A group of rows is never empty.');
  return {
    replaced: checked(z.iso.datetime(), first.cell('replaced'), first),
    source: checked(keptSource.nullable(), sourceOf(first), first),
    survey: surveyOf(
      first,
      rows.flatMap((row) => readPerson(row, width) ?? []),
    ),
  };
}

/** @throws AppError `not_a_survey` */
function checked<T>(schema: z.ZodType<T>, value: unknown, { where }: Row): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const why = z.prettifyError(result.error).replaceAll('\n', ' ');
  throw new AppError('not_a_survey', `The table of asks cannot be read at ${where}: ${why}. Mend it there.`);
}

const linesOf = (text: string): string[] =>
  text
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

interface Person {
  readonly contributor: ParsedContributor;
  readonly answer: KeptAnswer | null;
  readonly bodies: readonly KeptInstitution[];
  readonly where: string;
}

/** Null for the row of an ask without answers. */
function readPerson(row: Row, width: Width): Person | null {
  const { cell, filled, where } = row;
  const held = affiliationsOf(row, width);
  const affiliations = held.map(({ printed }) => printed);
  const bare = { name: filled('name'), affiliations, paragraphs: linesOf(cell('answer')) };
  const contributor = cell('ballot') === '' ? bare : { ...bare, declared: voteOf(row) };
  const isSomebody =
    cell('place') !== '' ||
    [bare.name, ...bare.paragraphs, cell('ballot')].some(Boolean) ||
    affiliations.length > 0;
  if (!isSomebody) return null;
  const bodies = held.flatMap(({ body }) => body ?? []);
  return { contributor, answer: answerOf(row, held, width), bodies, where };
}

function voteOf(row: Row): NonNullable<ParsedContributor['declared']> {
  const said = row.filled('confidence');
  const confidence = checked(z.number().nonnegative().nullable(), said === null ? null : Number(said), row);
  return { vote: row.filled('vote'), confidence };
}

interface Held {
  readonly printed: PrintedAffiliation;
  readonly body: KeptInstitution | null;
}

function affiliationsOf(row: Row, width: Width): Held[] {
  const held: Held[] = [];
  for (let place = 1; place <= width.affiliations; place += 1) {
    const column = affiliationColumns(place);
    const printed = { role: row.filled(column.role), institution: row.filled(column.institution) };
    if (printed.role === null && printed.institution === null) continue;
    held.push({ printed, body: bodyOf(row, column) });
  }
  return held;
}

function bodyOf(row: Row, column: ReturnType<typeof affiliationColumns>): KeptInstitution | null {
  const { cell, filled } = row;
  if (cell(column.slug) === '') return null;
  const [slug, name, kind] = [cell(column.slug), cell(column.name), cell(column.kind)];
  const [country, aliases] = [filled(column.country), linesOf(cell(column.aliases))];
  return checked(keptInstitution, { slug, name, kind, country, aliases }, row);
}

/** The first row that names a body says what it is. */
function uniqueBodies(bodies: readonly KeptInstitution[]): KeptInstitution[] {
  return [...Map.groupBy(bodies, ({ slug }) => slug).values()].flatMap(([first]) => first ?? []);
}

/** Null where the table does not say who the expert is. */
function answerOf(row: Row, held: readonly Held[], width: Width): KeptAnswer | null {
  const { cell, filled } = row;
  if (cell('expert') === '') return null;
  const tags = Array.from({ length: width.tags }, (_, index) => tagOf(row, index + 1));
  const published = filled('form published');
  const answer = {
    expert: { slug: cell('expert'), name: filled('expert name'), key: filled('expert key') },
    institutions: held.map(({ body }) => body?.slug ?? null),
    tags: tags.filter((tag) => tag !== null),
    form: published === null ? null : { published },
  };
  return checked(keptAnswer, answer, row);
}

function tagOf({ cell }: Row, place: number): KeptTag | null {
  const column = tagColumns(place);
  if (cell(column.stance) === '') return null;
  return {
    ...{ stance: cell(column.stance), coder: cell(column.coder) },
    ...{ reason: cell(column.reason), at: cell(column.at) },
  };
}
