// The vocabulary of the classifier. Types only: domain/ may import this file and nothing else of stance/.

/** The code that every scheme has beside its own: no course could be read from the text. */
export const UNCLEAR = 'unclear';

/**
 * What a stance means for the course under question; decides its colour and its sign everywhere.
 * `none` belongs to `unclear` alone.
 */
export type Tone = 'for' | 'between' | 'against' | 'none';

/** One stance of a scheme. `label` may hold `{lead}`, filled with the ask's lead ("Follow {lead}"). */
export interface StanceDefinition {
  readonly code: string;
  /** The bare word: "Follow". */
  readonly word: string;
  /** The full label, perhaps with `{lead}`: "Follow {lead}". */
  readonly label: string;
  readonly definition: string;
  readonly tone: Tone;
}

/** What pages and stores need to know of a scheme; the engine's own Scheme extends it. */
export interface SchemeSummary {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** The stances in reading order, `unclear` last. */
  readonly stances: readonly StanceDefinition[];
  /** Margins below this are `unclear`, basis `tie`. 0 to 1. */
  readonly threshold: number;
}

/** A place in an answer: paragraph index from 0, offsets in UTF-16 units within that paragraph. */
export interface Span {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  /** Exactly `paragraphs[paragraph].slice(start, end)`. */
  readonly quote: string;
}

/** A named multiplier that the context put on a hit ("deontic" 2, "attribution" 0.25, ...). */
export interface Factor {
  readonly name: string;
  readonly value: number;
  /** A few words on what set it off, for readers: "Britain ... should". */
  readonly because: string;
}

/** One hit of one lexicon entry. `weight` = `baseWeight` times every factor's value. */
export interface Evidence extends Span {
  readonly entry: string;
  /** The stance it speaks for after negation and qualifiers. */
  readonly stance: string;
  readonly baseWeight: number;
  readonly weight: number;
  readonly factors: readonly Factor[];
  /** Whether stance and margin were taken from its weight: all evidence, or the outright statements alone. */
  readonly decides: boolean;
}

/**
 * Why the classifier ended where it did. `verdict`: an outright statement outranked the count;
 * `score`: the sums decided. The rest belong to `unclear`: `no cue` found; a `tie` (margin below the
 * threshold); or the author `stated` that no course is recommended.
 */
export type Basis = 'verdict' | 'score' | 'no cue' | 'tie' | 'stated';

/** How far to trust a tag, as bands with measured precision (docs/method.md). */
export type ConfidenceBand = 'high' | 'medium' | 'low';

/** The engine's whole finding. Plain data: it survives JSON unchanged. */
export interface Classification {
  readonly scheme: string;
  readonly version: string;
  readonly stance: string;
  /** Lead of the winning stance over the runner-up as a share of all weight, 0 to 1. */
  readonly margin: number;
  readonly basis: Basis;
  readonly confidence: ConfidenceBand;
  /** Sum of evidence weights per stance code (`unclear` included where entries speak for it). */
  readonly scores: Readonly<Record<string, number>>;
  /** The sentence to quote; null where there is no evidence. */
  readonly deciding: Span | null;
  /** In order of paragraph, start. */
  readonly evidence: readonly Evidence[];
  /** Hits that were found but do not count (a longer match won, a factor of 0, ...), with the reason. */
  readonly suppressed: readonly (Evidence & { readonly why: string })[];
}

/** What the engine is asked to read. */
export interface ClassifyInput {
  /** The ask's question: names audience and lead. Null: the scheme's default lists serve alone. */
  readonly question: string | null;
  readonly paragraphs: readonly string[];
  /** The day of the ask (ISO), which decides whose leaders were in office; absent: those in office now. */
  readonly date?: string | null;
  /** Wordings that this ask adds to the scheme's lists: `{audience: ["the Nordics"]}`. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
}

/** A scheme as its readers see it: everything that makes a tag, in plain data, patterns as they are written. */
export interface Codebook extends SchemeSummary {
  /** In the order of the scheme file. */
  readonly entries: readonly CodebookEntry[];
  /** Wordings that patterns refer to by name: `@deontic`. */
  readonly lists: readonly { readonly name: string; readonly items: readonly string[] }[];
  /** Those that the scheme switches on, in the order in which they apply. */
  readonly mechanisms: readonly CodebookMechanism[];
  /** The first rule whose stances ("not follow" = follow, denied) all occur in a sentence gives its stance to them. */
  readonly combine: readonly {
    readonly sentence: readonly string[];
    readonly gives: string;
    readonly note: string;
  }[];
  /** Less weight than this in all is `no cue`. */
  readonly minimum: number;
  /** Where an outright statement outranks the sum, and the share of its weight that it must have kept. */
  readonly verdict: { readonly where: readonly string[]; readonly minShare: number };
  /** What makes a sentence fit to be quoted, beside its weight. */
  readonly deciding: Readonly<Record<string, number>>;
  /** The first rule that fits gives the band, else `low`. */
  readonly confidence: readonly {
    readonly band: ConfidenceBand;
    readonly basis: readonly Basis[];
    readonly margin: number;
    readonly weight: number;
  }[];
  /** What contributors may declare themselves, and the stance that it means. */
  readonly declared: readonly {
    readonly vote: string;
    readonly stance: string;
    readonly intensity: number;
  }[];
}

export interface CodebookEntry {
  readonly id: string;
  /** A code of the scheme; a `decoy` counts for none. */
  readonly stance: string;
  readonly kind: 'cue' | 'frame' | 'verdict' | 'qualifier' | 'decoy';
  readonly weight: number;
  readonly patterns: readonly string[];
  /** The stance when negated; null: a negated hit counts for nothing. */
  readonly negated: string | null;
  /** The stance that the wording itself denies, or null. */
  readonly denies: string | null;
  /** Where it outranks the count, if not where every verdict does; or null. */
  readonly places: readonly string[] | null;
  /** `question` null: read under the scheme's example question. */
  readonly hits: readonly CodebookExample[];
  readonly misses: readonly CodebookExample[];
  readonly note: string;
}

export interface CodebookExample {
  readonly question: string | null;
  readonly text: string;
}

/** One way in which the context changes a hit, with its settings as the scheme gives them. */
export interface CodebookMechanism {
  readonly name: string;
  /** Factors and reaches: `{factor: 0.5}`. */
  readonly numbers: Readonly<Record<string, number>>;
  /** What sets it off: `{clause: ["although"]}`. */
  readonly wordings: Readonly<Record<string, readonly string[]>>;
}
