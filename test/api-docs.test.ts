import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { API_FILES, type ApiTable, apiTables } from '../server/presenters/api.ts';
import { loadClassifier } from '../server/wiring.ts';

const page = readFileSync(new URL('../docs/api.md', import.meta.url), 'utf8');
const tables = apiTables(loadClassifier().schemes);

/** The rows of the first table after a heading, without its head. */
function rowsUnder(heading: string): string[] {
  const after = page.split(`\n${heading}\n`)[1] ?? '';
  const table = /(?:^\|.*\n)+/m.exec(after)?.[0] ?? '';
  return table.trimEnd().split('\n').slice(2);
}

function tableNamed(name: string): ApiTable {
  const found = tables.find((table) => table.name === name);
  assert.ok(found, `there is no table ${name}`);
  return found;
}

test('docs/api.md has every table and every other file with its meaning', () => {
  assert.deepEqual(
    rowsUnder('## Tables'),
    tables.map(({ path, summary }) => `| \`${path}\` | ${summary} |`),
  );
  assert.deepEqual(
    rowsUnder('## Other files'),
    API_FILES.map(({ path, summary, type }) => `| \`${path}\` | ${summary} | \`${type}\` |`),
  );
});

for (const [name, heading] of [
  ['Responses', '## Parameters'],
  ['Matrix', '### Of the matrix'],
  ['Asks', '### Of the list of asks'],
  ['Experts', '### Of the lists of experts and institutions'],
  ['Institutions', '### Of the lists of experts and institutions'],
  ['Changes', '### Of changes of course'],
  ['Compare', '### Of a comparison'],
] as const) {
  test(`docs/api.md has every parameter of the table ${name}`, () => {
    assert.deepEqual(
      rowsUnder(heading),
      tableNamed(name).query.map(
        (each) => `| \`${each.name}\` | ${each.description} | ${each.repeats ? 'yes' : 'no'} |`,
      ),
    );
  });
}

test('docs/api.md has the parameter that only an ask takes', () => {
  const across = tableNamed('Responses').query.map(({ name }) => name);
  const own = tableNamed('AskResponses').query.filter(({ name }) => !across.includes(name));
  assert.deepEqual(
    rowsUnder('### Of an ask alone'),
    own.map((each) => `| \`${each.name}\` | ${each.description} | ${each.repeats ? 'yes' : 'no'} |`),
  );
});

for (const name of ['Responses', 'Asks', 'Experts', 'Institutions', 'Matrix', 'Changes']) {
  test(`docs/api.md has every column of the table ${name}`, () => {
    const types = { integer: 'whole number', number: 'number', text: 'text' };
    assert.deepEqual(
      rowsUnder(`### ${name}`),
      tableNamed(name).columns.map(
        ({ key, description, type, filled }) =>
          `| \`${key}\` | ${types[type ?? 'text']}${filled ? '' : ' or null'} | ${description} |`,
      ),
    );
  });
}

test('docs/api.md says what further columns a matrix has', () => {
  assert.ok(page.replace(/\s+/g, ' ').includes(`${tableNamed('Matrix').further}.`));
});

test('the tables of answers share their columns, as docs/api.md says', () => {
  for (const name of ['AskResponses', 'ExpertResponses', 'InstitutionResponses', 'Compare']) {
    assert.deepEqual(tableNamed(name).columns, tableNamed('Responses').columns, name);
  }
});
