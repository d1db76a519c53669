// A lexicon of a given size: the project's own, and as many frames of its kind as are missing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScheme, type Scheme } from '../../server/stance/index.ts';
import { parsePattern } from '../../server/stance/pattern.ts';
import { ROOT } from '../../server/wiring.ts';
import { generator } from './answers.ts';

const VERBS =
  'accept adapt adopt agree align amend argue avoid back block borrow build buy call carry change choose close copy cut ' +
  'decline defend delay deny draft end extend find fund give grant guard help hold ignore impose join keep lead leave lend ' +
  'lift limit match meet move name offer open oppose order own pay plan press promise protect publish push put raise read ' +
  'reject replace resist review save seek sell set shape share sign slow speak spend start stop support take test tie trade ' +
  'train treat trust turn use vote wait warn weigh work write';
const NOUNS =
  'aid allies answer army bank bill border budget chip claim clock court deal debt demand duty export fact factory firm ' +
  'force fund gap goods grain grid guard help house import law licence limit loan market model money north offer order ' +
  'panel paper peace plan port price pledge project promise quota rate road rule school sea seat share ship side south ' +
  'staff state steel summit supply target tariff tax text trade treaty union visa vote wage war water west word work year';

/** The `lead` scheme with frames added (or patterns left out) until it has `patterns` of them. */
export function lexiconOf(patterns: number): Scheme {
  const file = 'data/schemes/lead.yaml';
  const scheme = parseScheme(readFileSync(join(ROOT, file), 'utf8'), file);
  let left = patterns;
  const entries = scheme.entries.map((entry) => {
    const kept = entry.patterns.slice(0, left);
    left -= kept.length;
    return { ...entry, patterns: kept };
  });
  const [model] = entries;
  if (model === undefined) throw new Error(`${file} holds no entry`);
  const frames = Array.from({ length: left }, (_, index) => frame(index)).map((text, index) => ({
    ...model,
    id: `bench.${index}`,
    patterns: [{ text, sequence: parsePattern(text) }],
  }));
  return { ...scheme, entries: [...entries, ...frames] };
}

/** Verbs and what they are done to, in the shapes that real entries have. */
function frame(index: number): string {
  const random = generator(index + 1);
  const pick = (words: string): string => words.split(' ')[random(words.split(' ').length)] ?? '';
  const some = (words: string): string => `(${pick(words)}|${pick(words)}|${pick(words)})`;
  switch (index % 4) {
    case 0:
      return `${some(VERBS)} {0-3} @lead`;
    case 1:
      return `@deontic {0-2} ${pick(VERBS)} {0-3} ${some(NOUNS)}`;
    case 2:
      return `${pick(VERBS)} [the] ${pick(NOUNS)} (of|with|for) @lead`;
    default:
      return `${some(NOUNS)} {0-2} (is|are|was) ${pick(NOUNS)}`;
  }
}
