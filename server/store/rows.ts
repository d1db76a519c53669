// Rows as statements select them, and the domain types made of them.

import type { Affiliation, Ask, Coding, Declared, Institution, Nature } from '../domain/types.ts';
import type { Classification, Evidence } from '../stance/types.ts';

/** To be selected from `asks a LEFT JOIN sources s ON s.id = a.source_id`. */
export const ASK_COLUMNS = `a.id, a.slug, a.question, a.series, a.number, a.date, a.intro, a.scheme, a.lead,
  a.state, a.nature, s.title, s.publisher, s.url, s.hash, s.imported_at AS importedAt,
  EXISTS (SELECT 1 FROM asks o WHERE o.question = a.question AND o.nature <> a.nature) AS twin`;

export const ASK_TABLES = 'asks a LEFT JOIN sources s ON s.id = a.source_id';

export interface AskRow {
  readonly id: number;
  readonly slug: string;
  readonly question: string;
  readonly series: string | null;
  readonly number: string | null;
  readonly date: string | null;
  readonly intro: string;
  readonly scheme: string;
  readonly lead: string | null;
  readonly state: Ask['state'];
  readonly nature: Nature;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly hash: string | null;
  readonly importedAt: string | null;
  readonly twin: number;
}

export function toAsk(row: AskRow): Ask {
  const { intro, title, publisher, url, hash, twin, ...rest } = row;
  const source = title !== null && hash !== null ? { title, publisher, url, hash } : null;
  return { ...rest, intro: toParagraphs(intro), twin: twin === 1, source };
}

/** To be selected from `codings c`. */
export const CODING_COLUMNS = `c.id, c.kind, c.coder, c.stance, c.margin, c.classification, c.reason, c.at,
  c.vote, c.intensity, c.declared_confidence`;

/** What a declared coding says, as its columns have it. */
export interface DeclaredRow {
  readonly stance: string;
  readonly vote: string | null;
  readonly intensity: number | null;
  readonly declared_confidence: number | null;
}

/** A vote without an intensity is none of the scheme's, and its stance a stand-in. */
export function toDeclared({ stance, vote, intensity, declared_confidence }: DeclaredRow): Declared {
  return { vote, stance: intensity === null ? null : stance, intensity, confidence: declared_confidence };
}

/** The newest declaration of `responses r` as one value, for `readDeclared`. */
export const DECLARED = `(SELECT json_object('stance', d.stance, 'vote', d.vote, 'intensity', d.intensity,
                                    'declared_confidence', d.declared_confidence)
   FROM codings d WHERE d.response_id = r.id AND d.kind = 'declared' ORDER BY d.id DESC LIMIT 1)`;

export function readDeclared(json: string | null): Declared | null {
  return json === null ? null : toDeclared(JSON.parse(json) as DeclaredRow); // The statement above makes it.
}

export interface CodingRow extends Omit<Coding, 'classification' | 'declared'>, DeclaredRow {
  readonly classification: string | null;
}

export function toCoding(stored: CodingRow): Coding {
  const { classification, vote: _, intensity: _1, declared_confidence: _2, ...row } = stored;
  if (row.kind === 'declared') return { ...row, classification: null, declared: toDeclared(stored) };
  // The store alone writes this column, from a Classification, and a CHECK keeps it JSON.
  const parsed = classification === null ? null : (JSON.parse(classification) as Classification);
  return { ...row, classification: parsed && { ...parsed, evidence: parsed.evidence.map(toEvidence) } };
}

/** The first codings did not say which evidence decides; nearly always it was all of it. */
function toEvidence(stored: Evidence): Evidence {
  return 'decides' in stored ? stored : { ...(stored as Evidence), decides: true };
}

/** To be selected from `affiliations f LEFT JOIN institutions i ON i.id = f.institution_id`. */
export const AFFILIATION_COLUMNS =
  'f.response_id, f.role, f.printed, i.id, i.slug, i.name, i.kind, i.country';

export type AffiliationRow = {
  readonly response_id: number;
  readonly role: string | null;
  readonly printed: string | null;
} & (Institution | { readonly id: null });

export function toAffiliation(row: AffiliationRow): Affiliation {
  const { role, printed } = row;
  if (row.id === null) return { role, printed, institution: null };
  const { id, slug, name, kind, country } = row;
  return { role, printed, institution: { id, slug, name, kind, country } };
}

export function toParagraphs(json: string): string[] {
  return JSON.parse(json) as string[]; // The store alone writes these columns, from string[].
}
