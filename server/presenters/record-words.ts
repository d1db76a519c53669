// What a record comes to, in sentences: fixed bands, every figure with its n, and few answers never made a habit.
import { ENOUGH_ASKS } from '../domain/agreement.ts';
import type { Period } from '../domain/profile.ts';
import type { Counts, Measure, Range, Stand, Step } from '../domain/record.ts';
import { sidesOf, total } from '../domain/record.ts';
import type { Beside, Joint, Tallied } from '../domain/record-figures.ts';
import { ENOUGH_OTHERS } from '../domain/record-figures.ts';
import { BAND_WORDS } from '../domain/sureness.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { stanceView } from './stance.ts';
import { allOf, count, day, decimal, whole } from './words.ts';

/** From so many asks on a share is put into words. */
const ENOUGH_FOR_WORDS = 10;

/** A step of the scale in words: the vote as the scheme words it, or the stance. */
export function stepWords(scheme: SchemeSummary): (step: Step) => string {
  return ({ vote, stance }) => vote ?? stanceView(scheme, stance, null).word;
}

/** "Agree", or "Uncertain to Agree". */
export function rangeWords(
  range: Range | null,
  scale: readonly Step[],
  word: (step: Step) => string,
): string | null {
  if (range === null) return null;
  const names = [...new Set(range)].flatMap((place) => scale[place] ?? []).map(word);
  return names.join(' to ') || null;
}

/** "2011 to 2017", "2017"; null where nothing is dated. */
export function periodWords({ from, to }: Period): string | null {
  if (from === null || to === null) return null;
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return first === last ? first : `${first} to ${last}`;
}

const WITH_MOST: readonly (readonly [share: number, words: string])[] = [
  [0.9, 'Nearly always with most of the panel'],
  [0.6, 'More often with most of the panel than against it'],
  [0.4, 'About as often with most of the panel as against it'],
  [0, 'More often against most of the panel than with it'],
];

const WHERE = 'where most of the others took one side';

/** How often with the panel. */
export function withMostWords({ times, of }: Tallied): string {
  if (of === 0) return `There is no ask yet ${WHERE}, so nothing can be said of going with the panel.`;
  const figures = `with most of the panel on ${whole(times)} of ${count(of, 'ask')} ${WHERE}`;
  if (of < ENOUGH_ASKS) return `${capital(figures)}: too few to speak of a habit.`;
  if (of < ENOUGH_FOR_WORDS) return `${capital(figures)}.`;
  return `${bandOf(WITH_MOST, times / of)}: on ${whole(times)} of ${count(of, 'ask')} ${WHERE}.`;
}

/** Where alone; null where there is nothing to say. */
export function aloneWords(besides: readonly Beside[]): string | null {
  const known = besides.filter(({ others }) => others >= ENOUGH_OTHERS);
  const alone = known.filter((beside) => beside.alone).length;
  if (alone > 0)
    return `Alone on ${whole(alone)} of ${count(known.length, 'ask')}: nobody else took that side.`;
  return known.length < ENOUGH_FOR_WORDS
    ? null
    : `Never the only one to take a side, on ${count(known.length, 'ask')}.`;
}

/** How sure: the confidence declared, beside that of the same panels. */
export function confidenceWords(
  mean: { readonly own: number; readonly panel: number; readonly votes: number } | null,
): string | null {
  if (mean === null) return null;
  const { own, panel, votes } = mean;
  const declared =
    votes === 1
      ? `Declared a confidence of ${decimal(own)} with one vote`
      : `Declared a confidence of ${decimal(own)} on average, over ${count(votes, 'vote')}`;
  return `${declared}; all votes of the same panels: ${decimal(panel)}.`;
}

/** How sure the tags are, for the machine's tags that take a side. */
export function bandWords(besides: readonly Beside[]): string | null {
  const bands = besides.flatMap(({ stand }) => stand.band ?? []);
  const parts = (['high', 'medium', 'low'] as const)
    .map((band) => [band, bands.filter((each) => each === band).length] as const)
    .filter(([, n]) => n > 0)
    .map(([band, n]) => `${whole(n)} ${BAND_WORDS[band]}`);
  if (parts.length === 0) return null;
  if (bands.length === 1) return `One machine tag takes a side: ${parts[0]?.slice(2) ?? ''}.`;
  return `Of ${count(bands.length, 'machine tag')} that take a side: ${allOf(parts)}.`;
}

