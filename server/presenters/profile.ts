// The page of one expert or one institution: their responses across all asks.
import { EVERYTHING } from '../domain/query.ts';
import type { Expert, Institution, Response } from '../domain/types.ts';
import type { SchemeSummary } from '../stance/types.ts';
import type { PageModel } from './page.ts';
import {
  type AffiliationView,
  affiliationView,
  institutionDetail,
  type LinkView,
  labelOf,
  whereabouts,
} from './people.ts';
import type { TableFormat } from './query-links.ts';
import { responseTable } from './response-table.ts';
import { type RowView, rowView } from './rows.ts';
import type { Table } from './table.ts';
import { count } from './words.ts';

export interface ExpertPage extends PageModel {
  readonly label: string;
  /** What the label leaves of the affiliations held in any response, each once, newest first. */
  readonly affiliations: readonly AffiliationView[];
  readonly links: readonly LinkView[];
  readonly profile: ProfileView;
}

export interface InstitutionPage extends PageModel {
  readonly label: string;
  /** "university, United Kingdom"; null where neither is known. */
  readonly detail: string | null;
  readonly profile: ProfileView;
}

export interface ProfileView {
  /** "3 responses to 2 asks". */
  readonly says: string;
  readonly rows: readonly RowView[];
  readonly csv: string;
  readonly json: string;
}

/** `responses`: newest ask first. */
export function presentExpert(
  expert: Expert,
  responses: readonly Response[],
  schemes: readonly SchemeSummary[],
): ExpertPage {
  const path = `/experts/${expert.slug}`;
  const label = nameOf(expert, responses);
  const profile = profileOf(path, responses, schemes);
  return {
    title: label,
    description: `${label}: ${profile.says}, each with its stance and the sentence that decided it.`,
    section: 'experts',
    path,
    label,
    ...whereabouts(label, distinct(responses.flatMap((each) => each.affiliations).map(affiliationView))),
    profile,
  };
}

/** `responses`: newest ask first. */
export function presentInstitution(
  institution: Institution,
  responses: readonly Response[],
  schemes: readonly SchemeSummary[],
): InstitutionPage {
  const path = `/institutions/${institution.slug}`;
  const profile = profileOf(path, responses, schemes);
  return {
    title: institution.name,
    description: `${institution.name}: ${profile.says}, each with its stance and the sentence that decided it.`,
    section: 'institutions',
    path,
    label: institution.name,
    detail: institutionDetail(institution),
    profile,
  };
}

export function expertTable(
  expert: Expert,
  responses: readonly Response[],
  schemes: readonly SchemeSummary[],
  format: TableFormat,
): Table {
  const title = `${count(responses.length, 'response')} by ${nameOf(expert, responses)}`;
  return profileTable(title, `/experts/${expert.slug}`, expert.slug, responses, schemes, format);
}

export function institutionTable(
  institution: Institution,
  responses: readonly Response[],
  schemes: readonly SchemeSummary[],
  format: TableFormat,
): Table {
  const title = `${count(responses.length, 'response')} from ${institution.name}`;
  return profileTable(
    title,
    `/institutions/${institution.slug}`,
    institution.slug,
    responses,
    schemes,
    format,
  );
}

function profileTable(
  title: string,
  path: string,
  name: string,
  rows: readonly Response[],
  schemes: readonly SchemeSummary[],
  format: TableFormat,
): Table {
  const table = responseTable({
    name,
    title,
    place: { path, fixed: null },
    // A profile shows every response, newest ask first; its address takes no query.
    query: EVERYTHING,
    found: { rows, total: rows.length },
    schemes,
    format,
  });
  return { ...table, path };
}

function profileOf(
  path: string,
  responses: readonly Response[],
  schemes: readonly SchemeSummary[],
): ProfileView {
  const asks = new Set(responses.map(({ ask }) => ask.id)).size;
  return {
    says: `${count(responses.length, 'response')} to ${count(asks, 'ask')}`,
    rows: responses.map((response) => rowView(response, schemes, true)),
    csv: `${path}.csv`,
    json: `${path}.json`,
  };
}

function nameOf(expert: Expert, [newest]: readonly Response[]): string {
  return expert.name ?? (newest ? labelOf(newest) : 'Unnamed contributor');
}

function distinct(affiliations: readonly AffiliationView[]): readonly AffiliationView[] {
  const key = ({ role, institution }: AffiliationView): string => JSON.stringify([role, institution]);
  return [...new Map(affiliations.map((each) => [key(each), each])).values()];
}
