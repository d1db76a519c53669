// "Should X follow Y's lead on Z?": who is asked to act (the audience) and who leads.
import type { Actors } from './actors.ts';
import { type Mention, mentionsIn, type Token, tokensOf } from './question-mentions.ts';

/** One side of the question: how it is printed, which actors it names, and wordings of its own. */
export interface Party {
  /** As the question prints it, without a possessive: "Trump", "the United States". */
  readonly label: string;
  /** Ids of the actors named, groups not taken apart, in order. */
  readonly actors: readonly string[];
  /** Where it names no actor: lower-case wordings that stand for this side in this ask. */
  readonly phrases: readonly string[];
}

export interface QuestionActors {
  readonly audience: Party | null;
  readonly lead: Party | null;
}

const AUXILIARIES = new Set(
  'should must ought can could will would shall does do is are was were'.split(' '),
);
const VERBS = new Set(
  (
    'follow back support copy adopt join accept embrace imitate emulate match mirror endorse take heed align ' +
    'accompany side stand learn obey replicate borrow echo cooperate reject oppose resist'
  ).split(' '),
);
export const LEADS = new Set(
  'lead example plan course approach policy line leadership model proposal'.split(' '),
);
export const TOPIC = new Set(['on', 'in', 'over', 'about', 'towards', 'toward', 'by', 'for', 'with', 'at']);
/** What a question is about comes after these. */
export const SUBJECT = new Set(['on', 'in', 'over', 'about']);
/** What comes after these is not who is meant: "universities outside America". */
const EXCLUDING = new Set(['outside', 'beyond', 'except', 'without', 'against', 'not', 'unlike']);
const FILLERS = new Set(['now', 'also', 'still', 'simply', 'therefore', 'to', 'really', 'ever', 'always']);
/** Between the audience and "along" in "Is Norway right to go along with Sweden?". */
const JUDGED = new Set('right wrong wise unwise be go going play fall get rally line'.split(' '));
const PREPOSITIONS = new Set([...TOPIC, ...EXCLUDING, 'of', 'from', 'and']);
/** Verbs in two words, known by the second: "go along with", "fall in behind", "line up with". */
const PARTICLES = new Map([
  ['along', new Set(['go', 'going', 'play'])],
  ['in', new Set(['fall'])],
  ['behind', new Set(['fall', 'get', 'rally'])],
  ['up', new Set(['line'])],
]);
/** A head noun that says nothing by itself. */
const EMPTY_HEADS = new Set('states countries powers nations governments members we us'.split(' '));
const SHORTEST_HEAD = 4;

/** A question of the form "Should X follow Y's lead on Z?", taken apart: tokens of its auxiliary and its verb. */
export interface QuestionParts {
  readonly question: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  readonly auxiliary: number;
  readonly verb: number;
}

/** Null where the question is of another form. */
export function questionParts(question: string, actors: Actors): QuestionParts | null {
  const tokens = tokensOf(question);
  const auxiliary = tokens.findIndex((token) => AUXILIARIES.has(token.lower));
  const verb = tokens.findIndex((_, index) => index > auxiliary && isVerb(tokens, index));
  return auxiliary < 0 || verb < 0
    ? null
    : { question, tokens, mentions: mentionsIn(tokens, actors), auxiliary, verb };
}

function isVerb(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? '';
  return VERBS.has(word) || (PARTICLES.get(word)?.has(tokens[at - 1]?.lower ?? '') ?? false);
}

/** Reads the two sides out of a question; null for a side that it does not name. */
export function questionActors(question: string, actors: Actors): QuestionActors {
  const parts = questionParts(question, actors);
  if (parts === null) return { audience: null, lead: null };
  const { tokens, mentions, auxiliary, verb } = parts;
  const leadRange = leadRangeOf(tokens, verb + 1, mentions);
  const lead = leadRange === null ? null : leadParty(question, tokens, leadRange, mentions);
  const audience = audienceParty(question, tokens, trimmed(tokens, auxiliary + 1, verb), mentions, lead);
  return { audience, lead };
}

export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

function trimmed(tokens: readonly Token[], from: number, to: number): TokenRange {
  let end = to;
  let start = from;
  while (end > start && betweenSides(tokens[end - 1]?.lower ?? '')) end -= 1;
  while (start < end && FILLERS.has(tokens[start]?.lower ?? '')) start += 1;
  return { from: start, to: end };
}

function betweenSides(word: string): boolean {
  return FILLERS.has(word) || JUDGED.has(word);
}

