import { AppError } from '../domain/errors.ts';
import { isNews } from '../domain/kept.ts';
import type { ClassifiedSurvey, EarlierEdition, ImportOutcome } from '../domain/ports.ts';
import { isUnchanged } from '../domain/survey-changes.ts';
import type { Ask, Source } from '../domain/types.ts';
import { addOther, addResponse, type Pairs, paired } from './answers.ts';
import * as asks from './asks.ts';
import type { Connection } from './connection.ts';
import { earlier, identityOf } from './editions.ts';
import { publishedWhere } from './responses.ts';
import * as restore from './restore.ts';
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
  if (known && entry.kept === undefined) return outcome(db, 'unchanged', known);
  const found = earlier(db, entry);
  const isSame = found !== null && (isUnchanged(found.changes) || found.ask.id === known?.id);
  if (isSame && !isNews(found.news)) return outcome(db, 'unchanged', found.ask);
  if (found !== null) throw otherEdition(entry, found);
  return outcome(db, 'created', create(db, entry, pairs, at));
}

function create(db: Connection, entry: ClassifiedSurvey, pairs: Pairs, at: string): Ask {
  const { kept } = entry;
  const ask = addAsk(db, entry, at);
  const sourceId = (source: Source): number => addSource(db, source, at);
  const editions = kept === undefined ? [] : restore.addHistory(db, ask.id, kept, sourceId);
  for (const pair of pairs.document) addResponse(db, ask, entry, pair, at, editions);
  for (const pair of pairs.others) addOther(db, ask, entry, pair, at, editions);
  return ask;
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

function addAsk(db: Connection, entry: ClassifiedSurvey, at: string): Ask {
  const { survey, scheme, lead, state, nature, kept } = entry;
  const { question, series, number, date, intro } = survey;
  const wanted = kept?.slug ?? null;
  const slug =
    wanted !== null && asks.bySlug(db, wanted) === null ? wanted : asks.newSlug(db, question, number, nature);
  // An ask may have been put without a document.
  const sourceId = kept?.source === null ? null : addSource(db, entry.source, at);
  db.run(
    `INSERT INTO asks (slug, identity, question, series, number, date, intro, scheme, lead, state, nature, source_id)
     VALUES (:slug, :identity, :question, :series, :number, :date, :intro, :scheme, :lead, :state, :nature, :sourceId)`,
    {
      ...{ slug, question, series, number, date, scheme, lead, state, nature, sourceId },
      identity: identityOf(entry),
      intro: JSON.stringify(intro),
    },
  );
  const ask = asks.bySlug(db, slug);
  if (ask === null) throw new Error(`The ask “${slug}” was not stored.`);
  return ask;
}
