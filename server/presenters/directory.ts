// The lists of experts and of institutions: the same shape, one line each, with n.
import type { Store } from '../domain/ports.ts';
import type { Ask } from '../domain/types.ts';
import { flagOf, kickerOf } from './ask-words.ts';
import type { PageModel } from './page.ts';
import { institutionDetail } from './people.ts';
import type { Table, TableColumn } from './table.ts';
import { byName, count } from './words.ts';

export interface DirectoryPage extends PageModel {
  readonly heading: string;
  readonly entries: readonly DirectoryEntry[];
  /** Marks entries that are known from illustrative samples alone. */
  readonly flagged: boolean;
}

export interface DirectoryEntry {
  readonly label: string;
  readonly href: string;
  /** Kind and country of an institution; of an expert the newest ask, where another has the same label. */
  readonly detail: string | null;
  readonly responses: string;
  readonly illustrative: boolean;
}

type Experts = ReturnType<Store['experts']['all']>;
type Institutions = ReturnType<Store['institutions']['all']>;

export function presentExperts(experts: Experts): DirectoryPage {
  const alike = Map.groupBy(experts, ({ label }) => label);
  const entries = sortedExperts(experts).map(({ expert, label, responses, illustrative, ask }) => ({
    label,
    href: `/experts/${expert.slug}`,
    detail: (alike.get(label)?.length ?? 0) > 1 ? askWords(ask) : null,
    responses: count(responses, 'response'),
    illustrative,
  }));
  return {
    title: 'Experts',
    description: 'Everyone who has answered, with their responses across all asks.',
    section: 'experts',
    path: '/experts',
    heading: count(entries.length, 'expert'),
    entries,
    flagged: entries.some(({ illustrative }) => illustrative),
  };
}

/** "The Big Ask, No. 34.2025: full text"; the question where the ask has no series. */
function askWords(ask: Ask): string {
  const { series, number, date } = kickerOf(ask, null);
  const edition =
    series === null ? `“${ask.question}”` : [series, number, date?.text].filter(Boolean).join(', ');
  const flag = flagOf(ask);
  return flag === null ? edition : `${edition}: ${flag.toLowerCase()}`;
}

export function presentInstitutions(institutions: Institutions): DirectoryPage {
  const entries = sortedInstitutions(institutions).map(({ institution, responses, illustrative }) => ({
    label: institution.name,
    href: `/institutions/${institution.slug}`,
    detail: institutionDetail(institution),
    responses: count(responses, 'response'),
    illustrative,
  }));
  return {
    title: 'Institutions',
    description: 'Where the experts work, with what was said from there across all asks.',
    section: 'institutions',
    path: '/institutions',
    heading: count(entries.length, 'institution'),
    entries,
    flagged: entries.some(({ illustrative }) => illustrative),
  };
}

export function expertsTable(experts: Experts): Table {
  return {
    name: 'experts',
    title: 'Experts',
    path: '/experts',
    columns: [
      { key: 'path', filled: true, description: 'Path of the expert’s page on this site' },
      { key: 'name', description: 'Name where it is known' },
      {
        key: 'expert',
        filled: true,
        description: 'What the expert is called here: the name, else the first affiliation',
      },
      { key: 'responses', type: 'integer', filled: true, description: 'Published responses' },
      ILLUSTRATIVE,
    ],
    rows: sortedExperts(experts).map(({ expert, label, responses, illustrative }) => [
      `/experts/${expert.slug}`,
      expert.name,
      label,
      responses,
      illustrative ? 'yes' : 'no',
    ]),
    total: experts.length,
    next: null,
  };
}

export function institutionsTable(institutions: Institutions): Table {
  return {
    name: 'institutions',
    title: 'Institutions',
    path: '/institutions',
    columns: [
      { key: 'path', filled: true, description: 'Path of the institution’s page on this site' },
      { key: 'institution', filled: true, description: 'Canonical name' },
      {
        key: 'kind',
        filled: true,
        description: 'university, think tank, government, media, business or other',
      },
      { key: 'country', description: 'Country where it is known' },
      { key: 'responses', type: 'integer', filled: true, description: 'Published responses' },
      ILLUSTRATIVE,
    ],
    rows: sortedInstitutions(institutions).map(({ institution, responses, illustrative }) => [
      `/institutions/${institution.slug}`,
      institution.name,
      institution.kind,
      institution.country,
      responses,
      illustrative ? 'yes' : 'no',
    ]),
    total: institutions.length,
    next: null,
  };
}

const ILLUSTRATIVE: TableColumn = {
  key: 'illustrative',
  filled: true,
  description: 'Whether it is known from illustrative (invented) asks alone: yes or no',
};

function sortedExperts(experts: Experts): Experts {
  return experts.toSorted((a, b) => byName(a.label, b.label));
}

function sortedInstitutions(institutions: Institutions): Institutions {
  return institutions.toSorted((a, b) => byName(a.institution.name, b.institution.name));
}
