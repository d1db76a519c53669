// What the pages and the importer ask of the store and the classifier. The store implements these;
// main.ts and scripts/ join them, so that web/ and ingest/ never import store/ or stance/.
import type { Classification, ClassifyInput, SchemeSummary } from '../stance/types.ts';
import type { AskOverview, Mark, ResponsePage, ResponseQuery } from './query.ts';
import type { ClassifiedSubmission, ModerationItem, SubmissionOutcome } from './submission.ts';
import type { ParsedSurvey } from './survey.ts';
import type { Ask, Coding, Expert, Institution, Nature, Response, Source } from './types.ts';

/** A survey ready to be stored: one classification per contributor, in the survey's order. */
export interface ClassifiedSurvey {
  readonly survey: ParsedSurvey;
  readonly classifications: readonly Classification[];
  readonly scheme: string;
  readonly lead: string | null;
  readonly nature: Nature;
  readonly source: Source;
  readonly state: Ask['state'];
}

export type ImportOutcome =
  | { readonly status: 'created'; readonly ask: Ask; readonly responses: readonly Response[] }
  /** A document with these contents is here already; nothing was written. */
  | { readonly status: 'unchanged'; readonly ask: Ask; readonly responses: readonly Response[] };

/** Every method is one consistent read, or one immediate transaction that is durable when it returns. */
export interface Store {
  readonly asks: {
    /** Newest first: by date, then by number of insertion. */
    overviews(): readonly AskOverview[];
    bySlug(slug: string): Ask | null;
    open(): readonly Ask[];
    /** One mark per published response of the ask, in panel order. */
    marks(slug: string): readonly Mark[];
  };
  readonly responses: {
    /** Published responses only. */
    find(query: ResponseQuery): ResponsePage;
    /** Published responses only; null for pending and rejected ones too. */
    byId(id: number): { readonly response: Response; readonly codings: readonly Coding[] } | null;
  };
  readonly experts: {
    /** Those with a published response. `illustrative`: every one of those belongs to an illustrative ask. */
    all(): readonly {
      readonly expert: Expert;
      readonly label: string;
      readonly responses: number;
      readonly illustrative: boolean;
    }[];
    /** The published responses, newest ask first. */
    bySlug(slug: string): { readonly expert: Expert; readonly responses: readonly Response[] } | null;
  };
  readonly institutions: {
    /** Those with a published response; `illustrative` as for experts. */
    all(): readonly {
      readonly institution: Institution;
      readonly responses: number;
      readonly illustrative: boolean;
    }[];
    /** The published responses, newest ask first. */
    bySlug(
      slug: string,
    ): { readonly institution: Institution; readonly responses: readonly Response[] } | null;
  };
  readonly submissions: {
    /** @throws AppError `not_found` where the ask is unknown, `conflict` where it is closed. */
    submit(entry: ClassifiedSubmission): SubmissionOutcome;
    byReference(reference: string): ModerationItem | null;
  };
  readonly moderation: {
    /** Oldest first. */
    pending(): readonly ModerationItem[];
    /** @throws AppError `not_found`; `conflict` where the response is no longer pending. */
    publish(reference: string, actor: string, reason: string | null): ModerationItem;
    reject(reference: string, actor: string, reason: string): ModerationItem;
  };
  readonly imports: {
    /** The ask that a document with this SHA-256 (hex) became, or null. */
    bySource(hash: string): Ask | null;
    /**
     * Stores a survey in one immediate transaction. The same source hash again changes nothing.
     * @throws AppError `conflict` where an ask of the same nature with the same series, number (or else
     * date) and question came from a document with other contents.
     */
    add(survey: ClassifiedSurvey): ImportOutcome;
  };
  /** Throws where the database does not answer. */
  ping(): void;
  close(): void;
}

/** The loaded schemes. */
export interface Classifier {
  readonly schemes: readonly SchemeSummary[];
  scheme(id: string): SchemeSummary;
  /** @throws AppError `unknown_scheme`. */
  classify(scheme: string, input: ClassifyInput): Classification;
  /** The lead that a question names, as its labels print it; null where it names none. */
  lead(scheme: string, question: string): string | null;
}
