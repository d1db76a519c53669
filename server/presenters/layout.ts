import { FEED_PATH } from './feed.ts';
import type { HeadView } from './head.ts';
import type { PageModel, Section } from './page.ts';

/** What the layout shows beside the page itself. */
export interface LayoutModel {
  /** The address that names the page for good; null for pages that say what went wrong. */
  readonly canonical: string | null;
  readonly nav: readonly NavItem[];
  /** The feed of the whole site, and those of the page. */
  readonly feeds: HeadView['feeds'];
  readonly image: HeadView['image'];
  readonly structured: HeadView['structured'];
}

interface NavItem {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
}

const SECTIONS: readonly { section: Section; label: string; href: string }[] = [
  { section: 'asks', label: 'Asks', href: '/' },
  { section: 'responses', label: 'Responses', href: '/responses' },
  { section: 'matrix', label: 'Matrix', href: '/matrix' },
  { section: 'experts', label: 'Experts', href: '/experts' },
  { section: 'institutions', label: 'Institutions', href: '/institutions' },
  { section: 'method', label: 'Method', href: '/method' },
  { section: 'submit', label: 'Submit an answer', href: '/submit' },
];

/** `publicUrl` has no trailing slash; `status` is the HTTP status that the page is sent with. */
export function layoutModel(page: PageModel, publicUrl: string, status: number): LayoutModel {
  const head = status === 200 ? page.head : undefined;
  return {
    canonical: status === 200 ? publicUrl + page.path : null,
    nav: SECTIONS.map(({ section, label, href }) => ({ label, href, current: section === page.section })),
    feeds: [{ title: 'New asks and answers', href: FEED_PATH }, ...(head?.feeds ?? [])],
    image: head?.image ?? null,
    structured: head?.structured ?? null,
  };
}
