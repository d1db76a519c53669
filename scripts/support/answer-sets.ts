// The labelled answers that a scheme is measured on, from the folders that hold them.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { LabelledAnswer } from '../../server/stance/evaluation/answers.ts';
import { bayesPredictions } from '../../server/stance/evaluation/bayes.ts';
import { FAIR_SMOOTHING } from '../../server/stance/evaluation/compare.ts';
import type { Scheme } from '../../server/stance/index.ts';
import { ROOT } from '../../server/wiring.ts';
import { readLabelled } from './labelled.ts';
import type { AnswerSet } from './measure.ts';

/** Where the corpus and the panels lie, beside the project: they are not part of it. */
export const ANSWERS = join(ROOT, '..', 'shared');
/** Answers that were invented for the project. */
const OWN = join(ROOT, 'data', 'answers');

/** Questions of the wide corpus that were left unread while the lexicon was written. */
const UNREAD_QUESTIONS = 10;
/** Comments shorter than this seldom say why. In words. */
const FEWEST_WORDS = 15;

/** The sets of a scheme; null where its answers are not at hand. @throws Error naming what is wrong in a file */
export function answerSets(scheme: Scheme, folder = ANSWERS): AnswerSet[] | null {
  if (scheme.id === 'lead') return corpusSets(scheme, join(folder, 'corpus'));
  if (scheme.id === 'agree') return panelSets(scheme, join(folder, 'panels'));
  return null;
}

function corpusSets(scheme: Scheme, folder: string): AnswerSet[] | null {
  if (!existsSync(folder)) return null;
  const codes = scheme.stances.map(({ code }) => code);
  const [wide, plain, literary] = ['dev-wide.jsonl', 'dev-plain.jsonl', 'dev.jsonl'].map((name) =>
    readAnswers(join(folder, name), codes),
  );
  if (!wide || !plain || !literary) return null;
  const [others, panels] = ['round-table.jsonl', 'three-panels.jsonl'].map((name) =>
    readAnswers(join(OWN, name), codes),
  );
  if (!others || !panels) return null;
  return [
    {
      ...{ id: 'others', title: 'Another writer', answers: others, bayes: bayesOf(others), unread: true },
      about:
        'Invented answers by a writer who knew neither the lexicon nor any other answer, not read while the lexicon was written: the fairest of these tests.',
    },
    unreadOf(wide),
    {
      ...{
        id: 'panels',
        title: 'Three other writers',
        answers: panels,
        bayes: bayesOf(panels),
        unread: false,
      },
      about: 'Invented answers by three writers who did not know the lexicon. It learned from them.',
    },
    {
      ...{ id: 'wide', title: 'Wide: forty-four questions', answers: wide, unread: false },
      bayes: bayesOf(wide),
      about: 'Invented answers in plain prose on many leads; the ten questions above are among them.',
    },
    {
      ...{ id: 'plain', title: 'Plain', answers: plain, bayes: bayesOf(plain), unread: false },
      about: 'Invented answers in the plain prose of policy papers.',
    },
    {
      ...{ id: 'literary', title: 'Literary', answers: literary, bayes: bayesOf(literary), unread: false },
      about:
        'Invented answers written to be hard: late, implied, ironic or reluctant verdicts, and borrowed views.',
    },
  ];
}

/** @throws Error naming every fault in the file */
function readAnswers(path: string, codes: readonly string[]): readonly LabelledAnswer[] {
  const found = readLabelled([path], codes);
  if (!found.ok) throw new Error(found.faults.join('\n'));
  return found.answers;
}

/** Beside the lexicon, a Bayes classifier that has seen the answers to all other questions. */
function unreadOf(wide: readonly LabelledAnswer[]): AnswerSet {
  const held = heldOut(wide);
  const rows = new Set(wide.flatMap(({ question }, row) => (held.has(question) ? [row] : [])));
  return {
    id: 'unread',
    title: 'Ten questions left unread',
    about:
      'Invented answers to questions that were set aside by chance and not read while the lexicon was written, by the writers of the wide set.',
    answers: wide.filter((_, row) => rows.has(row)),
    bayes: {
      about: 'natural’s classifier, trained on the answers to all other questions of the wide set.',
      predict: () => bayesPredictions(wide, FAIR_SMOOTHING).filter((_, row) => rows.has(row)),
    },
    unread: true,
  };
}

/** Chosen by chance, and the same for everybody: the first ten questions by the SHA-256 of their text. */
export function heldOut(answers: readonly LabelledAnswer[]): ReadonlySet<string> {
  const questions = [...new Set(answers.map(({ question }) => question))];
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  return new Set(questions.toSorted((a, b) => (hash(a) < hash(b) ? -1 : 1)).slice(0, UNREAD_QUESTIONS));
}

function bayesOf(answers: readonly LabelledAnswer[]): NonNullable<AnswerSet['bayes']> {
  return {
    about: `natural’s classifier, trained on the answers to the other questions of the set (smoothing ${FAIR_SMOOTHING}).`,
    predict: () => bayesPredictions(answers, FAIR_SMOOTHING),
  };
}

const ROW = z.object({ id: z.string(), vote: z.string(), comment: z.string(), statement: z.string() });

function panelSets(scheme: Scheme, folder: string): AnswerSet[] | null {
  if (!existsSync(folder)) return null;
  const rows = ['igm.csv', 'eigm.csv'].flatMap((file) =>
    z.array(ROW).parse(parse(readFileSync(join(folder, file)), { columns: true, bom: true })),
  );
  const votes = new Map(scheme.declared.map(({ vote, stance }) => [vote.toLowerCase(), stance]));
  const answers = rows.flatMap(({ id, vote, comment, statement }, index) => {
    const stance = votes.get(vote.toLowerCase());
    const words = comment.split(/\s+/).filter((word) => word !== '');
    if (stance === undefined || words.length < FEWEST_WORDS) return [];
    const answer: LabelledAnswer = {
      ...{ id: index, question: statement, paragraphs: [words.join(' ')], stance },
      ...{ alsoAcceptable: [], deciding: [], audience: [], lead: [] },
    };
    return [{ answer, unread: isUnread(id) }];
  });
  const label = 'The label is the vote that the author gave with the comment.';
  return [
    {
      ...{ id: 'unread', title: 'Polls left unread', bayes: null, unread: true },
      about: `Real comments of ${FEWEST_WORDS} words or more by economists, from the half of the polls that was not read while the lexicon was written. ${label}`,
      answers: answers.filter(({ unread }) => unread).map(({ answer }) => answer),
    },
    {
      ...{ id: 'all', title: 'All polls', bayes: null, unread: false },
      about: `Real comments of ${FEWEST_WORDS} words or more by economists, the unread half among them. ${label}`,
      answers: answers.map(({ answer }) => answer),
    },
  ];
}

/** Polls are halved by the hash of their id, so that both halves hold every kind of question. */
function isUnread(poll: string): boolean {
  return createHash('sha256').update(poll).digest().readUInt8(0) % 2 === 1;
}
