import type { Coding } from '../domain/types.ts';
import type { Classification } from '../stance/types.ts';
import type { Connection } from './connection.ts';
import { CODING_COLUMNS, type CodingRow, toCoding } from './rows.ts';

/** Every coding of a response, oldest first. */
export function ofResponse(db: Connection, response: number): Coding[] {
  return db
    .all<CodingRow>(`SELECT ${CODING_COLUMNS} FROM codings c WHERE c.response_id = :response ORDER BY c.id`, {
      response,
    })
    .map(toCoding);
}

/** Appends what the lexicon found. A trigger moves the response's published stance. */
export function addLexicon(db: Connection, response: number, found: Classification, at: string): void {
  db.run(
    `INSERT INTO codings (response_id, kind, coder, stance, margin, basis, confidence, at, classification)
     VALUES (:response, 'lexicon', :coder, :stance, :margin, :basis, :confidence, :at, :classification)`,
    {
      response,
      coder: `${found.scheme}@${found.version}`,
      stance: found.stance,
      margin: found.margin,
      basis: found.basis,
      confidence: found.confidence,
      at,
      classification: JSON.stringify(found),
    },
  );
}