/** Those that take no side on the scale, told apart; null where all take one. */
export function asideWords(stands: readonly Stand[], sides: number, measure: Measure): string | null {
  const silent = stands.filter(isSilent).length;
  const others = stands.length - silent - sides;
  const parts = [
    ...(silent === 0 ? [] : [`${whole(silent)} without an answer`]),
    ...(others === 0
      ? []
      : [measure === 'votes' ? `${whole(others)} without a vote on the scale` : `${whole(others)} unclear`]),
  ];
  return parts.length === 0
    ? null
    : `Not in these figures: ${allOf(parts)}, of ${count(stands.length, 'response')}.`;
}

/** "2 of 7 resist, 5 of 7 shape"; of a single answer "one answer: resist". */
export function sidesWords(counts: Counts, scale: readonly Step[], scheme: SchemeSummary): string {
  const [first, ...more] = sharesOf(counts, scale, scheme);
  if (!first) return 'nobody took a side';
  if (total(counts) === 1) return `one answer: ${first.word}`;
  return [first, ...more].map(({ words }) => words).join(', ');
}

/** The same of the rest of a panel. */
export function othersWords(counts: Counts, scale: readonly Step[], scheme: SchemeSummary): string {
  return (
    sharesOf(counts, scale, scheme)
      .map(({ words }) => words)
      .join(', ') || 'none took a side'
  );
}

function sharesOf(
  counts: Counts,
  scale: readonly Step[],
  scheme: SchemeSummary,
): readonly { readonly word: string; readonly words: string }[] {
  return [...sidesOf(counts, scale)]
    .filter(([, amount]) => amount > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([stance, amount]) => {
      const word = stanceView(scheme, stance, null).word.toLowerCase();
      return { word, words: `${whole(amount)} of ${whole(total(counts))} ${word}` };
    });
}

/** How far an institution speaks with one voice. */
export function cohesionWords({ times, of }: Tallied): string {
  const where = 'where two or more of its people took a side';
  if (of === 0)
    return 'Two of its people have not yet taken a side on the same ask, so nothing can be said of cohesion.';
  if (of === 1) return `On the one ask ${where}, ${times === 1 ? 'all took the same' : 'they were divided'}.`;
  const figures = `all took the same on ${whole(times)} and were divided on ${whole(of - times)}`;
  const few = of < ENOUGH_ASKS ? ' That is too few to speak of a habit.' : '';
  return `On ${count(of, 'ask')} ${where}, ${figures}.${few}`;
}

/** How often an institution stood against the panels. */
export function dissentWords({ times, of }: Tallied): string {
  if (of === 0) return `There is no ask yet ${WHERE}, so nothing can be said of dissent.`;
  const rest = of < ENOUGH_ASKS ? ': too few to speak of a habit' : '';
  if (times === 0) return `Not against most of the others on any of ${count(of, 'ask')} ${WHERE}${rest}.`;
  return `Against most of the others on ${whole(times)} of ${count(of, 'ask')} ${WHERE}${rest}.`;
}

/** What stands beside an ask of an institution: whether its people were divided, or against the panel. */
export function jointNote({ united, dissents }: Joint): string | null {
  const parts = [
    ...(united === false ? ['divided'] : []),
    ...(dissents === true ? ['against most of the panel'] : []),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}

export function dated(date: string | null): string {
  return day(date)?.text ?? 'Undated';
}

/** Neither words nor a vote. */
function isSilent({ stance, declared }: Stand): boolean {
  return stance === null && (declared === null || declared.vote === null);
}

function bandOf(bands: readonly (readonly [share: number, words: string])[], share: number): string {
  return bands.find(([least]) => share >= least)?.[1] ?? '';
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
