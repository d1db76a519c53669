import { contributorLabel } from '../domain/contributor-label.ts';
import type { Affiliation, Response } from '../domain/types.ts';

/** A role at an institution, as printed that day; the link leads to the canonical institution. */
export interface AffiliationView {
  readonly role: string | null;
  readonly institution: string | null;
  readonly href: string | null;
}

/** The contributor of one row of a table. */
export interface WhoView {
  /** The name; without one the role, and without that the institution. */
  readonly title: string;
  /** Under the title: the role of a contributor who has a name. */
  readonly role: string | null;
  /** What `title` and `role` leave to be said, one line per affiliation. */
  readonly affiliations: readonly AffiliationView[];
}

export function affiliationView({ role, printed, institution }: Affiliation): AffiliationView {
  return {
    role,
    institution: printed ?? institution?.name ?? null,
    href: institution === null ? null : `/institutions/${institution.slug}`,
  };
}

/** A link with its words. */
export interface LinkView {
  readonly label: string;
  readonly href: string;
}

/**
 * What is left to say of where they work under the heading `label`. Where that is the first affiliation
 * itself, it is not printed twice; its institution is then a link of its own.
 */
export function whereabouts(
  label: string,
  affiliations: readonly AffiliationView[],
): { readonly affiliations: readonly AffiliationView[]; readonly links: readonly LinkView[] } {
  const [first, ...others] = affiliations;
  if (!first || affiliationWords(first) !== label) return { affiliations, links: [] };
  const { institution, href } = first;
  const links = institution !== null && href !== null ? [{ label: `All from ${institution}`, href }] : [];
  return { affiliations: others, links };
}

/** "Senior Lecturer, University of St. Andrews". */
function affiliationWords({ role, institution }: AffiliationView): string {
  return [role, institution].filter((part) => part !== null).join(', ');
}

/** The contributor in one line, for titles and links. */
export function labelOf({ expert, affiliations }: Response): string {
  return contributorLabel(expert.name, affiliations);
}

/** The first role goes to the contributor's own cell, whether below the name or in its place. */
export function whoView(response: Response): WhoView {
  const { name } = response.expert;
  const views = response.affiliations.map(affiliationView);
  const [first, ...others] = views;
  const role = first?.role ?? null;
  const rest = first ? [{ ...first, role: null }, ...others] : [];
  return {
    title: name ?? role ?? first?.institution ?? labelOf(response),
    role: name === null ? null : role,
    affiliations: rest.filter(({ institution, role: left }) => institution !== null || left !== null),
  };
}
