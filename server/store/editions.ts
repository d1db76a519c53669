// Asks as the surveys that documents gave, for comparing a document with what is stored, and for dumps.
import type { EarlierEdition, Edition } from '../domain/ports.ts';
import type { ParsedContributor, ParsedSurvey, PrintedAffiliation } from '../domain/survey.ts';
import { changesOf } from '../domain/survey-changes.ts';
import type { Ask } from '../domain/types.ts';
import type { Connection } from './connection.ts';
import { countNews } from './news.ts';
import { ASK_COLUMNS, ASK_TABLES, type AskRow, toAsk, toParagraphs } from './rows.ts';
import { fold } from './text.ts';

/** A contributor with the response that holds it. */
export interface StoredContributor {
  readonly response: number;
  readonly contributor: ParsedContributor;
}

/** What makes two asks the same ask. Without a number the date tells two askings of one question apart. */
export function identityOf({ survey, nature }: Pick<Edition, 'survey' | 'nature'>): string {
  return JSON.stringify([nature, ...editionOf(survey), fold(survey.question)]);
}

const editionOf = ({ series, number, date }: Pick<ParsedSurvey, 'series' | 'number' | 'date'>): string[] => [
  fold(series ?? ''),
  fold(number ?? date ?? ''),
];

/** The ask that a survey is another edition of, and how the two differ; null for a new ask. */
export function earlier(db: Connection, edition: Edition): EarlierEdition | null {
  const ask = byIdentity(db, edition) ?? byAddress(db, edition);
  if (ask === null) return null;
  const stored = contributorsOf(db, ask.id, 'published');
  const survey = surveyOf(ask, stored);
  const changes = changesOf(survey, edition.survey);
  return { ask, survey, changes, news: countNews(db, edition.kept, { ask, stored, changes }) };
}

function byIdentity(db: Connection, edition: Edition): Ask | null {
  const row = db.first<AskRow>(`SELECT ${ASK_COLUMNS} FROM ${ASK_TABLES} WHERE a.identity = :identity`, {
    identity: identityOf(edition),
  });
  return row && toAsk(row);
}

/** The one ask from the document at the same address, where that holds one ask and is of the same issue. */
function byAddress(db: Connection, { survey, nature, source, ownAddress }: Edition): Ask | null {
  if (ownAddress !== true || source.url === null) return null;
  const rows = db.all<AskRow>(
    `SELECT ${ASK_COLUMNS} FROM ${ASK_TABLES} WHERE s.url = :url AND a.nature = :nature`,
    { url: source.url, nature },
  );
  const [row] = rows;
  if (row === undefined || rows.length > 1) return null;
  const isSameIssue =
    row.number === null || survey.number === null || fold(row.number) === fold(survey.number);
  return isSameIssue ? toAsk(row) : null;
}

export function surveyOf(ask: Ask, stored: readonly StoredContributor[]): ParsedSurvey {
  const { question, series, number, date, intro } = ask;
  return { question, series, number, date, intro, contributors: stored.map((each) => each.contributor) };
}

interface ContributorRow {
  readonly response: number;
  readonly name: string | null;
  readonly paragraphs: string;
  readonly affiliations: string;
  readonly declared: string | null;
}

/** Which contributors: those of the document, public or withdrawn; public ones by form; all that are not public. */
const CHOSEN = {
  published: "s.response_id IS NULL AND r.state = 'published'",
  withdrawn: "s.response_id IS NULL AND r.state = 'rejected'",
  form: "s.response_id IS NOT NULL AND r.state = 'published'",
  hidden: "r.state <> 'published'",
} as const;

/** In panel order. */
export function contributorsOf(db: Connection, ask: number, which: keyof typeof CHOSEN): StoredContributor[] {
  return db
    .all<ContributorRow>(
      `SELECT r.id AS response, r.printed_name AS name,
              (SELECT json_group_array(p.text ORDER BY p.paragraph) FROM paragraphs p WHERE p.response_id = r.id)
                AS paragraphs,
              (SELECT json_group_array(json_object('role', f.role, 'institution', f.printed) ORDER BY f.position)
                 FROM affiliations f WHERE f.response_id = r.id) AS affiliations,
              (SELECT json_object('vote', d.vote, 'confidence', d.declared_confidence)
                 FROM codings d WHERE d.response_id = r.id AND d.kind = 'declared' ORDER BY d.id DESC LIMIT 1)
                AS declared
         FROM responses r
         LEFT JOIN submissions s ON s.response_id = r.id
        WHERE r.ask_id = :ask AND ${CHOSEN[which]}
        ORDER BY r.position, r.id`,
      { ask },
    )
    .map(({ response, ...row }) => ({ response, contributor: toContributor(row) }));
}

function toContributor({
  name,
  paragraphs,
  affiliations,
  declared,
}: Omit<ContributorRow, 'response'>): ParsedContributor {
  const contributor = {
    name,
    // The statement above makes these objects.
    affiliations: JSON.parse(affiliations) as PrintedAffiliation[],
    paragraphs: toParagraphs(paragraphs),
  };
  if (declared === null) return contributor;
  return { ...contributor, declared: JSON.parse(declared) as NonNullable<ParsedContributor['declared']> };
}
