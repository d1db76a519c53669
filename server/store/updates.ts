import { AppError } from '../domain/errors.ts';
import { isNews } from '../domain/kept.ts';
import type { ClassifiedSurvey, EarlierEdition, ImportOutcome } from '../domain/ports.ts';
import { type ContributorField, isUnchanged, matchContributors } from '../domain/survey-changes.ts';
import * as affiliations from './affiliations.ts';
import { addResponse, declarationOf, heldBy, type Pair, paired, personOf } from './answers.ts';
import * as codings from './codings.ts';
import type { Connection } from './connection.ts';
import { contributorsOf, earlier, identityOf } from './editions.ts';
import * as experts from './experts.ts';
import { add, addSource, outcome } from './imports.ts';
import { addNews } from './merge.ts';
import * as publication from './publication.ts';

/** What every step of one update needs. */
interface Update {
  readonly entry: ClassifiedSurvey;
  readonly found: EarlierEdition;
  readonly revision: number;
  /** The question or the lead is another one, so that every answer is read anew. */
  readonly rereads: boolean;
  readonly at: string;
}

/**
 * Takes over another edition of an ask. Responses, codings and submissions stay; the ask as it was is kept as a
 * revision, and who is no longer in the document is withdrawn. A survey that is no other edition is added.
 */
export function update(db: Connection, entry: ClassifiedSurvey, at: string): ImportOutcome {
  const found = earlier(db, entry);
  if (found === null) return add(db, entry, at);
  const { ask, changes } = found;
  if (isUnchanged(changes) && !isNews(found.news)) return outcome(db, 'unchanged', ask);
  if (entry.scheme !== ask.scheme) {
    throw new AppError(
      'conflict',
      `/asks/${ask.slug} is tagged by the scheme “${ask.scheme}”, and an update cannot move it to “${entry.scheme}”. Leave --scheme out.`,
    );
  }
  const pairs = paired(entry);
  if (!isUnchanged(changes)) {
    const revision = keepRevision(db, found, at);
    updateAsk(db, entry, ask.id, at);
    const rereads = changes.fields.includes('question') || entry.lead !== ask.lead;
    const step: Update = { entry, found, revision, rereads, at };
    reorder(db, ask.id, updateResponses(db, step, pairs.document));
  }
  addNews(db, entry, pairs.others, at);
  return outcome(db, 'updated', earlier(db, entry)?.ask ?? ask);
}

function keepRevision(db: Connection, { ask, survey }: EarlierEdition, at: string): number {
  return db.run(
    `INSERT INTO ask_revisions (ask_id, source_id, survey, at)
     SELECT id, source_id, :survey, :at FROM asks WHERE id = :ask`,
    { ask: ask.id, survey: JSON.stringify(survey), at },
  );
}

function updateAsk(db: Connection, entry: ClassifiedSurvey, id: number, at: string): void {
  const { question, series, number, date, intro } = entry.survey;
  db.run(
    `UPDATE asks SET (identity, question, series, number, date, intro, lead, source_id) =
       (:identity, :question, :series, :number, :date, :intro, :lead, :source) WHERE id = :id`,
    {
      ...{ id, question, series, number, date, lead: entry.lead },
      identity: identityOf(entry),
      intro: JSON.stringify(intro),
      source: addSource(db, entry.source, at),
    },
  );
}

/** @returns the responses of the document, in its order */
function updateResponses(db: Connection, step: Update, pairs: readonly Pair[]): number[] {
  const { ask, changes } = step.found;
  const published = contributorsOf(db, ask.id, 'published');
  for (const place of changes.removed) withdraw(db, published[place]?.response, step.revision);
  const kept = new Map(changes.kept.map((each) => [each.after, each]));
  const back = withdrawnBefore(db, step, pairs);
  return pairs.map((pair, place) => {
    const same = kept.get(place);
    const response = same && published[same.before]?.response;
    if (same && response !== undefined) {
      changeResponse(db, step, response, pair, same.fields);
      return response;
    }
    const returning = back.get(place);
    if (returning === undefined) return addResponse(db, ask, step.entry, pair, step.at);
    restore(db, returning, step.revision);
    changeResponse(db, step, returning, pair, ['affiliations', 'paragraphs', 'declared']);
    return returning;
  });
}

