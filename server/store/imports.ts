import { AppError } from '../domain/errors.ts';
import type { ClassifiedSurvey, ImportOutcome } from '../domain/ports.ts';
import type { ParsedContributor } from '../domain/survey.ts';
import type { Ask, Source } from '../domain/types.ts';
import type { Classification } from '../stance/types.ts';
import * as affiliations from './affiliations.ts';
import * as asks from './asks.ts';
import type { Connection } from './connection.ts';
import * as experts from './experts.ts';
import * as publication from './publication.ts';
import { publishedWhere } from './responses.ts';
import { ASK_COLUMNS, type AskRow, toAsk } from './rows.ts';
import { fold } from './text.ts';

export function bySource(db: Connection, hash: string): Ask | null {
  const row = db.first<AskRow>(
    `SELECT ${ASK_COLUMNS} FROM sources s JOIN asks a ON a.source_id = s.id
      WHERE s.hash = :hash ORDER BY a.id LIMIT 1`,
    { hash },
  );
  return row && toAsk(row);
}

export function add(db: Connection, entry: ClassifiedSurvey, at: string): ImportOutcome {
  const { survey, classifications, source } = entry;
  const pairs = survey.contributors.flatMap((contributor, index) => {
    const classification = classifications[index];
    return classification ? [{ contributor, classification }] : [];
  });
  if (pairs.length !== survey.contributors.length || classifications.length !== pairs.length) {
    throw new Error(
      `${survey.contributors.length} contributors came with ${classifications.length} classifications.`,
    );
  }
  const known = bySource(db, source.hash);
  if (known) return outcome(db, 'unchanged', known);
  refuseOther(db, entry);
  const ask = addAsk(db, entry, addSource(db, source, at), at);
  for (const { contributor, classification } of pairs) addResponse(db, ask, contributor, classification, at);
  return outcome(db, 'created', ask);
}

function outcome(db: Connection, status: ImportOutcome['status'], ask: Ask): ImportOutcome {
  return { status, ask, responses: publishedWhere(db, 'r.ask_id = :id', ask) };
}

/** What makes two asks the same ask. Without a number the date tells two askings of one question apart. */
function identityOf({ survey, nature }: ClassifiedSurvey): string {
  const edition = survey.number ?? survey.date ?? '';
  return JSON.stringify([nature, fold(survey.series ?? ''), fold(edition), fold(survey.question)]);
}

function refuseOther(db: Connection, entry: ClassifiedSurvey): void {
  const other = db.first<{ slug: string; title: string | null }>(
    `SELECT a.slug, s.title FROM asks a LEFT JOIN sources s ON s.id = a.source_id WHERE a.identity = :identity`,
    { identity: identityOf(entry) },
  );
  if (!other) return;
  const { series, number, question } = entry.survey;
  const name = [series, number && `No. ${number}`, `“${question}”`].filter(Boolean).join(', ');
  throw new AppError(
    'conflict',
    `${name} is here already, as /asks/${other.slug} from “${other.title ?? 'an unnamed document'}”, and this document has other contents. Nothing was changed. If it is another ask, give it a number or a date of its own.`,
  );
}

function addSource(db: Connection, source: Source, at: string): number {
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
  const twin = db.first('SELECT 1 FROM asks WHERE question = :question AND id <> :id', { question, id });
  return {
    ...{ id, slug, question, series, number, date, intro, scheme, lead, state, nature },
    ...{ twin: twin !== null, source, importedAt: at },
  };
}

function addResponse(
  db: Connection,
  ask: Ask,
  contributor: ParsedContributor,
  classification: Classification,
  at: string,
): void {
  const { name, paragraphs } = contributor;
  const held = affiliations.resolved(db, affiliations.unresolved(contributor.affiliations));
  const expert = experts.resolve(db, name, held, experts.worldOf(ask.nature));
  const response = {
    ask: ask.id,
    expert,
    printedName: name,
    paragraphs,
    affiliations: held,
    classification,
    at,
  };
  publication.publish(db, publication.addPending(db, response));
}
