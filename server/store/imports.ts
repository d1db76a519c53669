import { declaredOf } from '../domain/declared.ts';
import { AppError } from '../domain/errors.ts';
import type { ClassifiedSurvey, EarlierEdition, ImportOutcome } from '../domain/ports.ts';
import type { ParsedContributor } from '../domain/survey.ts';
import { isUnchanged } from '../domain/survey-changes.ts';
import type { Ask, Declared, Source } from '../domain/types.ts';
import type { Classification } from '../stance/types.ts';
import * as affiliations from './affiliations.ts';
import * as asks from './asks.ts';
import type { Connection } from './connection.ts';
import { earlier, identityOf } from './editions.ts';
import * as experts from './experts.ts';
import * as publication from './publication.ts';
import { publishedWhere } from './responses.ts';
import { ASK_COLUMNS, type AskRow, toAsk } from './rows.ts';

export function bySource(db: Connection, hash: string): Ask | null {
  const row = db.first<AskRow>(
    `SELECT ${ASK_COLUMNS} FROM sources s JOIN asks a ON a.source_id = s.id
      WHERE s.hash = :hash ORDER BY a.id LIMIT 1`,
    { hash },
  );
  return row && toAsk(row);
}

export function add(db: Connection, entry: ClassifiedSurvey, at: string): ImportOutcome {
  const pairs = paired(entry);
  const known = bySource(db, entry.source.hash);
  if (known) return outcome(db, 'unchanged', known);
  const found = earlier(db, entry);
  if (found !== null && isUnchanged(found.changes)) return outcome(db, 'unchanged', found.ask);
  if (found !== null) throw otherEdition(entry, found);
  const ask = addAsk(db, entry, addSource(db, entry.source, at), at);
  for (const pair of pairs) addResponse(db, ask, entry, pair, at);
  return outcome(db, 'created', ask);
}

/** A contributor with what the lexicon made of the answer. */
interface Pair {
  readonly contributor: ParsedContributor;
  readonly classification: Classification;
}

export function paired({ survey, classifications }: ClassifiedSurvey): Pair[] {
  const pairs = survey.contributors.flatMap((contributor, index) => {
    const classification = classifications[index];
    return classification ? [{ contributor, classification }] : [];
  });
  if (pairs.length === survey.contributors.length && classifications.length === pairs.length) return pairs;
  throw new Error(
    `${survey.contributors.length} contributors came with ${classifications.length} classifications.`,
  );
}

export function outcome(db: Connection, status: ImportOutcome['status'], ask: Ask): ImportOutcome {
  return { status, ask, responses: publishedWhere(db, 'r.ask_id = :id', ask) };
}

function otherEdition({ survey }: ClassifiedSurvey, { ask }: EarlierEdition): AppError {
  const { series, number, question } = survey;
  const name = [series, number && `No. ${number}`, `“${question}”`].filter(Boolean).join(', ');
  return new AppError(
    'conflict',
    `${name} is here already, as /asks/${ask.slug} from “${ask.source?.title ?? 'an unnamed document'}”, and this document has other contents. Nothing was changed. Import it with --update to take the changes over; if it is another ask, give it a number or a date of its own.`,
  );
}

/** A document whose ask has moved on to another edition keeps its place. @returns the id */
export function addSource(db: Connection, source: Source, at: string): number {
  const known = db.first<{ id: number }>('SELECT id FROM sources WHERE hash = :hash', { hash: source.hash });
  if (known) return known.id;
  return db.run(
    `INSERT INTO sources (title, publisher, url, hash, imported_at) VALUES (:title, :publisher, :url, :hash, :at)`,
    { ...source, at },
  );
}

function addAsk(db: Connection, entry: ClassifiedSurvey, sourceId: number, at: string): Ask {
  const { survey, scheme, lead, state, nature, source } = entry;
  const { question, series, number, date, intro } = survey;
  const slug = asks.newSlug(db, question, number, nature);
  const id = db.run(
    `INSERT INTO asks (slug, identity, question, series, number, date, intro, scheme, lead, state, nature, source_id)
     VALUES (:slug, :identity, :question, :series, :number, :date, :intro, :scheme, :lead, :state, :nature, :sourceId)`,
    {
      ...{ slug, question, series, number, date, scheme, lead, state, nature, sourceId },
      identity: identityOf(entry),
      intro: JSON.stringify(intro),
    },
  );
  const twin = db.first('SELECT 1 FROM asks WHERE question = :question AND nature <> :nature', {
    ...{ question, nature },
  });
  return {
    ...{ id, slug, question, series, number, date, intro, scheme, lead, state, nature },
    ...{ twin: twin !== null, source, importedAt: at },
  };
}

/** What a contributor voted, as the scheme of the import reads it; null where the document has no votes. */
export function declarationOf(
  { votes = [] }: ClassifiedSurvey,
  { declared }: ParsedContributor,
): Declared | null {
  return declared === undefined ? null : declaredOf(declared, votes);
}

/** @returns the id of the response, which is public */
export function addResponse(
  db: Connection,
  ask: Pick<Ask, 'id' | 'nature'>,
  entry: ClassifiedSurvey,
  { contributor, classification }: Pair,
  at: string,
): number {
  const { name, paragraphs } = contributor;
  const held = affiliations.resolved(db, affiliations.unresolved(contributor.affiliations));
  const id = publication.addPending(db, {
    ask: ask.id,
    expert: experts.resolve(db, name, held, experts.worldOf(ask.nature)),
    printedName: name,
    paragraphs,
    affiliations: held,
    classification,
    declared: declarationOf(entry, contributor),
    at,
  });
  publication.publish(db, id);
  return id;
}