/** Who was in an edition before the last one and is in the document again: place -> response. */
function withdrawnBefore(
  db: Connection,
  { found, revision }: Update,
  pairs: readonly Pair[],
): Map<number, number> {
  const before = contributorsOf(db, found.ask.id, 'withdrawn').filter(
    ({ response }) =>
      db.first('SELECT 1 FROM withdrawals WHERE response_id = :response AND revision_id = :revision', {
        ...{ response, revision },
      }) === null,
  );
  const places = found.changes.added;
  const added = places.flatMap((place) => pairs[place]?.contributor ?? []);
  const matched = matchContributors(
    before.map(({ contributor }) => contributor),
    added,
  );
  return new Map(
    [...matched].flatMap(([at, was]) => {
      const [place, response] = [places[at], before[was]?.response];
      return place === undefined || response === undefined ? [] : [[place, response] as const];
    }),
  );
}

function withdraw(db: Connection, response: number | undefined, revision: number): void {
  if (response === undefined) return;
  db.run("UPDATE responses SET state = 'rejected', position = NULL WHERE id = :response", { response });
  record(db, response, revision, 'withdrawn', 'No longer in the document that the answer came from.');
}

function restore(db: Connection, response: number, revision: number): void {
  publication.publish(db, response);
  record(db, response, revision, 'restored', 'In the document again.');
}

function record(
  db: Connection,
  response: number,
  revision: number,
  action: 'withdrawn' | 'restored',
  reason: string,
): void {
  db.run(
    `INSERT INTO withdrawals (response_id, revision_id, action, reason)
     VALUES (:response, :revision, :action, :reason)`,
    { response, revision, action, reason },
  );
}

function changeResponse(
  db: Connection,
  { entry, rereads, at }: Update,
  response: number,
  pair: Pair,
  fields: readonly ContributorField[],
): void {
  const { contributor, classification } = pair;
  const has = (field: ContributorField): boolean => fields.includes(field);
  if (has('paragraphs')) {
    db.run('DELETE FROM paragraphs WHERE response_id = :response', { response });
    publication.addParagraphs(db, response, contributor.paragraphs);
  }
  if (has('affiliations') || has('name')) changePerson(db, entry, response, pair);
  if (has('paragraphs') || rereads) codings.addLexicon(db, response, classification, at);
  const declared = declarationOf(entry, contributor);
  if (has('declared') && declared !== null) codings.addDeclared(db, response, declared, at);
}

function changePerson(db: Connection, entry: ClassifiedSurvey, response: number, pair: Pair): void {
  const { contributor, answer } = pair;
  const held = heldBy(db, entry, pair);
  // Written anew: an upsert would take a public response out of the search index twice.
  db.run('DELETE FROM affiliations WHERE response_id = :response', { response });
  affiliations.save(db, response, held);
  db.run('UPDATE responses SET printed_name = :name WHERE id = :response', {
    ...{ response, name: contributor.name },
  });
  // Whom nothing finds again is somebody of this answer alone.
  const found = answer === null ? contributor.name : answer.expert.key;
  if (found === null) experts.relabelUnnamed(db, response, held);
  else experts.reassign(db, response, personOf(db, entry, pair, held));
}

/** Far beyond every panel, so that places can be given anew without meeting. */
const ASIDE = 1_000_000;

/** The document's order first, then the answers by form as they stood. */
function reorder(db: Connection, ask: number, responses: readonly number[]): void {
  db.run('UPDATE responses SET position = position + :aside WHERE ask_id = :ask', { ask, aside: ASIDE });
  const rest = db.all<{ id: number }>(
    `SELECT id FROM responses WHERE ask_id = :ask AND position IS NOT NULL
        AND id NOT IN (SELECT value FROM json_each(:ids)) ORDER BY position`,
    { ask, ids: JSON.stringify(responses) },
  );
  [...responses, ...rest.map(({ id }) => id)].forEach((id, index) => {
    db.run('UPDATE responses SET position = :position WHERE id = :id', { id, position: index + 1 });
  });
}
