// Where a question says what it is about, and in which pieces.
import { leadNoun, type QuestionParts, SUBJECT, TOPIC, type TokenRange } from './question.ts';
import type { Token } from './question-mentions.ts';
import { topicStem } from './words.ts';

/** Stems (`topicStem`) of the words of a phrase. */
export type Stems = readonly string[];

/** The tokens of a topic, and the word before it: "in", "on", "to", "and"; '' after a possessive. */
export interface Place extends TokenRange {
  readonly after: string;
}

/** Null where the question says nothing of a topic. */
export function placeOf(parts: QuestionParts): Place | null {
  const { tokens, mentions, verb } = parts;
  const to = endOf(parts);
  const word = (at: number) => tokens[at]?.lower ?? '';
  const behind = (from: number): Place | null => {
    const at = tokens.findIndex(({ lower }, index) => index >= from && (TOPIC.has(lower) || lower === 'to'));
    return at < 0 ? null : { from: at + 1, to, after: word(at) };
  };
  const noun = leadNoun(tokens, verb + 1);
  const subject = tokens.findIndex(({ lower }, index) => index > verb + 1 && SUBJECT.has(lower));
  const before = subject < 0 ? to : subject;
  const owner = tokens.findIndex(({ lower }, index) => index > verb && index < before && lower === "'s");
  if (noun > 0) {
    // "Sweden's lead and ban it", "Sweden's example of banning it".
    const next = word(noun + 1);
    if (next === 'and' || (next === 'of' && word(noun + 2).endsWith('ing')))
      return { from: noun + 2, to, after: next };
    const named = behind(noun);
    if (named !== null) return named;
    return owner > 0 && owner < noun ? { from: owner + 1, to: noun, after: '' } : null;
  }
  if (owner > 0) return { from: owner + 1, to, after: '' };
  const lead = mentions.find((mention) => mention.from > verb);
  return lead === undefined ? null : behind(lead.to);
}

/** Before ", or go its own way": the token at which the question turns to what else may be done. */
function endOf({ question, tokens }: QuestionParts): number {
  const or = tokens.findIndex(({ lower }, at) => lower === 'or' && commaBefore(question, tokens, at));
  return or < 0 ? tokens.length : or;
}

function commaBefore(question: string, tokens: readonly Token[], at: number): boolean {
  return question.slice(tokens[at - 1]?.end, tokens[at]?.start).includes(',');
}

/** Words without a preposition, an article or "and" between them. */
export interface Chunk {
  /** The word that parts it from the one before. */
  readonly after: string;
  readonly stems: Stems;
  readonly actor: string | null;
}

const ARTICLES = new Set(['the', 'a', 'an', 'its', 'their', 'our']);
const JOINING = new Set(['and', 'or']);
const PREPOSITIONS = 'of to from into under between among across within after before during against without';
const PARTING = new Set([...TOPIC, ...ARTICLES, ...JOINING, ...PREPOSITIONS.split(' '), "'s"]);

/** What lies between two tokens, without words of `general`, which are stems. */
export function chunksOf(
  { question, tokens, mentions }: QuestionParts,
  { from, to }: TokenRange,
  general: ReadonlySet<string>,
): Chunk[] {
  const chunks: Chunk[] = [];
  let after = '';
  let words: Token[] = [];
  const close = () => {
    const stems = words
      .map(({ lower }) => topicStem(lower))
      .filter((stem) => /^\p{L}/u.test(stem) && !general.has(stem));
    if (stems.length > 0) chunks.push({ after, stems, actor: null });
    if (stems.length > 0) after = '';
    words = [];
  };
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    const mention = mentions.find((found) => found.from === at && found.to <= to);
    if (token === undefined) break;
    if (words.length > 0 && commaBefore(question, tokens, at)) {
      close();
      after = 'and';
    }
    if (mention !== undefined && isModifier(tokens, mention.to, to)) {
      at = mention.to - (tokens[mention.to]?.lower === "'s" ? 0 : 1);
    } else if (mention !== undefined) {
      words = []; // "eastern Europe"
      chunks.push({ after, stems: [], actor: mention.actor.id });
      after = '';
      at = mention.to - 1;
    } else if (PARTING.has(token.lower)) {
      close();
      if (!ARTICLES.has(token.lower)) after = token.lower;
    } else words.push(token);
  }
  close();
  return chunks;
}

/** "Chinese cars", "Russia sanctions", "the WHO's treaty": whoever is named before token `at` only says whose. */
function isModifier(tokens: readonly Token[], at: number, to: number): boolean {
  const next = tokens[at]?.lower ?? '';
  return at < to && (next === "'s" || !PARTING.has(next));
}

/** Whether a word puts two pieces side by side, so that what is true of one is true of the other. */
export function isJoining(word: string): boolean {
  return JOINING.has(word);
}
