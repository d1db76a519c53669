import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { describe, it } from 'node:test';
import { AppError } from '../../server/domain/errors.ts';
import { readOne } from './support/read.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');

/**
 * What a fixture's document comes to: the survey whole, the contributors that an editor must check (from 1),
 * the codes of the warnings and the texts left out; or the code of the refusal.
 */
async function outcomeOf(path: string): Promise<unknown> {
  try {
    const { survey, confidence, warnings, dropped } = await readOne(readFileSync(path), basename(path));
    return {
      survey,
      check: confidence.flatMap((each, index) => (each === 'check' ? [index + 1] : [])),
      warnings: warnings.map(({ code }) => code),
      dropped: dropped.map(({ text }) => text),
    };
  } catch (error) {
    if (error instanceof AppError) return { error: error.code };
    throw error;
  }
}

describe('Every document of the fixtures folder comes out as its expectation says', () => {
  for (const file of readdirSync(FOLDER).sort()) {
    if (extname(file) === '.json' && !file.endsWith('.survey.json')) continue;
    it(file, async () => {
      const expected = join(FOLDER, `${basename(file, extname(file))}.json`);
      assert.ok(existsSync(expected), `${file} has no expectation beside it`);
      assert.deepEqual(await outcomeOf(join(FOLDER, file)), JSON.parse(readFileSync(expected, 'utf8')));
    });
  }
});
