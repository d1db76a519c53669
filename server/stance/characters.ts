// What each UTF-16 unit is to the tokenizer. The table fills itself on first sight of a unit, so that
// loading this module costs nothing.

/** Before and after the text. */
export const END = 0;
export const OTHER = 1;
export const LETTER = 2;
export const SPACE = 3;
export const APOSTROPHE = 4;
export const HYPHEN = 5;
export const DASH = 6;
/** ; : and every bracket: no match and no gap crosses them. */
export const BREAK = 7;
export const COMMA = 8;
/** Ends a sentence, perhaps. */
export const STOP = 9;
export const OPEN_QUOTE = 10;
export const CLOSE_QUOTE = 11;
export const STRAIGHT_QUOTE = 12;
/** Soft hyphens, zero-width and bidi marks: part of the word they stand in, and of no other. */
export const INVISIBLE = 13;
/** Kinds from here on depend on the neighbour. */
const PAIRED = 14;
const HIGH_SURROGATE = 14;
const LOW_SURROGATE = 15;

const FIXED: readonly (readonly [string, number])[] = [
  ["'’ʼ＇", APOSTROPHE],
  ['-‐‑', HYPHEN],
  ['–—―', DASH],
  [';:()[]{}', BREAK],
  [',、', COMMA],
  ['.!?…。！？', STOP],
  ['“‘«„‚', OPEN_QUOTE],
  ['”»', CLOSE_QUOTE],
  ['"', STRAIGHT_QUOTE],
];

const LETTERS = /[\p{L}\p{M}\p{N}]/u;
const SPACES = /\s/u;
const INVISIBLES = /[\p{Cf}]/u;

const table = new Uint8Array(0x10000);
for (const [units, kind] of FIXED) for (const unit of units) table[unit.charCodeAt(0)] = kind;

function classify(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdbff) return HIGH_SURROGATE;
  if (unit >= 0xdc00 && unit <= 0xdfff) return LOW_SURROGATE;
  const text = String.fromCharCode(unit);
  if (LETTERS.test(text)) return LETTER;
  if (SPACES.test(text)) return SPACE;
  return INVISIBLES.test(text) ? INVISIBLE : OTHER;
}

const NEWLINE = 10;
const OPENERS = (1 << OPEN_QUOTE) | (1 << STRAIGHT_QUOTE) | (1 << APOSTROPHE);

/** A text taken apart into units and their kinds, once, for everything that reads it unit by unit. */
export class Characters {
  text = '';
  length = 0;
  /** Where a sentence or a line may end, in order. */
  readonly stops: number[] = [];
  /** Whether it may hold a quotation: any sign that could open one. */
  quotes = false;
  units = new Uint16Array(0);
  /** Both halves of a letter beyond the BMP are LETTER; of any other sign, and lone ones, OTHER. */
  kinds = new Uint8Array(0);

  load(text: string): this {
    this.text = text;
    this.length = text.length;
    // One place more than the text is long, which holds END.
    if (text.length >= this.units.length) {
      this.units = new Uint16Array(text.length * 2 + 2);
      this.kinds = new Uint8Array(text.length * 2 + 2);
    }
    const { units, kinds } = this;
    let seen = 0;
    this.stops.length = 0;
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      const kind = table[unit] ?? OTHER;
      units[index] = unit;
      kinds[index] = kind > 0 && kind < PAIRED ? kind : rareKind(text, index, unit);
      seen |= 1 << kind;
      if (kind === STOP || unit === NEWLINE) this.stops.push(index);
    }
    this.quotes = (seen & OPENERS) !== 0;
    kinds[text.length] = END;
    units[text.length] = 0;
    return this;
  }

  /** The kind of the unit at `index`; END outside the text. */
  kind(index: number): number {
    // Beyond the end the arrays may hold the rest of a longer text.
    return index < this.length ? (this.kinds[index] ?? END) : END;
  }
}

function rareKind(text: string, index: number, unit: number): number {
  if (table[unit] === 0) table[unit] = classify(unit);
  const kind = table[unit] ?? OTHER;
  if (kind < PAIRED) return kind;
  return pairKind(text, kind === HIGH_SURROGATE ? index : index - 1);
}

function pairKind(text: string, index: number): number {
  const point = index < 0 ? 0 : (text.codePointAt(index) ?? 0);
  return point > 0xffff && LETTERS.test(String.fromCodePoint(point)) ? LETTER : OTHER;
}
