import type { Affiliation, Declared } from '../domain/types.ts';
import type { Classification } from '../stance/types.ts';
import * as affiliations from './affiliations.ts';
import * as codings from './codings.ts';
import type { Connection } from './connection.ts';

interface NewResponse {
  readonly ask: number;
  readonly expert: number;
  readonly printedName: string | null;
  readonly paragraphs: readonly string[];
  readonly affiliations: readonly Affiliation[];
  readonly classification: Classification;
  readonly declared: Declared | null;
  readonly at: string;
}

/** Writes a whole response as pending. @returns its id */
export function addPending(db: Connection, response: NewResponse): number {
  const { ask, expert, printedName: name, paragraphs } = response;
  const id = db.run('INSERT INTO responses (ask_id, expert_id, printed_name) VALUES (:ask, :expert, :name)', {
    ...{ ask, expert, name },
  });
  addParagraphs(db, id, paragraphs);
  affiliations.save(db, id, response.affiliations);
  codings.addLexicon(db, id, response.classification, response.at);
  if (response.declared !== null) codings.addDeclared(db, id, response.declared, response.at);
  return id;
}

export function addParagraphs(db: Connection, id: number, paragraphs: readonly string[]): void {
  paragraphs.forEach((text, paragraph) => {
    db.run('INSERT INTO paragraphs (response_id, paragraph, text) VALUES (:id, :paragraph, :text)', {
      ...{ id, paragraph, text },
    });
  });
}

/** Makes a whole response public, at the next place of its panel: the only way for it to become so. */
export function publish(db: Connection, id: number): void {
  db.run(
    `UPDATE responses
        SET state = 'published',
            position = (SELECT coalesce(max(o.position), 0) + 1 FROM responses o WHERE o.ask_id = responses.ask_id)
      WHERE id = :id`,
    { id },
  );
}
