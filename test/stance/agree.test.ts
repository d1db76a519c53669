// The scheme `agree`: its examples, and its figures on real panels where those are at hand.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, type TestContext, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { classScores, confusionOf, kappa } from '../../server/stance/evaluation/confusion.ts';
import { lint, parseActors, parseScheme, runExamples, UNCLEAR } from '../../server/stance/index.ts';
import { loadClassifier, ROOT } from '../../server/wiring.ts';

const FEWEST_WORDS = 15;
/** Macro-F1 over the three votes, a little below what was measured (all polls; the half never read). */
const FLOORS = { all: 0.41, unread: 0.34 };
const PANELS = join(ROOT, '..', 'shared', 'panels');
const FILES = ['igm.csv', 'eigm.csv'];

const read = (path: string): string => readFileSync(join(ROOT, 'data', path), 'utf8');
const actors = parseActors(read('actors.yaml'), 'data/actors.yaml');
const scheme = parseScheme(read('schemes/agree.yaml'), 'data/schemes/agree.yaml');

describe('the scheme agree', () => {
  test('has no fault that lint finds', () => {
    assert.deepEqual(lint(scheme), []);
  });

  test('does with every example what its entry says', () => {
    assert.deepEqual(runExamples(scheme, actors), []);
  });

  test('maps each vote that a contributor may declare to a stance and an intensity', () => {
    assert.deepEqual(
      scheme.declared.map(({ vote, stance, intensity }) => [vote, stance, intensity]),
      [
        ['Strongly agree', 'agree', 2],
        ['Agree', 'agree', 1],
        ['Uncertain', 'uncertain', 0],
        ['Disagree', 'disagree', 1],
        ['Strongly disagree', 'disagree', 2],
      ],
    );
  });

  test('leaves a comment without any cue unclear and says so', () => {
    const paragraphs = ['The tram depot in the old harbour was opened by the king in 1911, on a Tuesday.'];
    const { stance, basis, evidence } = loadClassifier().classify('agree', { question: null, paragraphs });
    assert.deepEqual({ stance, basis, evidence }, { stance: UNCLEAR, basis: 'no cue', evidence: [] });
  });
});

const ROW = z.object({ id: z.string(), vote: z.string(), comment: z.string(), statement: z.string() });

/** A comment and the stance that its author's vote declares. `unread`: of the half kept unseen by the writer. */
interface Comment {
  readonly text: string;
  readonly statement: string;
  readonly stance: string;
  readonly unread: boolean;
}

function comments(): Comment[] {
  const votes = new Map(scheme.declared.map(({ vote, stance }) => [vote.toLowerCase(), stance]));
  return FILES.flatMap((file) =>
    z
      .array(ROW)
      .parse(parse(readFileSync(join(PANELS, file)), { columns: true, bom: true }))
      .flatMap(({ id, vote, comment, statement }) => {
        const stance = votes.get(vote.toLowerCase());
        const words = comment.split(/\s+/).filter((word) => word !== '');
        if (stance === undefined || words.length < FEWEST_WORDS) return [];
        return [{ text: words.join(' '), statement, stance, unread: isUnread(id) }];
      }),
  );
}

/** Polls are halved by the hash of their id, so that both halves hold every kind of question. */
function isUnread(poll: string): boolean {
  return createHash('sha256').update(poll).digest().readUInt8(0) % 2 === 1;
}

interface Figures {
  readonly n: number;
  readonly macroF1: number;
  readonly text: string;
}

/** Strict figures: a comment tagged `unclear` counts as missed. Macro-F1 is over the three votes. */
function figuresOf(answers: readonly Comment[], tags: ReadonlyMap<Comment, string>): Figures {
  const codes = scheme.stances.map(({ code }) => code);
  const confusion = confusionOf(
    codes,
    answers.map((answer) => [answer.stance, tags.get(answer) ?? UNCLEAR]),
  );
  const classes = classScores(confusion).filter(({ code }) => code !== UNCLEAR);
  const macroF1 = classes.reduce((sum, { f1 }) => sum + (f1 ?? 0), 0) / classes.length;
  const covered = answers.filter((answer) => tags.get(answer) !== UNCLEAR).length / answers.length;
  const show = (value: number | null) => (value === null ? '-' : value.toFixed(2));
  const each = classes.map(
    ({ code, precision, recall, f1, labelled }) =>
      `${code} P ${show(precision)} R ${show(recall)} F1 ${show(f1)} (n ${labelled})`,
  );
  const whole = `n ${answers.length}, macro-F1 ${macroF1.toFixed(3)}, kappa ${show(kappa(confusion))}, coverage ${covered.toFixed(2)}`;
  return { n: answers.length, macroF1, text: `${whole}; ${each.join('; ')}` };
}

const missing = FILES.every((file) => existsSync(join(PANELS, file)))
  ? false
  : 'the panels are not beside the project (../shared/panels)';

describe(`comments of ${FEWEST_WORDS} words or more against the votes of their authors`, {
  skip: missing,
}, () => {
  let answers: Comment[] = [];
  const tags = new Map<Comment, string>();

  before(() => {
    const classifier = loadClassifier();
    answers = comments();
    for (const answer of answers) {
      const input = { question: answer.statement, paragraphs: [answer.text] };
      tags.set(answer, classifier.classify('agree', input).stance);
    }
  });

  const report = (t: TestContext, name: string, chosen: readonly Comment[]): Figures => {
    const figures = figuresOf(chosen, tags);
    t.diagnostic(`${name}: ${figures.text}`);
    return figures;
  };

  test(`reach a macro-F1 of ${FLOORS.all} on all polls`, (t) => {
    const { n, macroF1 } = report(t, 'all polls', answers);
    report(
      t,
      'the half that was read',
      answers.filter(({ unread }) => !unread),
    );
    assert.deepEqual({ n, enough: macroF1 >= FLOORS.all }, { n: 2711, enough: true });
  });

  test(`reach a macro-F1 of ${FLOORS.unread} on the polls that were not read while writing`, (t) => {
    const unread = answers.filter((answer) => answer.unread);
    const { n, macroF1 } = report(t, 'the half that was not read', unread);
    assert.deepEqual({ n, enough: macroF1 >= FLOORS.unread }, { n: 1329, enough: true });
  });
});
