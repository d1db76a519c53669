// Who a question can name: countries, unions, alliances, institutions, and the words that stand for them.
import { z } from 'zod';
import { PatternError, parsePattern, type Sequence } from './pattern.ts';
import { YamlFile } from './yaml-file.ts';

/** One wording that stands for an actor. A leader's holds only between two ISO days; null is open. */
export interface Alias {
  readonly text: string;
  readonly sequence: Sequence;
  readonly type: 'name' | 'demonym' | 'seat' | 'government' | 'leader';
  readonly from: string | null;
  readonly to: string | null;
}

export interface Actor {
  readonly id: string;
  /** As it is printed: "the United States". */
  readonly name: string;
  readonly kind: string;
  readonly aliases: readonly Alias[];
  /** Ids of the actors that it is made of. */
  readonly members: readonly string[];
}

export interface Actors {
  readonly actors: readonly Actor[];
  readonly byId: ReadonlyMap<string, Actor>;
}

export const NO_ACTORS: Actors = { actors: [], byId: new Map() };

const text = z.string().trim().min(1);
const texts = z.array(z.coerce.string().trim().min(1)).nullish();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written 2025-01-31');

const actorsSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens'),
    name: text,
    kind: z.enum(['country', 'state', 'region', 'union', 'alliance', 'group', 'institution']),
    names: texts,
    demonyms: texts,
    seats: texts,
    government: texts,
    leaders: z
      .array(z.strictObject({ name: text, full: text.optional(), from: day.optional(), to: day.optional() }))
      .nullish(),
    members: texts,
    note: text.optional(),
  }),
);

type RawActor = z.infer<typeof actorsSchema>[number];

/**
 * Reads the file of actors.
 * @throws SchemeError with every fault: file, line, actor and what to mend.
 */
export function parseActors(yamlText: string, fileName: string): Actors {
  const yaml = new YamlFile(yamlText, fileName);
  const raw = yaml.read(actorsSchema);
  const ids = new Set<string>();
  raw.forEach((actor, index) => {
    if (ids.has(actor.id)) yaml.fault([index], `another actor has the id "${actor.id}"; give each its own`);
    ids.add(actor.id);
  });
  raw.forEach((actor, index) => {
    for (const member of actor.members ?? []) {
      if (!ids.has(member)) yaml.fault([index, 'members'], `there is no actor "${member}"`);
    }
  });
  const actors = raw.map((actor, index) => toActor(actor, index, yaml));
  yaml.throwFaults();
  return { actors, byId: new Map(actors.map((actor) => [actor.id, actor])) };
}

function toActor(raw: RawActor, index: number, yaml: YamlFile): Actor {
  const aliases: Alias[] = [];
  const add = (text: string, type: Alias['type'], key: string, from?: string, to?: string) => {
    try {
      aliases.push({ text, sequence: aliasSequence(text), type, from: from ?? null, to: to ?? null });
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      yaml.fault([index, key], `"${text}": ${error.message}`);
    }
  };
  for (const name of new Set([raw.name, ...(raw.names ?? [])])) add(name, 'name', 'names');
  for (const demonym of raw.demonyms ?? []) add(demonym, 'demonym', 'demonyms');
  for (const seat of raw.seats ?? []) add(seat, 'seat', 'seats');
  for (const body of raw.government ?? []) add(body, 'government', 'government');
  for (const { name, full, from, to } of raw.leaders ?? []) {
    for (const title of new Set([name, full ?? name])) add(title, 'leader', 'leaders', from, to);
  }
  return { id: raw.id, name: raw.name, kind: raw.kind, aliases, members: raw.members ?? [] };
}

/** A proper name asks for its capitals ("Turkey", "the Bay"), and does without its article. */
function aliasSequence(text: string): Sequence {
  const words = text.split(/\s+/);
  const bare = words.length > 1 && /^the$/i.test(words[0] ?? '') && /^[=\p{Lu}]/u.test(words[1] ?? '');
  const sequence = parsePattern((bare ? words.slice(1) : words).map(withCapital).join(' '));
  if (sequence.some((element) => element.type === 'gap' || element.type === 'list')) {
    throw new PatternError('an alias may hold no gap and no list');
  }
  return sequence;
}

function withCapital(word: string): string {
  return /^\p{Lu}/u.test(word) ? `+${word}` : word;
}
