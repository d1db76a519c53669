import type { PageModel, Section } from './page.ts';

/** What the layout shows beside the page itself. */
export interface LayoutModel {
  /** The address that names the page for good; null for pages that say what went wrong. */
  readonly canonical: string | null;
  readonly nav: readonly NavItem[];
}

interface NavItem {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
}

const SECTIONS: readonly { section: Section; label: string; href: string }[] = [
  { section: 'asks', label: 'Asks', href: '/' },
  { section: 'responses', label: 'Responses', href: '/responses' },
  { section: 'experts', label: 'Experts', href: '/experts' },
  { section: 'institutions', label: 'Institutions', href: '/institutions' },
  { section: 'method', label: 'Method', href: '/method' },
  { section: 'submit', label: 'Submit an answer', href: '/submit' },
];

/** `publicUrl` has no trailing slash; `status` is the HTTP status that the page is sent with. */
export function layoutModel(page: PageModel, publicUrl: string, status: number): LayoutModel {
  return {
    canonical: status === 200 ? publicUrl + page.path : null,
    nav: SECTIONS.map(({ section, label, href }) => ({ label, href, current: section === page.section })),
  };
}
