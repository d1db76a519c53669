import type { MatrixAnswer, MatrixRows, Subject } from '../domain/matrix.ts';
import type { Ask, CoderKind } from '../domain/types.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { askPath } from './ask-words.ts';
import { type StanceView, stanceView } from './stance.ts';
import { count, whole } from './words.ts';

/** Where a row and a column meet: the stances taken there, or why there is none. */
export interface CellView {
  readonly stances: readonly CellStance[];
  /** "no answer", "no answer 4" beside stances, or "not asked"; null where everybody answered. */
  readonly none: string | null;
}

export interface CellStance {
  /** For the page to point at what lies behind the stance. */
  readonly id: string;
  readonly stance: StanceView;
  readonly weak: boolean;
  /** How many answers took it; null where the cell holds one answer. */
  readonly n: string | null;
  /** To the response, or to the list of them. */
  readonly href: string;
  /** Who says it; null where the row says so. */
  readonly expert: string | null;
  /** "own vote", "editor’s tag"; null for the machine's, which is the rule. */
  readonly by: string | null;
  /** What the contributor voted beside it, as printed. */
  readonly vote: string | null;
  readonly sentence: string | null;
  /** Why there is no sentence; null where there is one. */
  readonly instead: string | null;
  /** "and 2 more answers"; null where there is one. */
  readonly more: string | null;
}

export interface CellInput {
  readonly rows: MatrixRows;
  readonly subject: Subject;
  readonly ask: Ask;
  /** Of the subject to the ask, in panel order. */
  readonly answers: readonly MatrixAnswer[];
  readonly scheme: SchemeSummary;
  /** Unlike that of every other cell of the page. */
  readonly id: string;
}

const BY: Readonly<Record<CoderKind, { readonly one: string; readonly many: string } | null>> = {
  lexicon: null,
  editor: { one: 'editor’s tag', many: 'editors’ tags' },
  declared: { one: 'own vote', many: 'own votes' },
};

const INSTEAD: Readonly<Record<CoderKind, string>> = {
  lexicon: 'No single sentence decides.',
  editor: 'An editor’s reading of the whole answer.',
  declared: 'A vote without words.',
};

export function isSilent({ kind }: MatrixAnswer): boolean {
  return kind === null;
}

/** Whoever is not on the list of a panel was not asked: of an open ask too, which anybody may still answer. */
export function emptyWord(answers: readonly MatrixAnswer[]): string {
  return answers.length > 0 ? 'no answer' : 'not asked';
}

/** In the scheme's order, each with its answers in panel order. */
export function byStance(
  answers: readonly MatrixAnswer[],
  scheme: SchemeSummary,
): readonly (readonly [string, readonly MatrixAnswer[]])[] {
  const spoken = Map.groupBy(
    answers.filter((answer) => !isSilent(answer)),
    ({ stance }) => stance,
  );
  const place = (code: string): number => {
    const index = scheme.stances.findIndex((stance) => stance.code === code);
    return index === -1 ? scheme.stances.length : index;
  };
  return [...spoken].sort(([a], [b]) => place(a) - place(b));
}

export function cellView(input: CellInput): CellView {
  const { answers, scheme } = input;
  const groups = byStance(answers, scheme);
  const silent = answers.filter(isSilent).length;
  if (groups.length === 0) return { stances: [], none: emptyWord(answers) };
  return {
    stances: groups.map(([code, group], index) => cellStance(input, code, group, index)),
    none: silent === 0 ? null : `no answer ${whole(silent)}`,
  };
}

function cellStance(
  { rows, subject, ask, answers, scheme, id }: CellInput,
  code: string,
  group: readonly MatrixAnswer[],
  index: number,
): CellStance {
  const voice = group.find(({ sentence }) => sentence !== null) ?? group[0];
  if (!voice) throw new Error(`Nobody took the stance “${code}” here.`);
  const others = group.length - 1;
  return {
    id: `${id}-${index}`,
    stance: stanceView(scheme, code, ask.lead),
    weak: group.every(({ weak }) => weak),
    n: answers.length === 1 ? null : whole(group.length),
    href: others === 0 || rows === 'experts' ? `/responses/${voice.response}` : listPath(ask, code, subject),
    expert: rows === 'experts' ? null : voice.expert,
    by: makersOf(group),
    vote: voice.vote,
    sentence: voice.sentence,
    instead: voice.sentence === null && voice.kind !== null ? INSTEAD[voice.kind] : null,
    more: others === 0 ? null : `and ${count(others, 'more answer')}`,
  };
}

/** Of several answers, how many are not tagged by the machine: "2 own votes", or "own votes" where all are. */
function makersOf(group: readonly MatrixAnswer[]): string | null {
  const words = [...Map.groupBy(group, ({ kind }) => kind)].flatMap(([kind, { length }]) => {
    const by = kind === null ? null : BY[kind];
    if (by === null) return [];
    const word = length === 1 ? by.one : by.many;
    return length === group.length ? word : `${whole(length)} ${word}`;
  });
  return words.length === 0 ? null : words.join(', ');
}

function listPath(ask: Ask, stance: string, { slug }: Subject): string {
  return `${askPath(ask)}?${new URLSearchParams({ stance, institution: slug })}#compare`;
}
