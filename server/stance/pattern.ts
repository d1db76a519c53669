// The pattern language (docs/lexicon.md): text -> elements. Words are split by the same tokenizer as the
// answers, so that a pattern and the text it is written from always agree.
import { LONGEST_WORD, tokenKeys } from './tokens.ts';
import { fold, letters, stem } from './words.ts';

export type Element =
  | { readonly type: 'word'; readonly text: string }
  | { readonly type: 'exact'; readonly text: string }
  /** As `word`, and written with a capital first. */
  | { readonly type: 'capital'; readonly text: string }
  | { readonly type: 'stem'; readonly text: string }
  | { readonly type: 'prefix'; readonly text: string }
  | { readonly type: 'list'; readonly name: string }
  /** One of several sequences; an empty one makes the whole optional. `text` is how it was written. */
  | { readonly type: 'choice'; readonly options: readonly Sequence[]; readonly text: string }
  | { readonly type: 'gap'; readonly min: number; readonly max: number }
  /** The beginning of a sentence, or of the whole text. */
  | { readonly type: 'start'; readonly of: 'sentence' | 'text' }
  | { readonly type: 'end' };

export type Sequence = readonly Element[];

export const WIDEST_GAP = 8;

/** A fault in one pattern; `message` names what and how to mend it. */
export class PatternError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PatternError';
  }
}

const SPECIAL = '()|[]{}^$@=~*';

/** @throws PatternError where the text is no pattern, is empty, or begins or ends in a gap. */
export function parsePattern(text: string): Sequence {
  const reader = new Reader(text);
  const sequence = reader.sequence('');
  if (sequence.length === 0) throw new PatternError('the pattern is empty');
  checkAnchors(sequence);
  return sequence;
}

function checkAnchors(sequence: Sequence): void {
  sequence.forEach((element, index) => {
    if (element.type === 'start' && index > 0) throw new PatternError('^ may only open a pattern');
    if (element.type === 'end' && index < sequence.length - 1) {
      throw new PatternError('$ may only close a pattern');
    }
    if (element.type === 'choice') element.options.forEach(refuseAnchors);
  });
}

function refuseAnchors(sequence: Sequence): void {
  for (const element of sequence) {
    if (element.type === 'start' || element.type === 'end') {
      throw new PatternError('^ and $ may not stand inside ( ) or [ ]');
    }
    if (element.type === 'choice') element.options.forEach(refuseAnchors);
  }
}

class Reader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Reads up to `closer` ('' = the end of the pattern) or a `|`, which the caller consumes. */
  sequence(closer: string): Sequence {
    const elements: Element[] = [];
    for (;;) {
      this.skipSpace();
      const sign = this.text.charAt(this.at);
      if (sign === '' || sign === closer || (sign === '|' && closer !== '')) {
        if (sign === '' && closer !== '') throw new PatternError(`a ${closer} is missing`);
        return elements;
      }
      elements.push(...this.element(sign));
    }
  }

  private element(sign: string): Element[] {
    switch (sign) {
      case '(':
        return [this.choice(')', false)];
      case '[':
        return [this.choice(']', true)];
      case '{':
        return [this.gap()];
      case '^': {
        const of = this.text.startsWith('^^', this.at) ? 'text' : 'sentence';
        this.at += of === 'text' ? 2 : 1;
        return [{ type: 'start', of }];
      }
      case '$':
        this.at += 1;
        return [{ type: 'end' }];
      case '@':
        this.at += 1;
        return [{ type: 'list', name: this.name() }];
      case '=':
        this.at += 1;
        return splitWords(this.word()).map((text) => ({ type: 'exact', text: letters(text) }));
      case '+':
        this.at += 1;
        return splitWords(this.word()).map(capital);
      default:
        return this.plain();
    }
  }

  private choice(closer: string, optional: boolean): Element {
    const start = this.at;
    this.at += 1;
    const options: Sequence[] = optional ? [[]] : [];
    for (;;) {
      options.push(this.sequence(closer));
      const sign = this.text.charAt(this.at);
      this.at += 1;
      if (sign === closer) return { type: 'choice', options, text: this.text.slice(start, this.at) };
    }
  }

  private gap(): Element {
    const match = /^\{(\d{1,2})(?:-(\d{1,2}))?\}/.exec(this.text.slice(this.at, this.at + 8));
    if (match === null) throw new PatternError('a gap is written {0-4}: least and most words');
    this.at += match[0].length;
    const min = Number(match[1]);
    const max = Number(match[2] ?? match[1]);
    if (min > max) throw new PatternError(`the gap ${match[0]} runs backwards`);
    if (max > WIDEST_GAP) throw new PatternError(`the gap ${match[0]} is wider than ${WIDEST_GAP} words`);
    return { type: 'gap', min, max };
  }

  private name(): string {
    const match = /^[a-z][a-z0-9_]*/.exec(this.text.slice(this.at));
    if (match === null) throw new PatternError('@ must be followed by the name of a list');
    this.at += match[0].length;
    return match[0];
  }

  private plain(): Element[] {
    const text = this.word();
    const words = splitWords(text);
    const mark = this.text.charAt(this.at);
    if (mark !== '~' && mark !== '*') return words.map((word) => ({ type: 'word', text: fold(word) }));
    this.at += 1;
    const last = words.pop() ?? '';
    const before: Element[] = words.map((word) => ({ type: 'word', text: fold(word) }));
    return mark === '~'
      ? [...before, { type: 'stem', text: stem(fold(last)) }]
      : [...before, { type: 'prefix', text: fold(last) }];
  }

  private word(): string {
    const start = this.at;
    while (this.at < this.text.length) {
      const sign = this.text.charAt(this.at);
      if (SPECIAL.includes(sign) || /\s/.test(sign)) break;
      this.at += 1;
    }
    const text = this.text.slice(start, this.at);
    if (text === '') throw new PatternError(`"${this.text.charAt(start)}" is out of place`);
    return text;
  }

  private skipSpace(): void {
    while (/\s/.test(this.text.charAt(this.at)) && this.at < this.text.length) this.at += 1;
  }
}

function capital(word: string): Element {
  const text = fold(word);
  return /^\p{L}/u.test(text) ? { type: 'capital', text } : { type: 'word', text };
}

function splitWords(text: string): string[] {
  if (/[,;:.!?]$/.test(text) && !/^(\p{L}\.)+$/u.test(text)) {
    throw new PatternError(`"${text}" holds punctuation, which is never matched; leave it out`);
  }
  if (text.length > LONGEST_WORD) throw new PatternError(`"${text.slice(0, 20)}..." is too long for a word`);
  const words: string[] = [];
  // A clitic by itself ("'s", "n't") has no host to be split from.
  if (/^['’]\p{L}+$/u.test(text)) return [`'${text.slice(1)}`];
  tokenKeys(text, (key) => words.push(key));
  if (words.length === 0) throw new PatternError(`"${text}" holds no word`);
  return words;
}
