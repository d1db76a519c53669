import type { VoteScale } from '../domain/declared.ts';
import type { InstitutionProfile, Member } from '../domain/profile.ts';
import type { SchemeSummary } from '../stance/types.ts';
import type { PageModel } from './page.ts';
import { institutionDetail } from './people.ts';
import {
  type ProfileRows,
  type ProfileTableView,
  profilePath,
  profileTable,
  profileTableView,
} from './profile-table.ts';
import type { TableFormat } from './query-links.ts';
import { type InstitutionPart, institutionParts } from './record-view.ts';
import { periodWords } from './record-words.ts';
import type { Table } from './table.ts';
import { allOf, count } from './words.ts';

export interface InstitutionPage extends PageModel {
  readonly label: string;
  /** "university, United Kingdom"; null where neither is known. */
  readonly detail: string | null;
  /** "Also printed as X and Y"; null where it has one name. */
  readonly aliases: string | null;
  /** One per scheme. */
  readonly parts: readonly InstitutionPart[];
  /** "10 people". */
  readonly peopleHeading: string;
  readonly people: readonly MemberView[];
  readonly table: ProfileTableView;
}

export interface MemberView {
  readonly label: string;
  readonly href: string;
  /** The roles that the label leaves to be said, newest first. */
  readonly roles: string | null;
  /** "2011 to 2017, 234 responses". */
  readonly answered: string;
}

export interface InstitutionInput {
  readonly profile: InstitutionProfile;
  readonly page: ProfileRows;
  readonly schemes: readonly SchemeSummary[];
  readonly votesOf: (scheme: string) => VoteScale;
}

export function presentInstitution({ profile, page, schemes, votesOf }: InstitutionInput): InstitutionPage {
  const { institution, aliases, members, record } = profile;
  const path = `/institutions/${institution.slug}`;
  const table = profileTableView(path, page, new Set(record.stands.map(({ ask }) => ask.id)).size, schemes);
  return {
    title: institution.name,
    description: `${institution.name}: ${table.says} from ${count(members.length, 'person', 'people')}, how far they agree, and every answer with its stance.`,
    section: 'institutions',
    path: profilePath(path, page.query),
    label: institution.name,
    detail: institutionDetail(institution),
    aliases: aliases.length === 0 ? null : `Also printed as ${allOf(aliases)}.`,
    parts: institutionParts({
      ...{ record, schemes, votesOf, by: page.query.by },
      hrefOf: (by) => profilePath(path, { ...page.query, by }),
    }),
    peopleHeading: count(members.length, 'person', 'people'),
    people: members.map(memberView),
    table,
  };
}

/** The rows of the page as a file. */
export function institutionTable({ profile, page, schemes }: InstitutionInput, format: TableFormat): Table {
  const { slug, name } = profile.institution;
  const about = {
    path: `/institutions/${slug}`,
    name: slug,
    title: `${count(page.total, 'response')} from ${name}`,
  };
  return profileTable(about, page, schemes, format);
}

function memberView({ expert, label, roles, period }: Member): MemberView {
  const years = periodWords(period);
  const unsaid = roles.filter((role) => !label.startsWith(role));
  return {
    label,
    href: `/experts/${expert.slug}`,
    roles: unsaid.join('; ') || null,
    answered: [...(years === null ? [] : [years]), count(period.responses, 'response')].join(', '),
  };
}
