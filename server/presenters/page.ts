import type { HeadView } from './head.ts';

/** The sections of the main navigation. */
export type Section = 'asks' | 'responses' | 'matrix' | 'experts' | 'institutions' | 'method' | 'submit';

/** What the layout needs of every page model; each page's own model extends it. */
export interface PageModel {
  /** For <title>, without the site's name. */
  readonly title: string;
  /** For <meta name="description">. */
  readonly description: string;
  readonly section: Section | null;
  /** The path that names this page for good (canonical), with the query that matters. */
  readonly path: string;
  /** What the page tells programs; absent: no more than its title and description. */
  readonly head?: HeadView;
}
