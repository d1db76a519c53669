// Asks as Stancebook itself writes them out, so that reading them back loses nothing: a survey with all that is
// known of it. As a line of JSON here, as rows of a table in formats/asks-table.ts.
import { z } from 'zod';
import type {
  KeptAnswer,
  KeptAsk,
  KeptEdition,
  KeptExpert,
  KeptForm,
  KeptInstitution,
  KeptOther,
  KeptTag,
} from '../domain/kept.ts';
import type { StoredAsk } from '../domain/ports.ts';
import type { ModerationEntry } from '../domain/submission.ts';
import type { ParsedContributor } from '../domain/survey.ts';
import { INSTITUTION_KINDS, type Source } from '../domain/types.ts';
import { cleanLine, cleanText, webAddress } from './clean.ts';

const line = z.string().transform(cleanLine).pipe(z.string().min(1));
/** A longer one would not fit into an address that servers accept. */
const LONGEST_SLUG = 200;
const slug = z
  .string()
  .regex(/^[a-z0-9-]+$/u, 'must be small letters, digits and hyphens')
  .max(LONGEST_SLUG, `must be ${LONGEST_SLUG} characters or fewer`);
const instant = z.iso.datetime();
/** What an editor wrote may have several lines. */
const prose = z
  .string()
  .transform((text) => cleanText(text).trim())
  .pipe(z.string().min(1));

/** A source without a hash is known by the words that came with it. */
export type ReadSource = Omit<Source, 'hash'> & { readonly hash: string | null };

export const keptSource = z.object({
  title: line,
  publisher: line.nullable(),
  url: line.nullable().transform(webAddress),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/u, 'must be a SHA-256 in hexadecimal')
    .nullable()
    .default(null),
});

export const keptTag: z.ZodType<KeptTag> = z.object({
  stance: line,
  coder: line,
  reason: prose,
  at: instant,
});

export const keptExpert: z.ZodType<KeptExpert> = z
  .object({ slug, name: line.nullable(), key: line.nullable() })
  .refine(({ name, key }) => name !== null || key === null, 'cannot be found by a key without a name');

export const keptInstitution: z.ZodType<KeptInstitution> = z.object({
  ...{ slug, name: line, kind: z.enum(INSTITUTION_KINDS), country: line.nullable() },
  aliases: z.array(line),
});

const record: z.ZodType<ModerationEntry> = z
  .object({
    action: z.enum(['submitted', 'published', 'rejected']),
    ...{ actor: line, reason: prose.nullable(), at: instant },
  })
  .refine(({ action, reason }) => action !== 'rejected' || reason !== null, 'needs its reason');

const form: z.ZodType<KeptForm> = z.object({
  published: instant.nullable(),
  reference: z
    .string()
    .regex(/^SB-[0-9A-Z]{4}-[0-9A-Z]{4}$/u, 'must be like SB-7K3M-Q9TX')
    .nullable()
    .default(null),
  record: z.array(record).default([]),
});

export const keptAnswer: z.ZodType<KeptAnswer> = z.object({
  expert: keptExpert,
  institutions: z.array(slug.nullable()).default([]),
  tags: z.array(keptTag).default([]),
  form: form.nullable().default(null),
  withdrawals: z
    .array(
      z.object({
        ...{ edition: z.int().positive(), action: z.enum(['withdrawn', 'restored']), reason: prose },
      }),
    )
    .default([]),
});

/** What stands in an ask's own object; its survey and the answers stand beside that. */
export const keptHead = z.object({
  scheme: line,
  lead: line.nullable(),
  nature: z.enum(['verbatim', 'summary', 'illustrative']),
  state: z.enum(['open', 'closed']),
  source: keptSource.nullable(),
  slug: slug.nullable().default(null),
  institutions: z.array(keptInstitution).default([]),
  record: z
    .array(
      z.object({
        ...{ state: z.enum(['open', 'closed']), actor: line, reason: prose.nullable(), at: instant },
      }),
    )
    .default([]),
});

/** A dump as read: the hashes of its sources may be missing. */
export interface ReadKept extends Omit<KeptAsk, 'source' | 'editions'> {
  readonly source: ReadSource | null;
  readonly editions: readonly (Omit<KeptEdition, 'source'> & { readonly source: ReadSource | null })[];
  /** Where in the file the ask is, and each answer, those of `others` last: "line 3", "row 14". */
  readonly places: { readonly ask: string; readonly answers: readonly string[] };
}

/** One ask as a line of JSON. `ask` comes first, which tells a dump from other JSON by its first bytes. */
export function askJson({ survey, kept }: StoredAsk): string {
  const { answers, others, scheme, lead, nature, state, source, slug, institutions, editions, record } = kept;
  const { contributors, ...head } = survey;
  const shown = [
    ...contributors.map((contributor, place) => contributorJson(contributor, answers[place] ?? null)),
    ...others.filter(isPublic).map(({ contributor, answer }) => contributorJson(contributor, answer)),
  ];
  const hidden = others
    .filter((other) => !isPublic(other))
    .map(({ contributor, answer, state }) => ({ state, ...contributorJson(contributor, answer) }));
  return JSON.stringify({
    ask: {
      ...{ scheme, lead, nature, state, source, slug, institutions },
      ...filled({ editions, record }),
    },
    ...{ ...head, contributors: shown },
    ...filled({ hidden }),
  });
}

const isPublic = ({ state }: KeptOther): boolean => state === 'published';

function contributorJson(contributor: ParsedContributor, answer: KeptAnswer | null): object {
  if (answer === null) return contributor;
  const { expert, institutions, tags, form, withdrawals } = answer;
  const kept = { expert, ...filled({ institutions, tags, withdrawals }) };
  return { ...contributor, kept: form === null ? kept : { ...kept, form: formJson(form) } };
}

function formJson({ published, reference, record }: KeptForm): object {
  return reference === null ? { published } : { published, reference, record };
}

/** Without the empty lists. */
function filled(lists: Readonly<Record<string, readonly unknown[]>>): object {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

const JSON_START = /^\s*\[?\s*\{"ask":\{"scheme":/u;

/** Whether a file begins as Stancebook's own do: those may be larger than documents. */
export function startsAsDump(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 200));
  return JSON_START.test(start) || start.startsWith(`${ASK_COLUMNS.join(',')},`);
}

/** The first headings of a table of asks; others follow. */
export const ASK_COLUMNS = [
  ...(['ask', 'question', 'series', 'number', 'date', 'intro', 'scheme', 'lead', 'nature', 'state'] as const),
  ...(['source title', 'source publisher', 'source url'] as const),
] as const;
