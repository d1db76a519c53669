// Whole domain values for presenter tests: say only what the test is about.
import {
  EVERYTHING,
  type FacetValue,
  NO_FACETS,
  type PanelMark,
  type ResponsePage,
  type ResponseQuery,
} from '../../server/domain/query.ts';
import type { Affiliation, Ask, Coding, Institution, Response } from '../../server/domain/types.ts';
import type { SumScheme } from '../../server/presenters/sum.ts';
import type { Classification, CodebookEntry, Evidence } from '../../server/stance/types.ts';

export const SCHEME: SumScheme = {
  id: 'lead',
  version: '0.1.0',
  title: 'Following a lead',
  stances: [
    { code: 'follow', word: 'Follow', label: 'Follow {lead}', definition: 'Goes along.', tone: 'for' },
    { code: 'shape', word: 'Shape', label: 'Shape', definition: 'Changes the course.', tone: 'between' },
    { code: 'resist', word: 'Resist', label: 'Resist {lead}', definition: 'Refuses.', tone: 'against' },
    { code: 'unclear', word: 'Unclear', label: 'Unclear', definition: 'Names no course.', tone: 'none' },
  ],
  threshold: 0.15,
  minimum: 1,
  confidence: [
    { band: 'high', basis: ['verdict', 'score'], margin: 0.6, weight: 4 },
    { band: 'medium', basis: ['verdict', 'score'], margin: 0.4, weight: 2 },
  ],
  entries: [entryOf('shape.terms', 'shape'), entryOf('resist.refuse', 'resist', 'follow')],
};

/** An entry of the fixtures' scheme; `negated`: the stance that its denial speaks for. */
function entryOf(id: string, stance: string, negated: string | null = null): CodebookEntry {
  const settings = {
    kind: 'cue',
    weight: 2,
    patterns: [],
    denies: null,
    places: null,
    hits: [],
    misses: [],
    note: '',
  } as const;
  return { id, stance, negated, ...settings };
}

export const FOLLOW = {
  code: 'follow',
  word: 'Follow',
  label: 'Follow Oslo',
  tone: 'for',
  sign: 'M2 1.5 13 7 2 12.5z',
} as const;
export const SHAPE = {
  code: 'shape',
  word: 'Shape',
  label: 'Shape',
  tone: 'between',
  sign: 'M7 .5 13.5 7 7 13.5 .5 7z',
} as const;
export const RESIST = {
  code: 'resist',
  word: 'Resist',
  label: 'Resist Oslo',
  tone: 'against',
  sign: 'M1.5 1.5h11v11h-11z',
} as const;
export const UNCLEAR = {
  code: 'unclear',
  word: 'Unclear',
  label: 'Unclear',
  tone: 'none',
  sign: 'M7 1.5a5.5 5.5 0 0 1 0 11a5.5 5.5 0 0 1 0-11z',
} as const;

export function askOf(changes: Partial<Ask> = {}): Ask {
  return {
    id: 1,
    slug: 'arctic-12',
    question: 'Should Norway follow Oslo’s lead on the Arctic?',
    series: 'The Sample Ask',
    number: '12',
    date: '2026-03-04',
    intro: ['A treaty lapses in June.'],
    scheme: 'lead',
    lead: 'Oslo',
    state: 'closed',
    nature: 'verbatim',
    twin: false,
    source: null,
    importedAt: null,
    ...changes,
  };
}

export function institutionOf(name: string, changes: Partial<Institution> = {}): Institution {
  const slug = name.toLowerCase().replaceAll(' ', '-');
  return { id: 1, slug, name, kind: 'other', country: null, ...changes };
}

export function affiliationOf(role: string | null, institution: string | null): Affiliation {
  return {
    role,
    printed: institution,
    institution: institution === null ? null : institutionOf(institution),
  };
}

export function evidenceOf(quote: string, changes: Partial<Evidence> = {}): Evidence {
  return {
    paragraph: 0,
    start: 0,
    end: quote.length,
    quote,
    entry: 'shape.terms',
    stance: 'shape',
    baseWeight: 2,
    weight: 2,
    factors: [],
    decides: true,
    ...changes,
  };
}

export function findingOf(changes: Partial<Classification> = {}): Classification {
  return {
    scheme: 'lead',
    version: '0.1.0',
    stance: 'shape',
    margin: 0.5,
    basis: 'score',
    confidence: 'medium',
    scores: { follow: 0, shape: 6, resist: 2, unclear: 0 },
    deciding: null,
    evidence: [],
    suppressed: [],
    ...changes,
  };
}

/** The lexicon's coding of a finding. */
export function codingOf(found: Classification = findingOf(), changes: Partial<Coding> = {}): Coding {
  return {
    id: 1,
    kind: 'lexicon',
    coder: 'lead@0.1.0',
    stance: found.stance,
    margin: found.margin,
    classification: found,
    reason: null,
    at: '2026-03-05T09:30:00.000Z',
    ...changes,
  };
}

export function editorsCoding(stance: string, reason: string): Coding {
  return {
    id: 2,
    kind: 'editor',
    coder: 'jl',
    stance,
    margin: null,
    classification: null,
    reason,
    at: '2026-03-06T14:05:00.000Z',
  };
}

export function responseOf(changes: Partial<Response> = {}): Response {
  return {
    id: 7,
    ask: askOf(),
    position: 1,
    expert: { id: 3, slug: 'reader-in-polar-law', name: null },
    affiliations: [affiliationOf('Reader in Polar Law', 'University of Eastmere')],
    paragraphs: ['Sign only if the clause becomes mutual.'],
    state: 'published',
    origin: 'document',
    publishedAt: null,
    coding: codingOf(),
    declared: null,
    ...changes,
  };
}

export function queryOf(changes: Partial<ResponseQuery> = {}): ResponseQuery {
  return { ...EVERYTHING, size: 100, ...changes };
}

export function facetOf(value: string, count: number, label = value, selected = false): FacetValue {
  return { value, label, count, selected };
}

export function pageOf(rows: readonly Response[], changes: Partial<ResponsePage> = {}): ResponsePage {
  return { rows, total: rows.length, facets: NO_FACETS, ...changes };
}

/** The mark of a machine's tag, unless told otherwise. */
export function markOf(changes: Partial<PanelMark> = {}): PanelMark {
  return {
    ...{ response: 7, expert: 'Reader in Polar Law', stance: 'shape', kind: 'lexicon', weak: false },
    ...{ before: null, margin: 0.5, declared: null },
    ...changes,
  };
}
