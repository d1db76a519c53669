// The lexicon beside what it must beat, on the same answers.
import type { Classification, ClassifyInput, SchemeSummary } from '../types.ts';
import type { LabelledAnswer } from './answers.ts';
import { AFINN_MOOD, afinnBaseline, bare, majorityCode } from './baselines.ts';
import { bayesPredictions, heldOutUnit, NATURAL_SMOOTHING } from './bayes.ts';
import type { EvaluationReport } from './print.ts';
import { Evaluation, RESAMPLES, SEED, type System } from './report.ts';

export interface Comparison<Mechanism extends string> {
  readonly scheme: SchemeSummary;
  /** At least one. */
  readonly answers: readonly LabelledAnswer[];
  readonly files: EvaluationReport['files'];
  /** The lexicon, with some of its mechanisms switched off. */
  readonly tag: (input: ClassifyInput, without: readonly Mechanism[]) => Classification;
  /** Everything that can be switched off. */
  readonly mechanisms: readonly Mechanism[];
  /** Whether to switch off each mechanism by itself, too. */
  readonly ablate: boolean;
}

export function compare<Mechanism extends string>(comparison: Comparison<Mechanism>): EvaluationReport {
  const { scheme, answers, files, mechanisms, ablate } = comparison;
  const codes = scheme.stances.map(({ code }) => code);
  const evaluation = new Evaluation(codes, answers);
  const lexicon = lexiconWithout(comparison, [], 'lexicon', 'the scheme as it is.');
  const others = [
    ...baselines(scheme, codes, answers),
    lexiconWithout(
      comparison,
      mechanisms,
      'lexicon, context off',
      `the same entries without ${mechanisms.join(', ')}.`,
    ),
  ];
  const clusters = evaluation.questions.length;
  return {
    scheme: { id: scheme.id, version: scheme.version },
    files,
    n: answers.length,
    questions: clusters,
    bootstrap: clusters > 1 ? { resamples: RESAMPLES, seed: SEED, clusters } : null,
    systems: [...others, lexicon].map((system) => evaluation.report(system)),
    ahead: others.map((other) => evaluation.difference(lexicon, other)),
    ablation: (ablate ? mechanisms : []).map((mechanism) => ({
      mechanism,
      ...evaluation.difference(lexiconWithout(comparison, [mechanism], `without ${mechanism}`, ''), lexicon),
    })),
  };
}

/**
 * natural's default makes a word that is new to a label likelier the rarer the label is, and so ends in the
 * rarest. A baseline should be beaten at its best: of 1, 0.5, 0.3, 0.1, 0.03 and 0.01 this did best on
 * labelled answers like those that the lexicon was written from.
 */
export const FAIR_SMOOTHING = 0.1;

function baselines(
  scheme: SchemeSummary,
  codes: readonly string[],
  answers: readonly LabelledAnswer[],
): System[] {
  const majority = majorityCode(codes, answers);
  const afinn = afinnBaseline(scheme.stances);
  const unit = heldOutUnit(answers);
  const onlyQuestion = unit === 'answer' ? ', for there is only one question' : '';
  return [
    {
      name: `majority (${majority})`,
      about: 'the commonest label of these answers, for every answer.',
      predictions: answers.map(() => bare(majority)),
    },
    {
      name: 'AFINN',
      about:
        'natural’s sentiment; pleasant words are for, unpleasant ones against, a mean value within ' +
        `${AFINN_MOOD} of 0 is between, exactly 0 is unclear.`,
      predictions: answers.map(({ paragraphs }) => afinn(paragraphs)),
    },
    {
      name: 'Bayes',
      about: `natural’s classifier, trained leaving out one ${unit} at a time${onlyQuestion}.`,
      predictions: bayesPredictions(answers),
    },
    {
      name: `Bayes, smoothing ${FAIR_SMOOTHING}`,
      about:
        `the same with less than natural’s smoothing of ${NATURAL_SMOOTHING}, which draws answers to the ` +
        'rarest label; the value was chosen in its favour.',
      predictions: bayesPredictions(answers, FAIR_SMOOTHING),
    },
  ];
}

function lexiconWithout<Mechanism extends string>(
  { answers, tag }: Comparison<Mechanism>,
  without: readonly Mechanism[],
  name: string,
  about: string,
): System {
  return {
    name,
    about,
    predictions: answers.map(({ question, paragraphs }) => {
      const { stance, basis, deciding } = tag({ question, paragraphs }, without);
      return { stance, basis, deciding: deciding?.quote ?? null };
    }),
  };
}
