// What a dump holds of an ask that is here already, beside its document: editors' tags and answers by form.
import { type KeptAsk, type KeptNews, type KeptTag, NO_NEWS } from '../domain/kept.ts';
import type { EarlierEdition } from '../domain/ports.ts';
import type { Connection } from './connection.ts';
import * as submissions from './submissions.ts';

/** The ask as it is here. `stored` has the contributors of its document in their order. */
interface Here extends Pick<EarlierEdition, 'ask' | 'changes'> {
  readonly stored: readonly { readonly response: number }[];
}

interface News {
  /** In the order of the dump. */
  readonly tags: readonly { readonly response: number; readonly tag: KeptTag }[];
  /** Places in `kept.others`. */
  readonly answers: readonly number[];
}

/** Withdrawn answers are matters of the database that they are withdrawn in, and no news. */
export function findNews(db: Connection, kept: KeptAsk, { ask, stored, changes }: Here): News {
  const responses = changes.kept.map(({ before, after }) => ({
    ...{ response: stored[before]?.response, answer: kept.answers[after] ?? null },
  }));
  const answers: number[] = [];
  kept.others.forEach(({ contributor, answer }, place) => {
    if (answer.form === null) return;
    const response = bySubmission(db, submissions.answerHash(ask.slug, contributor));
    if (response === undefined) answers.push(place);
    else responses.push({ response, answer });
  });
  const tags = responses.flatMap(({ response, answer }) =>
    response === undefined || answer === null ? [] : newTags(db, response, answer.tags),
  );
  return { tags, answers };
}

export function countNews(db: Connection, kept: KeptAsk | undefined, here: Here): KeptNews {
  if (kept === undefined) return NO_NEWS;
  const { tags, answers } = findNews(db, kept, here);
  return { tags: tags.length, answers: answers.length };
}

/** The newest tag is the published one, so what is older than an editor's newest here must not follow it. */
function newTags(db: Connection, response: number, tags: readonly KeptTag[]): News['tags'] {
  const newest = db.first<{ at: string | null }>(
    `SELECT max(at) AS at FROM codings WHERE response_id = :response AND kind = 'editor'`,
    { response },
  );
  const after = newest?.at ?? null;
  return tags
    .filter(({ at }) => after === null || Date.parse(at) > Date.parse(after))
    .map((tag) => ({ response, tag }));
}

function bySubmission(db: Connection, hash: string): number | undefined {
  return db.first<{ response: number }>(
    'SELECT response_id AS response FROM submissions WHERE content_hash = :hash',
    { hash },
  )?.response;
}
