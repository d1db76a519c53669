// Text -> sentences with their hits, each hit carried through the context mechanisms of its sentence in
// the fixed order: voice, concession, negation, qualifier, deontic. Position needs the whole text (resolve.ts).
import type { CompiledScheme, MarkerKind } from './compile.ts';
import { clauseFactor } from './context/clause.ts';
import { deonticOf } from './context/deontic.ts';
import { negatorsOf } from './context/negation.ts';
import { findQuotations } from './context/quotations.ts';
import { type Hit, type Marker, Sentence } from './context/sentence.ts';
import { attributionOf, type Quotation, questionFactor, quotationFactor } from './context/voice.ts';
import type { Roles } from './roles.ts';
import type { LoadedSentence, Match } from './scan.ts';
import type { Modifiers, Scheme } from './scheme-types.ts';
import { selectLongest, toHit } from './select.ts';
import type { Range } from './sentences.ts';
import type { ClassifyInput } from './types.ts';

/** A sentence that holds a hit or steers those of others. Offsets are UTF-16 units of its paragraph. */
export interface ReadSentence extends Range {
  readonly paragraph: number;
  /** Place in the text, counted over all sentences from 0. */
  readonly index: number;
  /** It begins with a turn ("That said"): what follows weighs more than what came before. */
  readonly turn: boolean;
  readonly summingUp: boolean;
  readonly hits: readonly ReadHit[];
  /** Ids of the qualifiers that it holds. */
  readonly qualifiers: readonly string[];
}

export interface ReadHit extends Hit {
  /** UTF-16 units of the paragraph. */
  readonly from: number;
  readonly to: number;
  /** A contrast ("but") follows it within its sentence: that word, or null. */
  readonly contrast: string | null;
}

/** A sentence of more words than this is read in pieces, so that no text can be slow. */
const LONGEST_SENTENCE = 300;

export function readText(
  { scheme, machine }: CompiledScheme,
  input: ClassifyInput,
  modifiers: Modifiers,
): readonly ReadSentence[] {
  const roles = machine.rolesFor(input);
  const found: ReadSentence[] = [];
  let index = 0;
  input.paragraphs.forEach((text, paragraph) => {
    const sentences = machine.scan.load(text);
    const reader = new ParagraphReader({ scheme, machine }, roles, modifiers, text);
    for (const range of sentences) {
      const reading = reader.read(range);
      if (reading !== null) found.push({ ...reading, start: range.start, end: range.end, paragraph, index });
      index += 1;
    }
  });
  return found;
}

type Reading = Pick<ReadSentence, 'turn' | 'summingUp' | 'hits' | 'qualifiers'>;

class ParagraphReader {
  private readonly compiled: Pick<CompiledScheme, 'scheme' | 'machine'>;
  private readonly roles: Roles;
  private readonly modifiers: Modifiers;
  private readonly text: string;
  private quotations: readonly Quotation[] | null = null;

  constructor(
    compiled: Pick<CompiledScheme, 'scheme' | 'machine'>,
    roles: Roles,
    modifiers: Modifiers,
    text: string,
  ) {
    this.compiled = compiled;
    this.roles = roles;
    this.modifiers = modifiers;
    this.text = text;
  }

  /** Reads one sentence; null where nothing in it matters. */
  read(range: LoadedSentence): Reading | null {
    const pieces: Reading[] = [];
    for (let start = range.from; start < range.to; start += LONGEST_SENTENCE) {
      const piece = this.readPiece(range, start, Math.min(range.to, start + LONGEST_SENTENCE));
      if (piece !== null) pieces.push(piece);
    }
    const [only] = pieces;
    if (only === undefined || pieces.length === 1) return only ?? null;
    return {
      turn: pieces.some((piece) => piece.turn),
      summingUp: pieces.some((piece) => piece.summingUp),
      hits: pieces.flatMap((piece) => piece.hits),
      qualifiers: pieces.flatMap((piece) => piece.qualifiers),
    };
  }

  private readPiece(range: Range, from: number, to: number): Reading | null {
    const { machine } = this.compiled;
    const matches = machine.scan.match(from, to, this.roles.symbolsOf, this.roles.additions);
    if (!matches.some((match) => this.matters(match))) return null;
    const sorted = this.sort(matches, from);
    const turn = sorted.markers.has('turn');
    const summingUp = sorted.markers.has('summing up');
    const { hits, qualifiers } = sorted;
    const sentence = new Sentence(machine.scan, this.text, { from, to }, machine.symbols, sorted.markers);
    return {
      turn,
      summingUp,
      hits: this.inContext(hits, qualifiers, sentence, range),
      qualifiers: qualifiers.map((qualifier) => qualifier.entry.id),
    };
  }

