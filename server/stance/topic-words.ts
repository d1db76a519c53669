// A scheme's rules for topics, as stems: what the verbs of a topic do and undo, and in which forms.
import type { Stems } from './question-topic.ts';
import type { TopicRules } from './scheme-types.ts';
import { fold, topicStem } from './words.ts';

/** What is done, in the words for it and for its contrary. */
export interface Sides {
  /** Words of the question that name it. */
  readonly length: number;
  /** Forms of the very word. */
  readonly own: readonly Stems[];
  readonly same: readonly Stems[];
  readonly contrary: readonly Stems[];
}

export class TopicWords {
  readonly general: ReadonlySet<string>;
  private readonly measures = new Map<string, readonly Stems[]>();
  readonly things: ReadonlySet<string>;
  readonly introducing: ReadonlySet<string>;
  private readonly forms: readonly Stems[];
  private readonly acts: readonly { readonly same: readonly Stems[]; readonly contrary: readonly Stems[] }[];

  constructor(rules: TopicRules) {
    this.general = new Set(rules.general.flatMap(phraseStems));
    for (const row of rules.measures.map((words) => words.map(phraseStems))) {
      for (const phrase of row) {
        const noun = phrase.at(-1) ?? '';
        this.measures.set(noun, [...this.measuresLike(noun), ...row]);
      }
    }
    this.things = new Set(rules.things.flatMap(phraseStems));
    this.introducing = new Set(rules.introducing.map((verb) => phraseStems(verb)[0] ?? ''));
    this.forms = rules.forms.map((row) => row.flatMap(phraseStems));
    this.acts = rules.acts.map((act) => ({ same: this.spelled(act.do), contrary: this.spelled(act.undo) }));
  }

  /** What a measure of this name may be called; empty where it names none. */
  measuresLike(noun: string): readonly Stems[] {
    return this.measures.get(noun) ?? [];
  }

  /** What the stems begin with of all that a topic can do; `same` is empty where they begin with no such verb. */
  sidesOf(stems: Stems): Sides {
    const found = this.acts.flatMap((act) => {
      const lengths = act.same.filter((phrase) => begins(stems, phrase)).map((phrase) => phrase.length);
      return lengths.length > 0 ? [{ ...act, length: Math.max(...lengths) }] : [];
    });
    const length = Math.max(0, ...found.map((act) => act.length));
    const longest = found.filter((act) => act.length === length);
    return {
      length,
      own: length === 0 ? [] : this.formsOf(stems.slice(0, length)),
      same: longest.flatMap(({ same }) => same),
      contrary: longest.flatMap(({ contrary }) => contrary),
    };
  }

  private spelled(phrases: readonly string[]): Stems[] {
    return phrases.flatMap((phrase) => this.formsOf(phraseStems(phrase)));
  }

  /** A phrase with its first word in all its forms. */
  formsOf([first = '', ...rest]: Stems): Stems[] {
    const row = this.forms.find((forms) => forms.includes(first));
    return [...new Set(row ?? [first])].map((form) => [form, ...rest]);
  }
}

function phraseStems(text: string): Stems {
  return text
    .split(/[\s-]+/)
    .filter((word) => word !== '')
    .map((word) => topicStem(fold(word)));
}

function begins(stems: Stems, phrase: Stems): boolean {
  return phrase.length <= stems.length && phrase.every((stem, index) => stem === stems[index]);
}
