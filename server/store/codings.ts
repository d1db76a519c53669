import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../domain/errors.ts';
import type { KeptTag } from '../domain/kept.ts';
import type { CodedResponse, NewCoding } from '../domain/ports.ts';
import type { Coding, Declared } from '../domain/types.ts';
import { type Classification, UNCLEAR } from '../stance/types.ts';
import { responsesByIds } from './assemble.ts';
import type { Connection } from './connection.ts';
import { CODING_COLUMNS, type CodingRow, toCoding } from './rows.ts';

/** Responses read at a time. */
const PAGE = 200;

/** Every coding of a response, oldest first. */
export function ofResponse(db: Connection, response: number): Coding[] {
  return db
    .all<CodingRow>(`SELECT ${CODING_COLUMNS} FROM codings c WHERE c.response_id = :response ORDER BY c.id`, {
      response,
    })
    .map(toCoding);
}

/** Every coding of these responses, oldest first, by response. */
export function ofResponses(db: Connection, responses: readonly number[]): Map<number, Coding[]> {
  const rows = db.all<CodingRow & { response_id: number }>(
    `SELECT c.response_id, ${CODING_COLUMNS} FROM codings c
      WHERE c.response_id IN (SELECT value FROM json_each(:ids)) ORDER BY c.id`,
    { ids: JSON.stringify(responses) },
  );
  const grouped = Map.groupBy(rows, (row) => row.response_id);
  return new Map(
    [...grouped].map(([id, group]) => [id, group.map(({ response_id: _, ...row }) => toCoding(row))]),
  );
}

/** Appends what the lexicon found. A trigger moves the response's published stance. */
export function addLexicon(db: Connection, response: number, found: Classification, at: string): void {
  db.run(
    `INSERT INTO codings (response_id, kind, coder, stance, margin, basis, confidence, at, classification)
     VALUES (:response, 'lexicon', :coder, :stance, :margin, :basis, :confidence, :at, :classification)`,
    {
      response,
      coder: coderOf(found),
      stance: found.stance,
      margin: found.margin,
      basis: found.basis,
      confidence: found.confidence,
      at,
      classification: JSON.stringify(found),
    },
  );
}

/** Who a declared coding names as its coder. */
const CONTRIBUTOR = 'contributor';

/** Appends what the contributor voted; the published stance stays where it is. */
export function addDeclared(db: Connection, response: number, declared: Declared, at: string): void {
  const { vote, stance, intensity, confidence } = declared;
  db.run(
    `INSERT INTO codings (response_id, kind, coder, stance, at, vote, intensity, declared_confidence)
     VALUES (:response, 'declared', '${CONTRIBUTOR}', :stance, :at, :vote, :intensity, :confidence)`,
    { ...{ response, at, vote, intensity, confidence }, stance: stance ?? UNCLEAR },
  );
}

/** Appends what an editor decided, there and then; it is published from now on, whatever the lexicon finds. */
export function addEditor(db: Connection, response: number, tag: KeptTag): void {
  db.run(
    `INSERT INTO codings (response_id, kind, coder, stance, reason, at)
     VALUES (:response, 'editor', :coder, :stance, :reason, :at)`,
    { response, ...tag },
  );
}

/** Page by page, by id; each page is one read, so that no statement stays open while the caller works. */
export function* current(db: Connection, scheme: string): Generator<CodedResponse> {
  let after = 0;
  for (;;) {
    const page = db.read(() => pageAfter(db, scheme, after));
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.response.id;
  }
}

function pageAfter(db: Connection, scheme: string, after: number): CodedResponse[] {
  const ids = db
    .all<{ id: number }>(
      `SELECT r.id FROM responses r JOIN asks a ON a.id = r.ask_id
        WHERE a.scheme = :scheme AND r.state IN ('published', 'pending') AND r.id > :after
        ORDER BY r.id LIMIT ${PAGE}`,
      { scheme, after },
    )
    .map(({ id }) => id);
  return responsesByIds(db, ids).map((response) => ({ response, codings: ofResponse(db, response.id) }));
}

/** @returns how many were appended */
export function append(db: Connection, found: readonly NewCoding[], at: string): number {
  const changed = found.filter(({ response, classification }) => isNew(db, response, classification));
  for (const { response, classification } of changed) addLexicon(db, response, classification, at);
  return changed.length;
}

/** @throws AppError where the response is unknown, or has this version with another finding already. */
function isNew(db: Connection, response: number, found: Classification): boolean {
  const lexicon = ofResponse(db, response).filter(({ kind }) => kind === 'lexicon');
  if (lexicon.length === 0) {
    throw new AppError('not_found', `There is no response ${response}. Nothing was appended.`);
  }
  // As it will be read again: what JSON leaves out makes no difference.
  const stored: unknown = JSON.parse(JSON.stringify(found));
  const coder = coderOf(found);
  // The newest one alone: before it, the words may have been others.
  const same = lexicon.findLast((coding) => coding.coder === coder);
  if (same !== undefined && !isDeepStrictEqual(same.classification, stored)) {
    throw new AppError(
      'conflict',
      `Response ${response} is tagged by ${coder} already, with another finding. Nothing was appended. Raise the version of the scheme, so that the two can be told apart.`,
    );
  }
  return lexicon.at(-1)?.coder !== coder;
}

function coderOf({ scheme, version }: Classification): string {
  return `${scheme}@${version}`;
}
