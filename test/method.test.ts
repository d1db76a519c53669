// docs/method.md and data/method-figures.json must be what the schemes and the labelled answers make of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { answerSets } from '../scripts/support/answer-sets.ts';
import { DOCUMENT, FIGURES, methodFiles } from '../scripts/support/method-files.ts';
import { parseScheme } from '../server/stance/index.ts';
import { loadClassifier, ROOT } from '../server/wiring.ts';

const classifier = loadClassifier();
const MEASURE = 'Run npm run method -- --measure, where the labelled answers are beside the project.';

for (const { id, version } of classifier.schemes) {
  test(`the figures of ${id} were measured with the scheme and the actors as they are`, () => {
    const { figures, hash } = classifier.method(id);
    assert.deepEqual(
      { version: figures?.version, hash: figures?.hash },
      { version, hash },
      `data/schemes/${id}.yaml or data/actors.yaml has changed since its figures were taken. ${MEASURE}`,
    );
  });

  test(`the figures of ${id} are those of the engine as it is`, (t) => {
    const path = join(ROOT, 'data', 'schemes', `${id}.yaml`);
    const sets = answerSets(parseScheme(readFileSync(path, 'utf8'), path));
    if (sets === null) return t.skip('the labelled answers are not beside the project');
    const codes = classifier.scheme(id).stances.map(({ code }) => code);
    const found = sets.map(({ id: set, answers }) => {
      const pairs = answers.map(({ question, paragraphs, stance }) => [
        stance,
        classifier.classify(id, { question, paragraphs }).stance,
      ]);
      const count = (label: string, tag: string) => pairs.filter(([a, b]) => a === label && b === tag).length;
      return { set, confusion: codes.map((label) => codes.map((tag) => count(label, tag))) };
    });
    const recorded = classifier
      .method(id)
      .figures?.sets.map(({ id: set, confusion }) => ({ set, confusion }));
    assert.deepEqual(recorded, found, `The classifier tags otherwise than when it was measured. ${MEASURE}`);
  });
}

test('docs/method.md and data/method-figures.json are as npm run method writes them', () => {
  const { document, figures } = methodFiles(classifier);
  const stale = [
    ...(readFileSync(DOCUMENT, 'utf8') === document ? [] : ['docs/method.md']),
    ...(readFileSync(FIGURES, 'utf8') === figures ? [] : ['data/method-figures.json']),
  ];
  assert.deepEqual(stale, [], `${stale.join(' and ')} is older than what it is made of. Run npm run method.`);
});

test('docs/method.md says every figure with its n and its interval', () => {
  const { document } = methodFiles(classifier);
  for (const { id } of classifier.schemes) {
    for (const { title, n, questions } of classifier.method(id).figures?.sets ?? []) {
      const row = document
        .split('\n')
        .find((line) => line.startsWith(`| ${title} | ${n.toLocaleString('en-GB')} |`));
      assert.match(
        row ?? '',
        new RegExp(`\\| ${questions} \\| 0\\.\\d\\d \\[0\\.\\d\\d, [01]\\.\\d\\d\\] \\|`),
        `${id}: ${title}`,
      );
    }
  }
});
