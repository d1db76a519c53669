// The entries and lists of a scheme, as its page shows them.
import type { Codebook, CodebookEntry, CodebookExample } from '../stance/types.ts';
import { KIND_WORDS } from './method-words.ts';
import { type PatternPart, patternParts, patternText } from './pattern.ts';
import { type StanceView, stanceView } from './stance.ts';
import { weight } from './words.ts';

export interface EntryGroup {
  /** Its anchor; entries have their own id for one. Ids of entries hold no underscore. */
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly entries: readonly EntryView[];
}

export interface EntryView {
  readonly id: string;
  /** Null for a decoy. */
  readonly stance: StanceView | null;
  readonly note: string;
  /** "Weight 2. Negated: Resist." */
  readonly settings: string;
  readonly patterns: readonly { readonly parts: readonly PatternPart[] }[];
  readonly hits: readonly ExampleLine[];
  readonly misses: readonly ExampleLine[];
}

export interface ExampleLine {
  readonly text: string;
  /** Where it is not read under the scheme's own example question. */
  readonly question: string | null;
}

export interface ListView {
  readonly id: string;
  readonly name: string;
  readonly about: string | null;
  readonly items: string;
}

const KINDS = ['verdict', 'frame', 'cue', 'qualifier', 'decoy'] as const;

/** By stance in the scheme's order, then by kind; decoys speak for no stance and come last. */
export function groupsOf(codebook: Codebook): EntryGroup[] {
  const decoys = codebook.entries.filter(({ kind }) => kind === 'decoy');
  const groups = codebook.stances.flatMap(({ code, word }) =>
    KINDS.filter((kind) => kind !== 'decoy').map((kind) => ({
      id: `group_${code}_${kind}`,
      title: `${word}: ${KIND_WORDS[kind].many}`,
      about: KIND_WORDS[kind].about,
      entries: codebook.entries.filter((entry) => entry.stance === code && entry.kind === kind),
    })),
  );
  const last = { id: 'group_decoy', title: 'Decoys', about: KIND_WORDS.decoy.about, entries: decoys };
  return [...groups, last]
    .filter(({ entries }) => entries.length > 0)
    .map((group) => ({ ...group, entries: group.entries.map((entry) => entryView(entry, codebook)) }));
}

function entryView(entry: CodebookEntry, codebook: Codebook): EntryView {
  const example = ({ text, question }: CodebookExample): ExampleLine => ({ text, question });
  return {
    id: entry.id,
    stance: entry.kind === 'decoy' ? null : stanceView(codebook, entry.stance, null),
    note: entry.note,
    settings: settingsOf(entry, codebook),
    patterns: entry.patterns.map((pattern) => ({ parts: patternParts(pattern) })),
    hits: entry.hits.map(example),
    misses: entry.misses.map(example),
  };
}

const PLACE_WORDS: Readonly<Record<string, string>> = {
  first: 'at the beginning',
  last: 'at the end',
  summing_up: 'in summing up',
};

function settingsOf(
  { kind, weight: base, negated, denies, places }: CodebookEntry,
  codebook: Codebook,
): string {
  if (kind === 'decoy' || kind === 'qualifier') return 'No weight of its own.';
  const word = (code: string): string => stanceView(codebook, code, null).word;
  return [
    `Weight ${weight(base)}.`,
    negated === null ? 'Negated it counts for nothing.' : `Negated: ${word(negated)}.`,
    ...(denies === null ? [] : [`It denies ${word(denies)}.`]),
    ...(places === null
      ? []
      : [`It outranks the count only ${places.map((place) => PLACE_WORDS[place] ?? place).join(' or ')}.`]),
  ].join(' ');
}

/** The lists that a question fills, whatever wordings a scheme adds to them. */
const ROLES: Readonly<Record<string, string>> = {
  audience: 'Who is asked to act: every name of whoever the question calls on.',
  lead: 'Whose lead it is: every name of whoever the question asks about.',
  other: 'Any other country, union, alliance or institution of the list of actors.',
  actor: 'Audience, lead or other.',
  topic: 'What the question is about, in its own nouns.',
  topic_measure: 'The same, where its noun is one of these; or the word for what is done.',
  topic_act: 'What is done in the topic, in any word of its group.',
  topic_undo: 'What undoes it: the group at the same place as that of @topic_act.',
  topic_object: 'What it is done to.',
};

export function listsOf({ lists, entries, mechanisms }: Codebook): ListView[] {
  const written = [
    ...entries.flatMap(({ patterns }) => patterns),
    ...mechanisms.flatMap(({ wordings }) => Object.values(wordings).flat()),
  ];
  const used = new Set(written.flatMap(listNames));
  const named = new Map(lists.map(({ name, items }) => [name, items]));
  const roles = Object.keys(ROLES).filter((name) => used.has(name) || named.has(name));
  return [...new Set([...roles, ...named.keys()])].map((name) => ({
    id: `list_${name}`,
    name,
    about: ROLES[name] ?? null,
    items: (named.get(name) ?? []).map(patternText).join(', '),
  }));
}

function listNames(pattern: string): string[] {
  return patternParts(pattern).flatMap(({ list }) => list ?? []);
}
