// Minimal pairs for the scheme `agree`: answers that differ in as little as possible and take different stances. All
// are invented; each pair names the construction that carries the difference.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { loadClassifier, ROOT } from '../../server/wiring.ts';

const classifier = loadClassifier();
const QUESTION = 'Do you agree that Norway should charge drivers by the mile?';

type Pair = readonly [construction: string, ...answers: readonly (readonly [stance: string, text: string])[]];

const PAIRS: readonly Pair[] = [
  ['assent', ['agree', 'I agree that it works.'], ['disagree', 'I do not agree that it works.']],
  ['a bare reply', ['agree', 'Yes. The poor would pay.'], ['disagree', 'No. The poor would pay.']],
  ['a reply within', ['agree', 'My answer is a cautious yes.'], ['disagree', 'My answer is a cautious no.']],
  ['little doubt', ['agree', 'There is little doubt that it pays.'], ['disagree', 'I doubt that it pays.']],
  [
    'a reason to doubt',
    ['agree', 'I see no reason to doubt that it works.'],
    ['disagree', 'I see no reason to think that it works.'],
  ],
  ['clear', ['agree', 'It is clear that it pays.'], ['uncertain', 'It is not clear that it pays.']],
  [
    'the opening',
    ['agree', 'But the fee needs a cap on Sundays.'],
    ['unclear', 'The fee needs a cap. But on Sundays.'],
  ],
  [
    'evidence',
    ['agree', 'The evidence supports this.'],
    ['disagree', 'The evidence does not support this.'],
    ['uncertain', 'The evidence neither supports nor refutes this.'],
    ['uncertain', 'The evidence is mixed.'],
  ],
  [
    'the direction of evidence',
    ['agree', 'The trials point in this direction.'],
    ['disagree', 'The trials point in the other direction.'],
  ],
  [
    'weighing',
    ['agree', 'The benefits outweigh the costs.'],
    ['disagree', 'The costs outweigh the benefits.'],
    ['disagree', 'Although there are benefits, the costs outweigh them.'],
  ],
  [
    'a condition',
    ['agree', 'A fee would be a good idea.'],
    ['uncertain', 'A fee would be a good idea if buses ran.'],
    ['uncertain', 'A fee would be a good idea, but only if buses ran.'],
    ['disagree', 'A fee would be a bad idea.'],
  ],
  ['in theory', ['agree', 'True.'], ['uncertain', 'True in theory, false in practice.']],
  ['a mistake', ['disagree', 'It would be a serious mistake.'], ['agree', 'It would not be a mistake.']],
  ['sense', ['agree', 'It makes sense.'], ['disagree', 'It makes no sense.']],
  [
    'help doubted',
    ['agree', 'I think that it would help.'],
    ['disagree', 'It is unlikely that it would help.'],
  ],
  [
    'a view put aside',
    ['agree', 'Critics say that the claim is false. They are wrong.'],
    ['disagree', 'I say that the claim is false.'],
  ],
  [
    'reservations',
    ['agree', 'I support the proposal, albeit with reservations.'],
    ['uncertain', 'I have some reservations.'],
    ['disagree', 'I have serious reservations.'],
  ],
  [
    'help for some',
    ['agree', 'It would help most towns.'],
    ['uncertain', 'It would help some towns and hurt others.'],
  ],
  ['the size', ['agree', 'The size is uncertain.'], ['uncertain', 'The sign is uncertain.']],
  [
    'the other way',
    ['agree', 'This is exactly what the models predict.'],
    ['disagree', 'The causation runs the other way.'],
  ],
];

describe('the scheme agree tells apart', () => {
  for (const [construction, ...answers] of PAIRS) {
    test(construction, () => {
      const found = answers.map(([, text]) => {
        const { stance } = classifier.classify('agree', { question: QUESTION, paragraphs: [text] });
        return [stance, text];
      });
      assert.deepEqual(found, answers);
    });
  }
});

test('no code of the server knows the scheme agree or any of its stances by name', () => {
  const own = new Set(
    classifier
      .scheme('agree')
      .stances.map(({ code }) => code)
      .filter((code) => code !== 'unclear'),
  );
  const folder = join(ROOT, 'server');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const wired = files.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return [...own].filter((code) => text.includes(`'${code}'`)).map((code) => [name, code]);
  });
  assert.ok(files.length > 50, 'the folder of the server was read');
  assert.deepEqual(wired, []);
});
