import { contributorLabel } from '../../server/domain/contributor-label.ts';
import type { AskRecord, KnownExpert, ModerationItem } from '../../server/domain/submission.ts';
import { hasMargin, sureWords } from '../../server/domain/sureness.ts';

const HEADINGS = ['reference', 'received', 'contributor', 'stance', 'words', 'question'];

/** The submissions as aligned columns under headings, one line each; below them, whom publishing would join. */
export function pendingTable(items: readonly ModerationItem[]): string {
  const rows = items.map((item) => {
    const { expert, affiliations, coding, ask } = item.response;
    const words = item.response.paragraphs.join(' ').split(' ').length;
    return [
      item.reference,
      minute(item.history[0]?.at ?? ''),
      shorten(contributorLabel(expert.name, affiliations), 32),
      coding.stance,
      String(words),
      shorten(ask.question, 60),
    ];
  });
  const joined = items.flatMap(({ reference, joins }) =>
    joins === null ? [] : [`${reference}: ${publishingWords(joins)}`],
  );
  return [align([HEADINGS, ...rows]), ...joined].join('\n');
}

/** "Hugo Brenner (2 responses)". */
export function joinWords({ expert, responses }: KnownExpert): string {
  return `${expert.name ?? expert.slug} (${responses} ${responses === 1 ? 'response' : 'responses'})`;
}

function publishingWords(known: KnownExpert): string {
  const already =
    known.answered === null ? '' : `, who has ALREADY answered this ask: /responses/${known.answered}`;
  return `Publishing joins this answer to the expert ${joinWords(known)}${already}; publish --as-new-expert keeps them apart.`;
}

/** Every ask with its state and its newest change, one line each. */
export function askTable(records: readonly AskRecord[]): string {
  const rows = records.map(({ ask, history }) => {
    const last = history.at(-1);
    const why = last === undefined || last.reason === null ? '' : `: ${last.reason}`;
    return [
      ask.state,
      last === undefined ? 'by its import' : `${minute(last.at)} by ${last.actor}${why}`,
      ask.slug,
    ];
  });
  return align([['state', 'since', 'ask'], ...rows]);
}

/** One submission in full: who, to which ask, tagged how, decided by whom, and the text. */
export function submissionText({ reference, response, history, joins }: ModerationItem): string {
  const { ask, expert, affiliations, coding, paragraphs, state } = response;
  const held = affiliations.map(({ role, printed }) =>
    [role, printed].filter((part) => part !== null).join(', '),
  );
  const facts = [
    ['reference', reference],
    ['state', state === 'published' ? `published: /responses/${response.id}` : state],
    ['question', ask.question],
    ['ask', `/asks/${ask.slug}`],
    ['name', expert.name ?? '(none)'],
    ...(joins === null ? [] : [['expert', publishingWords(joins)]]),
    ...held.map((each) => ['affiliation', each]),
    ['stance', `${coding.stance} (${tagWords(response.coding)})`],
    ...history.map(({ action, actor, reason, at }) => [
      action,
      `${minute(at)} by ${actor}${reason === null ? '' : `: ${reason}`}`,
    ]),
  ];
  return `${align(facts)}\n\n${paragraphs.join('\n\n')}`;
}

function tagWords({ coder, margin, classification }: ModerationItem['response']['coding']): string {
  const measured = classification === null || hasMargin(classification.basis);
  const parts = [
    classification && sureWords(classification),
    margin !== null && measured && `margin ${margin.toFixed(2)}`,
    coder,
  ];
  return parts.filter(Boolean).join(', ');
}

/** "2026-03-06 14:05" (UTC) of an ISO instant. */
function minute(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}

function shorten(text: string, longest: number): string {
  const letters = [...text];
  return letters.length <= longest
    ? text
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}

/** Pads every cell but the last of its row to its column's width in code points. */
function align(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, [...cell].length);
    });
  }
  const padded = rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length))
      .join('  ')
      .trimEnd(),
  );
  return padded.join('\n');
}
