import type { LabelledAnswer } from '../../../server/stance/evaluation/answers.ts';

/** A labelled answer with what a test does not care about filled in. */
export function answer(fields: Partial<LabelledAnswer>): LabelledAnswer {
  return {
    id: 1,
    question: 'Is it so?',
    paragraphs: ['It is as it is.'],
    stance: 'unclear',
    alsoAcceptable: [],
    deciding: [],
    audience: [],
    lead: [],
    ...fields,
  };
}
