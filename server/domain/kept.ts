// What a database knows of an ask beyond the document of it, in a form that another database can take over.
import type { AskStateEntry, ModerationEntry } from './submission.ts';
import type { ParsedContributor, ParsedSurvey } from './survey.ts';
import type { AskState, Institution, Nature, ResponseState, Source } from './types.ts';

/** What an editor decided about an answer. Instants here are ISO 8601 in UTC. */
export interface KeptTag {
  readonly stance: string;
  readonly coder: string;
  readonly reason: string;
  readonly at: string;
}

/** Who answered. `key` is what the person is found by again; null: by nothing, so always a person apart. */
export interface KeptExpert {
  readonly slug: string;
  readonly name: string | null;
  readonly key: string | null;
}

/** A body with every printed name that means it. */
export interface KeptInstitution extends Omit<Institution, 'id'> {
  readonly aliases: readonly string[];
}

/** How an answer came in by form. Reference and record are for editors: null and empty in public dumps. */
export interface KeptForm {
  /** When it became public; null where it has not. */
  readonly published: string | null;
  readonly reference: string | null;
  readonly record: readonly ModerationEntry[];
}

/** That an update took an answer out of the panel, or put it back. `edition` counts the editions from 1. */
export interface KeptWithdrawal {
  readonly edition: number;
  readonly action: 'withdrawn' | 'restored';
  readonly reason: string;
}

export interface KeptAnswer {
  readonly expert: KeptExpert;
  /** One per affiliation: the slug of the body it means, null where none is decided. */
  readonly institutions: readonly (string | null)[];
  /** Oldest first. */
  readonly tags: readonly KeptTag[];
  /** Null for answers of the document. */
  readonly form: KeptForm | null;
  /** Oldest first; empty in public dumps. */
  readonly withdrawals: readonly KeptWithdrawal[];
}

/** An answer that is no part of the document: by form, or withdrawn. */
export interface KeptOther {
  readonly contributor: ParsedContributor;
  readonly answer: KeptAnswer;
  readonly state: ResponseState;
}

/** The ask as it was until `replaced`. */
export interface KeptEdition {
  readonly replaced: string;
  readonly source: Source | null;
  readonly survey: ParsedSurvey;
}

export interface KeptAsk {
  readonly scheme: string;
  readonly lead: string | null;
  readonly nature: Nature;
  readonly state: AskState;
  readonly source: Source | null;
  /** Null: to be made of the question. */
  readonly slug: string | null;
  /** Those that the answers name. */
  readonly institutions: readonly KeptInstitution[];
  /** Oldest first. */
  readonly editions: readonly KeptEdition[];
  /** Who opened and closed it, oldest first; empty in public dumps. */
  readonly record: readonly AskStateEntry[];
  /** One per contributor of the survey; null where nothing more is known. */
  readonly answers: readonly (KeptAnswer | null)[];
  /** In panel order, those that are not public last. */
  readonly others: readonly KeptOther[];
}

/** What a dump holds of an ask that is here already, and that is not here yet. */
export interface KeptNews {
  readonly tags: number;
  readonly answers: number;
}

export const NO_NEWS: KeptNews = { tags: 0, answers: 0 };

export function isNews({ tags, answers }: KeptNews): boolean {
  return tags > 0 || answers > 0;
}
