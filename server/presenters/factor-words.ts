// What the context did to a hit, for readers. The engine names a mechanism and the words that set it off; a
// factor of 1 changed no weight, so what it changed instead is said.
import type { CodebookEntry, Evidence, Factor } from '../stance/types.ts';

export interface FactorView {
  readonly name: string;
  /** "× 2"; null where the weight stayed as it was. */
  readonly value: string | null;
  readonly because: string;
}

interface Named {
  readonly name: string;
  readonly because: string;
}

const NAMES: Readonly<Record<string, string>> = {
  question: 'in a question',
  quotation: 'quoted',
  attribution: 'somebody else’s view',
  concession: 'conceded',
  hypothesis: 'supposed',
  report: 'told, not advised',
  object: 'done to somebody else',
};

/** The engine's reasons for a place, by how they begin, and how readers tell them apart. */
const PLACES: readonly (readonly [start: string, named: Named])[] = [
  ['first', { name: 'first', because: 'in the first sentence with a cue' }],
  ['last', { name: 'last', because: 'in the last sentence with a cue' }],
  ['summing up', { name: 'summing up', because: 'the sentence sums up' }],
  ['before a turn', { name: 'before a turn', because: 'the answer turns later' }],
  ['after a turn', { name: 'after a turn', because: 'the answer has turned' }],
];

/** What a stance is called: the word of a code. */
export type WordOf = (code: string) => string;

/** The factors of a hit in order. `entry` is what the lexicon says of it now; undefined where it is gone. */
export function factorWords(
  { factors, stance }: Pick<Evidence, 'factors' | 'stance'>,
  entry: Pick<CodebookEntry, 'stance' | 'negated'> | undefined,
  wordOf: WordOf,
): readonly (Named & { readonly factor: Factor })[] {
  return factors.map((factor) => ({ ...named(factor, stance, entry, wordOf), factor }));
}

function named(
  { name, value, because }: Factor,
  stance: string,
  entry: Pick<CodebookEntry, 'stance' | 'negated'> | undefined,
  wordOf: WordOf,
): Named {
  switch (name) {
    case 'negation':
      return { name, because: negationWords(because, stance, entry, wordOf) };
    case 'qualifier':
      return { name, because: `“${withoutEntry(because)}” turns it into ${wordOf(stance)}` };
    case 'combined':
      return { name: 'read together', because: `it counts as ${wordOf(stance)}: ${because}` };
    case 'deontic':
      return { name: value < 1 ? 'advice to somebody else' : 'advice', because: `“${because}”` };
    case 'position':
      return placeWords(because);
    case 'attribution':
    case 'quotation':
      return { name: NAMES[name] ?? name, because: sideWords(because) };
    default:
      return { name: NAMES[name] ?? name, because: because === 'a question' ? '' : `“${because}”` };
  }
}

const TWICE = ': twice, so it stands';

function negationWords(
  because: string,
  stance: string,
  entry: Pick<CodebookEntry, 'stance' | 'negated'> | undefined,
  wordOf: WordOf,
): string {
  const words = (text: string): string => `“${text.replaceAll(' ... ', '” and “')}”`;
  if (because.endsWith(TWICE)) return `${words(because.slice(0, -TWICE.length))} cancel out`;
  const subject = because === 'rejected' ? 'the author’s “wrong”' : words(because);
  const from = entry ? wordOf(entry.stance) : 'it';
  return `${subject} turns ${from} into ${wordOf(entry?.negated ?? stance)}`;
}

function placeWords(because: string): Named {
  const place = PLACES.find(([start]) => because.startsWith(start));
  if (place) return place[1];
  const contrast = /^before "(.+)"$/.exec(because)?.[1];
  return contrast === undefined
    ? { name: 'place', because }
    : { name: 'before a contrast', because: `“${contrast}” follows` };
}

/** "critics say; endorsed: rightly" as the source and what the author makes of it. */
function sideWords(because: string): string {
  const side = /^(.+); (endorsed|rejected): (.+)$/.exec(because);
  if (side) {
    const verb = side[2] === 'endorsed' ? 'endorses' : 'rejects';
    return `“${side[1]}”, which the author ${verb}: “${side[3]}”`;
  }
  return because === 'inside a quotation' ? because : `“${because}”`;
}

/** The engine names the entry of a qualifier in brackets, which is nothing to readers. */
function withoutEntry(because: string): string {
  return because.replace(/ \([^()]*\)$/u, '');
}
