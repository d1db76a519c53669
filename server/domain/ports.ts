// What the pages and the importer ask of the store and the classifier. The store implements these;
// main.ts and scripts/ join them, so that web/ and ingest/ never import store/ or stance/.
import type { Classification, ClassifyInput, SchemeSummary } from '../stance/types.ts';
import type { Changes, ChangesQuery, Tracks } from './changes.ts';
import type { VoteScale } from './declared.ts';
import type { KeptAsk, KeptNews } from './kept.ts';
import type { MatrixAnswer, MatrixRows, Positions } from './matrix.ts';
import type { Method } from './method.ts';
import type { ExpertProfile, InstitutionProfile } from './profile.ts';
import type { Address, Publication } from './publication.ts';
import type {
  AskOverview,
  CrossCount,
  Crossing,
  Filter,
  OtherAnswer,
  PanelMark,
  ResponsePage,
  ResponseQuery,
} from './query.ts';
import type { SearchFindings, SearchQuery } from './search.ts';
import type {
  AskRecord,
  ClassifiedSubmission,
  ExpertChoice,
  ModerationItem,
  SubmissionOutcome,
} from './submission.ts';
import type { ParsedSurvey } from './survey.ts';
import type { SurveyChanges } from './survey-changes.ts';
import type { Ask, AskState, Coding, Expert, Institution, Nature, Response, Source } from './types.ts';

/**
 * A survey ready to be stored: one classification per contributor, in the survey's order, and then one for each of
 * `kept.others`.
 */
export interface ClassifiedSurvey {
  readonly survey: ParsedSurvey;
  /** What another database knew of the ask; absent for documents. */
  readonly kept?: KeptAsk;
  readonly classifications: readonly Classification[];
  readonly scheme: string;
  /** What the votes of the scheme mean; absent: it has none. */
  readonly votes?: VoteScale;
  readonly lead: string | null;
  readonly nature: Nature;
  readonly source: Source;
  readonly state: Ask['state'];
  /** The source's address is that of this survey alone, so that another edition is told by it. */
  readonly ownAddress?: boolean;
}

/** What tells whether a survey is another edition of an ask that is stored. */
export type Edition = Pick<ClassifiedSurvey, 'survey' | 'nature' | 'source' | 'ownAddress' | 'kept'>;

/** The ask that a survey is another edition of, as its document gave it, and what differs now. */
export interface EarlierEdition {
  readonly ask: Ask;
  readonly survey: ParsedSurvey;
  readonly changes: SurveyChanges;
  /** Beside the document: what a dump would add. */
  readonly news: KeptNews;
}

/** An ask as its document gave it, and everything else that is known of it. */
export interface StoredAsk {
  readonly ask: Ask;
  readonly survey: ParsedSurvey;
  readonly kept: KeptAsk;
}

export type ImportOutcome =
  /** Another edition of the ask was here; the answers and codings of it stay. */
  | { readonly status: 'updated'; readonly ask: Ask; readonly responses: readonly Response[] }
  | { readonly status: 'created'; readonly ask: Ask; readonly responses: readonly Response[] }
  /** A document with these contents is here already; nothing was written. */
  | { readonly status: 'unchanged'; readonly ask: Ask; readonly responses: readonly Response[] };

/** A response, whatever its state, with every coding of it, oldest first. */
export interface CodedResponse {
  readonly response: Response;
  readonly codings: readonly Coding[];
}

/** What a lexicon found in a response. */
export interface NewCoding {
  readonly response: number;
  readonly classification: Classification;
}

