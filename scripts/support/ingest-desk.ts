// One survey from a file into the database, and what is said about it.
import { basename, extname } from 'node:path';
import { schemeOfVotes } from '../../server/domain/declared.ts';
import { AppError } from '../../server/domain/errors.ts';
import { isNews as hasNews } from '../../server/domain/kept.ts';
import type {
  ClassifiedSurvey,
  Classifier,
  EarlierEdition,
  Edition,
  ImportOutcome,
  Store,
} from '../../server/domain/ports.ts';
import { inputOf } from '../../server/domain/reading.ts';
import type { ParsedSurvey } from '../../server/domain/survey.ts';
import { isUnchanged } from '../../server/domain/survey-changes.ts';
import type { ImportedDocument } from '../../server/ingest/index.ts';
import {
  describeBriefly,
  describeChanges,
  describeImport,
  describeKept,
  describeNews,
  institutionWarnings,
} from '../../server/ingest/report.ts';
import { refuseUnknownCodes } from './known-codes.ts';

/** What importing needs; the store is null where nothing is to be written. */
export interface Desk {
  readonly options: {
    readonly json: boolean;
    readonly open: boolean;
    readonly update: boolean;
    readonly scheme: string | null;
  };
  readonly classifier: Classifier;
  readonly store: Store | null;
  readonly publicUrl: string;
}

/** What one file is: its name as given, every survey in it, and whether it is a table of responses. */
export interface Origin {
  readonly file: string;
  readonly documents: readonly ImportedDocument[];
  readonly isTable: boolean;
}

/** A file with more surveys than this is shown one line per survey. */
const MOST_IN_FULL = 3;

const USUAL_SCHEME = 'lead';

/** What one survey came to. */
export interface Imported {
  /** What to print. */
  readonly text: string;
  readonly answers: number;
  readonly warnings: number;
}

/** Tags a survey and stores it unless there is no store. @throws AppError. */
export function importDocument(document: ImportedDocument, origin: Origin, desk: Desk): Imported {
  const { options, store, classifier } = desk;
  const place = store === null ? newPlace(document) : placeOf(document, origin, store);
  const classified = classify(place, document, origin, desk);
  const checked = { ...document, warnings: [...document.warnings, ...similarTo(document, store)] };
  const found =
    origin.documents.length > MOST_IN_FULL
      ? describeBriefly(checked)
      : describeImport(checked, classified.classifications, classifier.scheme(classified.scheme));
  const imported = { answers: document.survey.contributors.length, warnings: checked.warnings.length };
  if (store === null) return { ...imported, text: `${found}\nNothing was stored (--dry-run).` };
  if (place.earlier !== null && !options.update && isNews(place, store))
    throw changed(place.earlier, place.edition.survey);
  const outcome = options.update ? store.imports.update(classified) : store.imports.add(classified);
  return { ...imported, text: describe(outcome, found, { document: checked, place, origin, desk }) };
}

/** Where a survey goes: itself, perhaps with a series of its own, and the edition of it that is here. */
interface Place {
  readonly edition: Edition;
  readonly earlier: EarlierEdition | null;
}

function newPlace({ survey, source, hash, isArticle, kept }: ImportedDocument): Place {
  const nature = kept?.nature ?? 'verbatim';
  const edition = { survey, nature, source: { ...source, hash }, ownAddress: isArticle };
  return { edition: kept === null ? edition : { ...edition, kept }, earlier: null };
}

/**
 * Two panels may be asked the same on the same day: where a table without a series meets an ask that others
 * answered, the name of its file tells the two apart.
 */
function placeOf(document: ImportedDocument, { file, isTable }: Origin, store: Store): Place {
  const { edition } = newPlace(document);
  const earlier = store.imports.earlier(edition);
  const mayBeOther = isTable && file !== '-' && edition.survey.series === null;
  if (earlier === null || !mayBeOther || isSamePanel(earlier)) return { edition, earlier };
  const series = basename(file, extname(file));
  console.error(
    `${file}: “${edition.survey.question}” is here from another panel; it gets the series “${series}”.`,
  );
  const own = { ...edition, survey: { ...edition.survey, series } };
  return { edition: own, earlier: store.imports.earlier(own) };
}

