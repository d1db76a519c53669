// What the fuzzer starts from: documents of every format, and the files that Stancebook writes itself.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { AppError } from '../../server/domain/errors.ts';
import type { StoredAsk } from '../../server/domain/ports.ts';
import type { ParsedSurvey } from '../../server/domain/survey.ts';
import { isZip } from '../../server/ingest/formats/docx.ts';
import { openArchive } from '../../server/ingest/formats/zip.ts';
import { askHeadings, askJson, askRows, readFile, widthOf } from '../../server/ingest/index.ts';
import { zip } from './zip.ts';

/** Bytes to mutate, and what makes a document of them. */
export interface Seed {
  readonly bytes: Buffer;
  readonly pack: (bytes: Buffer) => Buffer;
}

const asTheyAre = (bytes: Buffer): Buffer => bytes;

/** Every file of a folder that is a document, not an expectation, with the dumps of the surveys in them. */
export async function loadSeeds(folder: string): Promise<readonly Seed[]> {
  const documents = readdirSync(folder)
    .filter((name) => extname(name) !== '.json')
    .sort()
    .map((name) => readFileSync(join(folder, name)));
  const surveys = (await Promise.all(documents.map(surveysIn))).flat();
  const parts = await Promise.all(documents.filter(isZip).map(wordSeed));
  const whole = [...documents, ...dumps(surveys)].map((bytes) => ({ bytes, pack: asTheyAre }));
  return [...whole, ...parts];
}

async function surveysIn(bytes: Buffer): Promise<ParsedSurvey[]> {
  try {
    return (await readFile(bytes)).documents.map(({ survey }) => survey);
  } catch (error) {
    if (error instanceof AppError) return []; // Some documents are there to be refused.
    throw error;
  }
}

/** A Word document changed inside its archive: changed outside, it hardly ever gets past the unpacking. */
async function wordSeed(bytes: Buffer): Promise<Seed> {
  const name = 'word/document.xml';
  const archive = await openArchive(bytes);
  let xml = '';
  for await (const piece of archive.text(name)) xml += piece;
  return { bytes: Buffer.from(xml), pack: (content) => zip([{ name, content }]) };
}

/** The surveys as `npm run dump` writes them, as plain JSON, and as a table of anybody's. */
function dumps(surveys: readonly ParsedSurvey[]): Buffer[] {
  const asks = surveys.slice(0, 5).map(asStored);
  const most = asks.reduce(widthOf, { affiliations: 1, tags: 0 });
  const rows = asks.flatMap((ask, index) => askRows(ask, index + 1, most));
  const table = surveys
    .slice(0, 5)
    .flatMap(({ question, date, contributors }, poll) =>
      contributors.map(({ name, affiliations: [first], paragraphs, declared }) => [
        ...[String(poll), date, question, name, first?.role, first?.institution],
        ...[declared?.vote, declared?.confidence, paragraphs.join('\n')],
      ]),
    );
  const headings = ['Poll no.', 'Poll date', 'Statement put', 'Panellist', 'Post held', 'Works at'];
  return [
    `[\n${asks.map(askJson).join(',\n')}\n]\n`,
    stringify([askHeadings(most), ...rows]),
    surveys
      .slice(0, 5)
      .map((survey) => JSON.stringify(survey))
      .join('\n'),
    stringify([[...headings, 'Verdict', 'How sure (1-10)', 'What they said'], ...table], { delimiter: ';' }),
  ].map((text) => Buffer.from(text));
}

function asStored(survey: ParsedSurvey, index: number): StoredAsk {
  const { contributors, ...head } = survey;
  const source = {
    ...{ title: 'The Quay', publisher: 'Quay Press', url: 'https://quay.example/1', hash: '0'.repeat(64) },
  };
  const decided = { scheme: 'lead', lead: 'the mayor', state: 'closed', nature: 'verbatim' } as const;
  const slug = `ask-${index + 1}`;
  const ask = { ...head, ...decided, id: index + 1, slug, twin: false, importedAt: null, source };
  const at = '2026-03-06T12:00:00.000Z';
  const answers = contributors.map(({ name, affiliations }, place) => ({
    expert: { slug: `expert-${place + 1}`, name, key: name === null ? null : name.toLowerCase() },
    institutions: affiliations.map(({ institution }) => (institution === null ? null : 'quay')),
    tags: place === 0 ? [{ stance: 'shape', coder: 'Mara', reason: 'So it reads.', at }] : [],
    form: place === 1 ? { published: at, reference: null, record: [] } : null,
    withdrawals: [],
  }));
  const kept = {
    ...{ ...decided, slug, source, answers, record: [], others: [] },
    institutions: [
      { slug: 'quay', name: 'The Quay', kind: 'media' as const, country: 'Norway', aliases: ['Quay'] },
    ],
    editions: [{ replaced: at, source: null, survey }],
  };
  return { ask, survey, kept };
}
