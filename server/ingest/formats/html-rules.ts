// What of a web page is text and what is the page around it.

/** Elements that hold no text to read: code, controls, pictures. */
const SILENT: ReadonlySet<string> = new Set(
  'script style noscript template svg math iframe select option textarea video audio object embed canvas map input button'.split(
    ' ',
  ),
);
/** Elements whose text is the page's, never the article's. */
const ASIDE: ReadonlySet<string> = new Set('nav form aside figcaption dialog menu label footer'.split(' '));

/**
 * What happens to the text of an element: it is left out with or without a trace, searched for series, number and
 * date before it is left out, or read.
 */
export type Skipping = 'silent' | 'traced' | 'label' | null;

/** @param keepFurniture true to skip nothing but code and marks of notes */
export function skipping(
  name: string,
  attributes: Readonly<Record<string, string>>,
  keepFurniture: boolean,
): Skipping {
  if (name === 'head') return null;
  if (name === 'sup' || (name === 'a' && /\b(?:footnote|fn)\b/iu.test(attributes.class ?? '')))
    return 'silent';
  if (keepFurniture) return name === 'script' || name === 'style' ? 'silent' : null;
  if (SILENT.has(name)) return 'silent';
  const isContainer = name === 'html' || name === 'body' || name === 'main' || name === 'article';
  if (!ASIDE.has(name) && !isPageFurniture(attributes, isContainer)) return null;
  return !ASIDE.has(name) && LABELS.test(attributes.class ?? '') ? 'label' : 'traced';
}

/** Classes of the line that says where and when an article was published. */
const LABELS = /\b(?:byline|metadata|masthead)\b/iu;

/** Elements that begin and end a block. */
export const BLOCKS: ReadonlySet<string> = new Set(
  'address article blockquote body caption center dd details div dl dt fieldset figure h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

export const BOLD: ReadonlySet<string> = new Set(['b', 'strong']);

const FURNITURE_WORDS = new Set(
  'ad ads advert advertisement advertising banner bookmark breadcrumb breadcrumbs btn button buttons byline caption comment comments commentlist consent cookie cookies cta disqus embed footer footnote footnotes gdpr jetpack jp-relatedposts lightbox masthead menu metadata modal nav navbar navigation newsletter outbrain pagination paywall pencraft popup print promo promoted pullquote pullquotes recirculation recommended related relatedposts respond share sharedaddy sharing sidebar signup sitemap skip social sponsor sponsored subscribe subscription subscriptions taboola tags toolbar tooltip widget'.split(
    ' ',
  ),
);

/** Words that say what a page or container has, not what it is: "has-sidebar", "comments-open". */
const STATE =
  /^(?:has|is|with|no|without|show|hide|page|post|single|entry|wp|js|theme)-|-(?:open|closed|enabled|disabled|layout|page)$/u;

/**
 * Whether classes, id and role say that an element is furniture: "share-buttons", "post__comments".
 * @param isContainer html, body, main and article carry classes about the whole page and are never furniture
 */
function isPageFurniture(attributes: Readonly<Record<string, string>>, isContainer: boolean): boolean {
  if (isHidden(attributes)) return true;
  if (isContainer) return false;
  const role = attributes.role ?? '';
  if (/^(?:navigation|button|banner|contentinfo|complementary|search|dialog|alert|menu|form)$/u.test(role))
    return true;
  const names = `${attributes.class ?? ''} ${attributes.id ?? ''}`.slice(0, 1000).toLowerCase();
  return names
    .split(/\s+/u)
    .map((name) => name.replace(/^wp-(?:block|element)-/u, ''))
    .some((name) => !STATE.test(name) && name.split(/[-_]+/u).some((word) => FURNITURE_WORDS.has(word)));
}

function isHidden({ hidden, style, ...rest }: Readonly<Record<string, string>>): boolean {
  if (hidden !== undefined || rest['aria-hidden'] === 'true') return true;
  return style !== undefined && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(style.slice(0, 500));
}

/** Bold by style, as word processors write it. */
export function isBoldStyle(style: string | undefined): boolean | null {
  const weight = /font-weight\s*:\s*(\w+)/iu.exec(style?.slice(0, 500) ?? '')?.[1]?.toLowerCase();
  if (weight === undefined) return null;
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
}
