// What can be said of a pattern without running it.
import type { Element, Sequence } from './pattern.ts';

/** A pattern with more ways through its gaps than this could make a hostile text slow. */
const MOST_GAP_WAYS = 200;

/** Why the engine cannot run a pattern, with the lists that the scheme has; null where it can. */
export function patternFault(sequence: Sequence, lists: ReadonlySet<string>): string | null {
  const elements = everyElement(sequence);
  const unknown = elements.find((element) => element.type === 'list' && !lists.has(element.name));
  if (unknown?.type === 'list') return `there is no list @${unknown.name}; known: ${[...lists].join(', ')}`;
  if (sequence[0]?.type === 'gap') return 'a pattern may not begin in a gap';
  if (sequence.at(-1)?.type === 'gap') return 'a pattern may not end in a gap';
  if (leastWords(sequence) === 0) return 'every part is optional, so the pattern would match nothing at all';
  if (gapWays(sequence) > MOST_GAP_WAYS) return 'its gaps multiply to too many ways; narrow or drop one';
  return null;
}

/** The elements of a sequence and of everything inside it. */
export function everyElement(sequence: Sequence): Element[] {
  return sequence.flatMap((element) =>
    element.type === 'choice' ? [element, ...element.options.flatMap(everyElement)] : [element],
  );
}

/** In how many ways the gaps of a sequence can be filled, at most. */
function gapWays(sequence: Sequence): number {
  let ways = 1;
  for (const element of sequence) {
    if (element.type === 'gap') ways *= element.max - element.min + 1;
    else if (element.type === 'choice') ways *= Math.max(...element.options.map(gapWays));
  }
  return ways;
}

/** How many words the sequence takes at least. */
function leastWords(sequence: Sequence): number {
  return sequence.reduce((words, element) => words + leastOf(element), 0);
}

function leastOf(element: Element): number {
  switch (element.type) {
    case 'start':
    case 'end':
      return 0;
    case 'gap':
      return element.min;
    case 'choice':
      return Math.min(...element.options.map(leastWords));
    default:
      return 1;
  }
}
