// The OpenAPI 3.1 description of everything that programs may read, made of the tables' own columns and of
// the parameters that the parser of addresses goes by.
import { API_FILES, type ApiFile, type ApiTable, apiTables, type PathParameter } from '../presenters/api.ts';
import type { QueryParameter } from '../presenters/query-parameters.ts';
import type { TableColumn } from '../presenters/table.ts';
import type { SchemeSummary } from '../stance/types.ts';

/** Of the interface, not of the program: goes up when something that clients rely on changes. */
const VERSION = '1.0.0';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** @param site where the site is reached, without a trailing slash */
export function toOpenApi(schemes: readonly SchemeSummary[], site: string): string {
  const tables = apiTables(schemes);
  const document: Json = {
    openapi: '3.1.0',
    info: {
      title: 'Stancebook',
      version: VERSION,
      description:
        'Expert panels as tables: who answered which question, with which stance, how sure the tag is and the sentence that decided it. Tags are made by a lexicon (a machine) unless `tagged_by` says otherwise. `nature` says whose words an answer is in; illustrative ones are invented.',
    },
    servers: [{ url: site }],
    paths: Object.fromEntries([...tables.flatMap(tablePaths), ...API_FILES.map(filePath)]),
    components: {
      schemas: {
        ...Object.fromEntries(tables.map((table) => [table.name, tableSchema(table)])),
        Error: {
          type: 'object',
          description: 'What went wrong, in a sentence',
          required: ['error'],
          additionalProperties: false,
          properties: { error: { type: 'string' } },
        },
      },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function tablePaths(table: ApiTable): readonly (readonly [string, Json])[] {
  const { name, path, summary } = table;
  const parameters = parametersOf(table.part, table.query);
  return [
    [
      `${path}.json`,
      {
        get: {
          operationId: `get${name}`,
          summary,
          parameters,
          responses: {
            200: content('The rows', 'application/json', { $ref: `#/components/schemas/${name}` }),
            default: content('What went wrong', 'application/json', { $ref: '#/components/schemas/Error' }),
          },
        },
      },
    ],
    [
      `${path}.csv`,
      {
        get: {
          operationId: `get${name}Csv`,
          summary: `${summary}, as CSV`,
          description:
            'RFC 4180 in UTF-8 with a byte order mark: a header of column keys, text in quotes, numbers bare, nothing where there is nothing. A text that a spreadsheet would run has one apostrophe in front.',
          parameters,
          responses: {
            200: content('The rows', 'text/csv', { type: 'string' }),
            default: content('What went wrong', 'text/plain', { type: 'string' }),
          },
        },
      },
    ],
  ];
}

function filePath({ name, path, summary, part, type }: ApiFile): readonly [string, Json] {
  return [
    path,
    {
      get: {
        operationId: `get${name}`,
        summary,
        parameters: parametersOf(part, []),
        responses: {
          200: content(summary, type, { type: 'string' }),
          default: content('What went wrong', 'text/html', { type: 'string' }),
        },
      },
    },
  ];
}

function content(description: string, type: string, schema: Json): Json {
  return { description, content: { [type]: { schema } } };
}

function parametersOf(part: PathParameter | null, query: readonly QueryParameter[]): Json {
  const inPath: readonly Json[] =
    part === null
      ? []
      : [
          {
            name: part.name,
            in: 'path',
            required: true,
            description: part.description,
            schema: { ...part.schema },
          },
        ];
  return [...inPath, ...query.map(queryParameter)];
}

function queryParameter({ name, description, repeats, schema }: QueryParameter): Json {
  const value: Json = { ...schema };
  return {
    ...{ name, in: 'query', required: false, description },
    schema: repeats ? { type: 'array', items: value } : value,
    ...(repeats ? { style: 'form', explode: true } : {}),
  };
}

function tableSchema({ columns, further }: ApiTable): Json {
  const text = { type: 'string' };
  return {
    type: 'object',
    required: ['title', 'path', 'total', 'columns', 'rows', 'next'],
    additionalProperties: false,
    properties: {
      title: { ...text, description: 'The query in words' },
      path: { ...text, description: 'Path of the page that shows the same rows' },
      total: {
        type: 'integer',
        minimum: 0,
        description: 'All rows that match, of which `rows` may be a part',
      },
      columns: {
        type: 'array',
        description: 'What each property of a row means',
        items: {
          type: 'object',
          required: ['key', 'description'],
          additionalProperties: false,
          properties: { key: text, description: text },
        },
      },
      rows: {
        type: 'array',
        items: {
          type: 'object',
          required: columns.map(({ key }) => key),
          additionalProperties: further === null ? false : { type: 'string', description: further },
          properties: Object.fromEntries(columns.map((column) => [column.key, cellSchema(column)])),
        },
      },
      next: { type: ['string', 'null'], description: 'Path of the next page of rows, or null' },
    },
  };
}

function cellSchema({ description, type, filled }: TableColumn): Json {
  const held = type ?? 'string';
  return { type: filled ? held : [held, 'null'], description };
}
