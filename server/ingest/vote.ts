import type { DeclaredVote } from '../domain/survey.ts';
import { collapse } from './clean.ts';

const VOTES =
  'strongly agree|agree|somewhat agree|uncertain|unsure|undecided|neutral|neither agree nor disagree|no opinion|somewhat disagree|disagree|strongly disagree|did not answer|did not vote|no response|abstain(?:ed)?';
const VOTE_LINE = new RegExp(
  `^(?:(?:vote|voted|response|answer|position|stance)\\s*[:–-]\\s*)?(${VOTES})(?:[\\s,;|/·–—-]*\\(?\\s*(?:with )?confidence(?: level)?(?: of)?\\s*[:=]?\\s*(\\d{1,3}(?:\\.\\d)?)(?:\\s*(?:/|out of)\\s*\\d{1,3}|%)?\\s*\\)?)?$`,
  'iu',
);
const LABELLED = /^(?:vote|voted|stance|declared stance)\s*[:–-]\s*([\p{L}][\p{L} ’'-]{1,40})$/iu;
const CONFIDENCE_LINE =
  /^confidence(?: level)?\s*[:=–-]?\s*(\d{1,3}(?:\.\d)?)(?:\s*(?:\/|out of)\s*\d{1,3}|%)?$/iu;
const NO_VOTE = /^(?:did not (?:answer|vote)|no response|-|–|—|n\/a|)$/iu;

/** "STRONGLY AGREE, CONFIDENCE LEVEL 9", "Vote: Follow", "Confidence: 7"; null for any other line. */
export function readVoteLine(line: string): Partial<DeclaredVote> | null {
  const text = collapse(line).replace(/[,;]$/u, '');
  if (text.length > 90) return null;
  const confidence = CONFIDENCE_LINE.exec(text);
  if (confidence) return { confidence: Number(confidence[1]) };
  const vote = VOTE_LINE.exec(text);
  if (vote)
    return {
      vote: readVote(vote[1] ?? ''),
      ...(vote[2] === undefined ? {} : { confidence: Number(vote[2]) }),
    };
  const label = LABELLED.exec(text)?.[1];
  return label === undefined ? null : { vote: readVote(label) };
}

/** Whether a text is a vote of the usual scales and nothing else. */
export function isVote(text: string): boolean {
  return VOTE_LINE.test(text) && text.length <= 90;
}

/** A vote as the document words it, in sentence case; null where none was cast. */
export function readVote(text: string): string | null {
  const vote = collapse(text);
  if (NO_VOTE.test(vote)) return null;
  return vote === vote.toUpperCase() ? `${vote.slice(0, 1)}${vote.slice(1).toLowerCase()}` : vote;
}

/** The number in a cell of confidences; null where there is none. */
export function readConfidence(text: string): number | null {
  const digits = /^\s*(\d{1,3}(?:\.\d+)?)/u.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}
