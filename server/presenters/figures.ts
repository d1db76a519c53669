// What was measured of a scheme, as tables that a page and a document can show alike.
import type { Estimate, FigureName, FigureSet, Method } from '../domain/method.ts';
import { count, day, share, whole } from './words.ts';

export interface FigureTable {
  readonly caption: string;
  /** The first column holds the row heads. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly head: string; readonly cells: readonly string[] }[];
}

export interface FiguresView {
  /** With what and when it was measured, and how to read the intervals. */
  readonly note: string;
  /** Where the scheme has changed since; else null. */
  readonly stale: string | null;
  readonly overview: FigureTable;
  readonly sets: readonly {
    readonly title: string;
    readonly about: string;
    readonly tables: readonly FigureTable[];
    /** What each system of the first table is. */
    readonly systems: readonly { readonly name: string; readonly about: string }[];
  }[];
  readonly curve: FigureTable;
  readonly support: string;
}

const NOTE =
  'In square brackets, 95% intervals from a bootstrap clustered by question; with fewer than thirty questions they tend to be too narrow. Macro-F1 is the mean F1 of the labelled stances, kappa is Cohen’s. Coverage is the share of answers that got a stance and not “unclear”. Lenient figures also accept labels that a careful reader could defend.';

const STALE =
  'Scheme or actors have changed since these figures were taken; they hold for the version named here.';

/** @returns null where nothing was measured */
export function figuresView({ figures, hash, codebook }: Method): FiguresView | null {
  if (figures === null) return null;
  const word = (code: string): string => codebook.stances.find((each) => each.code === code)?.word ?? code;
  return {
    note: `Measured with version ${figures.version} on ${day(figures.date)?.text ?? figures.date}. ${NOTE}`,
    stale: figures.hash === hash ? null : STALE,
    overview: overviewTable(figures.sets),
    sets: figures.sets.map((set) => ({
      title: set.title,
      about: set.about,
      tables: [
        systemsTable(set),
        classesTable(set, word),
        confusionTable(set, word),
        bandsTable(set),
        ...errorTables(set),
      ],
      systems: set.systems.map(({ name, about }) => ({ name, about })),
    })),
    curve: curveTable(figures.curve, figures.sets),
    support: supportWords(figures.support),
  };
}

/** The last system is the lexicon. */
function lexiconOf({ systems }: FigureSet): Readonly<Record<FigureName, Estimate>> {
  const lexicon = systems.at(-1);
  if (!lexicon) throw new Error('A set of figures has no system.');
  return lexicon.figures;
}

/** The figures of one set in a sentence. */
export function headline(set: FigureSet): string {
  const { macroF1, coverage } = lexiconOf(set);
  return `${set.title}: macro-F1 ${estimate(macroF1)} at a coverage of ${figure(coverage.value)}, n = ${whole(set.n)}.`;
}

function overviewTable(sets: readonly FigureSet[]): FigureTable {
  return {
    caption: 'The lexicon on labelled answers',
    columns: [
      'Answers',
      'n',
      'questions',
      'macro-F1',
      'lenient macro-F1',
      'accuracy',
      'kappa',
      'coverage',
      'right sentence',
    ],
    rows: sets.map((set) => {
      const { macroF1, lenientMacroF1, accuracy, kappa, coverage, deciding } = lexiconOf(set);
      return {
        head: set.title,
        cells: [
          whole(set.n),
          whole(set.questions),
          ...[macroF1, lenientMacroF1, accuracy, kappa, coverage, deciding].map(estimate),
        ],
      };
    }),
  };
}

function systemsTable({ systems, n }: FigureSet): FigureTable {
  return {
    caption: `Beside simpler methods on the same ${count(n, 'answer')}`,
    columns: ['Method', 'macro-F1', 'accuracy', 'kappa', 'coverage'],
    rows: systems.map(({ name, figures: { macroF1, accuracy, kappa, coverage } }) => ({
      head: name,
      cells: [macroF1, accuracy, kappa, coverage].map(estimate),
    })),
  };
}

