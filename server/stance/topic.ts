// What a question is about, after "lead on ...", and the words by which an answer may name it: a thing that is
// brought in ("a sugar tax"), or something that is done ("banning plastic bags").
import type { Actors } from './actors.ts';
import { type QuestionParts, questionParts } from './question.ts';
import { type Chunk, chunksOf, isJoining, type Place, placeOf, type Stems } from './question-topic.ts';
import type { TopicRules } from './scheme-types.ts';
import { type Sides, TopicWords } from './topic-words.ts';
import { topicStem } from './words.ts';

export const TOPIC_LISTS = [
  'topic',
  'topic_measure',
  'topic_act',
  'topic_undo',
  'topic_object',
] as const satisfies readonly string[];

/** Those that hold nouns: what may be the subject of a duty. */
export const TOPIC_NOUNS: readonly (typeof TOPIC_LISTS)[number][] = [
  'topic',
  'topic_measure',
  'topic_object',
];

/** What each list of a topic takes. */
export interface Topic extends Readonly<Record<(typeof TOPIC_LISTS)[number], readonly Stems[]>> {
  /** Ids of actors that something is done to: they belong to `topic_object`. */
  readonly actors: readonly string[];
}

/** The topic of a question; null where it names none. The rules are worked out at the first question. */
export function topicsBy(rules: TopicRules, actors: Actors): (question: string) => Topic | null {
  let words: TopicWords | null = null;
  return (question) => {
    const parts = questionParts(question, actors);
    const place = parts === null ? null : placeOf(parts);
    if (parts === null || place === null || place.to <= place.from) return null;
    words ??= new TopicWords(rules);
    return new TopicReader(parts, words).read(place);
  };
}

const ASKING = new Set(['how', 'whether', 'when', 'what', 'where']);

class TopicReader {
  private readonly parts: QuestionParts;
  private readonly words: TopicWords;

  constructor(parts: QuestionParts, words: TopicWords) {
    this.parts = parts;
    this.words = words;
  }

  read(place: Place): Topic {
    const act = this.actAt(place);
    const chunks = chunksOf(this.parts, { from: act?.to ?? place.from, to: place.to }, this.words.general);
    if (act !== null) return act.verb === null ? this.field(chunks) : this.action(act.verb, chunks);
    const [first] = chunks;
    const noun = first?.stems.at(-1);
    const verb = noun === undefined || first?.actor !== null ? null : this.words.sidesOf([noun]);
    if (first === undefined || verb === null || verb.same.length === 0) return this.field(chunks);
    return this.namedAction(verb, first, chunks.slice(1));
  }

  /** "on school phone bans": the last word is what is done, the others say to what. */
  private namedAction(verb: Sides, first: Chunk, rest: readonly Chunk[]): Topic {
    const inner: Chunk = { after: '', stems: first.stems.slice(0, -1), actor: null };
    const objects = inner.stems.length > 0 ? [inner] : rest;
    const field = this.field([first, ...rest]);
    const acting = this.action(verb, objects);
    const measures = [...ends(first.stems), ...this.measure(first.stems)];
    return { ...acting, topic: field.topic, topic_measure: measures };
  }

  /** What a measure may be called; nothing where the words end in no measure. */
  private measure(stems: Stems): Stems[] {
    const like = this.words.measuresLike(stems.at(-1) ?? '');
    return like.length === 0 ? [] : [...ends(stems), ...like];
  }

  private action(verb: Sides, chunks: readonly Chunk[]): Topic {
    const stop = chunks.findIndex(({ after }, index) => index > 0 && !isJoining(after));
    const objects = stop < 0 ? chunks : chunks.slice(0, stop);
    const things = objects.filter(({ actor }) => actor === null).map(({ stems }) => stems);
    const brought = verb.own.some(([stem = '']) => this.words.introducing.has(stem));
    return {
      topic: this.field(chunks).topic,
      // Whoever imposes a tariff brings the tariff in.
      topic_measure: brought ? things.flatMap((stems) => [...ends(stems), ...this.measure(stems)]) : verb.own,
      topic_act: verb.same,
      topic_undo: verb.contrary,
      topic_object: things.flatMap(ends),
      actors: objects.flatMap(({ actor }) => actor ?? []),
    };
  }

  private field(chunks: readonly Chunk[]): Topic {
    const things = chunks.filter(({ actor }) => actor === null).map(({ stems }) => stems);
    return {
      topic: things.flatMap(ends),
      topic_measure: things.flatMap((stems) => this.measure(stems)),
      topic_act: [],
      topic_undo: [],
      topic_object: [],
      actors: [],
    };
  }

  /**
   * The verb that a topic begins with, and where its object begins; `verb` null where it cannot be told which of
   * two is meant ("seizing or returning"), where it is denied, or where the topic is a question ("how to ...").
   */
  private actAt({ from, to, after }: Place): { readonly verb: Sides | null; readonly to: number } | null {
    const { tokens } = this.parts;
    const word = (at: number) => (at < to ? (tokens[at]?.lower ?? '') : '');
    if (word(from) === 'not') return { verb: null, to: from + 1 };
    if (ASKING.has(word(from))) return { verb: null, to: word(from + 1) === 'to' ? from + 3 : from + 1 };
    const verb = this.verbAt(from, to, after);
    if (verb === null) return null;
    const next = from + verb.length;
    if (word(next) === 'or' && word(next + 1).endsWith('ing')) return { verb: null, to: next + 2 };
    return { verb, to: next };
  }

  private verbAt(from: number, to: number, after: string): Sides | null {
    const words = this.parts.tokens.slice(from, to).map(({ lower }) => lower);
    const [first = ''] = words;
    const base = BEFORE_BASE_FORM.has(after);
    if (words.length < 2 || !(first.endsWith('ing') || base)) return null;
    const stems = words.map(topicStem);
    const known = this.words.sidesOf(stems);
    if (known.same.length > 0) return known;
    // "on mining rights", "plans to wind farms": no verb.
    const [stem = ''] = stems;
    if (after === 'to' || this.words.things.has(stem)) return null;
    const own = this.words.formsOf([stem]);
    return { length: 1, own, same: own, contrary: [] };
  }
}

const BEFORE_BASE_FORM = new Set(['to', 'and']);

/** "carbon border charge", "border charge", "charge". */
function ends(stems: Stems): Stems[] {
  return stems.map((_, index) => stems.slice(index));
}
