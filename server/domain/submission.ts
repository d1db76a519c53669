import type { Classification } from '../stance/types.ts';
import type { Response } from './types.ts';

/** An answer typed into the form, already checked (domain/submission-form.ts). */
export interface Submission {
  readonly ask: string;
  readonly name: string;
  readonly role: string;
  readonly institution: string;
  readonly paragraphs: readonly string[];
}

export type SubmissionOutcome =
  | { readonly status: 'received'; readonly reference: string }
  /** The very same answer was here already; nothing was added. */
  | { readonly status: 'repeated'; readonly reference: string };

export interface ClassifiedSubmission {
  readonly submission: Submission;
  readonly classification: Classification;
}

export type ModerationAction = 'submitted' | 'published' | 'rejected';

/** One line of the moderation record: who did what, when and why. */
export interface ModerationEntry {
  readonly action: ModerationAction;
  readonly actor: string;
  readonly reason: string | null;
  readonly at: string;
}

/** A submitted response as an editor sees it. */
export interface ModerationItem {
  readonly reference: string;
  readonly response: Response;
  readonly history: readonly ModerationEntry[];
}
