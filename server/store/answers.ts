// The answers of an import, each with what was made of it, into the database.
import { declaredOf } from '../domain/declared.ts';
import type { KeptAnswer, KeptOther } from '../domain/kept.ts';
import type { ClassifiedSurvey } from '../domain/ports.ts';
import type { ParsedContributor } from '../domain/survey.ts';
import type { Affiliation, Ask, Declared } from '../domain/types.ts';
import type { Classification } from '../stance/types.ts';
import * as affiliations from './affiliations.ts';
import type { Connection } from './connection.ts';
import * as experts from './experts.ts';
import * as publication from './publication.ts';
import * as restore from './restore.ts';

/** A contributor with what the lexicon made of the answer, and what a dump says of it. */
export interface Pair {
  readonly contributor: ParsedContributor;
  readonly classification: Classification;
  readonly answer: KeptAnswer | null;
}

export interface OtherPair extends Pair {
  readonly other: KeptOther;
}

/** Those of the document, in its order, and all others of a dump. */
export interface Pairs {
  readonly document: readonly Pair[];
  readonly others: readonly OtherPair[];
}

export function paired({ survey: { contributors }, kept, classifications }: ClassifiedSurvey): Pairs {
  const others = kept?.others ?? [];
  const expected = contributors.length + others.length;
  if (classifications.length !== expected) {
    throw new Error(`${expected} contributors came with ${classifications.length} classifications.`);
  }
  const pair = <T extends object>(place: number, what: T): (T & Pick<Pair, 'classification'>)[] => {
    const classification = classifications[place];
    return classification ? [{ ...what, classification }] : [];
  };
  return {
    document: contributors.flatMap((contributor, place) =>
      pair(place, { contributor, answer: kept?.answers[place] ?? null }),
    ),
    others: others.flatMap((other, place) =>
      pair(contributors.length + place, {
        ...{ other, contributor: other.contributor, answer: other.answer },
      }),
    ),
  };
}

/** What a contributor voted, as the scheme of the import reads it; null where the document has no votes. */
export function declarationOf(
  { votes = [] }: ClassifiedSurvey,
  { declared }: ParsedContributor,
): Declared | null {
  return declared === undefined ? null : declaredOf(declared, votes);
}

/** @returns the id of the response, which is public */
export function addResponse(
  db: Connection,
  ask: Pick<Ask, 'id'>,
  entry: ClassifiedSurvey,
  pair: Pair,
  at: string,
  editions: readonly number[] = [],
): number {
  const id = addPending(db, ask, entry, pair, at);
  publication.publish(db, id);
  if (pair.answer !== null) restore.addDecisions(db, id, pair.answer, editions);
  return id;
}

/** An answer by form, or a withdrawn one, in the state that it was in. */
export function addOther(
  db: Connection,
  ask: Pick<Ask, 'id' | 'slug'>,
  entry: ClassifiedSurvey,
  { other, ...pair }: OtherPair,
  at: string,
  editions: readonly number[] = [],
): void {
  const id = addPending(db, ask, entry, pair, at);
  restore.settle(db, ask, id, other);
  restore.addDecisions(db, id, other.answer, editions);
}

function addPending(
  db: Connection,
  ask: Pick<Ask, 'id'>,
  entry: ClassifiedSurvey,
  pair: Pair,
  at: string,
): number {
  const { contributor, classification, answer } = pair;
  const held = heldBy(db, entry, pair);
  return publication.addPending(db, {
    ask: ask.id,
    expert: personOf(db, entry, pair, held),
    printedName: contributor.name,
    paragraphs: contributor.paragraphs,
    affiliations: held,
    classification,
    declared: answer?.form ? null : declarationOf(entry, contributor),
    at,
  });
}

/** Where a contributor works, with the institutions that are meant: as the dump decides, else by their names. */
export function heldBy(
  db: Connection,
  { kept }: ClassifiedSurvey,
  { contributor, answer }: Pair,
): Affiliation[] {
  const printed = contributor.affiliations;
  return kept === undefined || answer === null
    ? affiliations.resolved(db, affiliations.unresolved(printed))
    : affiliations.takenOver(db, printed, answer.institutions, kept.institutions);
}

/** @returns the id of the expert */
export function personOf(
  db: Connection,
  { nature }: ClassifiedSurvey,
  { contributor, answer }: Pair,
  held: readonly Affiliation[],
): number {
  const world = restore.worldOf(nature, answer);
  return answer === null
    ? experts.resolve(db, contributor.name, held, world)
    : experts.takeOver(db, answer.expert, held, world);
}
