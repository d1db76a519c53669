// A scheme in plain data, for pages and documents that explain it.
import { MECHANISMS } from './classify.ts';
import type { CombineTerm, Entry, Modifiers, Scheme, TopicRules } from './scheme-types.ts';
import type { Codebook, CodebookEntry, CodebookMechanism } from './types.ts';

/** What readers may know of a scheme, which is all of it. */
export function codebookOf(scheme: Scheme): Codebook {
  const { id, version, title, stances, threshold, parameters } = scheme;
  return {
    ...{ id, version, title, stances, threshold },
    entries: scheme.entries.map(toEntry),
    lists: [
      ...Object.entries(scheme.lists).map(([name, items]) => ({
        name,
        items: items.map(({ text }) => text),
      })),
      ...topicLists(scheme.topic),
    ],
    mechanisms: mechanismsOf(scheme.modifiers),
    combine: scheme.combine.map(({ sentence, gives, note }) => ({
      sentence: sentence.map(termText),
      gives,
      note,
    })),
    minimum: parameters.minimum,
    verdict: { where: parameters.verdict.where, minShare: parameters.verdict.min_share },
    deciding: parameters.deciding,
    confidence: parameters.confidence,
    declared: scheme.declared,
  };
}

/** What the lists that a topic fills are filled from. */
function topicLists(topic: TopicRules | null): Codebook['lists'] {
  if (topic === null) return [];
  return [
    { name: 'topic_measure', items: topic.measures.map((row) => `(${row.join('|')})`) },
    { name: 'topic_act', items: topic.acts.map((act) => `(${act.do.join('|')})`) },
    { name: 'topic_undo', items: topic.acts.map((act) => `(${act.undo.join('|')})`) },
  ];
}

function toEntry(entry: Entry): CodebookEntry {
  const { id, stance, kind, weight, negated, denies, places, hits, misses, note } = entry;
  const patterns = entry.patterns.map(({ text }) => text);
  return { id, stance, kind, weight, patterns, negated, denies, places, hits, misses, note };
}

function mechanismsOf(modifiers: Modifiers): CodebookMechanism[] {
  const settings = new Map<string, Modifiers[keyof Modifiers]>(Object.entries(modifiers));
  return MECHANISMS.flatMap((name) => {
    const found = settings.get(name) ?? null;
    return found === null ? [] : [toMechanism(name, found)];
  });
}

function toMechanism(name: string, settings: object): CodebookMechanism {
  const numbers: Record<string, number> = {};
  const wordings: Record<string, readonly string[]> = {};
  for (const [key, value] of Object.entries(settings)) {
    if (typeof value === 'number') numbers[key] = value;
    else if (Array.isArray(value)) wordings[key] = value.map(textOf);
  }
  return { name, numbers, wordings };
}

/** A pattern's text, or a plain word such as the name of a tone. */
function textOf(item: unknown): string {
  return typeof item === 'object' && item !== null && 'text' in item ? String(item.text) : String(item);
}

function termText({ stance, denied }: CombineTerm): string {
  return denied ? `not ${stance}` : stance;
}
