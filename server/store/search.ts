import { excerptOf } from '../domain/excerpt.ts';
import {
  type FoundAnswer,
  isIn,
  SEARCH_ASIDE,
  SEARCH_PAGE_SIZE,
  type SearchField,
  type SearchFindings,
  type SearchQuery,
  type SearchText,
  STRICTNESS,
  type Strictness,
} from '../domain/search.ts';
import type { Ask, Expert, Institution } from '../domain/types.ts';
import { byIds, NEWEST_FIRST } from './asks.ts';
import type { Connection } from './connection.ts';
import { expression } from './fts.ts';
import { ASK_COLUMNS, ASK_TABLES, type AskRow, toAsk } from './rows.ts';
import { SHOWN_KIND, SHOWN_STANCE, WEAK } from './shown.ts';

/** Weights of question, text, expert and institution: the answer's own words count most. */
const RANK = 'bm25(1, 10, 4, 2)';

/**
 * Looks for the words as typed; where nothing of the kind asked for holds them, ever less strictly.
 * At least one term must be there.
 */
export function find(db: Connection, query: SearchQuery): SearchFindings {
  const asks = db.all<AskRow>(`SELECT ${ASK_COLUMNS} FROM ${ASK_TABLES} ORDER BY ${NEWEST_FIRST}`).map(toAsk);
  const institutions = publicInstitutions(db);
  const attempt = (strictness: Strictness): Found => {
    const fits = (text: string): boolean => isIn(text, query.text, strictness);
    const found = {
      questions: asks.filter(({ question }) => fits(question)),
      institutions: institutions
        .filter(({ names }) => names.some(fits))
        .map(({ institution }) => institution),
    };
    const { questions, institutions: bodies } = found;
    const totals = {
      ...count(db, query.text, strictness),
      questions: questions.length,
      institutions: bodies.length,
    };
    return { ...found, strictness, totals };
  };
  return page(db, query, strictest(attempt, query.field));
}

interface Found extends Pick<SearchFindings, 'strictness' | 'totals'> {
  readonly questions: readonly Ask[];
  readonly institutions: readonly Institution[];
}

/** The first attempt that finds something of the kind asked for, else the last. */
function strictest(attempt: (strictness: Strictness) => Found, field: SearchField | null): Found {
  let found: Found | null = null;
  for (const strictness of STRICTNESS) {
    found = attempt(strictness);
    const { totals } = found;
    if (field === null ? Object.values(totals).some((total) => total > 0) : totals[field] > 0) return found;
  }
  if (found === null) throw new Error('There is no way to search.');
  return found;
}

/** A page of the kind asked for; without one, a page of answers with the first few of the other kinds. */
function page(db: Connection, query: SearchQuery, found: Found): SearchFindings {
  const { text, field, page } = query;
  const { strictness, totals } = found;
  const part = (kind: SearchField): Part => {
    if (kind === (field ?? 'answers'))
      return { limit: SEARCH_PAGE_SIZE, offset: (page - 1) * SEARCH_PAGE_SIZE };
    return { limit: field === null && page === 1 ? SEARCH_ASIDE : 0, offset: 0 };
  };
  const slice = <T>(rows: readonly T[], { limit, offset }: Part): readonly T[] =>
    rows.slice(offset, offset + limit);
  return {
    strictness,
    totals,
    answers: foundAnswers(db, query.text, strictness, part('answers')),
    questions: slice(found.questions, part('questions')),
    experts: foundExperts(db, expression(text, strictness, 'expert'), part('experts')),
    institutions: slice(found.institutions, part('institutions')),
  };
}

interface Part {
  readonly limit: number;
  readonly offset: number;
}

function count(
  db: Connection,
  text: SearchText,
  strictness: Strictness,
): Pick<SearchFindings['totals'], 'answers' | 'experts'> {
  const counted = db.first<Pick<SearchFindings['totals'], 'answers' | 'experts'>>(
    `SELECT (SELECT count(*) FROM search WHERE search MATCH :answers) AS answers,
            (SELECT count(DISTINCT r.expert_id) FROM search s JOIN responses r ON r.id = s.rowid
              WHERE search MATCH :experts) AS experts`,
    {
      answers: expression(text, strictness, null),
      experts: expression(text, strictness, 'expert'),
    },
  );
  return counted ?? { answers: 0, experts: 0 };
}

