// Answers to measure on: the sentences of the project's samples, drawn anew into answers of one length.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { splitSentences } from '../../server/stance/index.ts';
import { ROOT } from '../../server/wiring.ts';

export interface Answer {
  readonly question: string;
  readonly paragraphs: readonly string[];
}

const WORDS = 180;
const SENTENCES_A_PARAGRAPH = 3;

const sample = z.object({
  survey: z.object({
    question: z.string(),
    contributors: z.array(z.object({ paragraphs: z.array(z.string()) })),
  }),
});

/** `count` answers of some 180 words, all different, the same in every run. */
export function drawAnswers(count: number): readonly Answer[] {
  const folder = join(ROOT, 'data', 'samples');
  const panels = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => sample.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))).survey)
    .map(({ question, contributors }) => ({
      question,
      sentences: contributors.flatMap(({ paragraphs }) =>
        paragraphs.flatMap((text) => splitSentences(text).map(({ start, end }) => text.slice(start, end))),
      ),
    }));
  const random = generator(1);
  return Array.from({ length: count }, (_, index) => {
    const panel = panels[index % panels.length];
    if (panel === undefined) throw new Error('data/samples holds no sample');
    return { question: panel.question, paragraphs: draw(panel.sentences, random) };
  });
}

function draw(sentences: readonly string[], random: (below: number) => number): string[] {
  const drawn: string[] = [];
  let words = 0;
  while (words < WORDS) {
    const sentence = sentences[random(sentences.length)] ?? '';
    drawn.push(sentence);
    words += sentence.split(/\s+/).length;
  }
  const paragraphs: string[] = [];
  for (let at = 0; at < drawn.length; at += SENTENCES_A_PARAGRAPH) {
    paragraphs.push(drawn.slice(at, at + SENTENCES_A_PARAGRAPH).join(' '));
  }
  return paragraphs;
}

/** A linear congruential generator: good enough to shuffle with, and the same everywhere. */
export function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
