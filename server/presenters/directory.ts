// The lists of experts and of institutions: the same shape, one line each, with n.
import {
  DIRECTORY_SORTS,
  type DirectoryQuery,
  type DirectorySort,
  type Listed,
  type Listing,
  listing,
  USUAL_DIRECTION,
} from '../domain/directory.ts';
import { folded } from '../domain/folding.ts';
import type { Store } from '../domain/ports.ts';
import type { Ask } from '../domain/types.ts';
import { flagOf, kickerOf } from './ask-words.ts';
import type { ChoiceView } from './matrix-links.ts';
import type { PageModel } from './page.ts';
import { filesOver, type Paged, type PagePart, pagerOver } from './paging.ts';
import { institutionDetail } from './people.ts';
import { PAGE_SIZE, type TableFormat } from './query-links.ts';
import type { Download, Pager } from './table-view.ts';
import { byName, count, day, whole } from './words.ts';

export interface DirectoryPage extends PageModel {
  readonly heading: string;
  /** As typed, to be put back into the box; empty for nothing. */
  readonly typed: string;
  /** What the form keeps. */
  readonly kept: readonly { readonly name: string; readonly value: string }[];
  readonly findLabel: string;
  readonly choices: readonly ChoiceView[];
  /** Empty where the list is short, or not by name. */
  readonly letters: readonly { readonly letter: string; readonly href: string }[];
  readonly entries: readonly DirectoryEntry[];
  /** Instead of entries, where words were looked for: the way to everyone. */
  readonly everyone: string | null;
  /** Marks entries that are known from illustrative samples alone. */
  readonly flagged: boolean;
  readonly pager: Pager | null;
  readonly downloads: readonly Download[];
}

export interface DirectoryEntry {
  readonly label: string;
  readonly href: string;
  /** For the letters to point at, where the entry is the first of its letter; else null. */
  readonly anchor: string | null;
  /** Kind, country and people of an institution; of an expert the newest ask, where another has the same label. */
  readonly detail: string | null;
  /** "235 responses", or the day of the newest where the list is sorted by it. */
  readonly figure: string;
  readonly illustrative: boolean;
}

export type Experts = ReturnType<Store['experts']['all']>;
export type Institutions = ReturnType<Store['institutions']['all']>;
export type ListedExpert = Experts[number];
export type ListedInstitution = Institutions[number];

const SORT_NAMES: Readonly<Record<DirectorySort, string>> = {
  ...{ name: 'Name', responses: 'Responses', newest: 'Newest answer' },
};

/** Under so many entries a list needs no letters. */
const LETTERED = 40;

/** The part of the experts that the query asks for. */
export function listedExperts(experts: Experts, query: DirectoryQuery): Listing<ListedExpert> {
  return listing(experts, query, expertListed, byName, letterOf);
}

export function listedInstitutions(
  institutions: Institutions,
  query: DirectoryQuery,
): Listing<ListedInstitution> {
  return listing(institutions, query, institutionListed, byName, letterOf);
}

function expertListed({ label, responses, newest }: ListedExpert): Listed {
  return { names: [label], responses, newest };
}

function institutionListed({ institution, aliases, responses, newest }: ListedInstitution): Listed {
  return { names: [institution.name, ...aliases], responses, newest };
}

/** `found`: of `experts` by this query. */
export function presentExperts(
  experts: Experts,
  found: Listing<ListedExpert>,
  query: DirectoryQuery,
): DirectoryPage {
  const alike = Map.groupBy(experts, ({ label }) => label);
  const entries = found.entries.map(({ expert, label, responses, illustrative, ask, newest }) => ({
    ...{ label, href: `/experts/${expert.slug}`, illustrative, responses, newest },
    detail: (alike.get(label)?.length ?? 0) > 1 ? askWords(ask) : null,
  }));
  return {
    ...directoryOf({ path: '/experts', noun: 'expert', title: 'Experts' }, found, query, entries),
    description: 'Everyone who has answered, with their responses across all asks.',
    section: 'experts',
  };
}

/** `found`: by this query. */
export function presentInstitutions(found: Listing<ListedInstitution>, query: DirectoryQuery): DirectoryPage {
  const entries = found.entries.map(({ institution, people, responses, illustrative, newest }) => ({
    ...{
      label: institution.name,
      href: `/institutions/${institution.slug}`,
      illustrative,
      responses,
      newest,
    },
    detail: [institutionDetail(institution), count(people, 'person', 'people')].filter(Boolean).join(', '),
  }));
  return {
    ...directoryOf(
      { path: '/institutions', noun: 'institution', title: 'Institutions' },
      found,
      query,
      entries,
    ),
    description: 'Where the experts work, with what was said from there across all asks.',
    section: 'institutions',
  };
}

