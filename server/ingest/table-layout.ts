import type { ParsedContributor } from '../domain/survey.ts';
import type { Block, TableBlock } from './block.ts';
import { cell, rowContributor } from './columns.ts';
import { type ColumnField, type ColumnMap, describesResponses, mapColumns } from './headings.ts';
import { readName } from './name.ts';
import { isVote, readConfidence } from './vote.ts';

/** A table of responses within a document, and what stands between it and the one before. */
export interface ResponseTable {
  readonly contributors: readonly ParsedContributor[];
  readonly before: readonly Block[];
}

/** The tables whose headings name people and what they answered, in order, and what stands below the last. */
export function findResponseTables(blocks: readonly Block[]): {
  readonly tables: readonly ResponseTable[];
  readonly after: readonly Block[];
} {
  const tables: ResponseTable[] = [];
  let from = 0;
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'table') continue;
    const contributors = readTable(block);
    if (contributors.length === 0) continue;
    tables.push({ contributors, before: blocks.slice(from, at) });
    from = at + 1;
  }
  return { tables, after: blocks.slice(from) };
}

function readTable({ rows }: TableBlock): ParsedContributor[] {
  const [headings = [], ...below] = rows;
  const named = headedColumns(headings);
  const map = named ?? guessColumns(rows);
  if (map === null) return [];
  const body = map === named ? below : rows;
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

/** Null where the headings are not those of responses. By words within them only where somebody is named. */
function headedColumns(headings: readonly string[]): ColumnMap | null {
  const named = mapColumns(headings);
  if (describesResponses(named)) return named;
  const loose = mapColumns(headings, new Map(), true);
  return loose.has('name') && describesResponses(loose) ? loose : null;
}

/** Columns of votes without headings: told by what most of their cells hold; null where no column has votes. */
function guessColumns(rows: readonly (readonly string[])[]): ColumnMap | null {
  const width = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? ''));
  const most = (test: (text: string) => boolean): number =>
    columns.findIndex((cells) => cells.filter(test).length > rows.length * 0.6);
  const vote = most(isVote);
  const name = most((text) => (readName(text)?.strength ?? 0) >= 0.8);
  if (vote === -1 || name === -1) return null;
  const map = new Map<ColumnField, number>([
    ['vote', vote],
    ['name', name],
  ]);
  if (vote - name === 2) map.set('institution', name + 1);
  const confidence = columns.findIndex(
    (cells, at) => at > vote && cells.some((text) => readConfidence(text) !== null),
  );
  if (confidence !== -1) map.set('confidence', confidence);
  if (width - 1 > Math.max(vote, confidence)) map.set('answer', width - 1);
  return map;
}

/** A row with one filled cell under a panellist's row is that panellist's comment. */
function spanningComment(row: readonly string[], map: ColumnMap): string | null {
  const filled = row.filter((text) => text !== '');
  const [only] = filled;
  if (filled.length !== 1 || only === undefined) return null;
  return cell(row, map, 'name') === only && only.split(' ').length <= 4 ? null : only;
}
