import type { ClassifiedSurvey } from '../domain/ports.ts';
import { addOther, type OtherPair } from './answers.ts';
import * as codings from './codings.ts';
import type { Connection } from './connection.ts';
import { contributorsOf, earlier } from './editions.ts';
import { findNews } from './news.ts';

/** What a dump has beside the document: newer tags of editors, and answers by form that are not here. */
export function addNews(
  db: Connection,
  entry: ClassifiedSurvey,
  others: readonly OtherPair[],
  at: string,
): void {
  const now = earlier(db, entry);
  if (now === null || entry.kept === undefined) return;
  const stored = contributorsOf(db, now.ask.id, 'published');
  const { tags, answers } = findNews(db, entry.kept, { ...now, stored });
  for (const { response, tag } of tags) codings.addEditor(db, response, tag);
  for (const place of answers) {
    const pair = others[place];
    if (pair !== undefined) addOther(db, now.ask, entry, pair, at);
  }
}
