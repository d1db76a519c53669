// The course of everyone over time, worked out from who took which stance where.
import type { Change, Course, Tracks } from './changes.ts';
import type { Subject } from './matrix.ts';

/** One published answer that takes a side, once for each subject that it belongs to. */
export interface SideTaken {
  readonly subject: number;
  readonly ask: number;
  readonly stance: string;
  /** 1 where its tag leans on little evidence, as the store has it: there can be many. */
  readonly weak: 0 | 1;
}

/** A change of somebody who is known by an id alone. */
export type FoundChange = Omit<Change, 'subject'> & { readonly subject: Subject['id'] };

/**
 * The newest change of everyone who changed. The stance of more than half of a subject's answers
 * is its course on that ask; each course is put beside the one before it on its track. Of two asks of one day
 * neither is the later.
 */
export function changesIn(taken: readonly SideTaken[], tracks: Tracks): readonly FoundChange[] {
  const dateOf = ({ ask }: Course): string => tracks.get(ask)?.date ?? '';
  return [...Map.groupBy(taken, ({ subject }) => subject)].flatMap(([subject, own]) => {
    const courses = coursesIn(own).toSorted((a, b) => byDay(dateOf(a), dateOf(b)) || a.ask - b.ask);
    const steps = [...Map.groupBy(courses, ({ ask }) => tracks.get(ask)?.track).values()].flatMap((track) =>
      track.flatMap((to, index) => {
        const from = track[index - 1];
        return from && dateOf(from) < dateOf(to) ? [{ from, to }] : [];
      }),
    );
    const turns = steps.filter(({ from, to }) => from.stance !== to.stance);
    const [newest] = turns.toSorted((a, b) => byDay(dateOf(b.to), dateOf(a.to)) || b.to.ask - a.to.ask);
    return newest ? [{ subject, ...newest, changes: turns.length, compared: steps.length }] : [];
  });
}

/** One per ask where more than half of the answers took one stance. */
function coursesIn(own: readonly SideTaken[]): readonly Course[] {
  return [...Map.groupBy(own, ({ ask }) => ask)].flatMap(([ask, answers]) => {
    const [stance, most] = commonest(answers);
    if (most * 2 <= answers.length) return [];
    const weak = answers.every((answer) => answer.stance !== stance || answer.weak === 1);
    return [{ ask, stance, answers: most, of: answers.length, weak }];
  });
}

function commonest(answers: readonly SideTaken[]): readonly [stance: string, answers: number] {
  const [first] = answers;
  if (first && answers.length === 1) return [first.stance, 1];
  const counts = new Map<string, number>();
  for (const { stance } of answers) counts.set(stance, (counts.get(stance) ?? 0) + 1);
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
  return best ?? ['', 0];
}

/** ISO days, which are in order as they are spelled. */
export function byDay(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