/** Most people of the smaller edition are in the other one. */
function isSamePanel({ changes: { kept, added, removed } }: EarlierEdition): boolean {
  return kept.length > Math.min(added.length, removed.length);
}

/** The same document again is none, even where it would be read otherwise today. */
function isNews({ edition, earlier }: Place, store: Store): boolean {
  if (earlier === null) return false;
  const isOther = !isUnchanged(earlier.changes) && store.imports.bySource(edition.source.hash) === null;
  return isOther || hasNews(earlier.news);
}

function classify(
  { edition, earlier }: Place,
  document: ImportedDocument,
  origin: Origin,
  { classifier, options }: Desk,
): ClassifiedSurvey {
  const { survey } = edition;
  const { kept } = document;
  refuseUnknownCodes(document, classifier, options.scheme);
  const scheme =
    options.scheme ?? kept?.scheme ?? earlier?.ask.scheme ?? votedScheme(edition, origin, classifier);
  const others = (kept?.others ?? []).map(({ contributor }) => contributor);
  return {
    ...edition,
    scheme,
    classifications: [...survey.contributors, ...others].map(({ paragraphs }) =>
      classifier.classify(scheme, inputOf(survey, paragraphs)),
    ),
    votes: classifier.method(scheme).codebook.declared,
    lead: kept === null ? classifier.lead(scheme, survey.question) : kept.lead,
    state: options.open ? 'open' : (kept?.state ?? 'closed'),
  };
}

/** The scheme of the survey's votes; of the file's, where nobody voted on this question. */
function votedScheme({ survey }: Edition, { documents }: Origin, { schemes, method }: Classifier): string {
  const scales = schemes.map(({ id }) => ({ id, scale: method(id).codebook.declared }));
  const own = schemeOfVotes(survey.contributors, scales);
  if (own !== null || survey.contributors.every(({ declared }) => declared === undefined))
    return own ?? USUAL_SCHEME;
  const all = documents.flatMap((each) => each.survey.contributors);
  return schemeOfVotes(all, scales) ?? USUAL_SCHEME;
}

function similarTo(
  { survey }: ImportedDocument,
  store: Store | null,
): ReturnType<typeof institutionWarnings> {
  if (store === null) return [];
  const printed = survey.contributors.flatMap(({ affiliations }) =>
    affiliations.flatMap(({ institution }) => institution ?? []),
  );
  const { added, known } = store.imports.institutions(printed);
  return institutionWarnings(added, known);
}

function changed({ ask, survey, changes, news }: EarlierEdition, after: ParsedSurvey): AppError {
  return new AppError(
    'conflict',
    [
      `“${survey.question}” is here already, as /asks/${ask.slug}, and this document has other contents:`,
      ...describeChanges(survey, after, changes),
      ...describeNews(news),
      'Nothing was changed. Import it with --update to take this over; if it is another ask, give it a number or a date of its own.',
    ].join('\n'),
  );
}

function describe(
  { status, ask, responses }: ImportOutcome,
  found: string,
  { document, place, origin, desk }: { document: ImportedDocument; place: Place; origin: Origin; desk: Desk },
): string {
  const url = `${desk.publicUrl}/asks/${ask.slug}`;
  const { warnings } = document;
  if (desk.options.json) {
    const result = { file: origin.file, status, ask: ask.slug, url, responses: responses.length };
    return JSON.stringify({ ...result, warnings });
  }
  const stays =
    desk.options.open && ask.state === 'closed'
      ? ` It is closed; npm run moderate -- open ${ask.slug} lets it take answers.`
      : '';
  return `${found}\n${sayStatus(status, place)}${stays} See ${url}`;
}

function sayStatus(status: ImportOutcome['status'], { edition, earlier }: Place): string {
  if (status === 'created') return describeKept(edition.kept);
  if (status === 'unchanged' || earlier === null)
    return 'Nothing changed: a document with these contents was imported before.';
  const { survey, changes, news } = earlier;
  const end = isUnchanged(changes) ? 'The rest is as it was.' : 'The earlier edition is kept on record.';
  return ['Updated:', ...describeChanges(survey, edition.survey, changes), ...describeNews(news), end].join(
    '\n',
  );
}
