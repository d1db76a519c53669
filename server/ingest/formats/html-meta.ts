import { type DocumentMeta, NO_META } from '../block.ts';
import { cleanLine, webAddress } from '../clean.ts';
import { readDate } from '../date.ts';
import { type PrintedLabel, readLabel } from '../label.ts';

const LONGEST_LABEL = 120;

/** Gathers what a page's head says of the article. */
export class MetaReader {
  #title: string | null = null;
  #site: string | null = null;
  #url: string | null = null;
  #published: string | null = null;
  #firstTime: string | null = null;
  #pageTitle = '';
  #label: PrintedLabel | null = null;

  /** @param attributes of a meta, link or time element */
  element(name: string, attributes: Readonly<Record<string, string>>): void {
    const value = attributes.content ?? '';
    if (name === 'link' && attributes.rel === 'canonical') this.#url ??= webAddress(attributes.href);
    if (name === 'time') this.#time(attributes);
    if (name !== 'meta') return;
    const key = (attributes.property ?? attributes.name ?? attributes.itemprop ?? '').toLowerCase();
    if (key === 'og:title') this.#title ??= text(value);
    if (key === 'og:site_name') this.#site ??= text(value);
    if (key === 'og:url') this.#url ??= webAddress(value);
    if (
      /^(?:article:published_time|datepublished|date|dc\.date|dc\.date\.issued|pubdate|parsely-pub-date|citation_publication_date)$/u.test(
        key,
      )
    ) {
      this.#published ??= day(value);
    }
  }

  /** Text of the title element, piece by piece. */
  pageTitle(piece: string): void {
    if (this.#pageTitle.length < 1000) this.#pageTitle += piece;
  }

  /** Text of a JSON-LD script, as far as it names the day of publication. */
  jsonLd(piece: string): void {
    const value = /"datePublished"\s*:\s*"([^"]{8,40})"/u.exec(piece.slice(0, 200_000))?.[1];
    if (value !== undefined) this.#published ??= day(value);
  }

  /** A line about the article. @returns whether it is the first one to name a series, whose place in it is taken over. */
  byline(line: string): boolean {
    const label = line.length <= LONGEST_LABEL ? readLabel(line) : null;
    if (label === null || label.series === null || this.#label !== null) return false;
    this.#label = label;
    return true;
  }

  meta(): DocumentMeta {
    return {
      ...NO_META,
      title: this.#title ?? text(this.#pageTitle),
      series: this.#label?.series ?? null,
      number: this.#label?.number ?? null,
      date: this.#published ?? this.#label?.date ?? this.#firstTime,
      url: this.#url,
      publisher: this.#site,
    };
  }

  #time({ datetime, class: names = '', itemprop = '' }: Readonly<Record<string, string>>): void {
    if (datetime === undefined || /modif|updated/iu.test(`${names} ${itemprop}`)) return;
    if (/publish/iu.test(`${names} ${itemprop}`)) this.#published ??= day(datetime);
    else this.#firstTime ??= day(datetime);
  }
}

const text = (value: string): string | null => cleanLine(value) || null;
const day = (value: string): string | null => readDate(value.trim().slice(0, 10)) ?? readDate(value.trim());
