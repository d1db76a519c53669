// A scheme as parsed: what a scheme file says, checked, with its patterns already read.
import type { Sequence } from './pattern.ts';
import type { Basis, ConfidenceBand, SchemeSummary, Tone } from './types.ts';

export const KINDS = ['cue', 'frame', 'verdict', 'qualifier', 'decoy'] as const;
/** What an entry is. A `qualifier` changes other hits; a `decoy` only blocks what it overlaps. */
export type Kind = (typeof KINDS)[number];

/** A pattern as written and as read. */
export interface Pattern {
  readonly text: string;
  readonly sequence: Sequence;
}

/** A sentence that must (or must not) give evidence; `question` null means the scheme's example question. */
export interface Example {
  readonly question: string | null;
  readonly text: string;
}

export interface Entry {
  readonly id: string;
  /** A code of the scheme; for a `decoy` it is never used. */
  readonly stance: string;
  readonly kind: Kind;
  readonly weight: number;
  readonly patterns: readonly Pattern[];
  /** The stance when negated; null: a negated hit counts for nothing. */
  readonly negated: string | null;
  /** The stance that the pattern itself denies ("should not follow"), for combine rules; or null. */
  readonly denies: string | null;
  /** Where a verdict outranks the count, if not where the scheme says for all; or null. */
  readonly places: readonly Place[] | null;
  readonly hits: readonly Example[];
  readonly misses: readonly Example[];
  readonly note: string;
  /** Line of the scheme file, from 1. */
  readonly line: number;
}

export interface Modifiers {
  readonly question: ClauseModifier | null;
  readonly quotation: { readonly words: number; readonly factor: number } | null;
  readonly attribution: {
    readonly sources: readonly Pattern[];
    readonly verbs: readonly Pattern[];
    readonly openers: readonly Pattern[];
    readonly self: readonly Pattern[];
    readonly until: readonly Pattern[];
    readonly endorsed: readonly Pattern[];
    readonly rejected: readonly Pattern[];
    /** The same, said in the next sentence. */
    readonly endorsed_next: readonly Pattern[];
    readonly rejected_next: readonly Pattern[];
    readonly factor: number;
  } | null;
  readonly concession: ClauseModifier | null;
  readonly hypothesis: ClauseModifier | null;
  readonly negation: {
    readonly negators: readonly Pattern[];
    readonly pseudo: readonly Pattern[];
    readonly after: readonly Pattern[];
    readonly scope_end: readonly Pattern[];
    readonly scope: number;
    readonly factor: number;
  } | null;
  readonly qualifier: { readonly tones: readonly Tone[]; readonly factor: number } | null;
  readonly deontic: {
    readonly verbs: readonly Pattern[];
    readonly reach: number;
    readonly audience: number;
    readonly other: number;
    /** For what should be done, without a word of who should do it: "the tax should be scrapped". */
    readonly passive: number;
    /** For what is done to an actor who is neither audience nor lead. */
    readonly object: number;
  } | null;
  /** What was done or will be done, where nobody is told to do it. */
  readonly report: {
    readonly verbs: readonly Pattern[];
    /** Words by which the author says what to think of it. */
    readonly unless: readonly Pattern[];
    readonly reach: number;
    readonly factor: number;
  } | null;
  readonly position: {
    readonly turns: readonly Pattern[];
    readonly before: number;
    readonly after: number;
    readonly contrast: readonly Pattern[];
    readonly contrast_before: number;
    readonly summing_up: readonly Pattern[];
    readonly first: number;
    readonly last: number;
    readonly summing: number;
  } | null;
}

export interface ClauseModifier {
  /** What opens a clause that ends at the next comma. */
  readonly clause: readonly Pattern[];
  /** What puts the whole sentence under the modifier. */
  readonly sentence: readonly Pattern[];
  /** What ends it early. */
  readonly until: readonly Pattern[];
  readonly factor: number;
}

/** How to find out what a question is about, and how a text may name it. Words are compared by their stems. */
export interface TopicRules {
  /** Words too general to name a topic. */
  readonly general: readonly string[];
  /**
   * Nouns that make a topic a measure, something that is brought in or done away with; those of one row stand
   * for each other.
   */
  readonly measures: readonly (readonly string[])[];
  /** Nouns in -ing: "on mining rights" does not ask about mining rights. */
  readonly things: readonly string[];
  /** Verbs whose object is a measure, whatever it is called: "in imposing a curfew". */
  readonly introducing: readonly string[];
  /** Verbs that do one thing, and those that undo it or do the contrary. */
  readonly acts: readonly { readonly do: readonly string[]; readonly undo: readonly string[] }[];
  /** Words that are forms of one verb though their stems differ. */
  readonly forms: readonly (readonly string[])[];
}

/** A stance named in a combine rule; `not follow` = a hit for follow that was denied. */
export interface CombineTerm {
  readonly stance: string;
  readonly denied: boolean;
}

export interface CombineRule {
  readonly sentence: readonly CombineTerm[];
  readonly gives: string;
  readonly note: string;
}

export const PLACES = ['first', 'last', 'summing_up'] as const;
export type Place = (typeof PLACES)[number];

export interface Parameters {
  /** Less weight than this in all is no cue. */
  readonly minimum: number;
  readonly verdict: { readonly where: readonly Place[]; readonly min_share: number };
  readonly deciding: Readonly<Record<'verdict' | 'deontic' | Place, number>>;
  readonly confidence: readonly {
    readonly band: ConfidenceBand;
    readonly basis: readonly Basis[];
    readonly margin: number;
    readonly weight: number;
  }[];
}

export interface Scheme extends SchemeSummary {
  readonly file: string;
  readonly exampleQuestion: string | null;
  readonly lists: Readonly<Record<string, readonly Pattern[]>>;
  readonly entries: readonly Entry[];
  /** Null: topics are not looked for. */
  readonly topic: TopicRules | null;
  readonly modifiers: Modifiers;
  readonly combine: readonly CombineRule[];
  readonly parameters: Parameters;
  /** What contributors may declare themselves ("Strongly agree"), the stance it means, and how strongly (2 most). */
  readonly declared: readonly {
    readonly vote: string;
    readonly stance: string;
    readonly intensity: number;
  }[];
}

/** A fault in a data file. */
export interface Fault {
  readonly file: string;
  /** From 1; 0 where the place is unknown. */
  readonly line: number;
  /** The id of the entry or actor, or null. */
  readonly entry: string | null;
  readonly message: string;
}

/** Every fault of one data file, a line each: `file:line: entry: what is wrong`. */
export class SchemeError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(formatFault).join('\n'));
    this.name = 'SchemeError';
    this.faults = faults;
  }
}

export function formatFault({ file, line, entry, message }: Fault): string {
  return `${file}:${line}: ${entry === null ? '' : `${entry}: `}${message}`;
}
