// The columns of a database of asks as one table, and its rows: one for each answer, the ask's own cells repeated.
// After the rows of an ask come those of its earlier editions, numbered from 1 in the column `edition`.
import type { KeptAnswer, KeptAsk, KeptEdition, KeptInstitution, KeptTag } from '../../domain/kept.ts';
import type { StoredAsk } from '../../domain/ports.ts';
import type { ParsedContributor, ParsedSurvey } from '../../domain/survey.ts';
import type { Source } from '../../domain/types.ts';
import { ASK_COLUMNS } from '../kept-ask.ts';

const MORE_ASK_COLUMNS = ['source hash', 'slug', 'edition', 'replaced'] as const;
const ANSWER_COLUMNS = ['name', 'ballot', 'vote', 'confidence', 'answer'] as const;
const MORE_ANSWER_COLUMNS = ['place', 'expert', 'expert name', 'expert key', 'form published'] as const;

/** Of the affiliation at a place, from 1: as printed, then the institution that is meant. */
export const affiliationColumns = (place: number) =>
  ({
    role: `role ${place}`,
    institution: `institution ${place}`,
    slug: `institution ${place} slug`,
    name: `institution ${place} name`,
    kind: `institution ${place} kind`,
    country: `institution ${place} country`,
    aliases: `institution ${place} aliases`,
  }) as const;

/** Of the editor's tag at a place, from 1, the oldest first. */
export const tagColumns = (place: number) =>
  ({
    stance: `tag ${place}`,
    coder: `tag ${place} coder`,
    reason: `tag ${place} reason`,
    at: `tag ${place} time`,
  }) as const;

/** How many of each the answer with most of them has. */
export interface TableWidth {
  readonly affiliations: number;
  readonly tags: number;
}

export function widthOf(width: TableWidth, { survey, kept }: StoredAsk): TableWidth {
  const others = kept.others.map(({ contributor }) => contributor);
  const earlier = kept.editions.flatMap((edition) => edition.survey.contributors);
  const answers = [...kept.answers, ...kept.others.map(({ answer }) => answer)];
  return {
    affiliations: Math.max(
      width.affiliations,
      ...[...survey.contributors, ...others, ...earlier].map((each) => each.affiliations.length),
    ),
    tags: Math.max(width.tags, ...answers.map((answer) => answer?.tags.length ?? 0)),
  };
}

const places = (most: number): number[] => Array.from({ length: most }, (_, index) => index + 1);

export function askHeadings({ affiliations, tags }: TableWidth): string[] {
  return [
    ...[...ASK_COLUMNS, ...MORE_ASK_COLUMNS, ...ANSWER_COLUMNS, ...MORE_ANSWER_COLUMNS],
    ...places(affiliations).flatMap((place) => Object.values(affiliationColumns(place))),
    ...places(tags).flatMap((place) => Object.values(tagColumns(place))),
  ];
}

/** Without these a table is somebody else's. */
export const NEEDED_COLUMNS = [...ASK_COLUMNS, ...ANSWER_COLUMNS];

type Cell = string | null | undefined;
type Person = readonly [ParsedContributor, KeptAnswer | null];

/** The rows of one ask: one without answers has one row with the ask alone. `number` tells it from the others. */
export function askRows({ survey, kept }: StoredAsk, number: number, width: TableWidth): string[][] {
  const byForm = kept.others.map(({ contributor, answer }): Person => [contributor, answer]);
  const document = survey.contributors.map((each, place): Person => [each, kept.answers[place] ?? null]);
  const head = headCells(number, survey, kept, kept.source, null);
  return [
    ...peopleRows(head, [...document, ...byForm], kept.institutions, width),
    ...kept.editions.flatMap((edition, index) => {
      const people = edition.survey.contributors.map((each): Person => [each, null]);
      const own = headCells(number, edition.survey, kept, edition.source, [index + 1, edition]);
      return peopleRows(own, people, kept.institutions, width);
    }),
  ];
}

function headCells(
  ask: number,
  { question, series, number, date, intro }: ParsedSurvey,
  { scheme, lead, nature, state, slug }: KeptAsk,
  source: Source | null,
  edition: readonly [number, KeptEdition] | null,
): Cell[] {
  return [
    ...[String(ask), question, series, number, date, intro.join('\n'), scheme, lead, nature, state],
    ...[source?.title, source?.publisher, source?.url, source?.hash, slug],
    ...(edition === null ? ['', ''] : [String(edition[0]), edition[1].replaced]),
  ];
}

function peopleRows(
  head: readonly Cell[],
  people: readonly Person[],
  bodies: readonly KeptInstitution[],
  width: TableWidth,
): string[][] {
  const columns = askHeadings(width).length;
  const row = (cells: readonly Cell[]): string[] =>
    Array.from({ length: columns }, (_, column) => cells[column] ?? '');
  if (people.length === 0) return [row(head)];
  return people.map(([contributor, answer], index) =>
    row([
      ...head,
      ...answerCells(contributor, answer, index + 1),
      ...affiliationCells(contributor, answer, bodies, width),
      ...(answer?.tags ?? []).flatMap(({ stance, coder, reason, at }: KeptTag) => [
        stance,
        coder,
        reason,
        at,
      ]),
    ]),
  );
}

function answerCells(
  { name, declared, paragraphs }: ParsedContributor,
  answer: KeptAnswer | null,
  place: number,
): Cell[] {
  const vote =
    declared === undefined ? ['', '', ''] : ['yes', declared.vote, String(declared.confidence ?? '')];
  const { slug, name: known, key } = answer?.expert ?? {};
  return [
    ...[name, ...vote, paragraphs.join('\n')],
    ...[String(place), slug, known, key, answer?.form?.published],
  ];
}

function affiliationCells(
  { affiliations }: ParsedContributor,
  answer: KeptAnswer | null,
  bodies: readonly KeptInstitution[],
  width: TableWidth,
): Cell[] {
  return places(width.affiliations).flatMap((place) => {
    const { role, institution } = affiliations[place - 1] ?? {};
    const body = bodies.find(({ slug }) => slug === answer?.institutions[place - 1]);
    return [role, institution, body?.slug, body?.name, body?.kind, body?.country, body?.aliases.join('\n')];
  });
}
