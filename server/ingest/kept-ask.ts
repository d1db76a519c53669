// Asks as Stancebook itself writes them out, so that reading them back loses nothing: a survey with what an
// editor decided about it.
import { z } from 'zod';
import type { StoredAsk } from '../domain/ports.ts';
import type { AskState, Nature, Source } from '../domain/types.ts';
import { cleanLine, webAddress } from './clean.ts';

/** What is known of an ask beside its survey. */
export interface KeptAsk {
  readonly scheme: string;
  readonly lead: string | null;
  readonly nature: Nature;
  readonly state: AskState;
  readonly source: Omit<Source, 'hash'> | null;
}

const text = z.string().transform(cleanLine).pipe(z.string().min(1));

export const keptAsk: z.ZodType<KeptAsk> = z.object({
  scheme: text,
  lead: text.nullable(),
  nature: z.enum(['verbatim', 'summary', 'illustrative']),
  state: z.enum(['open', 'closed']),
  source: z
    .object({ title: text, publisher: text.nullable(), url: text.nullable().transform(webAddress) })
    .nullable(),
});

export function keptOf({ ask }: StoredAsk): KeptAsk {
  const { scheme, lead, nature, state, source } = ask;
  return {
    ...{ scheme, lead, nature, state },
    source: source && { title: source.title, publisher: source.publisher, url: source.url },
  };
}

/** One ask as a line of JSON. `ask` comes first, which tells a dump from other JSON by its first bytes. */
export function askJson(stored: StoredAsk): string {
  return JSON.stringify({ ask: keptOf(stored), ...stored.survey });
}

const JSON_START = /^\s*\[?\s*\{"ask":\{"scheme":/u;

/** Whether a file begins as Stancebook's own do: those may be larger than documents. */
export function startsAsDump(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 200));
  return JSON_START.test(start) || start.startsWith(`${ASK_COLUMNS.join(',')},`);
}

/** The first headings of a table of asks; those of the answers follow. */
export const ASK_COLUMNS = [
  ...(['ask', 'question', 'series', 'number', 'date', 'intro', 'scheme', 'lead', 'nature', 'state'] as const),
  ...(['source title', 'source publisher', 'source url'] as const),
] as const;
