// Where sentences end. One pass, no regular expression over the text, so that time is linear in its
// length whatever it holds; boundaries are offsets into the text as it stands.
import {
  APOSTROPHE,
  BREAK,
  Characters,
  CLOSE_QUOTE,
  DASH,
  HYPHEN,
  INVISIBLE,
  LETTER,
  OPEN_QUOTE,
  SPACE,
  STOP,
  STRAIGHT_QUOTE,
} from './characters.ts';

/** Half-open range of UTF-16 units, without the white space around the sentence. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Words that a full stop follows without ending a sentence when a name or number comes next. */
const ABBREVIATIONS = new Set(
  (
    'mr mrs ms mx dr prof st sr jr rev hon gen col lt maj capt cdr sgt adm brig sen rep gov pres amb min rt ' +
    'vs v cf ca c al eg ie viz approx fig figs no nos vol ch pp p para art sec ed eds trans est dept univ ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mt ft'
  ).split(' '),
);
/** Those that also end sentences: a capital after them decides by the word that follows. */
const CLOSING_ABBREVIATIONS = new Set('inc ltd co corp plc etc esq bros'.split(' '));
/** After an acronym with stops ("the U.S. The ..."), these begin a new sentence. */
const STARTERS = new Set(
  (
    'a an the this that these those it its he she they we i you there here in on at as but and or so yet if when ' +
    'while although though however instead rather for from to by with without after before since such some most ' +
    'no not nor what which who how why where'
  ).split(' '),
);
const LONGEST_WORD = 12;
const BULLETS = '•‣◦▪-–*';

/** The sentences of one paragraph, in order, as ranges without surrounding white space. */
export function splitSentences(text: string): Range[] {
  return sentencesOf(new Characters().load(text));
}

/** As `splitSentences`, of a text that has been taken apart. */
export function sentencesOf(chars: Characters): Range[] {
  const ranges: Range[] = [];
  let start = skipSpace(chars, 0);
  let index = start;
  for (const stop of chars.stops) {
    if (stop < index) continue;
    if (chars.kind(stop) === STOP) {
      const end = afterClosers(chars, afterStops(chars, stop));
      index = end;
      if (endsSentence(chars, start, stop, end)) {
        ranges.push({ start, end });
        start = skipSpace(chars, end);
        index = start;
      }
    } else {
      index = skipSpace(chars, stop);
      if (startsItem(chars, index)) {
        pushTrimmed(ranges, chars, start, stop);
        start = index;
      }
    }
  }
  pushTrimmed(ranges, chars, start, chars.length);
  return ranges;
}

function pushTrimmed(ranges: Range[], chars: Characters, start: number, limit: number): void {
  let end = limit;
  while (end > start && chars.kind(end - 1) === SPACE) end -= 1;
  if (end > start) ranges.push({ start, end });
}

function skipSpace(chars: Characters, from: number): number {
  let index = from;
  while (index < chars.length && chars.kind(index) === SPACE) index += 1;
  return index;
}

function afterStops(chars: Characters, from: number): number {
  let index = from;
  while (index < chars.length && chars.kind(index) === STOP) index += 1;
  return index;
}

function afterClosers(chars: Characters, from: number): number {
  let index = from;
  for (; index < chars.length; index += 1) {
    const kind = chars.kind(index);
    const closes =
      kind === CLOSE_QUOTE ||
      kind === APOSTROPHE ||
      kind === STRAIGHT_QUOTE ||
      kind === INVISIBLE ||
      (kind === BREAK && ')]}'.includes(chars.text.charAt(index)));
    if (!closes) break;
  }
  return index;
}

/** `stop` is the first unit of the run of stops, `end` the first after the run and its closers. */
function endsSentence(chars: Characters, start: number, stop: number, end: number): boolean {
  if (end >= chars.length) return true;
  if (chars.kind(end) !== SPACE) return false;
  const next = firstOfNext(chars, end);
  if (next >= chars.length) return true;
  if (chars.kind(next) === LETTER && isLower(chars, next)) return false;
  if (chars.kind(next) === STOP) return false;
  const single = chars.text.charAt(stop) === '.' && chars.kind(stop + 1) !== STOP;
  return !single || !isAbbreviation(chars, start, stop, next);
}

/** The first unit of the next sentence's first word, past opening quotes, brackets and dashes. */
function firstOfNext(chars: Characters, from: number): number {
  let index = skipSpace(chars, from);
  for (; index < chars.length; index += 1) {
    const kind = chars.kind(index);
    const opens =
      kind === OPEN_QUOTE ||
      kind === STRAIGHT_QUOTE ||
      kind === APOSTROPHE ||
      kind === BREAK ||
      kind === HYPHEN ||
      kind === DASH ||
      kind === INVISIBLE;
    if (!opens) break;
  }
  return index;
}

function isLower(chars: Characters, index: number): boolean {
  const letter = chars.text.charAt(index);
  return letter !== letter.toUpperCase();
}

function isAbbreviation(chars: Characters, start: number, stop: number, next: number): boolean {
  const word = wordBefore(chars, start, stop);
  if (word === '') return false;
  const begin = stop - word.length;
  const lower = word.toLowerCase();
  // "1. Britain should ...": the number of a list item.
  if (begin === start && /^\p{N}+$/u.test(word)) return true;
  if (begin > start && chars.text.charAt(begin - 1) === '.')
    return !STARTERS.has(wordAt(chars, next).toLowerCase());
  if (word.length === 1 && word !== lower && lower !== 'i') return true;
  if (CLOSING_ABBREVIATIONS.has(lower)) return !STARTERS.has(wordAt(chars, next).toLowerCase());
  if (!ABBREVIATIONS.has(lower)) return false;
  // "No. 34" is a number, "No. Britain ..." an answer; "5 p. 3" and "v. Smith" are what they seem.
  return lower === 'no' || lower === 'may' ? /\p{N}/u.test(chars.text.charAt(next)) : true;
}

function wordBefore(chars: Characters, start: number, stop: number): string {
  let begin = stop;
  while (begin > start && stop - begin <= LONGEST_WORD && chars.kind(begin - 1) === LETTER) begin -= 1;
  return stop - begin > LONGEST_WORD ? '' : chars.text.slice(begin, stop);
}

function wordAt(chars: Characters, start: number): string {
  let end = start;
  while (end < chars.length && end - start < LONGEST_WORD && chars.kind(end) === LETTER) end += 1;
  return chars.text.slice(start, end);
}

/** Whether a line begins with a bullet or a number of a list. */
function startsItem(chars: Characters, index: number): boolean {
  if (BULLETS.includes(chars.text.charAt(index)) && chars.text.charAt(index) !== '')
    return chars.kind(index + 1) === SPACE;
  let end = index;
  while (end - index < 3 && /\p{N}/u.test(chars.text.charAt(end))) end += 1;
  return end > index && /[.)]/.test(chars.text.charAt(end)) && chars.kind(end + 1) === SPACE;
}
