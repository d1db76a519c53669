// The actors that a question mentions, by the aliases that the file of actors gives them.
import type { Actor, Actors, Alias } from './actors.ts';
import type { Element } from './pattern.ts';
import { tokenKeys } from './tokens.ts';
import { fold, letters } from './words.ts';

export interface Token {
  readonly lower: string;
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

/** An alias found in the question: tokens `from` to `to`. */
export interface Mention {
  readonly actor: Actor;
  readonly alias: Alias;
  readonly from: number;
  readonly to: number;
}

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  tokenKeys(text, (key, start, end) => tokens.push({ lower: fold(key), written: letters(key), start, end }));
  return tokens;
}

/** Which kind of wording settles whom a question means where several actors share it. */
const RANKS: readonly Alias['type'][] = ['name', 'leader', 'demonym', 'seat', 'government'];

/** The longest alias at each place, left to right; the plainest name among equals. */
export function mentionsIn(tokens: readonly Token[], actors: Actors): Mention[] {
  const found: Mention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const mention = bestAt(tokens, at, actors);
    if (mention !== null) found.push(mention);
    at = mention?.to ?? at + 1;
  }
  return found;
}

function bestAt(tokens: readonly Token[], from: number, actors: Actors): Mention | null {
  let best: Mention | null = null;
  for (const actor of actors.actors) {
    for (const alias of actor.aliases) {
      const to = matchEnd(tokens, from, alias.sequence);
      if (to < 0 || (best !== null && to < best.to)) continue;
      const plainer = best === null || RANKS.indexOf(alias.type) < RANKS.indexOf(best.alias.type);
      if (best === null || to > best.to || plainer) best = { actor, alias, from, to };
    }
  }
  return best;
}

function matchEnd(tokens: readonly Token[], from: number, sequence: readonly Element[]): number {
  const fits = sequence.every((element, index) => {
    const token = tokens[from + index];
    return token !== undefined && elementFits(element, token);
  });
  return fits ? from + sequence.length : -1;
}

function elementFits(element: Element, token: Token): boolean {
  switch (element.type) {
    case 'word':
      return token.lower === element.text;
    case 'exact':
      return token.written === element.text;
    case 'capital':
      return token.lower === element.text && /^\p{Lu}/u.test(token.written);
    default:
      return false;
  }
}