  /** Whether a match makes its sentence worth reading: most only mark the context of others. */
  private matters({ owner }: Match): boolean {
    const found = this.compiled.machine.ownerOf(owner);
    return typeof found !== 'string' || found === 'turn' || found === 'summing up';
  }

  private sort(matches: readonly Match[], from: number) {
    const byKind = new Map<MarkerKind, Marker[]>();
    const hits: Hit[] = [];
    const qualifiers: Hit[] = [];
    for (const match of matches) {
      const owner = this.compiled.machine.ownerOf(match.owner);
      if (typeof owner === 'string') {
        const known = byKind.get(owner);
        if (known === undefined) byKind.set(owner, [match]);
        else known.push(match);
      } else (owner.kind === 'qualifier' ? qualifiers : hits).push(toHit(match, owner));
    }
    const markers = new Map([...byKind].map(([kind, found]) => [kind, longestMarkers(found)]));
    return { markers, hits: selectLongest(hits, from), qualifiers: selectLongest(qualifiers, from) };
  }

  private inContext(
    hits: readonly Hit[],
    qualifiers: readonly Hit[],
    sentence: Sentence,
    range: Range,
  ): ReadHit[] {
    const ending = this.text.slice(Math.max(range.start, range.end - 4), range.end);
    return hits.map((hit) => {
      if (hit.why === null) this.apply(hit, qualifiers, sentence, ending);
      return {
        ...hit,
        from: sentence.scan.starts[hit.start] ?? 0,
        to: sentence.scan.ends[hit.end - 1] ?? 0,
        contrast: contrastAfter(hit, sentence),
      };
    });
  }

  private apply(hit: Hit, qualifiers: readonly Hit[], sentence: Sentence, ending: string): void {
    const { modifiers } = this;
    const attribution = attributionOf(hit, sentence, modifiers);
    const voice = [
      questionFactor(sentence, ending, modifiers),
      quotationFactor(hit, sentence, this.quoted(), modifiers),
      attribution?.factor ?? null,
      clauseFactor(hit, sentence, 'concession', modifiers.concession),
      clauseFactor(hit, sentence, 'hypothesis', modifiers.hypothesis),
    ];
    hit.factors.push(...voice.filter((factor) => factor !== null));
    negate(hit, sentence, modifiers, attribution?.rejected ?? false);
    qualify(hit, qualifiers, sentence, this.compiled.scheme, modifiers);
    const duty = deonticOf(hit, sentence, modifiers);
    if (duty === null) return;
    hit.factors.push(duty.factor);
    hit.deontic = duty.audience;
  }

  private quoted(): readonly Quotation[] {
    if (this.quotations === null) {
      this.quotations = findQuotations(this.compiled.machine.scan.chars, this.modifiers.quotation?.words ?? 0);
    }
    return this.quotations;
  }
}

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

function negate(hit: Hit, sentence: Sentence, modifiers: Modifiers, rejected: boolean): void {
  const negators = negatorsOf(hit, sentence, modifiers);
  const count = negators.length + (rejected ? 1 : 0);
  if (count === 0) return;
  const words = negators.map((negator) => sentence.quote(negator)).join(' ... ');
  const value = modifiers.negation?.factor ?? 1;
  if (count % 2 === 0) {
    hit.factors.push({ name: 'negation', value: 1, because: `${words || 'rejected'}: twice, so it stands` });
    return;
  }
  if (words !== '') hit.factors.push({ name: 'negation', value, because: words });
  hit.denied = hit.stance;
  hit.stance = hit.entry.negated;
  if (hit.stance === null) hit.why = `negated: ${words || 'a rejected view'}`;
}

function qualify(
  hit: Hit,
  qualifiers: readonly Hit[],
  sentence: Sentence,
  scheme: Scheme,
  modifiers: Modifiers,
): void {
  const rule = modifiers.qualifier;
  const tone = scheme.stances.find((stance) => stance.code === hit.stance)?.tone;
  if (rule === null || tone === undefined || tone === 'none' || !rule.tones.includes(tone)) return;
  const qualifier = qualifiers.find((found) => found.why === null);
  if (qualifier === undefined) return;
  hit.stance = qualifier.entry.stance;
  const because = `${sentence.quote(qualifier)} (${qualifier.entry.id})`;
  hit.factors.push({ name: 'qualifier', value: rule.factor, because });
}

function contrastAfter(hit: Hit, sentence: Sentence): string | null {
  const contrast = sentence.markers('contrast').find((marker) => marker.start >= hit.end);
  return contrast === undefined ? null : sentence.quote(contrast);
}
