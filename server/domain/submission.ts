import type { Classification } from '../stance/types.ts';
import type { Ask, AskState, Expert, Response } from './types.ts';

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
  /** The known expert of the same name whom publishing would join the answer to; null where it joins none. */
  readonly joins: KnownExpert | null;
}

export interface KnownExpert {
  readonly expert: Expert;
  /** Published ones. */
  readonly responses: number;
  /** Id of the newest of them to the ask in question; null where there is none. */
  readonly answered: number | null;
}

/** What becomes of the name on publishing: the known expert of that name, or somebody else of the same name. */
export type ExpertChoice = 'known' | 'new';

/** One line of an ask's record: who opened or closed it, when and why. */
export interface AskStateEntry {
  readonly state: AskState;
  readonly actor: string;
  readonly reason: string | null;
  readonly at: string;
}

/** An ask as an editor sees it; `history` is empty where its state is still that of its import. */
export interface AskRecord {
  readonly ask: Ask;
  readonly history: readonly AskStateEntry[];
}
