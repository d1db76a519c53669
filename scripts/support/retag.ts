// What another version of a lexicon would make of the stored answers.
import { isDeepStrictEqual } from 'node:util';
import type { CodedResponse, NewCoding } from '../../server/domain/ports.ts';
import { inputOf } from '../../server/domain/reading.ts';
import type { Coding } from '../../server/domain/types.ts';
import type { Classification, ClassifyInput, Evidence } from '../../server/stance/types.ts';

/** Against an editor's coding: now right, no longer right, wrong both times; or nobody has said what is right. */
export type Outcome = 'won' | 'lost' | 'still wrong' | 'unlabelled';

export interface Tag {
  readonly coder: string;
  readonly stance: string;
  readonly margin: number;
}

/** A response whose tag would change. */
export interface Change {
  readonly response: number;
  readonly ask: string;
  readonly state: string;
  readonly old: Tag;
  readonly new: Tag;
  /** Hits that only the new lexicon counts, and those that only the old one did. */
  readonly gained: readonly Evidence[];
  readonly gone: readonly Evidence[];
  /** The newest editor's stance, which stays published; or null. */
  readonly editor: string | null;
  readonly outcome: Outcome;
}

export interface Retagging {
  readonly responses: number;
  readonly changes: readonly Change[];
  /** Same stance, another margin or other evidence. */
  readonly shifted: number;
  /** Read exactly as before, but for the version. */
  readonly same: number;
  readonly totals: Readonly<Record<Outcome, number>>;
  /** Responses with an editor's coding, and with how many of these the lexicon agrees. */
  readonly edited: { readonly n: number; readonly old: number; readonly new: number };
  /** Responses that this version is stored for with another finding: `--apply` will be refused. */
  readonly clashes: readonly number[];
  /** One per response, to be appended. */
  readonly codings: readonly NewCoding[];
}

/** Reads every stored answer again, with the same input as when it came in. */
export function retag(
  stored: Iterable<CodedResponse>,
  read: (input: ClassifyInput) => Classification,
): Retagging {
  const rows = [...stored].map((each) => compareOne(each, read));
  const changes = rows.flatMap(({ change }) => change ?? []);
  const edited = rows.filter(({ editor }) => editor !== null);
  const tally = (outcome: Outcome) => changes.filter((change) => change.outcome === outcome).length;
  return {
    responses: rows.length,
    changes,
    shifted: rows.filter(({ change, same }) => change === null && !same).length,
    same: rows.filter(({ same }) => same).length,
    totals: {
      won: tally('won'),
      lost: tally('lost'),
      'still wrong': tally('still wrong'),
      unlabelled: tally('unlabelled'),
    },
    edited: {
      n: edited.length,
      old: edited.filter(({ editor, old }) => old.stance === editor).length,
      new: edited.filter(({ editor, found }) => found.stance === editor).length,
    },
    clashes: rows.filter(({ clash }) => clash).map(({ response }) => response),
    codings: rows.map(({ response, found }) => ({ response, classification: found })),
  };
}

function compareOne({ response, codings }: CodedResponse, read: (input: ClassifyInput) => Classification) {
  const found = read(inputOf(response.ask, response.paragraphs));
  const old = newest(codings, 'lexicon')?.classification;
  // Every response is stored with what the lexicon found.
  if (!old) throw new Error(`Response ${response.id} has no lexicon coding.`);
  const editor = newest(codings, 'editor')?.stance ?? null;
  const change: Change = {
    response: response.id,
    ask: response.ask.slug,
    state: response.state,
    old: tagOf(old),
    new: tagOf(found),
    gained: without(found.evidence, old.evidence),
    gone: without(old.evidence, found.evidence),
    editor,
    outcome: outcomeOf(old.stance, found.stance, editor),
  };
  const clash = codings.some(
    ({ kind, coder, classification }) =>
      kind === 'lexicon' && coder === change.new.coder && !equal(classification, found),
  );
  return {
    response: response.id,
    ...{ old, found, editor, clash },
    same: equal({ ...old, version: found.version }, found),
    change: old.stance === found.stance ? null : change,
  };
}

function newest(codings: readonly Coding[], kind: Coding['kind']): Coding | undefined {
  return codings.findLast((coding) => coding.kind === kind);
}

function tagOf({ scheme, version, stance, margin }: Classification): Tag {
  return { coder: `${scheme}@${version}`, stance, margin };
}

function outcomeOf(old: string, now: string, editor: string | null): Outcome {
  if (editor === null) return 'unlabelled';
  if (now === editor) return 'won';
  return old === editor ? 'lost' : 'still wrong';
}

/** The hits of `evidence` that `others` lacks: same words, same entry, same stance, whatever the weight. */
function without(evidence: readonly Evidence[], others: readonly Evidence[]): Evidence[] {
  const key = ({ paragraph, start, end, entry, stance }: Evidence): string =>
    JSON.stringify([paragraph, start, end, entry, stance]);
  const known = new Set(others.map(key));
  return evidence.filter((each) => !known.has(key(each)));
}

/** As JSON, in which findings are stored. */
function equal(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));
}
