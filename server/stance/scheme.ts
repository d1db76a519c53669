// Scheme file -> Scheme. Every fault that would keep the engine from doing what the file says is found
// here; what is merely unwise is lint's business (lint.ts).
import { PatternError, parsePattern } from './pattern.ts';
import { everyElement, patternFault } from './pattern-checks.ts';
import { type RawEntry, type RawScheme, schemeSchema } from './scheme-schema.ts';
import type { CombineRule, CombineTerm, Entry, Example, Modifiers, Pattern, Scheme } from './scheme-types.ts';
import { TOPIC_LISTS } from './topic.ts';
import { UNCLEAR } from './types.ts';
import { YamlFile } from './yaml-file.ts';

type Path = readonly PropertyKey[];

/** Lists that the engine fills from the ask's question; a scheme may give them members of its own. */
export const ACTOR_LISTS: readonly string[] = ['audience', 'lead', 'actor', 'other'];

/**
 * Reads a scheme file.
 * @throws SchemeError with every fault: file, line, entry and what to mend.
 */
export function parseScheme(yamlText: string, fileName: string): Scheme {
  const yaml = new YamlFile(yamlText, fileName);
  const raw = yaml.read(schemeSchema);
  const reader = new SchemeReader(yaml, raw);
  const scheme = reader.scheme();
  yaml.throwFaults();
  return scheme;
}

class SchemeReader {
  private readonly yaml: YamlFile;
  private readonly raw: RawScheme;
  private readonly codes: ReadonlySet<string>;
  private readonly lists: ReadonlySet<string>;

  constructor(yaml: YamlFile, raw: RawScheme) {
    this.yaml = yaml;
    this.raw = raw;
    this.codes = new Set(raw.stances.map((stance) => stance.code));
    this.lists = new Set([
      ...Object.keys(raw.lists),
      ...ACTOR_LISTS,
      ...(raw.topic === undefined ? [] : TOPIC_LISTS),
    ]);
  }

  scheme(): Scheme {
    const { raw } = this;
    this.checkStances();
    this.checkIds();
    return {
      id: raw.id,
      version: raw.version,
      title: raw.title,
      stances: raw.stances,
      threshold: raw.threshold,
      file: this.yaml.file,
      exampleQuestion: raw.example_question ?? null,
      lists: this.readLists(),
      topic: raw.topic ?? null,
      entries: raw.entries.map((entry, index) => this.entry(entry, ['entries', index])),
      modifiers: this.modifiers(),
      combine: raw.combine.map((rule, index) => this.rule(rule, ['combine', index])),
      parameters: raw.parameters,
      declared: this.declared(),
    };
  }

  private checkStances(): void {
    const { stances } = this.raw;
    if (stances.at(-1)?.code !== UNCLEAR) {
      this.yaml.fault(['stances'], `the last stance must have the code "${UNCLEAR}"`);
    }
    if (this.codes.size < stances.length) this.yaml.fault(['stances'], 'two stances have the same code');
    stances.forEach((stance, index) => {
      if ((stance.tone === 'none') !== (stance.code === UNCLEAR)) {
        this.yaml.fault(['stances', index], `the tone "none" belongs to "${UNCLEAR}" and to no other stance`);
      }
    });
  }

  private declared(): Scheme['declared'] {
    this.raw.declared.forEach(({ stance }, index) => {
      this.checkCode(stance, ['declared', index, 'stance']);
    });
    return this.raw.declared;
  }

  private checkIds(): void {
    const seen = new Set<string>();
    this.raw.entries.forEach(({ id }, index) => {
      if (seen.has(id))
        this.yaml.fault(['entries', index], `another entry has the id "${id}"; give each its own`);
      seen.add(id);
    });
  }

  private readLists(): Readonly<Record<string, readonly Pattern[]>> {
    return Object.fromEntries(
      Object.entries(this.raw.lists).map(([name, items]) => [
        name,
        items.flatMap((item, index) => this.listItem(item, ['lists', name, index])),
      ]),
    );
  }

  private listItem(text: string, path: Path): Pattern[] {
    const read = this.pattern(text, path);
    if (read === null) return [];
    const foreign = everyElement(read.sequence).find((element) =>
      ['list', 'gap', 'start', 'end'].includes(element.type),
    );
    if (foreign === undefined) return [read];
    this.yaml.fault(path, `"${text}": a member of a list may hold no gap, list, ^ or $`);
    return [];
  }

