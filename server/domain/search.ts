// What a reader typed into the search box, as words; and where those words stand in a text. Whatever is
// typed has a meaning here: nothing of it is ever handed to the index as its query language.
import { folded } from './folding.ts';
import type { Ask, CoderKind, Expert, Institution } from './types.ts';

/** One thing to find: a word, or a "phrase" of several in this order. `prefix`: its last word may go on. */
export interface SearchTerm {
  readonly words: readonly string[];
  readonly prefix: boolean;
}

export interface SearchText {
  /** As typed, white space collapsed. */
  readonly typed: string;
  readonly terms: readonly SearchTerm[];
  /** More was typed than is searched for. */
  readonly cut: boolean;
}

export const SEARCH_FIELDS = ['answers', 'questions', 'experts', 'institutions'] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/**
 * How strictly the words were taken: as typed; each as the beginning of a word; or, where nothing holds all
 * of them, at least one as the beginning of a word.
 */
export const STRICTNESS = ['typed', 'prefix', 'any'] as const;
export type Strictness = (typeof STRICTNESS)[number];

/** `field` null: everywhere. `page` from 1, of answers where `field` is null. */
export interface SearchQuery {
  readonly text: SearchText;
  readonly field: SearchField | null;
  readonly page: number;
}

/** Results on a page, and results of a kind that are shown beside the answers. */
export const SEARCH_PAGE_SIZE = 20;
export const SEARCH_ASIDE = 3;

/** What a search found, best first. Lists are one page, or the first few where they stand beside the answers. */
export interface SearchFindings {
  readonly strictness: Strictness;
  /** All that fit. Answers fit with all that belongs to them: question, words, roles and institutions. */
  readonly totals: Readonly<Record<SearchField, number>>;
  readonly answers: readonly FoundAnswer[];
  readonly questions: readonly Ask[];
  readonly experts: readonly FoundExpert[];
  readonly institutions: readonly Institution[];
}

/** `roles`: every one printed with a published answer of theirs; `responses`: those that fit. */
export interface FoundExpert {
  readonly expert: Expert;
  readonly label: string;
  readonly roles: readonly string[];
  readonly responses: number;
}

/**
 * A published answer. `excerpt`: some words around the best place of its text, with the hits. `context`: what
 * else it is found by: roles and institutions as printed, and the institutions' own names.
 */
export interface FoundAnswer {
  readonly response: number;
  readonly expert: string;
  readonly ask: Ask;
  readonly stance: string;
  /** Whose stance it is; null where there is no answer. */
  readonly kind: CoderKind | null;
  readonly weak: boolean;
  readonly excerpt: readonly SearchSegment[];
  readonly context: readonly string[];
}

/** A stretch of a found text; `hit` where it is what was searched for. */
export interface SearchSegment {
  readonly text: string;
  readonly hit: boolean;
}

const MOST_WORDS = 16;

/** A word as the index takes it (its tokenizer is SQLite's unicode61): letters and digits of any script. */
export const WORD = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu;
/** A stretch in quotation marks of any kind (the last may be missing), or one without white space. */
const PIECE = /["“”„«»]([^"“”„«»]*)(?:["“”„«»](\*?)|$)|[^\s"“”„«»]+/gu;

/** Reads any text; where it holds no letter and no digit, `terms` is empty. */
export function parseSearch(input: string): SearchText {
  const typed = input.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').trim();
  const terms: SearchTerm[] = [];
  let room = MOST_WORDS;
  let cut = false;
  for (const [piece, quoted, star] of typed.matchAll(PIECE)) {
    const words = wordsOf(quoted ?? piece);
    const kept = words.slice(0, room);
    cut ||= kept.length < words.length;
    room -= kept.length;
    const prefix =
      (quoted === undefined ? piece.endsWith('*') : star === '*') && kept.length === words.length;
    // "U.S." or "follow-up" is one piece of several words, which belong together as a phrase does.
    if (kept.length > 0) terms.push({ words: kept, prefix });
  }
  return { typed, terms, cut };
}

function wordsOf(text: string): string[] {
  return [...text.matchAll(WORD)].map(([word]) => word);
}

/** The terms taken as strictly as said. */
export function termsAt({ terms }: SearchText, strictness: Strictness): readonly SearchTerm[] {
  if (strictness === 'typed') return terms;
  if (strictness === 'prefix') return terms.map(({ words }) => ({ words, prefix: true }));
  return terms.flatMap(({ words }) => words.map((word) => ({ words: [word], prefix: true })));
}

/** Whether a text holds what the strictness asks for. */
export function isIn(text: string, search: SearchText, strictness: Strictness): boolean {
  const found = spansIn(text, search, strictness);
  const held = found.filter((spans) => spans.length > 0).length;
  return held > 0 && (strictness === 'any' || held === found.length);
}

/** The text cut where words that were searched for begin and end, whether it holds all of them or none. */
export function highlighted(
  text: string,
  search: SearchText,
  strictness: Strictness,
): readonly SearchSegment[] {
  return segmentsOf(text, spansIn(text, search, strictness).flat());
}

/** Where each term stands, in the order of the text. */
export function spansIn(
  text: string,
  search: SearchText,
  strictness: Strictness,
): readonly (readonly Span[])[] {
  const words = [...text.matchAll(WORD)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    folded: folded(match[0]),
  }));
  return termsAt(search, strictness).map((term) => spansOf(term, words));
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

function spansOf({ words, prefix }: SearchTerm, text: readonly (Span & { folded: string })[]): Span[] {
  const sought = words.map(folded);
  return text.flatMap(({ start }, at) => {
    const fits = sought.every((word, index) => {
      const here = text[at + index]?.folded;
      return index === sought.length - 1 && prefix ? here?.startsWith(word) : here === word;
    });
    const last = text[at + sought.length - 1];
    return fits && last ? [{ start, end: last.end }] : [];
  });
}

/** The text cut at these spans, which may overlap. */
export function segmentsOf(text: string, spans: readonly Span[]): SearchSegment[] {
  const segments: SearchSegment[] = [];
  let at = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    if (from > at) segments.push({ text: text.slice(at, from), hit: false });
    segments.push({ text: text.slice(from, end), hit: true });
    at = end;
  }
  if (at < text.length) segments.push({ text: text.slice(at), hit: false });
  return segments;
}
