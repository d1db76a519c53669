// What the ask's question makes of the actors: which words of a text name the audience, the lead, or
// somebody else. Worked out once per question; the compiled scheme itself stays as it is.
import type { Actors } from './actors.ts';
import { Additions } from './additions.ts';
import type { SymbolsOfOwners } from './members.ts';
import { questionActors } from './question.ts';
import { TOPIC_LISTS, TOPIC_NOUNS, type Topic } from './topic.ts';
import type { ClassifyInput } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';
import { fold } from './words.ts';

/** Whom a member of a list stands for, by its number: a list of the scheme, or an actor's alias. */
export interface MemberOwner {
  /** The list that it belongs to, or null for an actor. */
  readonly list: string | null;
  readonly actor: string | null;
  /** When the alias holds: ISO days, null is open. */
  readonly from: string | null;
  readonly to: string | null;
  /** Lower-case wording of a leader's alias; a question that names a former leader revives it. */
  readonly leader: string | null;
}

/** The numbers of the lists that questions fill. */
export interface RoleSymbols {
  readonly audience: number;
  readonly lead: number;
  readonly other: number;
  readonly actor: number;
  /** Of the lists that a topic fills with nouns. */
  readonly topics: ReadonlySet<number>;
}

export interface Roles {
  readonly symbolsOf: SymbolsOfOwners;
  readonly additions: Additions | null;
}

export function roleSymbols(vocabulary: Vocabulary): RoleSymbols {
  return {
    audience: vocabulary.list('audience'),
    lead: vocabulary.list('lead'),
    other: vocabulary.list('other'),
    actor: vocabulary.list('actor'),
    topics: new Set(TOPIC_NOUNS.map((name) => vocabulary.list(name))),
  };
}

export function rolesOf(
  input: ClassifyInput,
  owners: readonly MemberOwner[],
  actors: Actors,
  vocabulary: Vocabulary,
  topics: ((question: string) => Topic | null) | null,
): Roles {
  const symbols = roleSymbols(vocabulary);
  const named = questionActors(input.question ?? '', actors);
  const audience = named.audience?.actors ?? [];
  const lead = named.lead?.actors ?? [];
  const leads = withMembers(lead, actors, new Set(audience));
  const audiences = withMembers(audience, actors, leads);
  const topic = topics === null ? null : topics(input.question ?? '');
  const question = fold(input.question ?? '');
  const table = owners.map((owner): readonly number[] => {
    if (owner.list !== null) return listSymbols(owner.list, vocabulary);
    if (!holds(owner, input.date ?? null, question) || owner.actor === null) return [];
    if (leads.has(owner.actor)) return [symbols.lead, symbols.actor];
    if (audiences.has(owner.actor)) return [symbols.audience, symbols.actor];
    const object = topic?.actors.includes(owner.actor) ? [vocabulary.list('topic_object')] : [];
    return [symbols.other, symbols.actor, ...object];
  });
  const shared = new Map<readonly number[], readonly number[]>();
  return {
    symbolsOf: (members) => {
      if (members.length === 1) return table[members[0] ?? 0] ?? [];
      const known = shared.get(members);
      if (known !== undefined) return known;
      const made = symbolsOfAll(members, table, symbols.other);
      shared.set(members, made);
      return made;
    },
    additions: additionsOf(
      input,
      { audience: named.audience?.phrases ?? [], lead: named.lead?.phrases ?? [] },
      topic,
      vocabulary,
    ),
  };
}

/** The symbols that a member of this list answers to in every ask. */
export function listSymbols(list: string, vocabulary: Vocabulary): readonly number[] {
  const symbol = vocabulary.list(list);
  const { audience, lead, actor } = roleSymbols(vocabulary);
  return symbol === audience || symbol === lead ? [symbol, actor] : [symbol];
}

/** A wording shared by the lead and a bystander means the lead. */
function symbolsOfAll(
  owners: readonly number[],
  table: readonly (readonly number[])[],
  other: number,
): readonly number[] {
  const all = [...new Set(owners.flatMap((owner) => table[owner] ?? []))];
  const role = owners.some((owner) => (table[owner] ?? []).length > 1 && !table[owner]?.includes(other));
  return role ? all.filter((symbol) => symbol !== other) : all;
}

function holds(owner: MemberOwner, date: string | null, question: string): boolean {
  if (owner.leader === null || question.includes(owner.leader)) return true;
  if (date === null) return owner.to === null;
  return (owner.from === null || owner.from <= date) && (owner.to === null || date <= owner.to);
}

function withMembers(ids: readonly string[], actors: Actors, except: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id) || except.has(id)) return;
    found.add(id);
    for (const member of actors.byId.get(id)?.members ?? []) visit(member);
  };
  ids.forEach(visit);
  return found;
}

function additionsOf(
  input: ClassifyInput,
  named: Readonly<Record<string, readonly string[]>>,
  topic: Topic | null,
  vocabulary: Vocabulary,
): Additions | null {
  const additions = new Additions();
  for (const wordings of [named, input.lists ?? {}]) {
    for (const [list, phrases] of Object.entries(wordings)) {
      for (const phrase of phrases) {
        const words = phrase.split(/\s+/).map(fold);
        additions.add({
          words: words.filter((word) => word !== ''),
          symbol: vocabulary.list(list),
          stems: false,
        });
      }
    }
  }
  for (const list of TOPIC_LISTS) {
    const phrases = new Map((topic?.[list] ?? []).map((words) => [words.join(' '), words]));
    for (const words of phrases.values())
      additions.add({ words, symbol: vocabulary.list(list), stems: true });
  }
  return additions.size > 0 ? additions : null;
}