function classesTable({ classes }: FigureSet, word: (code: string) => string): FigureTable {
  return {
    caption: 'Per stance',
    columns: ['Stance', 'precision', 'recall', 'F1', 'labelled', 'tagged'],
    rows: classes.map(({ code, precision, recall, f1, labelled, tagged }) => ({
      head: word(code),
      cells: [figure(precision), figure(recall), figure(f1), whole(labelled), whole(tagged)],
    })),
  };
}

function confusionTable({ classes, confusion }: FigureSet, word: (code: string) => string): FigureTable {
  return {
    caption: 'How answers with each label (rows) were tagged (columns)',
    columns: ['Label', ...classes.map(({ code }) => word(code))],
    rows: confusion.map((cells, row) => ({
      head: word(classes[row]?.code ?? ''),
      cells: cells.map(whole),
    })),
  };
}

function bandsTable({ bands }: FigureSet): FigureTable {
  return {
    caption: 'How often a tag with a stance is right, by its confidence',
    columns: ['Confidence', 'n', 'precision'],
    rows: bands.map(({ band, n, precision }) => ({ head: band, cells: [whole(n), estimate(precision)] })),
  };
}

const ERRORS: Readonly<Record<string, string>> = {
  'no cue': 'No cue of enough weight was found where there is a stance',
  tie: 'The cues balanced where there is a stance',
  stated: 'Read as taking no side where there is a stance',
  'side taken': 'A stance was read where there is none',
  opposite: 'The opposite stance was read',
  'middle for side': 'The middle stance was read for an outright one',
  'side for middle': 'An outright stance was read for the middle one',
};

const CAUSES: Readonly<Record<string, string>> = {
  unread: 'They gave no evidence',
  misread: 'Most of what they gave spoke for another stance',
  outweighed: 'They were read rightly, and other sentences outweighed them',
};

function errorTables({ errors, causes }: FigureSet): FigureTable[] {
  const table = (
    caption: string,
    column: string,
    words: Readonly<Record<string, string>>,
    rows: typeof errors,
  ) => ({
    caption,
    columns: [column, 'answers'],
    rows: rows.map(({ kind, n }) => ({ head: words[kind] ?? kind, cells: [whole(n)] })),
  });
  const wrong = errors.reduce((sum, { n }) => sum + n, 0);
  return [
    table(`What went wrong, in ${count(wrong, 'answer')}`, 'Error', ERRORS, errors),
    ...(causes.length === 0
      ? []
      : [
          table(
            'Of these, where there is a stance: what the sentences that settle it gave',
            'Cause',
            CAUSES,
            causes,
          ),
        ]),
  ];
}

function curveTable(curve: NonNullable<Method['figures']>['curve'], sets: readonly FigureSet[]): FigureTable {
  return {
    caption: 'Macro-F1 of the commonest entries alone, and of more and more of them',
    columns: ['Patterns', 'entries', ...sets.map(({ title }) => title)],
    rows: curve.map(({ patterns, entries, macroF1 }) => ({
      head: whole(patterns),
      cells: [
        whole(entries),
        ...sets.map(({ id }) => figure(macroF1.find(({ set }) => set === id)?.value ?? null)),
      ],
    })),
  };
}

function supportWords({
  answers,
  patterns,
  none,
  one,
  more,
}: NonNullable<Method['figures']>['support']): string {
  return `Of ${count(patterns, 'pattern')} that can give evidence, ${whole(more)} do so in two or more of the ${count(answers, 'labelled answer')}, ${whole(one)} in one alone (${share(one / Math.max(1, patterns))} of all) and ${whole(none)} in none.`;
}

function estimate({ value, interval }: Estimate): string {
  if (value === null || interval === null) return figure(value);
  return `${figure(value)} [${figure(interval[0])}, ${figure(interval[1])}]`;
}

/** Two places; a dash where the figure is undefined. */
function figure(value: number | null): string {
  if (value === null) return '–';
  // Never a zero with a sign.
  return share(Math.round(value * 100) === 0 ? 0 : value).replace('-', '−');
}
