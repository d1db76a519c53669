import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { z } from 'zod';
import { loadSamples } from '../../server/wiring.ts';
import { startApp } from '../support/app.ts';

const valueSchema = z.looseObject({
  enum: z.array(z.string()).optional(),
  maximum: z.number().optional(),
});

const operationSchema = z.strictObject({
  operationId: z.string().regex(/^[A-Za-z]+$/),
  summary: z.string().min(10),
  description: z.string().optional(),
  parameters: z.array(
    z.strictObject({
      name: z.string().min(1),
      in: z.enum(['path', 'query']),
      required: z.boolean(),
      description: z.string().min(10),
      schema: valueSchema.extend({ items: valueSchema.optional() }),
      style: z.literal('form').optional(),
      explode: z.literal(true).optional(),
    }),
  ),
  responses: z.record(
    z.enum(['200', 'default']),
    z.strictObject({
      description: z.string().min(1),
      content: z.record(
        z.string(),
        z.strictObject({ schema: z.looseObject({ $ref: z.string().optional() }) }),
      ),
    }),
  ),
});

const jsonSchema = z.record(z.string(), z.json());

/** The parts of OpenAPI 3.1 that the description uses. */
const documentSchema = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.tuple([z.strictObject({ url: z.url() })]),
  paths: z.record(z.string().startsWith('/'), z.strictObject({ get: operationSchema })),
  components: z.strictObject({ schemas: z.record(z.string(), jsonSchema) }),
});

const { app, store, classifier } = startApp();
loadSamples(store, classifier);
const document = documentSchema.parse((await request(app).get('/api/openapi.json')).body);
const operations = Object.entries(document.paths).map(([path, { get }]) => ({ path, ...get }));

/** What JSON Schema says of a component, as a check. */
function component(name: string | undefined): z.ZodType {
  const schema = document.components.schemas[name?.replace('#/components/schemas/', '') ?? ''];
  assert.ok(schema, `${name} is not described`);
  return z.fromJSONSchema(schema);
}

function schemaOf(path: string, status: '200' | 'default'): z.ZodType {
  const described = document.paths[path]?.get.responses[status];
  return component(described?.content['application/json']?.schema.$ref);
}

/** A real value for the part of a path in braces. */
const PARTS: Readonly<Record<string, string>> = {
  '/asks/{slug}': `/asks/${store.asks.overviews()[0]?.ask.slug}`,
  '/experts/{slug}': `/experts/${store.experts.all()[0]?.expert.slug}`,
  '/institutions/{slug}': `/institutions/${store.institutions.all()[0]?.institution.slug}`,
  '/responses/{id}': '/responses/1',
};

function addressOf(path: string): string {
  const found = Object.entries(PARTS).find(([start]) => path.startsWith(start));
  return found ? found[1] + path.slice(found[0].length) : path;
}

const tables = operations.filter(({ path }) => path.endsWith('.json'));

/** The paths of the routes that the application goes by. */
function routes(): string[] {
  // Express keeps them there without telling TypeScript; what else is in the stacks has no route.
  interface Layer {
    readonly route?: { readonly path: string };
    readonly handle: { readonly stack?: readonly Layer[] };
  }
  const { stack } = app.router as unknown as { readonly stack: readonly Layer[] };
  return stack.flatMap(({ handle }) => handle.stack ?? []).flatMap(({ route }) => route?.path ?? []);
}

test('every file for programs is described, and nothing else', () => {
  const files = routes()
    .filter((path) => /\.(?:json|csv|atom|bib|ris|txt|svg)$/.test(path))
    .filter((path) => path !== '/robots.txt' && path !== '/api/openapi.json')
    .map((path) => path.replace(/:([a-z]+)/g, '{$1}'));
  assert.ok(files.length > 20, `only ${files.length} routes were found`);
  assert.deepEqual(operations.map(({ path }) => path).sort(), files.sort());
});

test('operations have names of their own, and the parts of paths are all described', () => {
  const names = operations.map(({ operationId }) => operationId);
  assert.deepEqual([...new Set(names)], names);
  for (const { path, parameters } of operations) {
    const inPath = parameters.filter((each) => each.in === 'path').map(({ name }) => name);
    assert.deepEqual(
      inPath,
      [...path.matchAll(/\{([a-z]+)\}/g)].map((found) => found[1]),
      path,
    );
  }
});

