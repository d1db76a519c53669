// What is allowed in a scheme and yet unwise. What cannot work at all is refused by parseScheme.
import type { Element, Sequence } from './pattern.ts';
import { everyElement } from './pattern-checks.ts';
import { ACTOR_LISTS } from './scheme.ts';
import type { Entry, Fault, Scheme } from './scheme-types.ts';
import { TOPIC_LISTS } from './topic.ts';

/** Words that carry no stance by themselves; negations do. */
const STOP_WORDS = new Set(
  (
    'a an the this that these those it its i we us you he she they them our their his her my your of to in on at by for ' +
    'from with as and or but nor so if then than be is are was were been being am do does did done have has ' +
    "had having will would shall should can could may might must 's 're 've 'll 'd 'm there here what " +
    'which who whom whose when where why how all any some both each more most other such only same too very'
  ).split(' '),
);

/** Faults of entries, in the order of the file; none means the scheme is fit to publish. */
export function lint(scheme: Scheme): readonly Fault[] {
  const seen = new Map<string, Entry>();
  return scheme.entries.flatMap((entry) => [
    ...patternFaults(entry, scheme, seen),
    ...exampleFaults(entry, scheme),
  ]);
}

function patternFaults(entry: Entry, scheme: Scheme, seen: Map<string, Entry>): Fault[] {
  return entry.patterns.flatMap(({ text, sequence }) => {
    const faults: string[] = [];
    if (
      entry.kind !== 'qualifier' &&
      !everyElement(sequence).some((element) => carriesMeaning(element, scheme))
    ) {
      faults.push(`"${text}" consists of stop words only; it would fire on anything`);
    }
    for (const spelling of spellings(sequence)) {
      const other = seen.get(spelling);
      if (other === undefined) seen.set(spelling, entry);
      else
        faults.push(`"${text}" is in ${other === entry ? 'this entry' : other.id} already; drop one of them`);
    }
    const empty = everyElement(sequence).find((element) => isEmptyList(element, scheme));
    if (empty?.type === 'list')
      faults.push(`"${text}" can never match: the list @${empty.name} has no members`);
    return [...new Set(faults)].map((message) => fault(scheme, entry, message));
  });
}

function exampleFaults(entry: Entry, scheme: Scheme): Fault[] {
  const faults: Fault[] = [];
  if (entry.hits.length < 2)
    faults.push(fault(scheme, entry, 'an entry needs two examples that hit, at least'));
  if (entry.misses.length < 1)
    faults.push(fault(scheme, entry, 'an entry needs one example that misses, at least'));
  if (entry.note === '') faults.push(fault(scheme, entry, 'the note is missing: say why this is evidence'));
  return faults;
}

function fault(scheme: Scheme, entry: Entry, message: string): Fault {
  return { file: scheme.file, line: entry.line, entry: entry.id, message };
}

/** A list carries meaning where each of its members does. */
function carriesMeaning(element: Element, scheme: Scheme): boolean {
  switch (element.type) {
    case 'word':
      return !STOP_WORDS.has(element.text);
    case 'list':
      return (
        !ACTOR_LISTS.includes(element.name) &&
        (scheme.lists[element.name] ?? []).every(({ sequence }) =>
          everyElement(sequence).some((inner) => carriesMeaning(inner, scheme)),
        )
      );
    case 'exact':
    case 'capital':
    case 'stem':
    case 'prefix':
      return true;
    default:
      return false;
  }
}

function isEmptyList(element: Element, scheme: Scheme): boolean {
  if (element.type !== 'list' || [...ACTOR_LISTS, ...TOPIC_LISTS].includes(element.name)) return false;
  return (scheme.lists[element.name] ?? []).length === 0;
}

const MOST_SPELLINGS = 200;

/** A canonical text for each way to spell the pattern out, as far as that is feasible. */
function spellings(sequence: Sequence): string[] {
  let texts = [''];
  for (const element of sequence) {
    const parts =
      element.type === 'choice'
        ? element.options.flatMap((option) => spellings(option))
        : [JSON.stringify(element)];
    texts = texts.flatMap((text) => parts.map((part) => (part === '' ? text : `${text} ${part.trim()}`)));
    if (texts.length > MOST_SPELLINGS) return [JSON.stringify(sequence)];
  }
  return [...new Set(texts.map((text) => text.trim()))];
}
