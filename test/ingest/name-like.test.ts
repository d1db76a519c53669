import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeImport } from '../../server/ingest/report.ts';
import { loadClassifier } from '../../server/wiring.ts';
import { readOne } from './support/read.ts';

const YES = 'Yes. The levy pays for what the boats take from the reef, and it has not risen for ten years.';
const NO = 'No. A levy that doubles overnight empties the boats and leaves the fund with less than before.';
const read = (lines: readonly string[]): ReturnType<typeof readOne> =>
  readOne(Buffer.from(`${lines.join('\n\n')}\n`), 'panel.txt');

const doubtful = (text: string, place: string, contributor: number): object => ({
  code: 'name_like_line',
  message: `“${text}” looks like a name and ${place}. See that nobody is missing or under a wrong name.`,
  where: `contributor ${contributor}`,
});

describe('A line that looks like a name and introduces nobody', () => {
  const question = 'Should the reef levy be doubled?';
  const first = ['Peter Okafor, Professor of Economics, University of Cairns', YES];
  const second = ['Mei-Ling Tan, Director, Harbour Trust', NO];

  it('is a doubt about the first contributor below the question, and is shown among what was left out', async () => {
    const document = await read([question, 'Jóhanna Hale', ...first, ...second]);
    assert.deepEqual(document.warnings, [doubtful('Jóhanna Hale', 'stands above the first answer', 1)]);
    assert.deepEqual(document.confidence, ['check', 'high']);
    const said = describeImport(document, [], loadClassifier().scheme('lead')).split('\n');
    assert.deepEqual(said.slice(-1), [
      '  Left out: “Jóhanna Hale” (a line below the question that is no sentence)',
    ]);
  });

  it('is a doubt about whoever’s answer it stands in', async () => {
    const document = await read([question, ...first, 'Jóhanna Hale', YES, ...second]);
    assert.deepEqual(document.warnings, [
      doubtful('Jóhanna Hale', 'stands inside this answer, as paragraph 2', 1),
    ]);
    assert.deepEqual(document.confidence, ['check', 'high']);
  });

  it('is a doubt about the last contributor where the text has ended', async () => {
    const document = await read([question, ...first, ...second, 'Further reading', 'Jóhanna Hale']);
    assert.deepEqual(document.warnings, [doubtful('Jóhanna Hale', 'stands below the last answer', 2)]);
    assert.deepEqual(document.confidence, ['high', 'check']);
  });

  it('is none above the question, nor where the name is a contributor’s', async () => {
    const titled = await read(['Ferry Fares', question, ...first, ...second, 'Notes', 'Peter Okafor']);
    assert.deepEqual(titled.warnings, []);
    assert.deepEqual(titled.confidence, ['high', 'high']);
  });
});