/** Every method is one consistent read, or one immediate transaction that is durable when it returns. */
export interface Store {
  readonly asks: {
    /** Newest first: by date, then by number of insertion. */
    overviews(): readonly AskOverview[];
    bySlug(slug: string): Ask | null;
    open(): readonly Ask[];
    /** The schemes that any ask is tagged by, those of most asks first. */
    schemes(): readonly string[];
    /** One mark per published response of the ask, in panel order. */
    marks(slug: string): readonly PanelMark[];
  };
  readonly responses: {
    /** Published responses only. `facets`: those to count beside the stances; absent: all. The rest stay empty. */
    find(query: ResponseQuery, facets?: readonly Filter[]): ResponsePage;
    /** How many of all that match, by what `by` says of their institutions and by stance. */
    cross(query: ResponseQuery, by: Crossing): readonly CrossCount[];
    /** The ids of the same rows: with `rows`, how to read many without holding everything else up. */
    ids(query: ResponseQuery): readonly number[];
    /** The published ones among these, in this order, without their codings. */
    rows(ids: readonly number[]): readonly Response[];
    /** Published responses only; null for pending and rejected ones too. */
    byId(id: number): { readonly response: Response; readonly codings: readonly Coding[] } | null;
    /** The published ones among these, in this order. */
    byIds(ids: readonly number[]): readonly CodedResponse[];
    /** The other published responses to the asks of these, in panel order. */
    besides(ids: readonly number[]): readonly OtherAnswer[];
  };
  readonly matrix: {
    /** Where everyone stands on the asks of a scheme, published responses only. */
    positions(rows: MatrixRows, scheme: string): Positions;
    /** The published responses of these subjects to these asks, each ask's in panel order. */
    answers(rows: MatrixRows, subjects: readonly number[], asks: readonly number[]): readonly MatrixAnswer[];
  };
  readonly changes: {
    /** Who changed course, by published responses; `sides`: the stances that count as a course. */
    find(query: ChangesQuery, tracks: Tracks, sides: readonly string[]): Changes;
  };
  readonly search: {
    /** Published responses, and the asks, experts and institutions that readers can see. One term at least. */
    find(query: SearchQuery): SearchFindings;
  };
  readonly experts: {
    /**
     * Those with a published response. `illustrative`: every one of those came with an illustrative ask.
     * `ask`: the newest that they answered, which tells two experts of one label apart.
     */
    all(): readonly {
      readonly expert: Expert;
      readonly label: string;
      readonly responses: number;
      readonly illustrative: boolean;
      readonly ask: Ask;
      /** ISO day of the newest ask answered; null where none is dated. */
      readonly newest: string | null;
    }[];
    /** Null also for people without a published response. */
    bySlug(slug: string): ExpertProfile | null;
  };
  readonly institutions: {
    /** Those with a published response; `illustrative` and `newest` as for experts, `people`: experts from there. */
    all(): readonly {
      readonly institution: Institution;
      readonly aliases: readonly string[];
      readonly people: number;
      readonly responses: number;
      readonly illustrative: boolean;
      readonly newest: string | null;
    }[];
    /** Null also for institutions without a published response. */
    bySlug(slug: string): InstitutionProfile | null;
  };
  readonly publications: {
    /** Asks, and the answers that an editor published after their ask was there; newest first. */
    newest(limit: number): readonly Publication[];
    /** An ask and every public answer to it, newest first; empty for an unknown ask. */
    ofAsk(slug: string, limit: number): readonly Publication[];
    countAddresses(): number;
    /** Everything public that has a page of its own: asks, responses, experts, institutions, each by age. */
    addresses(limit: number, offset: number): readonly Address[];
  };
  readonly submissions: {
    /** @throws AppError `not_found` where the ask is unknown, `conflict` where it is closed. */
    submit(entry: ClassifiedSubmission): SubmissionOutcome;
    byReference(reference: string): ModerationItem | null;
  };
  readonly moderation: {
    /** Oldest first. */
    pending(): readonly ModerationItem[];
    /**
     * `expert`: a name that is known joins the answer to that expert, unless `new` keeps the two apart.
     * @throws AppError `not_found`; `conflict` where the response is no longer pending.
     */
    publish(reference: string, actor: string, reason: string | null, expert?: ExpertChoice): ModerationItem;
    reject(reference: string, actor: string, reason: string): ModerationItem;
    /** Every ask with who opened or closed it, newest ask first. */
    asks(): readonly AskRecord[];
    /**
     * Opens an ask for answers, or closes it.
     * @throws AppError `not_found`; `conflict` where it is so already.
     */
    setState(slug: string, state: AskState, actor: string, reason: string | null): AskRecord;
  };
  readonly imports: {
    /** The ask that a document with this SHA-256 (hex) became, or null. */
    bySource(hash: string): Ask | null;
    /**
     * Stores a survey in one immediate transaction. The same source hash again changes nothing.
     * @throws AppError `conflict` where it is another edition of an ask that is here.
     */
    add(survey: ClassifiedSurvey): ImportOutcome;
    /**
     * The ask of the same nature with the same series, number (or else date) and question, or from the same
     * address; null where there is none.
     */
    earlier(edition: Edition): EarlierEdition | null;
    /**
     * Takes over another edition of an ask, or adds a new ask, in one immediate transaction.
     * @throws AppError `conflict` where the ask is tagged by another scheme.
     */
    update(survey: ClassifiedSurvey): ImportOutcome;
    /** Of these printed institutions, those that an import would add, and all names that are known. */
    institutions(printed: readonly string[]): {
      readonly added: readonly string[];
      readonly known: readonly string[];
    };
    /**
     * Every ask with its public answers, oldest first; each is one consistent read. `private`: also with answers
     * that are not public, reference numbers, and who decided what in moderation.
     */
    all(which?: 'public' | 'private'): Iterable<StoredAsk>;
  };
  readonly codings: {
    /**
     * The responses that may still be shown (published and pending) to asks of this scheme, by id. Read in
     * pages, each a consistent view; a response that comes in meanwhile may or may not be among them.
     */
    current(scheme: string): Iterable<CodedResponse>;
    /**
     * Appends lexicon codings, all or none; nothing is overwritten. One that equals the response's newest
     * lexicon coding is left out.
     * @returns how many were appended
     * @throws AppError `conflict` where the same version of the scheme is stored for a response with
     * another finding, `not_found` where there is no such response.
     */
    append(codings: readonly NewCoding[]): number;
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
  /** What contributors may vote, and what it means; empty where the scheme has no votes. @throws AppError `unknown_scheme` */
  votes(scheme: string): VoteScale;
  /** The whole scheme for readers, with what was measured of it. @throws AppError `unknown_scheme`. */
  method(scheme: string): Method;
}
