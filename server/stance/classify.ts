import type { CompiledScheme } from './compile.ts';
import { decide } from './decide.ts';
import { readText } from './read.ts';
import { resolveSentences } from './resolve.ts';
import type { Modifiers } from './scheme-types.ts';
import type { Classification, ClassifyInput } from './types.ts';

/** The context mechanisms, in the order in which they apply; each can be switched off for an ablation. */
export const MECHANISMS = [
  'question',
  'quotation',
  'attribution',
  'concession',
  'hypothesis',
  'negation',
  'qualifier',
  'deontic',
  'report',
  'position',
  'combine',
  'verdict',
] as const;
export type Mechanism = (typeof MECHANISMS)[number];

export interface ClassifyOptions {
  /** Mechanisms to leave out, or all of them: what is left is a weighted count of hits. */
  readonly without?: readonly Mechanism[] | 'all';
}

/** Reads a text by a scheme. Same input, same output; nothing is kept that could change the next one. */
export function classify(
  compiled: CompiledScheme,
  input: ClassifyInput,
  options: ClassifyOptions = {},
): Classification {
  const off = new Set<Mechanism>(options.without === 'all' ? MECHANISMS : (options.without ?? []));
  const { scheme } = compiled;
  const modifiers = off.size === 0 ? scheme.modifiers : withoutModifiers(scheme.modifiers, off);
  const sentences = readText(compiled, input, modifiers);
  const rules = off.has('combine') ? [] : scheme.combine;
  const resolved = resolveSentences(sentences, input.paragraphs, modifiers, rules);
  return decide(scheme, resolved, input.paragraphs, !off.has('verdict'));
}

function withoutModifiers(modifiers: Modifiers, off: ReadonlySet<Mechanism>): Modifiers {
  return {
    question: off.has('question') ? null : modifiers.question,
    quotation: off.has('quotation') ? null : modifiers.quotation,
    attribution: off.has('attribution') ? null : modifiers.attribution,
    concession: off.has('concession') ? null : modifiers.concession,
    hypothesis: off.has('hypothesis') ? null : modifiers.hypothesis,
    negation: off.has('negation') ? null : modifiers.negation,
    qualifier: off.has('qualifier') ? null : modifiers.qualifier,
    deontic: off.has('deontic') ? null : modifiers.deontic,
    report: off.has('report') ? null : modifiers.report,
    position: off.has('position') ? null : modifiers.position,
  };
}
