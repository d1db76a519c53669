import type { VoteScale } from '../domain/declared.ts';
import type { ExpertProfile, HeldAffiliation } from '../domain/profile.ts';
import type { SchemeSummary } from '../stance/types.ts';
import type { PageModel } from './page.ts';
import { type AffiliationView, affiliationView, type LinkView, whereabouts } from './people.ts';
import {
  type ProfileRows,
  type ProfileTableView,
  profilePath,
  profileTable,
  profileTableView,
} from './profile-table.ts';
import type { TableFormat } from './query-links.ts';
import { type ExpertPart, expertParts } from './record-view.ts';
import { periodWords } from './record-words.ts';
import type { Table } from './table.ts';
import { count } from './words.ts';

export interface ExpertPage extends PageModel {
  readonly label: string;
  /** What the label leaves of the affiliations held in any response, each once, newest first. */
  readonly affiliations: readonly HeldView[];
  readonly links: readonly LinkView[];
  /** One per scheme. */
  readonly parts: readonly ExpertPart[];
  readonly table: ProfileTableView;
}

/** `held`: "2011 to 2017, 234 responses"; null where there is one affiliation, which holds for all. */
export interface HeldView extends AffiliationView {
  readonly held: string | null;
}

export interface ExpertInput {
  readonly profile: ExpertProfile;
  readonly page: ProfileRows;
  readonly schemes: readonly SchemeSummary[];
  readonly votesOf: (scheme: string) => VoteScale;
}

export function presentExpert({ profile, page, schemes, votesOf }: ExpertInput): ExpertPage {
  const { expert, label, affiliations, record } = profile;
  const path = `/experts/${expert.slug}`;
  const table = profileTableView(path, page, new Set(record.stands.map(({ ask }) => ask.id)).size, schemes);
  const views = affiliations.map((held) => heldView(held, affiliations.length));
  const { affiliations: left, links } = whereabouts(label, views);
  return {
    title: label,
    description: `${label}: ${table.says}, each with its stance and the sentence that decided it.`,
    section: 'experts',
    path: profilePath(path, page.query),
    label,
    // The same objects, less the words that the label has.
    affiliations: left.map((each, index) => ({
      ...each,
      held: views[views.length - left.length + index]?.held ?? null,
    })),
    links,
    parts: expertParts({
      ...{ record, schemes, votesOf, by: page.query.by },
      hrefOf: (by) => `${profilePath(path, { ...page.query, by })}`,
    }),
    table,
  };
}

/** The rows of the page as a file. */
export function expertTable({ profile, page, schemes }: ExpertInput, format: TableFormat): Table {
  const { expert, label } = profile;
  const about = {
    ...{ path: `/experts/${expert.slug}`, name: expert.slug },
    title: `${count(page.total, 'response')} by ${label}`,
  };
  return profileTable(about, page, schemes, format);
}

function heldView({ period, ...affiliation }: HeldAffiliation, several: number): HeldView {
  const years = periodWords(period);
  const parts = [...(years === null ? [] : [years]), count(period.responses, 'response')];
  return { ...affiliationView(affiliation), held: several > 1 || years !== null ? parts.join(', ') : null };
}
