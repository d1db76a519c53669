import { contributorLabel } from '../../server/domain/contributor-label.ts';
import type { ModerationItem } from '../../server/domain/submission.ts';

const HEADINGS = ['reference', 'received', 'contributor', 'stance', 'words', 'question'];

/** The submissions as aligned columns under headings, one line each. */
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
  return align([HEADINGS, ...rows]);
}

/** One submission in full: who, to which ask, tagged how, decided by whom, and the text. */
export function submissionText({ reference, response, history }: ModerationItem): string {
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
  const parts = [
    coder,
    classification && `basis ${classification.basis}`,
    margin !== null && `margin ${margin.toFixed(2)}`,
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
