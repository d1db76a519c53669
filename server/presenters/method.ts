import type { Method } from '../domain/method.ts';
import { headline } from './figures.ts';
import { howSure } from './method-words.ts';
import type { PageModel } from './page.ts';
import { sizeOf } from './scheme.ts';
import { type StanceView, stanceView } from './stance.ts';
import { share } from './words.ts';

export interface MethodPage extends PageModel {
  readonly schemes: readonly {
    readonly id: string;
    readonly title: string;
    readonly version: string;
    readonly threshold: string;
    /** When its tags are called clear, on balance or tentative. */
    readonly sure: string;
    /** "50 entries with 636 patterns". */
    readonly size: string;
    readonly href: string;
    /** How it does on answers that its writers had not read; null where nothing was measured. */
    readonly figures: string | null;
    readonly stances: readonly { readonly stance: StanceView; readonly definition: string }[];
  }[];
}

/**
 * Every scheme in short, and how tags are made by any of them.
 * @param used ids of the schemes in use, those of most asks first; they lead the page
 */
export function presentMethod(methods: readonly Method[], used: readonly string[]): MethodPage {
  const place = ({ codebook: { id } }: Method): number =>
    used.includes(id) ? used.indexOf(id) : used.length;
  return {
    title: 'Method',
    description: 'How answers are tagged with a stance, and how far to trust a tag.',
    section: 'method',
    path: '/method',
    schemes: methods
      .toSorted((a, b) => place(a) - place(b))
      .map(({ codebook, figures }) => {
        const { id, title, version, threshold, stances, entries } = codebook;
        const size = sizeOf(entries);
        const first = figures?.sets[0];
        return {
          ...{ id, title, version },
          threshold: share(threshold),
          sure: howSure(codebook),
          size: `${size.entries} with ${size.patterns}`,
          href: `/method/${id}`,
          figures: first ? headline(first) : null,
          stances: stances.map(({ code, definition }) => ({
            stance: stanceView(codebook, code, null),
            definition,
          })),
        };
      }),
  };
}
