// Small, whole values for tests: say only what the test is about.
import { createHash } from 'node:crypto';
import type { ClassifiedSurvey } from '../../server/domain/ports.ts';
import { EVERYTHING, type ResponseQuery } from '../../server/domain/query.ts';
import type { ClassifiedSubmission, Submission } from '../../server/domain/submission.ts';
import type { ParsedContributor, ParsedSurvey } from '../../server/domain/survey.ts';
import type { Source } from '../../server/domain/types.ts';
import { type Classification, UNCLEAR } from '../../server/stance/types.ts';

/** What the lexicon might have found: the given stance, fairly sure, without evidence unless given. */
export function classificationOf(stance = 'shape', changes: Partial<Classification> = {}): Classification {
  const unclear = stance === UNCLEAR;
  return {
    scheme: 'lead',
    version: '0.1.0',
    stance,
    margin: unclear ? 0 : 0.5,
    basis: unclear ? 'no cue' : 'score',
    confidence: unclear ? 'low' : 'medium',
    scores: unclear ? {} : { [stance]: 3 },
    deciding: null,
    evidence: [],
    suppressed: [],
    ...changes,
  };
}

/** One contributor of a built survey: what a document gives, and what the lexicon makes of it. */
export interface BuiltContributor extends Partial<ParsedContributor> {
  readonly stance?: string;
  readonly classification?: Partial<Classification>;
}

export interface BuiltSurvey
  extends Partial<Omit<ParsedSurvey, 'contributors'>>,
    Partial<Omit<ClassifiedSurvey, 'survey' | 'classifications' | 'source'>> {
  readonly contributors?: readonly BuiltContributor[];
  readonly source?: Partial<Source>;
}

const DEFAULT_CONTRIBUTOR = {
  name: null,
  affiliations: [{ role: 'Lecturer', institution: 'University of Westhaven' }],
  paragraphs: ['Britain should shape the course of events rather than wait for them.'],
};

/** A survey of three unnamed contributors who differ, unless told otherwise. The hash follows what is told. */
export function surveyOf(parts: BuiltSurvey = {}): ClassifiedSurvey {
  const { contributors = [{ stance: 'follow' }, { stance: 'shape' }, { stance: 'resist' }], source } = parts;
  const survey: ParsedSurvey = {
    question: parts.question ?? 'Should Britain follow the American lead on trade?',
    series: parts.series === undefined ? 'The Big Ask' : parts.series,
    number: parts.number === undefined ? '1.2025' : parts.number,
    date: parts.date === undefined ? '2025-03-14' : parts.date,
    intro: parts.intro ?? ['Trade policy changed last week.'],
    contributors: contributors.map(({ name, affiliations, paragraphs, declared }) => ({
      ...(declared === undefined ? {} : { declared }),
      name: name === undefined ? DEFAULT_CONTRIBUTOR.name : name,
      affiliations: affiliations ?? DEFAULT_CONTRIBUTOR.affiliations,
      paragraphs: paragraphs ?? DEFAULT_CONTRIBUTOR.paragraphs,
    })),
  };
  return {
    survey,
    classifications: contributors.map(({ stance, classification }) =>
      classificationOf(stance, classification),
    ),
    scheme: parts.scheme ?? 'lead',
    lead: parts.lead === undefined ? 'Trump' : parts.lead,
    ...(parts.votes === undefined ? {} : { votes: parts.votes }),
    ...(parts.ownAddress === undefined ? {} : { ownAddress: parts.ownAddress }),
    nature: parts.nature ?? 'verbatim',
    state: parts.state ?? 'closed',
    source: {
      title: 'A panel on trade',
      publisher: 'Westhaven Review',
      url: 'https://example.org/panels/1',
      hash: createHash('sha256').update(JSON.stringify(parts)).digest('hex'),
      ...source,
    },
  };
}

/** An answer to the ask with this slug, as the form hands it to the store. */
export function submissionOf(ask: string, changes: Partial<Submission> = {}): ClassifiedSubmission {
  const submission = {
    ask,
    name: 'Ada Byron',
    role: 'Reader in Strategy',
    institution: 'University of Westhaven',
    paragraphs: ['Britain should resist.', 'It has the means.'],
    ...changes,
  };
  return { submission, classification: classificationOf('resist') };
}

/** Every public response in panel order, unless told otherwise. */
export function queryOf(changes: Partial<ResponseQuery> = {}): ResponseQuery {
  return { ...EVERYTHING, ...changes };
}
