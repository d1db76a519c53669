// What differs between two editions of one survey, and which contributor of one is which of the other.
import { bareName } from './person-name.ts';
import type { ParsedContributor, ParsedSurvey } from './survey.ts';

const HEAD_FIELDS = ['question', 'series', 'number', 'date', 'intro'] as const;
const CONTRIBUTOR_FIELDS = ['name', 'affiliations', 'paragraphs', 'declared'] as const;
export type HeadField = (typeof HEAD_FIELDS)[number];
export type ContributorField = (typeof CONTRIBUTOR_FIELDS)[number];

/** A contributor of both editions: its places from 0, and what differs. */
export interface KeptContributor {
  readonly before: number;
  readonly after: number;
  readonly fields: readonly ContributorField[];
}

export interface SurveyChanges {
  readonly fields: readonly HeadField[];
  /** Everyone of both editions, in the order of the later one; those without fields are the same. */
  readonly kept: readonly KeptContributor[];
  /** Places in the later edition. */
  readonly added: readonly number[];
  /** Places in the earlier edition. */
  readonly removed: readonly number[];
  /** Those of both editions stand in another order. */
  readonly reordered: boolean;
}

export function changesOf(before: ParsedSurvey, after: ParsedSurvey): SurveyChanges {
  const pairs = matchContributors(before.contributors, after.contributors);
  const found = new Set(pairs.values());
  const kept = [...pairs]
    .toSorted(([a], [b]) => a - b)
    .map(([at, was]) => ({
      before: was,
      after: at,
      fields: changedFields(before.contributors[was], after.contributors[at]),
    }));
  return {
    fields: HEAD_FIELDS.filter((field) => !isSame(before[field], after[field])),
    kept,
    added: [...after.contributors.keys()].filter((at) => !pairs.has(at)),
    removed: [...before.contributors.keys()].filter((at) => !found.has(at)),
    reordered: kept.some((each, index) => each.before < (kept[index - 1]?.before ?? -1)),
  };
}

/** Whether the two editions say the same. */
export function isUnchanged({ fields, kept, added, removed, reordered }: SurveyChanges): boolean {
  const counts = [fields.length, added.length, removed.length];
  return !reordered && counts.every((count) => count === 0) && kept.every((each) => each.fields.length === 0);
}

/**
 * Who of one edition is who of another: by everything, else the name, else the words, else (where a name is
 * missing) the affiliations; those that look alike in their order.
 * @returns place in `after` -> place in `before`
 */
export function matchContributors(
  before: readonly ParsedContributor[],
  after: readonly ParsedContributor[],
): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const found = new Set<number>();
  for (const keyOf of KEYS) {
    const places = Map.groupBy(
      [...before.keys()].filter((place) => !found.has(place)),
      (place) => keyOf(before[place]),
    );
    for (const [at, contributor] of after.entries()) {
      const key = keyOf(contributor);
      if (key === null || pairs.has(at)) continue;
      const was = places.get(key)?.shift();
      if (was === undefined) continue;
      pairs.set(at, was);
      found.add(was);
    }
  }
  return pairs;
}

type Key = (contributor: ParsedContributor | undefined) => string | null;

const affiliationsKey: Key = (contributor) =>
  contributor === undefined || contributor.affiliations.length === 0
    ? null
    : JSON.stringify(contributor.affiliations.map(({ role, institution }) => [role, institution]));

const KEYS: readonly Key[] = [
  (each) =>
    each === undefined
      ? null
      : JSON.stringify([each.name, affiliationsKey(each), each.paragraphs, vote(each.declared)]),
  (each) => (each?.name == null ? null : fold(bareName(each.name))),
  (each) => (each === undefined || each.paragraphs.length === 0 ? null : JSON.stringify(each.paragraphs)),
  (each) => (each?.name == null ? affiliationsKey(each) : null),
];

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}

function changedFields(
  before: ParsedContributor | undefined,
  after: ParsedContributor | undefined,
): ContributorField[] {
  return CONTRIBUTOR_FIELDS.filter((field) => {
    // A document that no longer prints votes takes none back.
    if (field === 'declared')
      return after?.declared !== undefined && vote(before?.declared) !== vote(after.declared);
    if (field === 'affiliations') return affiliationsKey(before) !== affiliationsKey(after);
    return !isSame(before?.[field], after?.[field]);
  });
}

function vote(declared: ParsedContributor['declared']): string {
  return JSON.stringify(declared === undefined ? null : [declared.vote, declared.confidence]);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
