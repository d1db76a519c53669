import type { Affiliation } from './types.ts';

/**
 * What a contributor is called on pages, in lists and in sorting: the name, else the first affiliation
 * ("Senior Lecturer, University of St. Andrews"), which then stands for the person.
 */
export function contributorLabel(name: string | null, affiliations: readonly Affiliation[]): string {
  if (name !== null) return name;
  const first = affiliations[0];
  const body = first?.institution?.name ?? first?.printed ?? null;
  const parts = [first?.role ?? null, body].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(', ') : 'Unnamed contributor';
}
