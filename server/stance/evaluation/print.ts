// An evaluation as text for people: the comparison first, then the lexicon in detail.
import { UNCLEAR } from '../types.ts';
import { cellOf } from './confusion.ts';
import { LINE, table, wrap } from './layout.ts';
import { type Difference, type Estimate, RESAMPLES, SEED, type SystemReport } from './report.ts';

/** Everything that `evaluate` found; with `--json` this is printed as it is. */
export interface EvaluationReport {
  readonly scheme: { readonly id: string; readonly version: string };
  readonly files: readonly { readonly file: string; readonly n: number }[];
  readonly n: number;
  readonly questions: number;
  readonly bootstrap: { readonly resamples: number; readonly seed: number; readonly clusters: number } | null;
  /** The baselines, the lexicon without context, and last the lexicon. */
  readonly systems: readonly SystemReport[];
  /** The lexicon less each of the others, in their order. */
  readonly ahead: readonly Difference[];
  /** With `--ablate`: the lexicon without one mechanism, less the lexicon. */
  readonly ablation: readonly (Difference & { readonly mechanism: string })[];
}

/** Bootstraps with fewer clusters than this give intervals that are too narrow (Cameron, Gelbach and Miller 2008). */
const ENOUGH_QUESTIONS = 30;

/** Lines of at most 100 characters, ending in a line break. */
export function printReport(report: EvaluationReport): string {
  const lexicon = report.systems.at(-1);
  const parts = [heading(report), comparison(report), about(report), ahead(report)];
  if (lexicon) parts.push(detail(lexicon), classes(lexicon), confusion(lexicon), perQuestion(lexicon));
  if (report.ablation.length > 0) parts.push(ablation(report.ablation));
  return `${parts.join('\n\n')}\n`;
}

function heading({ scheme, files, n, questions }: EvaluationReport): string {
  const sources = files.map(({ file, n: count }) => `${file} (${count})`).join(', ');
  const intervals =
    questions === 1
      ? 'There is only one question, so no interval is possible: answers to one question say nothing about the next.'
      : `In brackets, 95% intervals: bootstrap clustered by question, ${RESAMPLES} resamples, seed ${SEED}.${
          questions < ENOUGH_QUESTIONS
            ? ` With so few questions (${questions}) they tend to be too narrow.`
            : ''
        }`;
  return [
    ...wrap(
      `Scheme ${scheme.id}, version ${scheme.version}: ${plural(n, 'answer')} to ${plural(questions, 'question')}.`,
      LINE,
    ),
    ...wrap(`From ${sources}.`, LINE),
    ...wrap(intervals, LINE),
  ].join('\n');
}

function comparison({ systems }: EvaluationReport): string {
  return table(
    [
      { title: 'System', align: 'left', width: 26 },
      { title: 'accuracy', align: 'right' },
      { title: 'macro-F1', align: 'right' },
      { title: 'kappa', align: 'right' },
      { title: 'coverage', align: 'right' },
    ],
    systems.map(({ name, figures }) => [
      name,
      estimate(figures.accuracy),
      estimate(figures.macroF1),
      estimate(figures.kappa),
      number(figures.coverage.value),
    ]),
  );
}

/** What each system is, so that its figures can be read. */
function about({ systems }: EvaluationReport): string {
  return systems.flatMap((system) => wrap(`${system.name}: ${system.about}`, LINE)).join('\n');
}

function ahead({ ahead: differences }: EvaluationReport): string {
  return table(
    [
      { title: 'The lexicon less', align: 'left', width: 40 },
      { title: 'macro-F1', align: 'right' },
      { title: 'only it is right', align: 'right' },
      { title: 'only the other is', align: 'right' },
    ],
    differences.map(({ other, macroF1, won, lost }) => [other, signed(macroF1), String(won), String(lost)]),
  );
}

