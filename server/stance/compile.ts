// Scheme and actors -> one trie. Owners of matches: entries first, by their place, then kinds of markers.
import type { Actors } from './actors.ts';
import { type MemberOwner, type RoleSymbols, type Roles, listSymbols, roleSymbols, rolesOf } from './roles.ts';
import { Scan } from './scan.ts';
import type { Entry, Pattern, Scheme } from './scheme-types.ts';
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
  'concession clause',
  'concession sentence',
  'concession end',
  'hypothesis clause',
  'hypothesis sentence',
  'hypothesis end',
  'deontic',
  'turn',
  'contrast',
  'summing up',
] as const;
export type MarkerKind = (typeof MARKERS)[number];

/** A scheme ready to read texts. Opaque: made by `compile`, used by `classify`. */
export interface CompiledScheme {
  readonly scheme: Scheme;
  readonly actors: Actors;
  /** @internal */
  readonly machine: Machine;
}

export interface Machine {
  readonly trie: Trie;
  readonly scan: Scan;
  readonly symbols: RoleSymbols;
  /** The entry whose pattern matched, or the kind of marker. */
  readonly ownerOf: (owner: number) => Entry | MarkerKind;
  readonly rolesFor: (input: ClassifyInput) => Roles;
}

/** Questions remembered before the memory is emptied. */
const MEMORY = 500;

/** Compiles a scheme; the actors' wordings go into the same trie, whatever a question will make of them. */
export function compile(scheme: Scheme, actors: Actors): CompiledScheme {
  const trie = new Trie();
  const symbols = roleSymbols(trie.vocabulary);
  const owners: (Entry | MarkerKind)[] = [...scheme.entries, ...MARKERS];
  scheme.entries.forEach((entry, index) => {
    for (const { sequence } of entry.patterns) trie.add(sequence, index);
  });
  markerPatterns(scheme).forEach((patterns, index) => {
    for (const { sequence } of patterns) trie.add(sequence, scheme.entries.length + index);
  });
  const members = addMembers(trie, scheme, actors);
  trie.finish();
  const memory = new Map<string, Roles>();
  const machine: Machine = {
    trie,
    scan: new Scan(trie),
    symbols,
    ownerOf: (owner) => {
      const found = owners[owner];
      if (found === undefined) throw new RangeError(`no owner ${owner}`);
      return found;
    },
    rolesFor: (input) => {
      const key = JSON.stringify([input.question, input.date ?? null, input.lists ?? null]);
      const known = memory.get(key);
      if (known !== undefined) return known;
      if (memory.size >= MEMORY) memory.clear();
      const roles = rolesOf(input, members, actors, trie.vocabulary);
      memory.set(key, roles);
      return roles;
    },
  };
  return { scheme, actors, machine };
}

/** In the order of MARKERS. */
function markerPatterns({ modifiers }: Scheme): (readonly Pattern[])[] {
  const { negation, attribution, concession, hypothesis, deontic, position } = modifiers;
  return [
    negation?.negators,
    negation?.pseudo,
    negation?.after,
    negation?.scope_end,
    attribution?.sources,
    attribution?.verbs,
    attribution?.openers,
    attribution?.self,
    attribution?.until,
    attribution?.endorsed,
    attribution?.rejected,
    concession?.clause,
    concession?.sentence,
    concession?.until,
    hypothesis?.clause,
    hypothesis?.sentence,
    hypothesis?.until,
    deontic?.verbs,
    position?.turns,
    position?.contrast,
    position?.summing_up,
  ].map((patterns) => patterns ?? []);
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
