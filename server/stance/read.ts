// Text -> sentences with their hits, each hit in its context.
import type { CompiledScheme, Machine, MarkerKind } from './compile.ts';
import { applyContext, type Surroundings } from './context/apply.ts';
import { spansClauses } from './context/clause.ts';
import { findQuotations } from './context/quotations.ts';
import { type Hit, type Marker, Sentence } from './context/sentence.ts';
import type { Match } from './matcher.ts';
import type { Roles } from './roles.ts';
import type { LoadedSentence } from './scan.ts';
import type { Modifiers, Scheme } from './scheme-types.ts';
import { plainestWays, selectLongest, toHit } from './select.ts';
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
/** Units at the end of a sentence among which a question mark is looked for. */
const ENDING = 4;

export function readText(
  { scheme, machine }: CompiledScheme,
  input: ClassifyInput,
  modifiers: Modifiers,
): readonly ReadSentence[] {
  const roles = machine.rolesFor(input);
  const found: ReadSentence[] = [];
  let index = 0;
  input.paragraphs.forEach((text, paragraph) => {
    const sentences = machine.matcher.load(text);
    const pieces: Piece[] = [];
    for (const range of sentences) addPieces(pieces, range, index++, text, machine, roles);
    if (pieces.length === 0) return;
    for (const sentence of readPieces(pieces, { text, paragraph, scheme, machine, modifiers }))
      found.push(sentence);
  });
  return found;
}

/** A sentence, or a part of an over-long one, with what was found in it. */
interface Piece {
  readonly range: LoadedSentence;
  readonly index: number;
  readonly sentence: Sentence;
  readonly hits: readonly Hit[];
  readonly qualifiers: readonly Hit[];
  readonly turn: boolean;
  readonly summingUp: boolean;
}

/** Adds the pieces of a sentence that matter; mostly one or none. */
function addPieces(
  pieces: Piece[],
  range: LoadedSentence,
  index: number,
  text: string,
  machine: Machine,
  { symbolsOf, additions }: Roles,
): void {
  for (let from = range.from; from < range.to; from += LONGEST_SENTENCE) {
    const to = Math.min(range.to, from + LONGEST_SENTENCE);
    if (machine.matcher.match(from, to, symbolsOf, additions).length === 0) continue;
    const matches = machine.matcher.matchAside();
    const { markers, found } = sortOut(matches, machine, index === 0 && from === range.from);
    const sentence = new Sentence(machine, text, { from, to }, markers);
    const { hits, qualifiers } = hitsOf(found, sentence, machine);
    pieces.push({
      range,
      index,
      sentence,
      hits,
      qualifiers,
      turn: markers.has('turn'),
      summingUp: markers.has('summing up'),
    });
  }
}

/** Parts the markers from the matches of entries; `first`: in what the text begins with. */
function sortOut(matches: readonly Match[], machine: Machine, first: boolean) {
  const markers = new Map<MarkerKind, Marker[]>();
  const found = matches.filter((match) => {
    if (!first && machine.opensText(match.owner)) return false;
    const owner = machine.ownerOf(match.owner);
    if (typeof owner !== 'string') return true;
    const known = markers.get(owner);
    if (known === undefined) markers.set(owner, [match]);
    else known.push(match);
    return false;
  });
  return { markers, found };
}

function hitsOf(found: readonly Match[], sentence: Sentence, machine: Machine) {
  const hits: Hit[] = [];
  const qualifiers: Hit[] = [];
  for (const match of plainestWays(found.filter((match) => !spansClauses(match, sentence)))) {
    const entry = machine.ownerOf(match.owner);
    if (typeof entry !== 'string') (entry.kind === 'qualifier' ? qualifiers : hits).push(toHit(match, entry));
  }
  const { from } = sentence;
  return { hits: selectLongest(hits, from), qualifiers: selectLongest(qualifiers, from) };
}

interface Paragraph {
  readonly text: string;
  readonly paragraph: number;
  readonly scheme: Scheme;
  readonly machine: Machine;
  readonly modifiers: Modifiers;
}

function readPieces(pieces: readonly Piece[], paragraph: Paragraph): ReadSentence[] {
  const { text, machine, modifiers } = paragraph;
  const quoting =
    modifiers.quotation !== null &&
    machine.scan.chars.quotes &&
    pieces.some((piece) => piece.hits.length > 0);
  const quotations = quoting ? findQuotations(machine.scan.chars, modifiers.quotation?.words ?? 0) : [];
  const found: ReadSentence[] = [];
  pieces.forEach((piece, i) => {
    const after = pieces[i + 1];
    const next = after !== undefined && after.index === piece.index + 1 ? after.sentence : null;
    const { start, end } = piece.range;
    const ending = text.slice(Math.max(start, end - ENDING), end);
    const around = { sentence: piece.sentence, next, ending, qualifiers: piece.qualifiers, quotations };
    const read: ReadSentence = {
      paragraph: paragraph.paragraph,
      start,
      end,
      index: piece.index,
      turn: piece.turn,
      summingUp: piece.summingUp,
      hits: piece.hits.map((hit) => readHit(hit, around, paragraph)),
      qualifiers: piece.qualifiers.map((qualifier) => qualifier.entry.id),
    };
    const last = found.at(-1);
    if (last?.index === read.index) found[found.length - 1] = joined(last, read);
    else found.push(read);
  });
  return found;
}

/** The pieces of an over-long sentence are one sentence again. */
function joined(first: ReadSentence, second: ReadSentence): ReadSentence {
  return {
    ...first,
    turn: first.turn || second.turn,
    summingUp: first.summingUp || second.summingUp,
    hits: [...first.hits, ...second.hits],
    qualifiers: [...first.qualifiers, ...second.qualifiers],
  };
}

function readHit(hit: Hit, around: Surroundings, { scheme, modifiers }: Paragraph): ReadHit {
  if (hit.why === null) applyContext(hit, around, scheme, modifiers);
  const { scan } = around.sentence;
  return {
    ...hit,
    from: scan.starts[hit.start] ?? 0,
    to: scan.ends[hit.end - 1] ?? 0,
    contrast: contrastAfter(hit, around.sentence),
  };
}

function contrastAfter(hit: Hit, sentence: Sentence): string | null {
  const contrast = sentence.markers('contrast').find((marker) => marker.start >= hit.end);
  return contrast === undefined ? null : sentence.quote(contrast);
}
