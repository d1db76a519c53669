// Small schemes for the engine's tests, and short ways to say what was found.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Actors,
  type Classification,
  type CompiledScheme,
  classify,
  compile,
  type Evidence,
  NO_ACTORS,
  parseActors,
  parseScheme,
  type Scheme,
} from '../../../server/stance/index.ts';
import { parsePattern } from '../../../server/stance/pattern.ts';

export const root = join(import.meta.dirname, '..', '..', '..');

const page = readFileSync(join(root, 'docs', 'lexicon.md'), 'utf8');

/** The fenced block of docs/lexicon.md with this label. */
export function docsBlock(label: 'scheme' | 'actors'): string {
  const block = new RegExp(`\`\`\`yaml ${label}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
  if (block === undefined) throw new Error(`docs/lexicon.md has no block "yaml ${label}"`);
  return block;
}

/** The rows of the table of docs/lexicon.md that has this header, cell by cell, without code marks. */
export function docsTable(header: string): string[][] {
  const start = page.indexOf(header);
  if (start < 0) throw new Error(`docs/lexicon.md has no table "${header}"`);
  const lines = page.slice(start).split('\n').slice(2);
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(0, end).map((line) =>
    line
      .replaceAll('\\|', '\0')
      .split('|')
      .slice(1, -1)
      .map((cell) =>
        cell
          .trim()
          .replaceAll('\0', '|')
          .replace(/^`(.*)`$/, '$1'),
      ),
  );
}

/** The scheme and actors of docs/lexicon.md. */
export const course: Scheme = parseScheme(docsBlock('scheme'), 'docs/lexicon.md');
export const neighbours: Actors = parseActors(docsBlock('actors'), 'docs/lexicon.md');
export const compiledCourse: CompiledScheme = compile(course, neighbours);
export const question = "Should Norway follow Sweden's lead on wolf hunting?";

/** What the scheme of the docs finds in a text about wolves. */
export function read(...paragraphs: readonly string[]): Classification {
  return classify(compiledCourse, { question, paragraphs });
}

const STANCES = `
  - {code: yes, word: "Yes", label: "Yes", tone: for, definition: d}
  - {code: half, word: Half, label: Half, tone: between, definition: d}
  - {code: "no", word: "No", label: "No", tone: against, definition: d}
  - {code: unclear, word: Unclear, label: Unclear, tone: none, definition: d}`;

/** A scheme file of three stances (yes, half, no) with the given rest, which must hold `entries`. */
export function schemeFile(rest: string): string {
  return `id: small\nversion: "1.0.0"\ntitle: Small\nthreshold: 0\nstances:${STANCES}\n${rest}\n`;
}

export function compileFile(rest: string, actors: Actors = NO_ACTORS): CompiledScheme {
  return compile(parseScheme(schemeFile(rest), 'small.yaml'), actors);
}

/** The quotes that one pattern finds in one paragraph. */
export function findPattern(pattern: string, text: string, lists = ''): string[] {
  const entry = `{id: e, stance: "yes", kind: cue, weight: 1, patterns: [${JSON.stringify(pattern)}]}`;
  const compiled = compileFile(`${lists}\nentries:\n  - ${entry}`);
  return classify(compiled, { question: null, paragraphs: [text] }).evidence.map(({ quote }) => quote);
}

/** What a list takes of a text under a question, by the lists, topic and actors of the docs. */
export function findMembers(list: string, question: string, text: string): string[] {
  const pattern = parsePattern(`@${list}`);
  const [entry] = course.entries;
  if (entry === undefined) throw new Error('docs/lexicon.md has a scheme without entries');
  const patterns = [{ text: `@${list}`, sequence: pattern }];
  const compiled = compile({ ...course, entries: [{ ...entry, patterns }] }, neighbours);
  const { evidence, suppressed } = classify(compiled, { question, paragraphs: [text] });
  return [...evidence, ...suppressed].sort((a, b) => a.start - b.start).map(({ quote }) => quote);
}

/** "quote: stance weight = base × factor value × ...", as docs/lexicon.md writes it. */
export function sum({ quote, stance, weight, baseWeight, factors }: Evidence): string {
  const terms = [String(baseWeight), ...factors.map(({ name, value }) => `${name} ${value}`)];
  return `${quote}: ${stance} ${weight} = ${terms.join(' × ')}`;
}
