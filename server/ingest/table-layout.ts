import type { ParsedContributor } from '../domain/survey.ts';
import type { Block, TableBlock } from './block.ts';
import { type ColumnMap, cell, describesResponses, mapColumns, rowContributor } from './columns.ts';

/** A table of responses within a document. */
export interface ResponseTable {
  readonly contributors: readonly ParsedContributor[];
  readonly before: readonly Block[];
  readonly after: readonly Block[];
}

/** The first table whose headings name people and what they answered; null where there is none. */
export function findResponseTable(blocks: readonly Block[]): ResponseTable | null {
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'table') continue;
    const contributors = readTable(block);
    if (contributors.length > 0)
      return { contributors, before: blocks.slice(0, at), after: blocks.slice(at + 1) };
  }
  return null;
}

function readTable({ rows }: TableBlock): ParsedContributor[] {
  const [headings = [], ...body] = rows;
  const map = mapColumns(headings);
  if (!describesResponses(map)) return [];
  const contributors: ParsedContributor[] = [];
  for (const row of body) {
    const last = contributors.at(-1);
    const comment = spanningComment(row, map);
    if (comment !== null && last) {
      contributors[contributors.length - 1] = { ...last, paragraphs: [...last.paragraphs, comment] };
    } else {
      contributors.push(rowContributor(row, map));
    }
  }
  return contributors;
}

/** A row with one filled cell under a panellist's row is that panellist's comment. */
function spanningComment(row: readonly string[], map: ColumnMap): string | null {
  const filled = row.filter((text) => text !== '');
  const [only] = filled;
  if (filled.length !== 1 || only === undefined) return null;
  return cell(row, map, 'name') === only && only.split(' ').length <= 4 ? null : only;
}