/** The address of a list. What is as by default is left out. */
export function directoryPath(path: string, query: DirectoryQuery, format: TableFormat = 'html'): string {
  const { page, size } = query;
  const params = new URLSearchParams(keptOf(query).map(({ name, value }) => [name, value]));
  if (query.find !== null) params.set('q', query.find.typed);
  if (page !== 1) params.set('page', String(page));
  if (size !== PAGE_SIZE) params.set('size', size === null ? 'all' : String(size));
  return `${path}${format === 'html' ? '' : `.${format}`}${params.size === 0 ? '' : `?${params}`}`;
}

function keptOf({ sort, direction }: DirectoryQuery): DirectoryPage['kept'] {
  return [
    ...(sort === 'name' ? [] : [{ name: 'sort', value: sort }]),
    ...(direction === USUAL_DIRECTION[sort] ? [] : [{ name: 'dir', value: direction }]),
  ];
}

/** The pages of a list and its files. */
export function directoryPaged(path: string, query: DirectoryQuery, found: Listing<unknown>): Paged {
  const { page, size } = query;
  return {
    ...{ page, size, shown: found.entries.length, total: found.total },
    hrefOf: (part: PagePart, format: TableFormat) => directoryPath(path, { ...query, ...part }, format),
  };
}

interface Kind {
  readonly path: string;
  /** "expert". */
  readonly noun: string;
  readonly title: string;
}

type Entry = Omit<DirectoryEntry, 'anchor' | 'figure'> & Pick<Listed, 'responses' | 'newest'>;

function directoryOf(
  { path, noun, title }: Kind,
  found: Listing<unknown>,
  query: DirectoryQuery,
  entries: readonly Entry[],
): Omit<DirectoryPage, 'description' | 'section'> {
  const { find, page, size } = query;
  const typed = find?.typed ?? '';
  const heading = `${count(found.total, noun)}${find === null ? '' : ` found by “${typed}”`}`;
  const paged = directoryPaged(path, query, found);
  const lettered = found.letters.length > 1 && found.total > LETTERED;
  return {
    title: `${find === null ? title : heading}${page === 1 ? '' : ` (page ${whole(page)})`}`,
    path: directoryPath(path, query),
    ...{ heading, typed, kept: keptOf(query) },
    findLabel: `Find ${noun === 'expert' ? 'an expert' : 'an institution'} by name`,
    choices: [sortChoice(path, query)],
    letters: lettered
      ? found.letters.map(({ letter, page: at }) => ({
          letter,
          href: `${directoryPath(path, { ...query, page: at, size })}#${anchorOf(letter)}`,
        }))
      : [],
    entries: anchored(entries, query, lettered),
    everyone: find === null ? null : path,
    flagged: entries.some(({ illustrative }) => illustrative),
    pager: pagerOver(paged, `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`),
    downloads: filesOver(paged),
  };
}

/** Each way to sort; the one that is on turns the order round. */
function sortChoice(path: string, query: DirectoryQuery): ChoiceView {
  return {
    name: 'Sort by',
    options: DIRECTORY_SORTS.map((sort) => {
      const on = sort === query.sort;
      const other = query.direction === 'asc' ? 'desc' : 'asc';
      const direction = on ? other : USUAL_DIRECTION[sort];
      const arrow = on ? (query.direction === 'asc' ? ' ↑' : ' ↓') : '';
      return {
        label: `${SORT_NAMES[sort]}${arrow}`,
        href: directoryPath(path, { ...query, sort, direction, page: 1 }),
        on,
      };
    }),
  };
}

function anchored(
  entries: readonly Entry[],
  { sort }: DirectoryQuery,
  lettered: boolean,
): readonly DirectoryEntry[] {
  const seen = new Set<string>();
  return entries.map(({ responses, newest, ...entry }) => {
    const letter = letterOf(entry.label);
    const first = lettered && !seen.has(letter);
    seen.add(letter);
    return {
      ...entry,
      anchor: first ? anchorOf(letter) : null,
      figure: sort === 'newest' ? (day(newest)?.text ?? 'undated') : count(responses, 'response'),
    };
  });
}

/** "Å" stands under A, and what begins with no letter under "#". */
function letterOf(name: string): string {
  return /\p{L}/u.exec(folded(name.replace(/^the /iu, '')).charAt(0))?.[0].toUpperCase() ?? '#';
}

function anchorOf(letter: string): string {
  return `letter-${letter === '#' ? 'other' : letter}`;
}

/** "The Big Ask, No. 34.2025: full text"; the question where the ask has no series. */
function askWords(ask: Ask): string {
  const { series, number, date } = kickerOf(ask, null);
  const edition =
    series === null ? `“${ask.question}”` : [series, number, date?.text].filter(Boolean).join(', ');
  const flag = flagOf(ask);
  return flag === null ? edition : `${edition}: ${flag.toLowerCase()}`;
}
