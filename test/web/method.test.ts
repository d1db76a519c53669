import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { startApp } from '../support/app.ts';

/** What a reader sees, without tags and with single spaces. */
function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&#x3D;', '=')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

const ids = (html: string): string[] => [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1] ?? '');

test('the method page leads to the page of every scheme, with its size and its first figure', async () => {
  const { app, classifier } = startApp();
  const { text } = await request(app).get('/method');
  for (const { id } of classifier.schemes) {
    const { codebook, figures } = classifier.method(id);
    const patterns = codebook.entries.reduce((sum, entry) => sum + entry.patterns.length, 0);
    const link = `<a href="/method/${id}">Every rule and all ${codebook.entries.length} entries with ${patterns.toLocaleString('en-GB')} patterns</a>`;
    assert.ok(text.includes(link), link);
    const set = figures?.sets[0];
    assert.ok(set, `data/method-figures.json has no figures of ${id}`);
    assert.ok(plain(text).includes(`, with figures. ${set.title}: macro-F1 `), set.title);
  }
});

test('the page of a scheme has an anchor for every entry, with its patterns, examples and note', async () => {
  const { app, classifier } = startApp();
  for (const { id } of classifier.schemes) {
    const { text, status } = await request(app).get(`/method/${id}`);
    assert.equal(status, 200);
    const shown = plain(text);
    const anchors = new Set(ids(text));
    for (const entry of classifier.method(id).codebook.entries) {
      assert.ok(anchors.has(entry.id), entry.id);
      const at = text.indexOf(`<article class="entry" id="${entry.id}">`);
      const article = text.slice(at, text.indexOf('</article>', at));
      const items = entry.patterns.length + entry.hits.length + entry.misses.length;
      assert.equal(article.split('<li>').length - 1, items, entry.id);
      const said = plain(article);
      for (const sentence of [entry.note, ...[...entry.hits, ...entry.misses].map((each) => each.text)]) {
        assert.ok(said.includes(sentence.replace(/\s+/g, ' ')), `${entry.id}: ${sentence}`);
      }
    }
    for (const { definition, word } of classifier.scheme(id).stances) {
      assert.ok(shown.includes(`${word} ${definition.trim()} `), word);
    }
  }
});

test('every link within the page of a scheme has its target, and no two anchors are the same', async () => {
  const { app, classifier } = startApp();
  for (const { id } of classifier.schemes) {
    const { text } = await request(app).get(`/method/${id}`);
    const anchors = ids(text);
    assert.equal(new Set(anchors).size, anchors.length, id);
    const links = [...text.matchAll(/href="#([^"]*)"/g)].map((match) => match[1] ?? '');
    assert.ok(links.length > 50, `${id} has ${links.length} links`);
    assert.deepEqual(
      links.filter((link) => !anchors.includes(link)),
      [],
      id,
    );
  }
});

test('the page of a scheme tells its rules, steps with their numbers, an example worked out, figures and limits', async () => {
  const { app, classifier } = startApp();
  const { text } = await request(app).get('/method/lead');
  const shown = plain(text);
  const { codebook, guide, example, figures } = classifier.method('lead');
  const negation = codebook.mechanisms.find(({ name }) => name === 'negation');
  assert.ok(guide && example && figures && negation);
  const expected = [
    `Scheme “lead” version ${codebook.version}`,
    ...guide.rules.map((rule) => `${rule.name}. ${rule.text}`),
    `A negator turns a hit round where it stands at most ${negation.numbers.scope} words before it`,
    `An invented answer to the question “${guide.example.question}”`,
    `The sentence to quote: “${example.deciding?.quote}”`,
    `Measured with version ${figures.version} on `,
    ...figures.sets.flatMap(({ title, about }) => [title, about]),
    ...guide.limits,
  ];
  assert.deepEqual(
    expected.filter((sentence) => !shown.includes(sentence.replace(/\s+/g, ' '))),
    [],
  );
  for (const { entry } of example.evidence)
    assert.ok(text.includes(`<code>${entry}</code>`) || shown.includes(entry), entry);
});

test('a scheme that is not there is a page that says so', async () => {
  const { app } = startApp();
  const { status, text } = await request(app).get('/method/tarot');
  assert.equal(status, 404);
  assert.match(text, /There is no scheme “tarot”\. The method page names those that there are\./);
});
