import type { Ask } from '../domain/types.ts';
import { day, type TimeView } from './words.ts';

export interface SourceView {
  readonly title: string;
  readonly publisher: string | null;
  /** Only web addresses become links. */
  readonly href: string | null;
  /** The day of the import; null for samples that were made for this site. */
  readonly imported: TimeView | null;
}

/** The document that an ask came from; null where there is none. */
export function sourceOf({ source, importedAt, nature }: Ask): SourceView | null {
  if (source === null) return null;
  const { title, publisher, url } = source;
  return {
    title,
    publisher,
    href: url !== null && /^https?:\/\//i.test(url) ? url : null,
    imported: nature === 'illustrative' ? null : day(importedAt?.slice(0, 10) ?? null),
  };
}
