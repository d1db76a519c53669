import type { Source } from '../domain/types.ts';

export interface SourceView {
  readonly title: string;
  readonly publisher: string | null;
  /** Only web addresses become links. */
  readonly href: string | null;
}

export function sourceOf(source: Source | null): SourceView | null {
  if (source === null) return null;
  const { title, publisher, url } = source;
  return { title, publisher, href: url !== null && /^https?:\/\//i.test(url) ? url : null };
}
