import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { addAsk, startApp } from '../support/app.ts';

const QUESTION = 'Should Norway follow Washington’s lead on the strait?';
const FORM = {
  name: 'Zoë Nguyễn',
  role: 'Reader in Polar Law',
  institution: 'University of Eastmere',
  answer: 'We should decline the offer.\r\n\r\nNorway must write its own rules instead.',
};

/** The page itself, without head, header and footer. */
function mainOf(html: string): string {
  return html.slice(html.indexOf('<main'), html.indexOf('</main>'));
}

/** The first element whose markup starts with `start`, up to `end`, white space between tags removed. */
function part(html: string, start: string, end: string): string {
  const from = html.indexOf(start);
  assert.notEqual(from, -1, `the page has ${start}`);
  return html.slice(from, html.indexOf(end, from) + end.length).replace(/>\s+</g, '><');
}

test('the choice of asks lists the open ones, or says that there is none', async () => {
  const { app, store } = startApp();
  addAsk(store, 'Should Iceland follow Washington?', 'closed');
  assert.match((await request(app).get('/submit')).text, /No ask is open for answers just now\./);
  const { slug } = addAsk(store, QUESTION);
  const { text } = await request(app).get('/submit');
  assert.equal(
    part(text, '<ul class="entries">', '</ul>'),
    '<ul class="entries"><li><p class="note">The Sample Ask, No. 12</p>' +
      `<a class="choice" href="/submit/${slug}">${QUESTION}</a><span class="flag">Illustrative sample</span></li></ul>`,
  );
});

test('the empty form names every field, its limits and what will be published', async () => {
  const { app, store } = startApp();
  const { slug } = addAsk(store, QUESTION);
  const { status, text } = await request(app).get(`/submit/${slug}`);
  assert.equal(status, 200);
  assert.match(text, new RegExp(`<h1>${QUESTION.replace('?', '\\?')}</h1>`));
  assert.doesNotMatch(text, /error-summary|aria-invalid/);
  assert.equal(
    part(mainOf(text), '<form', '<div class="consent">'),
    `<form method="post" action="/submit/${slug}" accept-charset="utf-8" novalidate>` +
      '<div class="field"><label for="name">Your name</label>' +
      '<p class="hint" id="name-hint">As it should be printed. Up to 120 characters.</p>' +
      '<input id="name" name="name" type="text" value="" autocomplete="name" aria-describedby="name-hint" required></div>' +
      '<div class="field"><label for="role">Your role</label>' +
      '<p class="hint" id="role-hint">The post you hold, such as “Senior Lecturer in Law”. Up to 160 characters.</p>' +
      '<input id="role" name="role" type="text" value="" autocomplete="organization-title" aria-describedby="role-hint" required></div>' +
      '<div class="field"><label for="institution">Your institution</label>' +
      '<p class="hint" id="institution-hint">Where you hold it, such as “University of Eastmere”. Up to 160 characters.</p>' +
      '<input id="institution" name="institution" type="text" value="" autocomplete="organization" aria-describedby="institution-hint" required></div>' +
      '<div class="field"><label for="answer">Your answer</label>' +
      '<p class="hint" id="answer-hint">Plain text, 20 to 6,000 characters. Leave a blank line between paragraphs.</p>' +
      '<textarea id="answer" name="answer" rows="14" autocomplete="off" aria-describedby="answer-hint" required></textarea></div>' +
      '<div class="consent">',
  );
  assert.match(text, /you agree that your name, role, institution and answer are published here together/);
});

test('a faulty form comes back with a summary above the heading, the same words at the field, and every character', async () => {
  const { app, store } = startApp();
  const { slug } = addAsk(store, QUESTION);
  const typed = { ...FORM, name: ' ', role: '"Reader" & <co>', answer: '\n  Too short' };
  const { status, text, headers } = await request(app).post(`/submit/${slug}`).type('form').send(typed);
  assert.equal(status, 422);
  assert.equal(headers['cache-control'], 'private, no-cache');
  assert.match(
    text,
    new RegExp(`<title>Error: Submit an answer: ${QUESTION.replace('?', '\\?')} - Stancebook</title>`),
  );
  assert.ok(text.indexOf('class="error-summary"') < text.indexOf('<h1>'), 'the summary comes first');
  assert.equal(
    part(text, '<div class="error-summary"', '</div>'),
    '<div class="error-summary" role="alert" aria-labelledby="error-summary" tabindex="-1" autofocus>' +
      '<h2 id="error-summary">There is a problem</h2><ul class="problems">' +
      '<li><a href="#name">Enter your name</a></li>' +
      '<li><a href="#answer">Your answer must have 20 characters or more; it has 9</a></li></ul></div>',
  );
  assert.equal(
    part(text, '<div class="field wrong"', '</div>'),
    '<div class="field wrong"><label for="name">Your name</label>' +
      '<p class="hint" id="name-hint">As it should be printed. Up to 120 characters.</p>' +
      '<p class="fault" id="name-error"><span class="vh">Error:</span> Enter your name</p>' +
      '<input id="name" name="name" type="text" value=" " autocomplete="name" aria-describedby="name-hint name-error" required aria-invalid="true"></div>',
  );
  assert.match(text, /<input id="role"[^>]* value="&quot;Reader&quot; &amp; &lt;co&gt;" /);
  assert.match(
    text,
    /<textarea id="answer"[^>]* aria-describedby="answer-hint answer-error" required aria-invalid="true">\n\n {2}Too short<\/textarea>/,
  );
  assert.deepEqual(store.moderation.pending(), []);
});

