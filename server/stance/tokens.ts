// Words with their places. One pass; every offset points into the text as it stands (UTF-16 units).
import {
  APOSTROPHE,
  BREAK,
  Characters,
  COMMA,
  DASH,
  HYPHEN,
  INVISIBLE,
  LETTER,
  SPACE,
} from './characters.ts';

/** No match crosses the place before this token: ; ( ) : or a spaced dash. */
export const BREAK_BEFORE = 1;
export const COMMA_BEFORE = 2;

/** Takes the tokens of a text, in order. */
export interface TokenSink {
  /** A word as it stands; `hash` is FNV-1a over its units. */
  written(start: number, end: number, hash: number, flags: number): void;
  /**
   * A token that is spelt otherwise than it stands: "won't" is "will" and "n't", clitics always have a
   * straight apostrophe and lower case; an over-long word is ''.
   */
  spelt(key: string, start: number, end: number, flags: number): void;
}

const HASH_START = 0x811c9dc5;
const HASH_STEP = 0x01000193;

/** The tokens of a short text as words. */
export function tokenKeys(text: string, take: (key: string, start: number, end: number) => void): void {
  tokenise(new Characters().load(text), {
    written: (start, end) => take(text.slice(start, end), start, end),
    spelt: take,
  });
}

/** Longer words are noise (URLs, keyboard mashing): they get a place but no meaning. */
export const LONGEST_WORD = 64;
const LONGEST_CLITIC = 2;
const CLITICS = new Set(['s', 'll', 're', 've', 'd', 'm']);
/** Auxiliaries that lose letters before n't. */
const CONTRACTED: Readonly<Record<string, string>> = { ca: 'can', wo: 'will', sha: 'shall' };
const LONGEST_ACRONYM = 10;

/** Feeds every token of the text between `from` and `to` to the sink, in order. */
export function tokenise(chars: Characters, sink: TokenSink, from = 0, to = chars.length): void {
  const { kinds } = chars;
  let flags = 0;
  let index = from;
  while (index < to) {
    const kind = kinds[index] ?? 0;
    if (kind === LETTER) {
      index = word(chars, index, to, flags, sink);
      flags = 0;
    } else if (kind === BREAK) {
      const past = afterOwnAcronym(chars, index, to);
      if (past === index) flags |= BREAK_BEFORE;
      index = Math.max(past, index + 1);
    } else {
      if (kind === COMMA) flags |= COMMA_BEFORE;
      else if (kind === DASH || kind === HYPHEN) flags |= dashFlag(chars, index, kind);
      index += 1;
    }
  }
}

/** Em dashes and spaced dashes part; "UK-US", "2024–25" do not. */
function dashFlag(chars: Characters, index: number, kind: number): number {
  if (kind === DASH && chars.text.charAt(index) !== '–') return BREAK_BEFORE;
  const spaced = chars.kind(index - 1) === SPACE && chars.kind(index + 1) === SPACE;
  return spaced ? BREAK_BEFORE : 0;
}

/** "(UK)" after the name that it abbreviates says nothing new: past it, or `open` where it is none. */
function afterOwnAcronym(chars: Characters, open: number, to: number): number {
  if (chars.text.charAt(open) !== '(') return open;
  const limit = Math.min(to, open + LONGEST_ACRONYM);
  for (let index = open + 1; index < limit; index += 1) {
    const unit = chars.units[index] ?? 0;
    if (unit === 0x29) return index > open + 2 ? index + 1 : open;
    if (unit < 0x41 || unit > 0x5a) return open;
  }
  return open;
}

/** Emits the word that begins at `start`, with its clitics apart; returns where it ends. */
function word(chars: Characters, start: number, to: number, flags: number, sink: TokenSink): number {
  const { kinds, units } = chars;
  let hash = HASH_START;
  let apostrophe = -1;
  let end = start;
  for (; end < to; end += 1) {
    const kind = kinds[end] ?? 0;
    if (kind === LETTER || kind === INVISIBLE) {
      hash = Math.imul(hash ^ (units[end] ?? 0), HASH_STEP);
      continue;
    }
    if (kind !== APOSTROPHE || end + 1 >= to || chars.kind(end + 1) !== LETTER) break;
    apostrophe = end;
  }
  if (end === start + 1 && chars.text.charAt(end) === '.') {
    const acronymEnd = dottedAcronym(chars, start, to);
    if (acronymEnd > start) {
      sink.spelt(chars.text.slice(start, acronymEnd), start, acronymEnd, flags);
      return acronymEnd;
    }
  }
  if (apostrophe >= 0) emitWithApostrophe(chars, start, apostrophe, end, flags, sink);
  else if (isCannot(chars, start, end)) {
    sink.spelt(chars.text.slice(start, start + 3), start, start + 3, flags);
    sink.spelt('not', start + 3, end, 0);
  } else if (end - start > LONGEST_WORD) sink.spelt('', start, end, flags);
  else sink.written(start, end, hash, flags);
  return end;
}

function isCannot(chars: Characters, start: number, end: number): boolean {
  return (
    end - start === 6 && chars.text.startsWith('annot', start + 1) && /c/i.test(chars.text.charAt(start))
  );
}

/** A word of which only a part is emitted. */
function emitPlain(chars: Characters, start: number, end: number, flags: number, sink: TokenSink): void {
  sink.spelt(end - start > LONGEST_WORD ? '' : chars.text.slice(start, end), start, end, flags);
}

function emitWithApostrophe(
  chars: Characters,
  start: number,
  apostrophe: number,
  end: number,
  flags: number,
  sink: TokenSink,
): void {
  const tail =
    end - apostrophe - 1 <= LONGEST_CLITIC ? chars.text.slice(apostrophe + 1, end).toLowerCase() : '';
  if (CLITICS.has(tail)) {
    emitPlain(chars, start, apostrophe, flags, sink);
    sink.spelt(`'${tail}`, apostrophe, end, 0);
  } else if (tail === 't' && /n/i.test(chars.text.charAt(apostrophe - 1))) {
    emitNegated(chars, start, apostrophe, end, flags, sink);
  } else emitPlain(chars, start, end, flags, sink);
}

function emitNegated(
  chars: Characters,
  start: number,
  apostrophe: number,
  end: number,
  flags: number,
  sink: TokenSink,
): void {
  const host = chars.text.slice(start, Math.min(apostrophe - 1, start + LONGEST_WORD));
  const full = CONTRACTED[host.toLowerCase()];
  // "can't": the host reads "can", although its n belongs to n't as well.
  if (full !== undefined)
    sink.spelt(host === host.toLowerCase() ? full : capitalised(full), start, apostrophe, flags);
  else if (host !== '') emitPlain(chars, start, apostrophe - 1, flags, sink);
  sink.spelt("n't", apostrophe - 1, end, host === '' ? flags : 0);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The end of "U.S." or "e.g." beginning at `start`; `start` where there is none. */
function dottedAcronym(chars: Characters, start: number, to: number): number {
  let index = start;
  let letters = 0;
  const limit = Math.min(to, start + 2 * LONGEST_ACRONYM);
  while (index + 1 < limit && chars.kind(index) === LETTER && chars.text.charAt(index + 1) === '.') {
    letters += 1;
    index += 2;
  }
  if (letters === 0) return start;
  if (index < to && chars.kind(index) === LETTER && (index + 1 >= to || chars.kind(index + 1) !== LETTER)) {
    return index + 1;
  }
  return letters > 1 && (index >= to || chars.kind(index) !== LETTER) ? index : start;
}
