import { contributorLabel } from '../domain/contributor-label.ts';
import type { Affiliation, Institution, Response } from '../domain/types.ts';

/** A role at an institution, as printed that day; the link leads to the canonical institution. */
export interface AffiliationView {
  readonly role: string | null;
  readonly institution: string | null;
  readonly href: string | null;
  /** The institution as this site calls it. */
  readonly canonical: string | null;
}

/** The contributor of one row of a table. */
export interface WhoView {
  /** The name; without one the role, and without that the institution. */
  readonly title: string;
  /** Under the title: the role of a contributor who has a name. */
  readonly role: string | null;
  /** What `title` and `role` leave to be said, one line per affiliation; with several, each role by its own. */
  readonly affiliations: readonly AffiliationView[];
}

export function affiliationView({ role, printed, institution }: Affiliation): AffiliationView {
  return {
    role,
    institution: printed ?? institution?.name ?? null,
    href: institution === null ? null : `/institutions/${institution.slug}`,
    canonical: institution?.name ?? null,
  };
}

/** "university, United Kingdom"; null where neither is known. */
export function institutionDetail({ kind, country }: Institution): string | null {
  return [kind === 'other' ? null : kind, country].filter((part) => part !== null).join(', ') || null;
}

/** A link with its words. */
export interface LinkView {
  readonly label: string;
  readonly href: string;
}

/**
 * What is left to say of where they work under the heading `label`. Where that is the first affiliation
 * itself, it is not printed twice: of a department its name is left, else a link to the institution.
 */
export function whereabouts(
  label: string,
  affiliations: readonly AffiliationView[],
): { readonly affiliations: readonly AffiliationView[]; readonly links: readonly LinkView[] } {
  const [first, ...others] = affiliations;
  const { role, institution, canonical, href } = first ?? NOWHERE;
  const words = [role, canonical ?? institution].filter((part) => part !== null).join(', ');
  if (!first || words !== label) return { affiliations, links: [] };
  if (canonical !== institution) return { affiliations: [{ ...first, role: null }, ...others], links: [] };
  const links = institution !== null && href !== null ? [{ label: `All from ${institution}`, href }] : [];
  return { affiliations: others, links };
}

const NOWHERE: AffiliationView = { role: null, institution: null, href: null, canonical: null };

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
  const several = others.length > 0;
  const rest = first ? [several ? first : { ...first, role: null }, ...others] : [];
  return {
    title: name ?? role ?? first?.institution ?? labelOf(response),
    role: name === null ? null : role,
    affiliations: rest.filter(({ institution, role: left }) => institution !== null || left !== null),
  };
}
