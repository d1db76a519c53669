// Scheme and actors -> one trie. Every pattern has its number, which comes back with its matches.
import type { Actors } from './actors.ts';
import { Automaton } from './automaton.ts';
import { Matcher } from './matcher.ts';
import {
  listSymbols,
  type MemberOwner,
  type RoleSymbols,
  type Roles,
  roleSymbols,
  rolesOf,
} from './roles.ts';
import { Scan } from './scan.ts';
import type { Entry, Pattern, Scheme } from './scheme-types.ts';
import { topicsBy } from './topic.ts';
import { Trie } from './trie.ts';
import type { ClassifyInput } from './types.ts';
import { fold } from './words.ts';

/** What a modifier's pattern marks in a sentence. */
export const MARKERS = [
  'negator',
  'pseudo-negation',
  'negation after',
  'negation end',
  'source',
  'reporting',
  'attribution opener',
  'self',
  'attribution end',
  'endorsed',
  'rejected',
  'endorsed next',
  'rejected next',
  'question clause',
  'question sentence',
  'question end',
  'concession clause',
  'concession sentence',
  'concession end',
  'hypothesis clause',
  'hypothesis sentence',
  'hypothesis end',
  'deontic',
  'report',
  'report unless',
  'turn',
  'contrast',
  'summing up',
] as const;
export type MarkerKind = (typeof MARKERS)[number];

/** Markers that matter in a sentence without hits, too. */
const STEERING: ReadonlySet<MarkerKind> = new Set(['turn', 'summing up', 'endorsed next', 'rejected next']);

/** A scheme ready to read texts. Opaque: made by `compile`, used by `classify`. */
export interface CompiledScheme {
  readonly scheme: Scheme;
  readonly actors: Actors;
  /** @internal */
  readonly machine: Machine;
}

export interface Machine {
  readonly automaton: Automaton;
  readonly scan: Scan;
  readonly matcher: Matcher;
  readonly symbols: RoleSymbols;
  /** Whose pattern matched: an entry, or a kind of marker. */
  readonly ownerOf: (owner: number) => Entry | MarkerKind;
  /** Whether that pattern may match in the first sentence of a text only. */
  readonly opensText: (owner: number) => boolean;
  readonly rolesFor: (input: ClassifyInput) => Roles;
}

/** Questions remembered before the memory is emptied. */
const MEMORY = 500;

/** Compiles a scheme; the actors' wordings go into the same trie, whatever a question will make of them. */
export function compile(scheme: Scheme, actors: Actors): CompiledScheme {
  const trie = new Trie();
  const symbols = roleSymbols(trie.vocabulary);
  const owners: (Entry | MarkerKind)[] = [];
  /** Whether the pattern of an owner asks for the beginning of the text. */
  const openers: boolean[] = [];
  const own = (owner: Entry | MarkerKind, patterns: readonly Pattern[]) => {
    const aside = typeof owner === 'string' && !STEERING.has(owner);
    for (const { sequence } of patterns) {
      const [first] = sequence;
      openers.push(first?.type === 'start' && first.of === 'text');
      trie.add(sequence, owners.push(owner) - 1, aside);
    }
  };
  for (const entry of scheme.entries) own(entry, entry.patterns);
  const marking = markerPatterns(scheme);
  for (const kind of MARKERS) own(kind, marking[kind] ?? []);
  const members = addMembers(trie, scheme, actors);
  const automaton = new Automaton(trie);
  const scan = new Scan(automaton);
  const topics = scheme.topic === null ? null : topicsBy(scheme.topic, actors);
  const memory = new Map<string, Roles>();
  const machine: Machine = {
    automaton,
    scan,
    matcher: new Matcher(automaton, scan),
    symbols,
    ownerOf: (owner) => {
      const found = owners[owner];
      if (found === undefined) throw new RangeError(`no owner ${owner}`);
      return found;
    },
    opensText: (owner) => openers[owner] === true,
    rolesFor: (input) => {
      const plain = input.date === undefined && input.lists === undefined;
      const key = plain ? (input.question ?? '') : JSON.stringify([input.question, input.date, input.lists]);
      const known = memory.get(key);
      if (known !== undefined) return known;
      if (memory.size >= MEMORY) memory.clear();
      const roles = rolesOf(input, members, actors, trie.vocabulary, topics);
      memory.set(key, roles);
      return roles;
    },
  };
  return { scheme, actors, machine };
}

function markerPatterns({ modifiers }: Scheme): Readonly<Record<MarkerKind, readonly Pattern[] | undefined>> {
  const { negation, attribution, question, concession, hypothesis, deontic, report, position } = modifiers;
  return {
    negator: negation?.negators,
    'pseudo-negation': negation?.pseudo,
    'negation after': negation?.after,
    'negation end': negation?.scope_end,
    source: attribution?.sources,
    reporting: attribution?.verbs,
    'attribution opener': attribution?.openers,
    self: attribution?.self,
    'attribution end': attribution?.until,
    endorsed: attribution?.endorsed,
    rejected: attribution?.rejected,
    'endorsed next': attribution?.endorsed_next,
    'rejected next': attribution?.rejected_next,
    'question clause': question?.clause,
    'question sentence': question?.sentence,
    'question end': question?.until,
    'concession clause': concession?.clause,
    'concession sentence': concession?.sentence,
    'concession end': concession?.until,
    'hypothesis clause': hypothesis?.clause,
    'hypothesis sentence': hypothesis?.sentence,
    'hypothesis end': hypothesis?.until,
    deontic: deontic?.verbs,
    report: report?.verbs,
    'report unless': report?.unless,
    turn: position?.turns,
    contrast: position?.contrast,
    'summing up': position?.summing_up,
  };
}

function addMembers(trie: Trie, scheme: Scheme, actors: Actors): MemberOwner[] {
  const owners: MemberOwner[] = [];
  for (const [list, patterns] of Object.entries(scheme.lists)) {
    const owner = owners.push({ list, actor: null, from: null, to: null, leader: null }) - 1;
    const symbols = listSymbols(list, trie.vocabulary);
    for (const { sequence } of patterns) trie.addFixedMember(sequence, symbols, owner);
  }
  for (const actor of actors.actors) {
    const always = owners.push({ list: null, actor: actor.id, from: null, to: null, leader: null }) - 1;
    for (const { text, sequence, type, from, to } of actor.aliases) {
      const dated = type === 'leader' && (from !== null || to !== null);
      const owner = dated
        ? owners.push({ list: null, actor: actor.id, from, to, leader: fold(text) }) - 1
        : always;
      trie.addMember(sequence, owner);
    }
  }
  return owners;
}
