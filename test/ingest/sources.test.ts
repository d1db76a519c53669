import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { AppError } from '../../server/domain/errors.ts';
import { readOne } from './support/read.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'sources');
const skip = existsSync(FOLDER) ? false : `the real documents are not beside the project (${FOLDER})`;
const documents = skip ? [] : readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));
const PANEL = '003_ffcd01ce677d1dd7.txt';

/** Who speaks in the panel, and on which lines of the file (from 1, inclusive) each answer stands. */
const SPEAKERS: readonly [string | null, string, number, number][] = [
  [
    null,
    'Senior Research Fellow @ Polish Institute of International Affairs + Senior Lecturer @ Warsaw School of Economics (SGH)',
    6,
    9,
  ],
  [null, 'Executive Editor @ Internationale Politik Quarterly and Internationale Politik', 11, 14],
  [null, 'Chief Executive Officer @ Geopolitics and Security Studies Centre', 16, 19],
  ['Dr Donatas Kupciunas', 'Baltic Fellow @ Centre for Geopolitics, University of Cambridge', 22, 25],
  [null, 'Doctoral Fellow @ Centre for Britain and Europe, University of Surrey', 27, 30],
  [
    null,
    'Senior Adviser for Geopolitics @ Centre for Risk Studies + Convenor @ Geopolitical Risk Analysis Study Group, University of Cambridge',
    32,
    36,
  ],
  [null, 'Analyst @ Italian Embassy in London (2014-2024)', 38, 43],
  [null, 'Chief Executive Officer @ New Strategy Centre', 45, 48],
  [null, 'Senior Lecturer @ School of International Relations, University of St. Andrews', 50, 59],
  [
    null,
    'Professor of International Politics @ Department of Political Science and International Studies, University of Birmingham',
    61,
    65,
  ],
];

describe('The real documents', { skip }, () => {
  it('The Big Ask No. 34.2025 comes out whole: ten answers in order, every line in its place', async () => {
    const bytes = readFileSync(join(FOLDER, PANEL));
    const lines = bytes.toString('utf8').split('\n');
    const { survey, confidence, warnings, dropped } = await readOne(bytes);
    assert.deepEqual(survey, {
      question: lines[0],
      series: 'The Big Ask',
      number: '34.2025',
      date: null,
      intro: lines.slice(2, 4),
      contributors: SPEAKERS.map(([name, held, first, last]) => ({
        name,
        affiliations: held.split(' + ').map((each) => {
          const [role, institution] = each.split(' @ ');
          return { role, institution };
        }),
        paragraphs: lines.slice(first - 1, last),
      })),
    });
    assert.deepEqual(confidence, Array(10).fill('high'));
    assert.deepEqual(warnings, []);
    assert.deepEqual(
      dropped.map(({ text }) => text),
      lines.slice(65, 67),
    );
  });

  for (const name of documents.filter((each) => each !== PANEL)) {
    it(`${name} is refused, with what it lacks`, async () => {
      await assert.rejects(readOne(readFileSync(join(FOLDER, name))), (error: unknown) => {
        assert.ok(error instanceof AppError);
        assert.equal(error.code, 'not_a_survey');
        assert.match(error.message, /no contributors: no line gives a role and an institution/);
        return true;
      });
    });
  }
});
