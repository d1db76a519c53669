import { AppError } from '../domain/errors.ts';
import type { ClassifiedSubmission, Submission, SubmissionOutcome } from '../domain/submission.ts';
import type { ParsedContributor } from '../domain/survey.ts';
import * as affiliations from './affiliations.ts';
import * as asks from './asks.ts';
import type { Connection } from './connection.ts';
import * as experts from './experts.ts';
import * as moderation from './moderation.ts';
import * as publication from './publication.ts';
import { newReference } from './reference.ts';
import { sha256 } from './text.ts';

/** Who the moderation record names for what came in by the form. */
const CONTRIBUTOR = 'contributor';

export function submit(db: Connection, entry: ClassifiedSubmission, at: string): SubmissionOutcome {
  const { submission, classification } = entry;
  const ask = asks.bySlug(db, submission.ask);
  if (!ask)
    throw new AppError('not_found', `There is no ask “${submission.ask}”. Choose one of the open asks.`);
  const hash = contentHash(submission);
  const earlier = db.first<{ reference: string }>(
    'SELECT reference FROM submissions WHERE content_hash = :hash',
    {
      hash,
    },
  );
  if (earlier) return { status: 'repeated', reference: earlier.reference };
  if (ask.state !== 'open') {
    throw new AppError('conflict', `“${ask.question}” no longer takes answers. Choose one of the open asks.`);
  }
  const reference = freeReference(db);
  const name = submission.name || null;
  const held = affiliations.unresolved([
    { role: submission.role || null, institution: submission.institution || null },
  ]);
  const response = publication.addPending(db, {
    ask: ask.id,
    expert: experts.addProvisional(db, name, held, reference),
    printedName: name,
    paragraphs: submission.paragraphs,
    affiliations: held,
    classification,
    declared: null,
    at,
  });
  db.run(
    'INSERT INTO submissions (response_id, reference, content_hash) VALUES (:response, :reference, :hash)',
    {
      ...{ response, reference, hash },
    },
  );
  moderation.record(db, response, { action: 'submitted', actor: CONTRIBUTOR, reason: null, at });
  return { status: 'received', reference };
}

/** What `contentHash` is of the answer that a contributor of a dump sent in. */
export function answerHash(ask: string, { name, affiliations, paragraphs }: ParsedContributor): string {
  const { role, institution } = affiliations[0] ?? { role: null, institution: null };
  return contentHash({
    ...{ ask, paragraphs, name: name ?? '' },
    ...{ role: role ?? '', institution: institution ?? '' },
  });
}

/** Equal for the same answer of the same person to the same ask; case and white space do not count. */
function contentHash({ ask, name, role, institution, paragraphs }: Submission): string {
  const parts = [ask, name, role, institution, paragraphs.join(' ')];
  return sha256(
    JSON.stringify(parts.map((part) => part.normalize('NFKC').toLowerCase().split(/\s+/u).join(' ').trim())),
  );
}

export function freeReference(db: Connection): string {
  const reference = newReference();
  const taken = db.first('SELECT 1 FROM submissions WHERE reference = :reference', { reference });
  return taken ? freeReference(db) : reference;
}
