import assert from 'node:assert/strict';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import Handlebars from 'handlebars';
import { assetUrl } from '../../server/web/assets.ts';
import { createViews } from '../../server/web/views.ts';
import { ROOT } from '../../server/wiring.ts';

const FILES = globSync('**/*.hbs', { cwd: join(ROOT, 'views') }).sort();

/** A folder of templates that lasts as long as the test. */
function templates(context: TestContext, files: Record<string, string>): string {
  const dir = mkdtempSync(join(tmpdir(), 'stancebook-views-'));
  context.after(() => rmSync(dir, { recursive: true }));
  for (const [name, text] of Object.entries({ 'layouts/main.hbs': '<main>{{{body}}}</main>', ...files })) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  for (const folder of ['pages', 'partials']) mkdirSync(join(dir, folder), { recursive: true });
  return dir;
}

test('every template compiles with the helpers that there are', () => {
  assert.ok(FILES.length > 10, `only ${FILES.length} templates were found`);
  for (const file of FILES) {
    const text = readFileSync(join(ROOT, 'views', file), 'utf8');
    const options = { strict: true, knownHelpers: { asset: true, jsonLd: true }, knownHelpersOnly: true };
    assert.doesNotThrow(() => Handlebars.precompile(text, options), file);
  }
});

test('only the layouts print HTML as it is, and every attribute is quoted', () => {
  const raw = FILES.filter((file) => /\{\{\{|\{\{~?&/.test(readFileSync(join(ROOT, 'views', file), 'utf8')));
  assert.deepEqual(raw, ['layouts/embed.hbs', 'layouts/main.hbs']);
  for (const file of raw) {
    const printed = readFileSync(join(ROOT, 'views', file), 'utf8').match(/\{\{\{[^}]*\}\}\}/g);
    assert.deepEqual(printed, ['{{{body}}}'], file);
  }
  const bare = FILES.filter((file) => /=\{\{/.test(readFileSync(join(ROOT, 'views', file), 'utf8')));
  assert.deepEqual(bare, []);
});

test('no template carries styles or scripts of its own, which the content policy forbids', () => {
  const inline = FILES.filter((file) =>
    /\sstyle="|<style|<script(?! type="application\/ld\+json">)(?![^>]*\ssrc=)|\son[a-z]+="|javascript:/.test(
      readFileSync(join(ROOT, 'views', file), 'utf8'),
    ),
  );
  assert.deepEqual(inline, []);
});

test('a page goes into the layout, its values escaped and its partials in place without new indents', (context) => {
  const views = createViews(
    templates(context, {
      'pages/greeting.hbs': '<p title="{{name}}">\n    {{> text}}\n</p>',
      'partials/text.hbs': '<pre>\n{{name}}</pre>\n',
    }),
  );
  assert.equal(
    views.render('greeting', { name: `a\n"b" <i>'&` }),
    '<main><p title="a\n&quot;b&quot; &lt;i&gt;&#x27;&amp;">\n    <pre>\na\n&quot;b&quot; &lt;i&gt;&#x27;&amp;</pre>\n</p></main>',
  );
});

test('a key that the model lacks is a fault, not an empty place on the page', (context) => {
  const views = createViews(templates(context, { 'pages/print.hbs': '<p>{{missing}}</p>' }));
  assert.throws(() => views.render('print', {}), /"missing" not defined/);
});

test('a template that cannot be parsed is named when the site starts', (context) => {
  const dir = templates(context, { 'pages/broken.hbs': '{{#if x}}' });
  assert.throws(() => createViews(dir), /The template .*broken\.hbs cannot be parsed\./);
});

test('a page or a file that is not there is a fault that names it', (context) => {
  const views = createViews(templates(context, { 'pages/asset.hbs': `{{asset 'nothing.css'}}` }));
  assert.throws(() => views.render('nothing', {}), /views\/pages has no template "nothing"\./);
  assert.throws(() => views.render('asset', {}), /public\/ has no file "nothing\.css"\./);
  assert.match(assetUrl('site.css'), /^\/static\/site\.css\?v=[0-9a-f]{12}$/);
});