function detail(system: SystemReport): string {
  const { figures, unclear, deciding, strict } = system;
  const n = strict.confusion.cells.reduce((sum, count) => sum + count, 0);
  const rows: string[][] = [
    ['accuracy', estimate(figures.accuracy), estimate(figures.lenientAccuracy)],
    ['macro-F1', estimate(figures.macroF1), estimate(figures.lenientMacroF1)],
    ['kappa', estimate(figures.kappa), estimate(figures.lenientKappa)],
    [
      `accuracy on the ${n - unclear.n} of ${n} answers that got a stance`,
      estimate(figures.selectiveAccuracy),
      estimate(figures.lenientSelectiveAccuracy),
    ],
    [`coverage: ${n - unclear.n} of ${n}`, estimate(figures.coverage), ''],
  ];
  if (deciding.labelled > 0) {
    rows.push([
      `deciding sentence among the labelled: ${deciding.found} of ${deciding.labelled}`,
      estimate(figures.deciding),
      '',
    ]);
  }
  const bases = Object.entries(unclear.byBasis).map(([basis, count]) => `${basis} ${count}`);
  return [
    table(
      [
        { title: `${system.name}, n = ${n}`, align: 'left', width: 52 },
        { title: 'strict', align: 'right' },
        { title: 'lenient', align: 'right' },
      ],
      rows,
    ),
    `${UNCLEAR}: ${unclear.n} of ${n}${bases.length > 0 ? ` (${bases.join(', ')})` : ''}.`,
  ].join('\n');
}

function classes({ strict, lenient }: SystemReport): string {
  return table(
    [
      { title: 'Class', align: 'left', width: 24 },
      { title: 'precision', align: 'right' },
      { title: 'recall', align: 'right' },
      { title: 'F1', align: 'right' },
      { title: 'lenient F1', align: 'right' },
      { title: 'labelled', align: 'right' },
      { title: 'tagged', align: 'right' },
    ],
    strict.classes.map(({ code, precision, recall, f1, labelled, tagged }, index) => [
      code,
      number(precision),
      number(recall),
      number(f1),
      number(lenient.classes[index]?.f1 ?? null),
      String(labelled),
      String(tagged),
    ]),
  );
}

function confusion({ strict }: SystemReport): string {
  const { codes } = strict.confusion;
  return table(
    [
      { title: 'labelled (row), tagged (column)', align: 'left', width: 32 },
      ...codes.map((title) => ({ title, align: 'right' as const, width: 12 })),
    ],
    codes.map((code, row) => [
      code,
      ...codes.map((_, column) => String(cellOf(strict.confusion, row, column))),
    ]),
  );
}

function perQuestion({ questions }: SystemReport): string {
  return table(
    [
      { title: 'Question', align: 'left', width: 52 },
      { title: 'n', align: 'right' },
      { title: 'accuracy', align: 'right' },
      { title: 'lenient', align: 'right' },
      { title: 'macro-F1', align: 'right' },
      { title: 'coverage', align: 'right' },
    ],
    questions.map(({ question, n, figures }) => [
      question,
      String(n),
      number(figures.accuracy),
      number(figures.lenientAccuracy),
      number(figures.macroF1),
      number(figures.coverage),
    ]),
  );
}

function ablation(rows: EvaluationReport['ablation']): string {
  return table(
    [
      { title: 'Without this mechanism', align: 'left', width: 40 },
      { title: 'macro-F1 changes by', align: 'right' },
      { title: 'tags changed', align: 'right' },
      { title: 'won', align: 'right' },
      { title: 'lost', align: 'right' },
    ],
    rows.map(({ mechanism, macroF1, changed, won, lost }) => [
      mechanism,
      signed(macroF1),
      String(changed),
      String(won),
      String(lost),
    ]),
  );
}

function estimate({ value, interval }: Estimate): string {
  return interval === null
    ? number(value)
    : `${number(value)} [${number(interval[0])}, ${number(interval[1])}]`;
}

function signed({ value, interval }: Estimate): string {
  const sign = (each: number | null) => number(each).replace(/^(?=[\d.]*[1-9])/, '+');
  return interval === null ? sign(value) : `${sign(value)} [${sign(interval[0])}, ${sign(interval[1])}]`;
}

/** Two decimals; a dash where the figure is undefined. */
function number(value: number | null): string {
  if (value === null) return '–';
  const text = value.toFixed(2);
  return text === '-0.00' ? '0.00' : text;
}

function plural(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
