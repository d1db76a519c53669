import type { AskOverview, PanelMark, Tally } from '../domain/query.ts';
import type { Ask, Nature } from '../domain/types.ts';
import { UNCLEAR } from '../stance/types.ts';
import type { Connection } from './connection.ts';
import { ASK_COLUMNS, ASK_TABLES, type AskRow, DECLARED, readDeclared, toAsk } from './rows.ts';
import { SHOWN_KIND, SHOWN_STANCE, WEAK } from './shown.ts';
import { freeSlug, STOP_WORDS, slugify } from './slug.ts';

/** Newest first; asks without a date last. */
export const NEWEST_FIRST = 'a.date DESC, a.id DESC';

/** Of grouped `responses r` with their `asks a`: 1 where all of them are invented, as none sent by form is. */
export const ALL_ILLUSTRATIVE = `min(a.nature = 'illustrative'
  AND NOT EXISTS (SELECT 1 FROM submissions u WHERE u.response_id = r.id)) AS illustrative`;

/** Room for the number of the ask after the words of its question. */
const LONGEST_QUESTION = 90;

export function overviews(db: Connection): AskOverview[] {
  const tallies = new Map<
    number,
    { readonly all: Record<string, number>; readonly weak: Record<string, number> }
  >();
  for (const { ask, stance, responses, weak } of db.all<{
    ask: number;
    stance: string;
    responses: number;
    weak: number;
  }>(`SELECT r.ask_id AS ask, ${SHOWN_STANCE} AS stance, count(*) AS responses, count(*) FILTER (WHERE ${WEAK}) AS weak
        FROM responses r WHERE r.state = 'published' GROUP BY 1, 2 ORDER BY 1, 2`)) {
    const tally = tallies.get(ask) ?? { all: {}, weak: {} };
    tally.all[stance] = responses;
    if (weak > 0) tally.weak[stance] = weak;
    tallies.set(ask, tally);
  }
  const votes = votesByAsk(db);
  return db.all<AskRow>(`SELECT ${ASK_COLUMNS} FROM ${ASK_TABLES} ORDER BY ${NEWEST_FIRST}`).map((row) => {
    const { all, weak } = tallies.get(row.id) ?? { all: {}, weak: {} };
    return { ask: toAsk(row), tally: all, weak, votes: votes.get(row.id) ?? {}, responses: sum(all) };
  });
}

/** The newest votes of published responses; the index alone tells which codings those are. */
function votesByAsk(db: Connection): ReadonlyMap<number, Tally> {
  const tallies = new Map<number, Record<string, number>>();
  for (const { ask, stance, votes } of db.all<{ ask: number; stance: string; votes: number }>(
    `SELECT r.ask_id AS ask, iif(d.intensity IS NULL, '${UNCLEAR}', d.stance) AS stance, count(*) AS votes
       FROM (SELECT response_id, max(id) AS id FROM codings WHERE kind = 'declared' GROUP BY response_id) n
       JOIN codings d ON d.id = n.id JOIN responses r ON r.id = n.response_id
      WHERE d.vote IS NOT NULL AND r.state = 'published' GROUP BY 1, 2 ORDER BY 1, 2`,
  )) {
    const tally = tallies.get(ask) ?? {};
    tally[stance] = votes;
    tallies.set(ask, tally);
  }
  return tallies;
}

export function bySlug(db: Connection, slug: string): Ask | null {
  const row = db.first<AskRow>(`SELECT ${ASK_COLUMNS} FROM ${ASK_TABLES} WHERE a.slug = :slug`, { slug });
  return row && toAsk(row);
}

export function byIds(db: Connection, ids: readonly number[]): Map<number, Ask> {
  const rows = db.all<AskRow>(
    `SELECT ${ASK_COLUMNS} FROM ${ASK_TABLES} WHERE a.id IN (SELECT value FROM json_each(:ids))`,
    { ids: JSON.stringify(ids) },
  );
  return new Map(rows.map((row) => [row.id, toAsk(row)]));
}

/** The asks that take answers, newest first. */
export function open(db: Connection): Ask[] {
  return db
    .all<AskRow>(`SELECT ${ASK_COLUMNS} FROM ${ASK_TABLES} WHERE a.state = 'open' ORDER BY ${NEWEST_FIRST}`)
    .map(toAsk);
}

/** The schemes in use, those of most asks first. */
export function schemes(db: Connection): string[] {
  return db
    .all<{ scheme: string }>('SELECT scheme FROM asks GROUP BY scheme ORDER BY count(*) DESC, scheme')
    .map(({ scheme }) => scheme);
}

export function marks(db: Connection, slug: string): PanelMark[] {
  return db
    .all<Omit<PanelMark, 'weak' | 'before' | 'declared'> & { weak: number; declared: string | null }>(
      `SELECT r.id AS response, e.label AS expert, ${SHOWN_STANCE} AS stance, ${SHOWN_KIND} AS kind, ${WEAK} AS weak,
              iif(${SHOWN_KIND} = 'lexicon', r.margin, NULL) AS margin, ${DECLARED} AS declared
         FROM responses r JOIN asks a ON a.id = r.ask_id JOIN experts e ON e.id = r.expert_id
        WHERE a.slug = :slug AND r.state = 'published'
        ORDER BY r.position`,
      { slug },
    )
    .map(({ declared, ...row }) => ({
      ...{ ...row, weak: row.weak === 1, before: null, declared: readDeclared(declared) },
    }));
}

/** What tells the second of two asks apart whose question and number are the same. */
const NATURE_WORDS: Readonly<Record<Nature, string>> = {
  verbatim: 'full-text',
  summary: 'summary',
  illustrative: 'sample',
};

/**
 * A slug of the question's words and the ask's number that no other ask has; the nature of the ask, then a
 * count, where another has it.
 */
export function newSlug(db: Connection, question: string, number: string | null, nature: Nature): string {
  const isTaken = (candidate: string): boolean => bySlug(db, candidate) !== null;
  const words = slugify(phrase(question), 'ask', LONGEST_QUESTION);
  const slug = number === null ? words : `${words}-${slugify(number, 'number', 12)}`;
  if (!isTaken(slug)) return slug;
  const named = `${slug}-${NATURE_WORDS[nature]}`;
  return isTaken(named) || isTwinOfOneNature(db, question, nature) ? freeSlug(slug, isTaken) : named;
}

/** A question too long for a slug leaves out its asides in brackets, then its small words, then its end. */
function phrase(question: string): string {
  if (question.length <= LONGEST_QUESTION) return question;
  const bare = question.replace(/\s*\([^()]*\)/gu, '');
  if (bare.length <= LONGEST_QUESTION) return bare;
  return bare
    .split(/\s+/u)
    .filter((word) => !STOP_WORDS.has(word.toLowerCase()))
    .join(' ');
}

/** Where asks differ in their number or day alone, the nature would tell nothing. */
function isTwinOfOneNature(db: Connection, question: string, nature: Nature): boolean {
  const values = { question, nature };
  return db.first('SELECT 1 FROM asks WHERE question = :question AND nature = :nature', values) !== null;
}

function sum(tally: Tally): number {
  return Object.values(tally).reduce((total, count) => total + count, 0);
}
