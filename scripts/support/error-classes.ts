// In which ways answers went wrong, counted.
import type { FigureSet } from '../../server/domain/method.ts';
import type { LabelledAnswer } from '../../server/stance/evaluation/answers.ts';
import { type Classification, type SchemeSummary, type Tone, UNCLEAR } from '../../server/stance/types.ts';

type Counts = FigureSet['errors'];

const ERRORS = [
  'no cue',
  'tie',
  'stated',
  'side taken',
  'opposite',
  'middle for side',
  'side for middle',
] as const;
const CAUSES = ['unread', 'misread', 'outweighed'] as const;

/** Every wrong answer once, by what its label and its tag mean for the course under question. */
export function errorsOf(
  { stances }: SchemeSummary,
  answers: readonly LabelledAnswer[],
  found: readonly Classification[],
): Counts {
  const tone = (code: string): Tone => stances.find((each) => each.code === code)?.tone ?? 'none';
  const kinds = wrong(answers, found).map(({ answer, tag }) => {
    if (tag.stance === UNCLEAR) return tag.basis;
    const [label, given] = [tone(answer.stance), tone(tag.stance)];
    if (label === 'none') return 'side taken';
    if (label === 'between') return 'side for middle';
    return given === 'between' ? 'middle for side' : 'opposite';
  });
  return countAll(ERRORS, kinds);
}

/**
 * Of the wrong answers that recommend a course and have labelled deciding sentences: what those gave.
 * `unread`: no evidence; `misread`: most of it for another stance; `outweighed`: read rightly, and yet.
 */
export function causesOf(answers: readonly LabelledAnswer[], found: readonly Classification[]): Counts {
  const labelled = wrong(answers, found).filter(
    ({ answer }) => answer.deciding.length > 0 && answer.stance !== UNCLEAR,
  );
  if (!answers.some(({ deciding }) => deciding.length > 0)) return [];
  return countAll(
    CAUSES,
    labelled.map(({ answer, tag }) => causeOf(answer, tag)),
  );
}

function causeOf(answer: LabelledAnswer, { evidence }: Classification): (typeof CAUSES)[number] {
  const spans = answer.deciding.flatMap((sentence) =>
    answer.paragraphs.flatMap((text, paragraph) => {
      const start = text.indexOf(sentence);
      return start < 0 ? [] : [{ paragraph, start, end: start + sentence.length }];
    }),
  );
  const inside = evidence.filter((each) =>
    spans.some(
      ({ paragraph, start, end }) => each.paragraph === paragraph && each.start < end && each.end > start,
    ),
  );
  if (inside.length === 0) return 'unread';
  const sums = new Map<string, number>();
  for (const { stance, weight } of inside) sums.set(stance, (sums.get(stance) ?? 0) + weight);
  const own = sums.get(answer.stance) ?? 0;
  return [...sums].every(([stance, sum]) => stance === answer.stance || sum < own) ? 'outweighed' : 'misread';
}

function wrong(answers: readonly LabelledAnswer[], found: readonly Classification[]) {
  return answers.flatMap((answer, row) => {
    const tag = found[row];
    return tag === undefined || tag.stance === answer.stance ? [] : [{ answer, tag }];
  });
}

function countAll(kinds: readonly string[], seen: readonly string[]): Counts {
  return kinds.map((kind) => ({ kind, n: seen.filter((each) => each === kind).length }));
}
