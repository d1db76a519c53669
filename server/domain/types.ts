import type { Classification } from '../stance/types.ts';

/** Where a document's words come from, and so how a page must speak of them. */
export type Nature = 'verbatim' | 'summary' | 'illustrative';

export const ASK_STATES = ['open', 'closed'] as const;
/** Whether an ask takes answers by form. */
export type AskState = (typeof ASK_STATES)[number];
export type ResponseState = 'pending' | 'published' | 'rejected';

export const INSTITUTION_KINDS = [
  'university',
  'think tank',
  'government',
  'media',
  'business',
  'other',
] as const;
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];

/** The document something came from. `hash` is the SHA-256 (hex) of its bytes. */
export interface Source {
  readonly title: string;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly hash: string;
}

/** One question put to a panel. Dates are ISO days. */
export interface Ask {
  readonly id: number;
  readonly slug: string;
  readonly question: string;
  readonly series: string | null;
  readonly number: string | null;
  readonly date: string | null;
  readonly intro: readonly string[];
  readonly scheme: string;
  /** The lead under question as labels print it ("Trump", "Washington"); null where none was found. */
  readonly lead: string | null;
  readonly state: AskState;
  readonly nature: Nature;
  /** Another ask of another nature puts the same question: a summary beside the full text. */
  readonly twin: boolean;
  readonly source: Source | null;
  /** When its document was imported (ISO instant, UTC); null for an ask without a document. */
  readonly importedAt: string | null;
}

/** The person. Where `name` is null the affiliation stands for it. */
export interface Expert {
  readonly id: number;
  readonly slug: string;
  readonly name: string | null;
}

export interface Institution {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly kind: InstitutionKind;
  readonly country: string | null;
}

/** A role as held in one response, as printed that day; `institution` is the canonical one. */
export interface Affiliation {
  readonly role: string | null;
  readonly printed: string | null;
  readonly institution: Institution | null;
}

/** Who coded: the lexicon (`coder` = "lead@0.1.0"), an editor, or the contributor's own declaration. */
export type CoderKind = 'lexicon' | 'editor' | 'declared';

/** What a contributor voted, as the document prints it, and what the ask's scheme makes of it. */
export interface Declared {
  /** Null: the contributor was asked and did not answer. */
  readonly vote: string | null;
  /** Null where no vote was cast, or one that the scheme has not. */
  readonly stance: string | null;
  /** 2 strong, 1 plain, 0 none; null with the stance. */
  readonly intensity: number | null;
  /** On the document's own scale, mostly 1 to 10. */
  readonly confidence: number | null;
}

/**
 * One act of tagging. Appended, never changed. `classification` is present for lexicon codings, `declared` for
 * declared ones, whose stance is `unclear` where the scheme has no such vote.
 */
export interface Coding {
  readonly id: number;
  readonly kind: CoderKind;
  readonly coder: string;
  readonly stance: string;
  readonly margin: number | null;
  readonly classification: Classification | null;
  readonly declared?: Declared;
  readonly reason: string | null;
  /** ISO instant, UTC. */
  readonly at: string;
}

/** One answer of one contributor to one ask, with the coding that is published for it. */
export interface Response {
  readonly id: number;
  readonly ask: Ask;
  /** Place in the panel, from 1; 0 for a response that has never been published. */
  readonly position: number;
  readonly expert: Expert;
  readonly affiliations: readonly Affiliation[];
  readonly paragraphs: readonly string[];
  readonly state: ResponseState;
  /** How the words came here: with the document of the ask, or sent in by form. */
  readonly origin: 'document' | 'form';
  /** When an editor published what was sent in (ISO instant, UTC); null while it waits, and for documents. */
  readonly publishedAt: string | null;
  readonly coding: Coding;
  /** The newest declaration, shown beside the coding and never merged; null where the document has no votes. */
  readonly declared: Declared | null;
}