test('a good form is stored as pending, leads to its reference number and shows nowhere public', async () => {
  const { app, store, classifier } = startApp();
  const paragraphs = ['We should decline the offer.', 'Norway must write its own rules instead.'];
  const { slug } = addAsk(store, QUESTION);
  const sent = await request(app)
    .post(`/submit/${slug}`)
    .type('form')
    .send({ ...FORM, state: 'published' });
  assert.equal(sent.status, 303);
  const [item, ...others] = store.moderation.pending();
  assert.ok(item, 'one answer waits');
  assert.deepEqual(others, []);
  assert.equal(sent.headers.location, `/submit/${slug}/received/${item.reference}`);
  assert.deepEqual(
    {
      state: item.response.state,
      name: item.response.expert.name,
      role: item.response.affiliations[0]?.role,
      institution: item.response.affiliations[0]?.printed,
      paragraphs: item.response.paragraphs,
      classification: item.response.coding.classification,
    },
    {
      state: 'pending',
      name: 'Zoë Nguyễn',
      role: 'Reader in Polar Law',
      institution: 'University of Eastmere',
      paragraphs,
      classification: classifier.classify('lead', { question: QUESTION, paragraphs }),
    },
  );
  const page = await request(app).get(sent.headers.location);
  assert.equal(page.status, 200);
  assert.deepEqual([page.headers['cache-control'], page.headers['x-robots-tag']], ['no-store', 'noindex']);
  assert.match(page.text, /<h1>Your answer has been received<\/h1>/);
  assert.ok(page.text.includes(`<strong class="reference num">${item.reference}</strong>`));
  assert.doesNotMatch(page.text, /Zoë|decline/);
  for (const path of ['/', `/asks/${slug}`, '/responses', '/responses.json', '/experts', '/institutions']) {
    assert.doesNotMatch((await request(app).get(path)).text, /Zoë|decline/, path);
  }
  assert.equal((await request(app).get(`/responses/${item.response.id}`)).status, 404);
});

test('the same answer sent twice is one answer with one reference number', async () => {
  const { app, store } = startApp();
  const { slug } = addAsk(store, QUESTION);
  const send = (form: object) => request(app).post(`/submit/${slug}`).type('form').send(form);
  const first = await send(FORM);
  const again = await send({ ...FORM, name: ` ${FORM.name} ` });
  assert.deepEqual([again.status, again.headers.location], [303, first.headers.location]);
  assert.equal(store.moderation.pending().length, 1);
  const other = await send({ ...FORM, answer: `${FORM.answer} And soon.` });
  assert.notEqual(other.headers.location, first.headers.location);
  assert.equal(store.moderation.pending().length, 2);
});

test('the page of a reference follows the answer to publication or refusal without its text', async () => {
  const { app, store } = startApp();
  const { slug } = addAsk(store, QUESTION);
  const send = async (answer: string): Promise<string> =>
    String(
      (
        await request(app)
          .post(`/submit/${slug}`)
          .type('form')
          .send({ ...FORM, answer })
      ).headers.location,
    );
  const [published, rejected] = [await send(FORM.answer), await send('We must look at the weather first.')];
  const { response } = store.moderation.publish(published.split('/').at(-1) ?? '', 'editor', null);
  store.moderation.reject(rejected.split('/').at(-1) ?? '', 'editor', 'off the point');

  const shown = await request(app).get(published);
  assert.match(shown.text, /<h1>Your answer is published<\/h1>/);
  assert.ok(shown.text.includes(`<a href="/responses/${response.id}">see your answer</a>`));
  const refused = await request(app).get(rejected);
  assert.match(refused.text, /<h1>Your answer was not published<\/h1>/);
  assert.doesNotMatch(refused.text, /weather|off the point|Zoë/);
  assert.equal((await request(app).get(`/responses/${response.id}`)).status, 200);
});

