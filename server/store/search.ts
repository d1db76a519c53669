import {
  type FoundAnswer,
  isIn,
  SEARCH_ASIDE,
  SEARCH_PAGE_SIZE,
  type SearchField,
  type SearchFindings,
  type SearchQuery,
  type SearchSegment,
  type SearchText,
  STRICTNESS,
  type Strictness,
  termsAt,
} from '../domain/search.ts';
import type { Ask, Expert, Institution } from '../domain/types.ts';
import { byIds, NEWEST_FIRST } from './asks.ts';
import type { Connection } from './connection.ts';
import { ASK_COLUMNS, ASK_TABLES, type AskRow, toAsk } from './rows.ts';

/** Around a hit in an excerpt; stored texts hold no control characters. */
const HIT = { from: '\u0002', to: '\u0003' };

/** Weights of question, text, expert and institution: the answer's own words count most. */
const RANK = 'bm25(1, 10, 4, 2)';

/** The list of an aside or of a page, and how many there are in all. */
interface Listed<T> {
  readonly rows: readonly T[];
  readonly total: number;
}

/**
 * Looks for the words as typed; where nothing of the kind asked for holds them, ever less strictly.
 * At least one term must be there.
 */
export function find(db: Connection, query: SearchQuery): SearchFindings {
  const asks = db
    .all<AskRow>(`SELECT ${ASK_COLUMNS} FROM ${ASK_TABLES} ORDER BY ${NEWEST_FIRST}`)
    .map(toAsk);
  const institutions = publicInstitutions(db);
  const attempt = (strictness: Strictness): Found => {
    const fits = (text: string): boolean => isIn(text, query.text, strictness);
    const found = {
      questions: asks.filter(({ question }) => fits(question)),
      institutions: institutions.filter(({ names }) => names.some(fits)).map(({ institution }) => institution),
    };
    const { questions, institutions: bodies } = found;
    const totals = { ...count(db, query.text, strictness), questions: questions.length, institutions: bodies.length };
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

function page(db: Connection, { text, field, page: number }: SearchQuery, found: Found): SearchFindings {
  const { strictness, totals } = found;
  const cut = (kind: SearchField): { limit: number; offset: number } => {
    if (field === kind) return { limit: SEARCH_PAGE_SIZE, offset: (number - 1) * SEARCH_PAGE_SIZE };
    return { limit: field === null && number === 1 ? SEARCH_ASIDE : 0, offset: 0 };
  };
  const slice = <T>(rows: readonly T[], kind: SearchField): readonly T[] => {
    const { limit, offset } = cut(kind);
    return rows.slice(offset, offset + limit);
  };
  const answers = field === null ? { limit: SEARCH_PAGE_SIZE, offset: (number - 1) * SEARCH_PAGE_SIZE } : cut('answers');
  return {
    strictness,
    totals,
    answers: foundAnswers(db, expression(text, strictness, field === null ? null : 'text'), answers),
    questions: slice(found.questions, 'questions'),
    experts: foundExperts(db, expression(text, strictness, 'expert'), cut('experts')),
    institutions: slice(found.institutions, 'institutions'),
  };
}

/**
 * In FTS5's language, of letters and digits in quotation marks alone, so that no typed text can be taken
 * for an operator.
 */
export function expression(
  text: SearchText,
  strictness: Strictness,
  column: 'text' | 'expert' | null,
): string {
  const phrases = termsAt(text, strictness).map(({ words, prefix }) => `"${words.join(' ')}"${prefix ? ' *' : ''}`);
  const joined = phrases.join(strictness === 'any' ? ' OR ' : ' AND ');
  return column === null ? joined : `{${column}} : (${joined})`;
}

function count(
  db: Connection,
  text: SearchText,
  strictness: Strictness,
): Pick<SearchFindings['totals'], 'everywhere' | 'answers' | 'experts'> {
  const counted = db.first<Pick<SearchFindings['totals'], 'everywhere' | 'answers' | 'experts'>>(
    `SELECT (SELECT count(*) FROM search WHERE search MATCH :everywhere) AS everywhere,
            (SELECT count(*) FROM search WHERE search MATCH :answers) AS answers,
            (SELECT count(DISTINCT r.expert_id) FROM search s JOIN responses r ON r.id = s.rowid
              WHERE search MATCH :experts) AS experts`,
    {
      everywhere: expression(text, strictness, null),
      answers: expression(text, strictness, 'text'),
      experts: expression(text, strictness, 'expert'),
    },
  );
  return counted ?? { everywhere: 0, answers: 0, experts: 0 };
}

/** FTS5 sorts by `rank` itself and makes excerpts of the rows that are read alone; a second key would stop that. */
function foundAnswers(
  db: Connection,
  match: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): readonly FoundAnswer[] {
  if (limit === 0) return [];
  const rows = db.all<Omit<FoundAnswer, 'ask' | 'weak' | 'excerpt'> & { ask: number; weak: number; excerpt: string }>(
    `SELECT r.id AS response, e.label AS expert, r.ask_id AS ask, r.stance, r.coder_kind AS kind,
            r.confidence IS 'low' AS weak, snippet(search, 1, '${HIT.from}', '${HIT.to}', '…', 32) AS excerpt
       FROM search s CROSS JOIN responses r ON r.id = s.rowid CROSS JOIN experts e ON e.id = r.expert_id
      WHERE search MATCH :match AND rank MATCH '${RANK}'
      ORDER BY rank LIMIT :limit OFFSET :offset`,
    { match, limit, offset },
  );
  const asks = byIds(db, [...new Set(rows.map(({ ask }) => ask))]);
  return rows.flatMap((row) => {
    const ask = asks.get(row.ask);
    return ask ? [{ ...row, ask, weak: row.weak === 1, excerpt: segmentsOf(row.excerpt) }] : [];
  });
}

/** Those with most responses first, then by name. */
function foundExperts(
  db: Connection,
  match: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): SearchFindings['experts'] {
  if (limit === 0) return [];
  return db
    .all<Expert & { label: string; responses: number }>(
      `SELECT e.id, e.slug, e.name, e.label, count(*) AS responses
         FROM search s JOIN responses r ON r.id = s.rowid JOIN experts e ON e.id = r.expert_id
        WHERE search MATCH :match
        GROUP BY e.id ORDER BY responses DESC, e.sort_key, e.id LIMIT :limit OFFSET :offset`,
      { match, limit, offset },
    )
    .map(({ label, responses, ...expert }) => ({ expert, label, responses }));
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

function segmentsOf(excerpt: string): SearchSegment[] {
  return excerpt
    .split(/(\u0002[^\u0003]*\u0003)/u)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith(HIT.from) ? { text: part.slice(1, -1), hit: true } : { text: part, hit: false },
    );
}