/** Where the leader is named: before "'s lead", after "the lead of", before "lead", the first actor, or else a name. */
function leadRangeOf(
  tokens: readonly Token[],
  from: number,
  mentions: readonly Mention[],
): TokenRange | null {
  const noun = leadNoun(tokens, from);
  const possessive = tokens.findIndex((token, index) => index > from && token.lower === "'s");
  if (possessive > 0 && (noun < 0 || possessive < noun)) return { from, to: possessive };
  if (noun >= 0 && tokens[noun + 1]?.lower === 'of') {
    const stop = tokens.findIndex((token, index) => index > noun + 2 && TOPIC.has(token.lower));
    return { from: noun + 2, to: stop < 0 ? tokens.length : stop };
  }
  const first = mentions.find((mention) => mention.from >= from);
  if (noun > from && first !== undefined && first.from < noun) return { from, to: noun };
  if (first !== undefined) return { from: withArticle(tokens, first.from), to: first.to };
  return noun > from ? { from, to: noun } : nameRangeOf(tokens, from);
}

/** A leader whom nobody has listed, up to "on" or "out": "FIFA", "the Sahel juntas"; it holds a capital. */
function nameRangeOf(tokens: readonly Token[], after: number): TokenRange | null {
  const from = tokens[after]?.lower === 'with' ? after + 1 : after;
  const stop = tokens.findIndex(({ lower }, index) => index >= from && (TOPIC.has(lower) || lower === 'out'));
  const to = stop < 0 ? tokens.length : stop;
  const named = tokens.slice(from, to).some(({ written }) => /^\p{Lu}/u.test(written));
  return named ? { from, to } : null;
}

/** The "lead" or "example" that is to be followed, from token `from` on; none behind "on", or -1. */
export function leadNoun(tokens: readonly Token[], from: number): number {
  const end = tokens.findIndex((token, index) => index > from && SUBJECT.has(token.lower));
  return tokens.findIndex(
    (token, index) => index >= from && (end < 0 || index < end) && LEADS.has(token.lower),
  );
}

function withArticle(tokens: readonly Token[], from: number): number {
  return tokens[from - 1]?.lower === 'the' ? from - 1 : from;
}

function leadParty(
  question: string,
  tokens: readonly Token[],
  range: TokenRange,
  mentions: readonly Mention[],
): Party | null {
  const party = partyOf(question, tokens, range, mentions);
  if (party === null) return null;
  const only = mentions.find((mention) => mention.from >= range.from && mention.to === range.to);
  const adjective = only?.alias.type === 'demonym' && only.from <= range.from + 1;
  return adjective ? { ...party, label: only.actor.name } : party;
}

function audienceParty(
  question: string,
  tokens: readonly Token[],
  range: TokenRange,
  mentions: readonly Mention[],
  lead: Party | null,
): Party | null {
  const party = partyOf(question, tokens, range, mentions);
  return party === null
    ? null
    : { ...party, actors: party.actors.filter((id) => !(lead?.actors.includes(id) ?? false)) };
}

function partyOf(
  question: string,
  tokens: readonly Token[],
  { from, to }: TokenRange,
  mentions: readonly Mention[],
): Party | null {
  const first = tokens[from];
  const last = tokens[to - 1];
  if (first === undefined || last === undefined || to <= from) return null;
  const inside = mentions.filter((mention) => mention.from >= from && mention.to <= to);
  const named = inside.filter(
    (mention) =>
      !EXCLUDING.has(tokens[mention.from - 1]?.lower ?? '') &&
      (mention.to === to || tokens[mention.to]?.lower !== "'s"),
  );
  const label = withBracket(question, first.start, last.end);
  return {
    label,
    actors: [...new Set(named.map((mention) => mention.actor.id))],
    phrases: named.length === 0 ? phrasesOf(tokens, { from, to }, inside) : [],
  };
}

/** "Britain (and others" is printed with the bracket that closes it. */
function withBracket(question: string, start: number, end: number): string {
  const label = question.slice(start, end);
  return label.lastIndexOf('(') > label.lastIndexOf(')') && question.charAt(end) === ')'
    ? `${label})`
    : label;
}

/** The wording itself and its head noun. */
function phrasesOf(
  tokens: readonly Token[],
  { from, to }: TokenRange,
  mentions: readonly Mention[],
): string[] {
  const bare = tokens[from]?.lower === 'the' ? from + 1 : from;
  const covered = (at: number) => mentions.some((mention) => mention.from <= at && at < mention.to);
  const words = tokens.slice(bare, to).map((token) => token.lower);
  const phrases = words.length > 0 && words.some((_, i) => !covered(bare + i)) ? [words.join(' ')] : [];
  const stop = words.findIndex((word, i) => i > 0 && PREPOSITIONS.has(word));
  const head = bare + (stop < 0 ? words.length : stop) - 1;
  const noun = tokens[head]?.lower ?? '';
  if (head > bare - 1 && !covered(head) && noun.length >= SHORTEST_HEAD && !EMPTY_HEADS.has(noun)) {
    if (!phrases.includes(noun)) phrases.push(noun);
  }
  return phrases.filter((phrase) => !EMPTY_HEADS.has(phrase));
}