  private entry(raw: RawEntry, path: Path): Entry {
    const decoy = raw.kind === 'decoy';
    if (raw.stance === undefined && !decoy) this.yaml.fault(path, 'the entry names no stance');
    if (raw.stance !== undefined) this.checkCode(raw.stance, [...path, 'stance']);
    if (raw.negated !== 'none') this.checkCode(raw.negated, [...path, 'negated']);
    if (raw.denies !== undefined) this.checkCode(raw.denies, [...path, 'denies']);
    if (raw.weight === undefined && !decoy && raw.kind !== 'qualifier') {
      this.yaml.fault(path, 'the entry has no weight; give it 1 to 3');
    }
    if (raw.places !== undefined && raw.kind !== 'verdict') {
      this.yaml.fault([...path, 'places'], 'only a verdict has places');
    }
    return {
      id: raw.id,
      stance: raw.stance ?? UNCLEAR,
      kind: raw.kind,
      weight: raw.weight ?? 1,
      patterns: this.patterns(raw.patterns, [...path, 'patterns']),
      negated: raw.negated === 'none' ? null : raw.negated,
      denies: raw.denies ?? null,
      places: raw.places ?? null,
      hits: raw.hits.map(toExample),
      misses: raw.misses.map(toExample),
      note: raw.note,
      line: this.yaml.line(path),
    };
  }

  private modifiers(): Modifiers {
    const {
      question,
      quotation,
      attribution,
      concession,
      hypothesis,
      negation,
      qualifier,
      deontic,
      report,
      position,
    } = this.raw.modifiers;
    return {
      question: question
        ? { ...this.read('question', question, ['clause', 'sentence', 'until']), factor: question.factor }
        : null,
      quotation: quotation ?? null,
      attribution: attribution
        ? {
            ...this.read('attribution', attribution, ['sources', 'verbs', 'openers', 'self']),
            ...this.read('attribution', attribution, [
              'until',
              'endorsed',
              'rejected',
              'endorsed_next',
              'rejected_next',
            ]),
            factor: attribution.factor,
          }
        : null,
      concession: concession
        ? {
            ...this.read('concession', concession, ['clause', 'sentence', 'until']),
            factor: concession.factor,
          }
        : null,
      hypothesis: hypothesis
        ? {
            ...this.read('hypothesis', hypothesis, ['clause', 'sentence', 'until']),
            factor: hypothesis.factor,
          }
        : null,
      negation: negation
        ? { ...negation, ...this.read('negation', negation, ['negators', 'pseudo', 'after', 'scope_end']) }
        : null,
      qualifier: qualifier ?? null,
      deontic: deontic ? { ...deontic, ...this.read('deontic', deontic, ['verbs']) } : null,
      report: report ? { ...report, ...this.read('report', report, ['verbs', 'unless']) } : null,
      position: position
        ? { ...position, ...this.read('position', position, ['turns', 'contrast', 'summing_up']) }
        : null,
    };
  }

  /** The named pattern lists of one modifier, read. */
  private read<Key extends string>(
    modifier: string,
    raw: Readonly<Record<Key, readonly string[]>>,
    keys: readonly Key[],
  ): Record<Key, readonly Pattern[]> {
    const read: Partial<Record<Key, readonly Pattern[]>> = {};
    for (const key of keys) read[key] = this.patterns(raw[key], ['modifiers', modifier, key]);
    // Every key was just set; Partial only served the filling.
    return read as Record<Key, readonly Pattern[]>;
  }

  private rule(raw: RawScheme['combine'][number], path: Path): CombineRule {
    this.checkCode(raw.gives, [...path, 'gives']);
    return {
      sentence: raw.sentence.map((text, index) => this.term(text, [...path, 'sentence', index])),
      gives: raw.gives,
      note: raw.note,
    };
  }

  private term(text: string, path: Path): CombineTerm {
    const denied = text.startsWith('not ');
    const stance = denied ? text.slice(4) : text;
    this.checkCode(stance, path);
    return { stance, denied };
  }

  private patterns(texts: readonly string[], path: Path): Pattern[] {
    return texts.flatMap((text, index) => this.pattern(text, [...path, index]) ?? []);
  }

  private pattern(text: string, path: Path): Pattern | null {
    try {
      const sequence = parsePattern(text);
      const message = patternFault(sequence, this.lists);
      if (message === null) return { text, sequence };
      this.yaml.fault(path, `"${text}": ${message}`);
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      this.yaml.fault(path, `"${text}": ${error.message}`);
    }
    return null;
  }

  private checkCode(code: string, path: Path): void {
    if (!this.codes.has(code)) {
      this.yaml.fault(path, `there is no stance "${code}"; known: ${[...this.codes].join(', ')}`);
    }
  }
}

function toExample(raw: string | { readonly question: string; readonly text: string }): Example {
  return typeof raw === 'string' ? { question: null, text: raw } : raw;
}
