// One sentence with everything that was found in it; what the context mechanisms look at.
import type { Machine, MarkerKind } from '../compile.ts';
import type { Members } from '../members.ts';
import type { RoleSymbols } from '../roles.ts';
import type { Scan } from '../scan.ts';
import type { Entry } from '../scheme-types.ts';
import type { Factor } from '../types.ts';

/** Tokens of the paragraph, half-open. */
export interface TokenSpan {
  readonly start: number;
  readonly end: number;
}

export type Role = 'audience' | 'lead' | 'other';

/** A mention of somebody; `possessive` where only its owner is named ("Trump's plan"). */
export interface Mention extends TokenSpan {
  readonly role: Role;
  readonly possessive: boolean;
}

/** A marker; `gapMask` as in Match. */
export interface Marker extends TokenSpan {
  readonly gapMask: number;
}

/** One match of one entry on its way to becoming evidence. */
export interface Hit extends TokenSpan {
  readonly entry: Entry;
  readonly gapMask: number;
  /** The stance that it speaks for so far; null once nothing is left of it. */
  stance: string | null;
  /** The stance that was denied here, by negation or by the pattern itself; or null. */
  denied: string | null;
  /** Whether the audience is told to do it. */
  deontic: boolean;
  readonly factors: Factor[];
  /** Why it does not count; null where it does. */
  why: string | null;
}

/** The reading of one sentence while its paragraph is in the scan. */
export class Sentence {
  readonly scan: Scan;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  private readonly members: Members;
  private readonly symbols: RoleSymbols;
  private readonly byKind: Map<MarkerKind, readonly Marker[]>;
  private readonly sorted = new Set<MarkerKind>();
  private found: readonly Mention[] | null = null;

  /** `markers`: by kind, in any order; they are put in order on first use. */
  constructor(
    machine: Machine,
    text: string,
    span: { readonly from: number; readonly to: number },
    markers: Map<MarkerKind, readonly Marker[]>,
  ) {
    this.scan = machine.scan;
    this.members = machine.matcher.members;
    this.symbols = machine.symbols;
    this.text = text;
    this.from = span.from;
    this.to = span.to;
    this.byKind = markers;
  }

  /** Markers of one kind in order, the longest where several overlap. */
  markers(kind: MarkerKind): readonly Marker[] {
    const found = this.byKind.get(kind) ?? NONE;
    if (found.length < 2 || this.sorted.has(kind)) return found;
    const longest = longestMarkers(found);
    this.byKind.set(kind, longest);
    this.sorted.add(kind);
    return longest;
  }

  /** The text from the first token of one span to the last of another. */
  quote(first: TokenSpan, last: TokenSpan = first): string {
    return this.text.slice(this.scan.starts[first.start], this.scan.ends[last.end - 1]);
  }

  /** Who is mentioned, in order; the longest wording at each place. */
  mentions(): readonly Mention[] {
    if (this.found === null) this.found = this.findMentions();
    return this.found;
  }

  /** Whether a word for the topic of the question begins at token `at`. */
  isTopic(at: number): boolean {
    const { heads, nexts, symbols } = this.members;
    for (let member = heads[at] ?? 0; member !== 0; member = nexts[member] ?? 0) {
      if (this.symbols.topics.has(symbols[member] ?? 0)) return true;
    }
    return false;
  }

  /** Whether a break (; : bracket, dash) lies between token `start` and token `end`, `end` included. */
  broken(start: number, end: number): boolean {
    for (let at = start + 1; at <= end; at += 1) if (this.scan.hasBreakBefore(at)) return true;
    return false;
  }

  private findMentions(): Mention[] {
    const found: Mention[] = [];
    let at = this.from;
    while (at < this.to) {
      const mention = this.mentionAt(at);
      if (mention !== null) found.push(mention);
      at = mention?.end ?? at + 1;
    }
    return found;
  }

  private mentionAt(start: number): Mention | null {
    let best: Mention | null = null;
    for (const symbol of this.scan.listsAt(start)) {
      const role = this.roleOf(symbol);
      if (role !== null) best = better(best, { start, end: start + 1, role, possessive: false });
    }
    const { ends, heads, nexts, possessives, symbols } = this.members;
    for (let member = heads[start] ?? 0; member !== 0; member = nexts[member] ?? 0) {
      const role = this.roleOf(symbols[member] ?? 0);
      if (role === null) continue;
      best = better(best, { start, end: ends[member] ?? 0, role, possessive: possessives[member] === 1 });
    }
    return best;
  }

  private roleOf(symbol: number): Role | null {
    if (symbol === this.symbols.audience) return 'audience';
    if (symbol === this.symbols.lead) return 'lead';
    return symbol === this.symbols.other ? 'other' : null;
  }
}

const NONE: readonly never[] = [];

/** Among overlapping markers of one kind the longest stays; the earlier one of two equals. */
function longestMarkers(markers: readonly Marker[]): Marker[] {
  const sorted = markers.toSorted((a, b) => a.start - b.start || b.end - a.end || a.gapMask - b.gapMask);
  const kept: Marker[] = [];
  for (const marker of sorted) {
    const last = kept.at(-1);
    if (last === undefined || marker.start >= last.end) kept.push(marker);
    else if (marker.end - marker.start > last.end - last.start) kept[kept.length - 1] = marker;
  }
  return kept;
}

function better(best: Mention | null, other: Mention): Mention {
  if (best === null || other.end > best.end) return other;
  return other.end === best.end && rank(other.role) < rank(best.role) ? other : best;
}

function rank(role: Role): number {
  return role === 'audience' ? 0 : role === 'lead' ? 1 : 2;
}

export function overlap(a: TokenSpan, b: TokenSpan): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether any token of `inner` was spelt out by the pattern that made `outer` (not passed in a gap). */
export function spelledOut(inner: TokenSpan, outer: TokenSpan & { readonly gapMask: number }): boolean {
  for (let at = Math.max(inner.start, outer.start); at < Math.min(inner.end, outer.end); at += 1) {
    const offset = at - outer.start;
    if (offset > 30 || (outer.gapMask & (1 << offset)) === 0) return true;
  }
  return false;
}
