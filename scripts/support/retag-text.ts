import { table } from '../../server/stance/evaluation/layout.ts';
import type { Evidence } from '../../server/stance/types.ts';
import type { Change, Retagging, Tag } from './retag.ts';

/** The changes as a table, and the totals in sentences; ends in a line break. */
export function retagText(coder: string, found: Retagging): string {
  const parts = [...(found.changes.length > 0 ? [changesTable(found.changes)] : []), totals(coder, found)];
  return `${parts.join('\n\n')}\n`;
}

function changesTable(changes: readonly Change[]): string {
  return table(
    [
      { title: 'Response', align: 'right' },
      { title: 'old', align: 'left', width: 14 },
      { title: 'new', align: 'left', width: 14 },
      { title: 'editor', align: 'left', width: 10 },
      { title: '', align: 'left', width: 11 },
      { title: 'counted now (+), no longer (−)', align: 'left', width: 40 },
    ],
    changes.flatMap((change) => {
      const { response, state, old, new: now, editor, outcome } = change;
      const [first = '', ...more] = [
        ...change.gained.map((each) => `+ ${hit(each)}`),
        ...change.gone.map((each) => `− ${hit(each)}`),
        ...(state === 'pending' ? ['(waits for a decision)'] : []),
      ];
      return [
        [String(response), tag(old), tag(now), editor ?? '', outcome, first],
        ...more.map((each) => ['', '', '', '', '', each]),
      ];
    }),
  );
}

function tag({ stance, margin }: Tag): string {
  return `${stance} ${margin.toFixed(2)}`;
}

function hit({ paragraph, quote, entry, stance, weight }: Evidence): string {
  return `¶${paragraph + 1} “${quote}” ${entry}: ${stance} ${Number(weight.toFixed(2))}`;
}

function totals(
  coder: string,
  { responses, changes, shifted, same, totals: sums, edited }: Retagging,
): string {
  const lines = [
    `${coder} reads ${plural(responses, 'stored answer')}: ${changes.length} would change their stance, ` +
      `${shifted} only their margin or evidence, ${same} nothing.`,
  ];
  if (changes.length > 0) {
    lines.push(
      `Won ${sums.won}, lost ${sums.lost}, still wrong ${sums['still wrong']}, unlabelled ${sums.unlabelled}.`,
    );
  }
  if (edited.n > 0) {
    lines.push(
      `Of ${plural(edited.n, 'answer')} with an editor’s coding, which stays published, the lexicon agreed with ${edited.old} and would agree with ${edited.new}.`,
    );
  }
  return lines.join('\n');
}

function plural(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