/** FTS5 sorts by `rank` itself; a second key would make it sort again. Words are read for the page alone. */
function foundAnswers(
  db: Connection,
  text: SearchText,
  strictness: Strictness,
  { limit, offset }: Part,
): readonly FoundAnswer[] {
  if (limit === 0) return [];
  const rows = db.all<FoundRow>(
    `SELECT r.id AS response, e.label AS expert, r.ask_id AS ask, ${SHOWN_STANCE} AS stance,
            ${SHOWN_KIND} AS kind, ${WEAK} AS weak, o.expert AS roles, o.institution AS institutions,
            o.text AS words
       FROM (SELECT rowid AS id, row_number() OVER () AS place
               FROM (SELECT rowid FROM search
                      WHERE search MATCH :match AND rank MATCH '${RANK}'
                      ORDER BY rank LIMIT :limit OFFSET :offset)) s
       JOIN responses r ON r.id = s.id JOIN experts e ON e.id = r.expert_id JOIN response_texts o ON o.id = s.id
      ORDER BY s.place`,
    { match: expression(text, strictness, null), limit, offset },
  );
  const asks = byIds(db, [...new Set(rows.map(({ ask }) => ask))]);
  return rows.flatMap(({ roles, institutions, words, ...row }) => {
    const ask = asks.get(row.ask);
    if (!ask) return [];
    const context = `${roles ?? ''}\n${institutions ?? ''}`.split('\n');
    return [
      {
        ...{ ...row, ask, weak: row.weak === 1 },
        excerpt: words === null ? [] : excerptOf(words, text, strictness),
        context: context.filter((line) => line !== '' && line !== row.expert),
      },
    ];
  });
}

/** A response may have no words; roles and institutions stand one on each line. */
interface FoundRow extends Omit<FoundAnswer, 'ask' | 'weak' | 'excerpt' | 'context'> {
  readonly ask: number;
  readonly weak: number;
  readonly roles: string | null;
  readonly institutions: string | null;
  readonly words: string | null;
}

/** Those with most responses first, then by name. */
function foundExperts(db: Connection, match: string, { limit, offset }: Part): SearchFindings['experts'] {
  if (limit === 0) return [];
  return db
    .all<Expert & { label: string; responses: number; roles: string }>(
      `SELECT e.id, e.slug, e.name, e.label, n.responses,
              (SELECT json_group_array(DISTINCT f.role)
                 FROM responses r JOIN affiliations f ON f.response_id = r.id
                WHERE r.expert_id = e.id AND r.state = 'published' AND f.role IS NOT NULL) AS roles
         FROM (SELECT r.expert_id, count(*) AS responses
                 FROM search s JOIN responses r ON r.id = s.rowid
                WHERE search MATCH :match GROUP BY r.expert_id) n
         JOIN experts e ON e.id = n.expert_id
        ORDER BY n.responses DESC, e.sort_key, e.id LIMIT :limit OFFSET :offset`,
      { match, limit, offset },
    )
    .map(({ label, responses, roles, ...expert }) => ({
      ...{ expert, label, responses },
      roles: JSON.parse(roles) as string[], // json_group_array of a text column.
    }));
}

/** Every institution with a public response, by name, and all names that mean it. */
function publicInstitutions(db: Connection): { institution: Institution; names: readonly string[] }[] {
  return db
    .all<Institution & { names: string }>(
      `SELECT i.id, i.slug, i.name, i.kind, i.country,
              (SELECT json_group_array(alias) FROM institution_aliases WHERE institution_id = i.id) AS names
         FROM institutions i
        WHERE EXISTS (SELECT 1 FROM affiliations f JOIN responses r ON r.id = f.response_id
                       WHERE f.institution_id = i.id AND r.state = 'published')
        ORDER BY i.sort_key, i.id`,
    )
    .map(({ names, ...institution }) => ({
      institution,
      names: [institution.name, ...(JSON.parse(names) as string[])], // json_group_array of a text column.
    }));
}
