import type { SchemeSummary } from '../stance/types.ts';
import type { PageModel } from './page.ts';
import { type StanceView, stanceView } from './stance.ts';
import { share } from './words.ts';

export interface MethodPage extends PageModel {
  readonly schemes: readonly {
    readonly id: string;
    readonly title: string;
    readonly version: string;
    readonly threshold: string;
    readonly stances: readonly { readonly stance: StanceView; readonly definition: string }[];
  }[];
}

/** The stances of each scheme as its codebook defines them. */
export function presentMethod(schemes: readonly SchemeSummary[]): MethodPage {
  return {
    title: 'Method',
    description: 'How answers are tagged with a stance, and how far to trust a tag.',
    section: 'method',
    path: '/method',
    schemes: schemes.map((scheme) => ({
      id: scheme.id,
      title: scheme.title,
      version: scheme.version,
      threshold: share(scheme.threshold),
      stances: scheme.stances.map(({ code, definition }) => ({
        stance: stanceView(scheme, code, null),
        definition,
      })),
    })),
  };
}