test('every file answers with the type that is described', async () => {
  for (const { path, responses } of operations) {
    const { status, headers } = await request(app).get(addressOf(path));
    const type = String(headers['content-type']).replace(/; charset=utf-8$/, '');
    assert.deepEqual([status, [type]], [200, Object.keys(responses['200'].content)], path);
  }
});

/** Tried on every table that takes the first parameter. */
const QUERIES = [
  '?stance=shape&size=3',
  '?stance=unclear&sort=margin&dir=desc',
  '?institution=nowhere',
  '?size=all',
  '?rows=institutions&sort=dissent',
  '?scheme=agree',
  '?response=1&response=12&response=30',
];

test('every JSON table, full, filtered or empty, is as described', async () => {
  const empty = startApp();
  for (const { path } of tables) {
    const schema = schemaOf(path, '200');
    const asked = document.paths[path]?.get.parameters.map(({ name }) => name) ?? [];
    const queries = ['', ...QUERIES.filter((query) => asked.includes(query.slice(1).split('=')[0] ?? ''))];
    for (const query of queries) {
      const { body } = await request(app).get(addressOf(path) + query);
      assert.deepEqual(schema.safeParse(body).error?.issues ?? [], [], `${path}${query}`);
    }
    if (path.includes('{')) continue;
    const { body } = await request(empty.app).get(path);
    assert.deepEqual(schema.safeParse(body).error?.issues ?? [], [], `${path} of nothing`);
  }
});

test('errors are as described', async () => {
  for (const { path } of tables) {
    const { status, body } = await request(app).get(path.replace(/\{[a-z]+\}/, 'nowhere'));
    if (!path.includes('{')) continue;
    assert.equal(status, 404, path);
    assert.deepEqual(schemaOf(path, 'default').safeParse(body).error?.issues ?? [], [], path);
  }
  const { status, body } = await request(app).get('/responses.json?stance=nonsense');
  assert.equal(status, 400);
  assert.ok(schemaOf('/responses.json', 'default').safeParse(body).success);
});

test('a table that lacks a column, has one more or holds another type would be noticed', async () => {
  const { body } = await request(app).get('/responses.json?size=1');
  const [row] = body.rows;
  const { stance: _, ...lacking } = row;
  const schema = schemaOf('/responses.json', '200');
  const wrong = [lacking, { ...row, extra: 1 }, { ...row, response: 'one' }, { ...row, stance: null }];
  assert.deepEqual(
    [row, ...wrong].map((each) => schema.safeParse({ ...body, rows: [each] }).success),
    [true, false, false, false, false],
  );
});

const LEAD = classifier.scheme('lead').stances.map(({ code }) => code);

test('every described parameter is taken as described, and refused as described', async () => {
  const tried = tables.flatMap(({ path, parameters }) =>
    parameters.filter((each) => each.in === 'query').map((parameter) => ({ path, ...parameter })),
  );
  assert.ok(tried.length >= 19, `only ${tried.length} parameters are described`);
  for (const { path, name, schema } of tried) {
    const statusOf = async (query: string): Promise<number> =>
      (await request(app).get(`${addressOf(path)}?${query}`)).status;
    const value = schema.items ?? schema;
    // An ask takes the codes of its own codebook alone.
    const own = path.startsWith('/asks') && name === 'stance';
    const choices = value.enum?.filter((code) => !own || LEAD.includes(code)) ?? [];
    for (const choice of choices) assert.equal(await statusOf(`${name}=${choice}`), 200, choice);
    // Any words may be looked for, and any country may be named.
    const free = value.enum === undefined && value.pattern === undefined && value.type === 'string';
    assert.equal(await statusOf(`${name}=%20no%20such`), free ? 200 : 400, name);
    if (value.maximum !== undefined) assert.equal(await statusOf(`${name}=${value.maximum + 1}`), 400, name);
    const twice = choices[0] ?? '1';
    assert.equal(
      await statusOf(`${name}=${twice}&${name}=${twice}`),
      schema.items ? 200 : 400,
      `${name} twice`,
    );
  }
  const namesOf = (path: string): string[] =>
    tried.filter((each) => each.path === path).map(({ name }) => name);
  assert.deepEqual(
    namesOf('/asks/{slug}.json'),
    namesOf('/responses.json')
      .filter((name) => name !== 'ask')
      .map((name) => (name === 'q' ? 'min_margin' : name)),
  );
});