test('a reference number that is wrong or belongs to another ask is not found', async () => {
  const { app, store } = startApp();
  const { slug } = addAsk(store, QUESTION);
  const other = addAsk(store, 'Should Iceland follow Washington?');
  const { headers } = await request(app).post(`/submit/${slug}`).type('form').send(FORM);
  const reference = String(headers.location).split('/').at(-1);
  for (const path of [
    `/submit/${slug}/received/SB-0000-0000`,
    `/submit/${other.slug}/received/${reference}`,
  ]) {
    const response = await request(app).get(path);
    assert.equal(response.status, 404, path);
    assert.match(response.text, /No answer to this ask has that reference number\./, path);
  }
});

test('a closed ask takes no answer and shows what was typed', async () => {
  const { app, store } = startApp();
  const { slug } = addAsk(store, QUESTION, 'closed');
  assert.equal((await request(app).get(`/submit/${slug}`)).status, 409);
  for (const form of [FORM, { ...FORM, name: '' }]) {
    const { status, text } = await request(app).post(`/submit/${slug}`).type('form').send(form);
    assert.equal(status, 409);
    assert.match(text, /<h1>That cannot be done any more<\/h1>/);
    assert.match(
      text,
      /<dd>We should decline the offer\.\r\n\r\nNorway must write its own rules instead\.<\/dd>/,
    );
  }
  assert.deepEqual(store.moderation.pending(), []);
});

test('an ask that does not exist is not found, to read or to answer', async () => {
  const { app } = startApp();
  const read = await request(app).get('/submit/nowhere');
  const sent = await request(app).post('/submit/nowhere').type('form').send(FORM);
  assert.deepEqual([read.status, sent.status], [404, 404]);
  assert.match(sent.text, /<dd>Zoë Nguyễn<\/dd>/);
});

/** The site's own file of scripts. */
const OWN_SCRIPT = /<script src="\/static\/site\.js[^"]*" defer><\/script>/;

test('hostile text is shown as text, typed and published alike', async () => {
  const { app, store } = startApp();
  const { slug } = addAsk(store, '<b>Should</b> "Norway" follow Washington?');
  const hostile = `</textarea><script>alert('1')</script><img src=x onerror="alert(1)">{{constructor}}`;
  const form = { name: hostile, role: hostile, institution: hostile, answer: hostile };
  const back = await request(app)
    .post(`/submit/${slug}`)
    .type('form')
    .send({ ...form, answer: '<i>' });
  const sent = await request(app)
    .post(`/submit/${slug}`)
    .type('form')
    .send({ ...form, answer: `${hostile} We should sign.` });
  assert.deepEqual([back.status, sent.status], [422, 303]);
  const { response } = store.moderation.publish(
    String(sent.headers.location).split('/').at(-1) ?? '',
    'editor',
    null,
  );
  const paths = [
    '/',
    `/asks/${slug}`,
    '/responses',
    `/responses/${response.id}`,
    '/experts',
    '/institutions',
    '/submit',
  ];
  const pages = [
    back.text,
    ...(await Promise.all(paths.map(async (path) => (await request(app).get(path)).text))),
  ];
  for (const page of pages) {
    assert.doesNotMatch(mainOf(page), /<script|<img|<b>Should|<i>|"Norway"/);
    // The head has data for programs, in which "<" is spelt \u003c: nothing in it may end it, or run.
    const withoutData = page
      .replace(/<script type="application\/ld\+json">[^<]*<\/script>/, '')
      .replace(OWN_SCRIPT, '');
    assert.doesNotMatch(withoutData, /<script|<img|<b>Should|<i>|"Norway"/);
  }
  assert.match(back.text, /&lt;script&gt;alert\(&#x27;1&#x27;\)&lt;\/script&gt;/);
});

test('characters that turn or hide text are stripped from what is stored', async () => {
  const { app, store } = startApp();
  const { slug } = addAsk(store, QUESTION);
  const form = { ...FORM, name: 'Ada\u202e\u0000 \u2066Lund\u200b', answer: `\u200f${FORM.answer}\u0007` };
  assert.equal((await request(app).post(`/submit/${slug}`).type('form').send(form)).status, 303);
  const [item] = store.moderation.pending();
  assert.equal(item?.response.expert.name, 'Ada Lund');
  assert.deepEqual(item?.response.paragraphs, [
    'We should decline the offer.',
    'Norway must write its own rules instead.',
  ]);
});
