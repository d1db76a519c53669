import type { Facets, FacetValue, ResponseQuery } from '../domain/query.ts';
import { NO_ANSWER } from '../domain/shown.ts';
import { BASIS_WORDS, CODER_WORDS, KIND_WORDS, wordsFor } from './filter-words.ts';
import type { StanceView } from './stance.ts';
import { anyOf, count, quoted, share } from './words.ts';

/** A stance word that is a state rather than an act: "Unclear", "Uncertain", "Neutral". */
const STATE = /^(?:un|in|neutral)/i;

/**
 * The query as a reader would say it: "6 responses that shape or resist, from universities, from Sallow
 * Institute". Stance words are verbs ("Follow", "Strongly agree") but for those that name a state, which take
 * "are".
 */
export function queryWords(
  total: number,
  query: ResponseQuery,
  facets: Facets,
  stances: readonly StanceView[],
): string {
  const said = (values: readonly string[], words: Parameters<typeof wordsFor>[0]): string =>
    anyOf(values.map((value) => wordsFor(words, value).said));
  const parts = [
    `${count(total, 'response')}${stanceClause(stances, total === 1)}`,
    clause('unclear ', said(query.bases, BASIS_WORDS)),
    clause('', said(query.coders, CODER_WORDS)),
    clause('from ', said(query.kinds, KIND_WORDS)),
    clause('from institutions in ', anyOf(query.countries)),
    clause('from ', anyOf(labels(query.institutions, facets.institutions))),
    askClause(query.asks, facets.asks),
    query.text === null ? '' : `with the words ${quoted(query.text.typed)}`,
    query.minMargin === null ? '' : `machine tags from a margin of ${share(query.minMargin)}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function clause(before: string, words: string): string {
  return words === '' ? '' : `${before}${words}`;
}

function stanceClause(stances: readonly StanceView[], single: boolean): string {
  const silent = stances.some(({ code }) => code === NO_ANSWER);
  const words = stances.filter(({ code }) => code !== NO_ANSWER).map(({ word }) => word);
  const verbs = words.filter((word) => !STATE.test(word)).map((word) => verb(word, single));
  const states = words.filter((word) => STATE.test(word)).map((word) => word.toLowerCase());
  const be = single ? 'is' : 'are';
  const clauses = [
    ...verbs,
    ...(states.length > 0 ? [`${be} ${anyOf(states)}`] : []),
    ...(silent ? [`${single ? 'gives' : 'give'} no answer`] : []),
  ];
  return clauses.length > 0 ? ` that ${anyOf(clauses)}` : '';
}

/** "Resist" as "resist" for many and "resists" for one; the last word of a phrase bends. */
function verb(word: string, single: boolean): string {
  const plain = word.toLowerCase();
  if (!single) return plain;
  return /(?:s|x|z|ch|sh)$/.test(plain) ? `${plain}es` : `${plain}s`;
}

function askClause(asks: readonly string[], values: readonly FacetValue[]): string {
  if (asks.length === 0) return '';
  if (asks.length > 1) return `on ${asks.length} asks`;
  return `on “${labels(asks, values).join('')}”`;
}

/** What the facets call the values; a value that they do not know stands for itself. */
function labels(values: readonly string[], known: readonly FacetValue[]): readonly string[] {
  return values.map((value) => known.find((each) => each.value === value)?.label ?? value);
}
