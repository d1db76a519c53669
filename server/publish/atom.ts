import type { Feed, FeedEntry } from '../presenters/feed.ts';
import { element, type Xml, xmlDocument } from './xml.ts';

/**
 * Atom 1.0 (RFC 4287). The id of an entry is the address of its page, which never changes.
 * @param site where the site is reached, without a trailing slash
 */
export function toAtom(feed: Feed, site: string): string {
  const { title, subtitle, path, page, updated, entries } = feed;
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en-GB' },
      element('id', {}, site + path),
      element('title', {}, title),
      element('subtitle', {}, subtitle),
      element('updated', {}, updated),
      element('author', {}, element('name', {}, 'Stancebook')),
      element('link', { rel: 'self', type: 'application/atom+xml', href: site + path }),
      element('link', { rel: 'alternate', type: 'text/html', href: site + page }),
      element('icon', {}, `${site}/static/favicon.svg`),
      ...entries.map((entry) => entryOf(entry, site)),
    ),
  );
}

function entryOf(entry: FeedEntry, site: string): Xml {
  const { path, title, author, published, updated, summary, flag } = entry;
  return element(
    'entry',
    {},
    element('id', {}, site + path),
    element('title', {}, title),
    element('link', { rel: 'alternate', type: 'text/html', href: site + path }),
    element('author', {}, element('name', {}, author)),
    element('published', {}, published),
    element('updated', {}, updated),
    ...(flag === null ? [] : [element('category', { term: flag })]),
    element('summary', {}, flag === null ? summary : `${flag}. ${summary}`),
  );
}
