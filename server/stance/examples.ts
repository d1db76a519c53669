// The examples of a scheme's entries, tried out.
import type { Actors } from './actors.ts';
import { classify } from './classify.ts';
import { type CompiledScheme, compile } from './compile.ts';
import { readText } from './read.ts';
import type { Entry, Example, Scheme } from './scheme-types.ts';

/** An example that does not do what its entry says of it. */
export interface ExampleFailure {
  readonly entry: string;
  readonly line: number;
  readonly expected: 'hit' | 'miss';
  readonly text: string;
  /** What happened instead. */
  readonly found: string;
}

/**
 * Tries every example of every entry. A hit must yield evidence of the entry for the entry's own stance; a
 * miss must not. For qualifiers and decoys it is the match alone that counts.
 */
export function runExamples(scheme: Scheme, actors: Actors): readonly ExampleFailure[] {
  const compiled = compile(scheme, actors);
  return scheme.entries.flatMap((entry) => [
    ...entry.hits.flatMap((example) => failure(compiled, entry, example, 'hit')),
    ...entry.misses.flatMap((example) => failure(compiled, entry, example, 'miss')),
  ]);
}

function failure(
  compiled: CompiledScheme,
  entry: Entry,
  example: Example,
  expected: ExampleFailure['expected'],
): ExampleFailure[] {
  const { fired, found } = tryOut(compiled, entry, example);
  if (fired === (expected === 'hit')) return [];
  return [{ entry: entry.id, line: entry.line, expected, text: example.text, found }];
}

function tryOut(
  compiled: CompiledScheme,
  entry: Entry,
  { question, text }: Example,
): { readonly fired: boolean; readonly found: string } {
  const input = { question: question ?? compiled.scheme.exampleQuestion, paragraphs: [text] };
  if (entry.kind === 'qualifier') {
    const matched = readText(compiled, input, compiled.scheme.modifiers).some((sentence) =>
      sentence.qualifiers.includes(entry.id),
    );
    return { fired: matched, found: matched ? 'the qualifier matched' : 'the qualifier did not match' };
  }
  const { evidence, suppressed } = classify(compiled, input);
  const own = evidence.filter((item) => item.entry === entry.id);
  const lost = suppressed.filter((item) => item.entry === entry.id);
  const fired =
    entry.kind === 'decoy'
      ? lost.some((item) => item.why.startsWith('a decoy'))
      : own.some((item) => item.stance === entry.stance);
  const seen = [
    ...own.map((item) => `"${item.quote}" speaks for ${item.stance}`),
    ...lost.map((item) => `"${item.quote}" was set aside: ${item.why}`),
  ];
  return { fired, found: seen.join('; ') || 'no pattern of the entry matched' };
}
