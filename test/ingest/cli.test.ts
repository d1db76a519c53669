import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { EVERYTHING } from '../../server/domain/query.ts';
import { openStore } from '../../server/wiring.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FIXTURES = join(import.meta.dirname, 'fixtures');
const PANEL = join(FIXTURES, 'names-lost.txt');
const ARTICLE = join(FIXTURES, 'article.txt');

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'stancebook-ingest-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function ingest(database: string, args: readonly string[], input?: Buffer): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/ingest.ts', ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, STANCEBOOK_DB: database, PUBLIC_URL: 'https://panels.example.org' },
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
  });
  return { status, out: stdout, err: stderr };
}

const URL_OF_PANEL = /https:\/\/panels\.example\.org\/asks\/(should-norway-[a-z0-9-]*7-2024)\n$/u;

describe('npm run ingest', () => {
  it('stores a panel, shows what it found and where to see it, and changes nothing the second time', () => {
    const database = join(folder, 'store.db');
    const first = ingest(database, [PANEL]);
    assert.equal(first.err, '');
    assert.equal(first.status, 0);
    assert.match(
      first.out,
      /^Should Norway \(and its Nordic neighbours\).*\nThe Harbour Question, No\. 7\.2024\n/u,
    );
    assert.match(
      first.out,
      /\n {2}3 {2}\w+, (?:(?:clearly|on balance|tentatively), margin \d\.\d\d|no clear cue|read as taking no side) +Dr Ingrid Sæther-Lunde: Polar Fellow, /u,
    );
    assert.match(first.out, /\nStored\. See /u);
    assert.match(first.out, URL_OF_PANEL);

    const second = ingest(database, [PANEL]);
    assert.equal(second.status, 0);
    assert.match(second.out, /\nNothing changed: .*imported before\. See /u);

    const store = openStore(database);
    try {
      const slug = URL_OF_PANEL.exec(first.out)?.[1] ?? '';
      assert.equal(store.asks.overviews().length, 1);
      assert.deepEqual(
        store.responses
          .find({ ...EVERYTHING, asks: [slug] })
          .rows.map(({ position, expert, affiliations, paragraphs }) => [
            position,
            expert.name,
            affiliations.map(({ role, printed }) => `${role}, ${printed}`),
            paragraphs.length,
          ]),
        [
          [
            1,
            null,
            [
              'Senior Research Fellow, Lofoten Institute of Maritime Affairs',
              'Visiting Lecturer, Bergen School of Trade (BST)',
            ],
            2,
          ],
          [2, null, ['Executive Editor, Northern Ledger Quarterly and Northern Ledger'], 2],
          [
            3,
            'Dr Ingrid Sæther-Lunde',
            ['Polar Fellow, Centre for Cold Seas, University of North Mercia'],
            5,
          ],
          [
            4,
            null,
            [
              'Senior Adviser for Shipping, Office of Ocean Risk',
              'Convenor, Ice Law Study Group, University of North Mercia',
            ],
            2,
          ],
        ],
      );
    } finally {
      store.close();
    }
  });

  it('prints ParsedSurvey as one line of JSON per file with --dry-run --json, and creates nothing', () => {
    const database = join(folder, 'never.db');
    const { status, out, err } = ingest(database, ['--dry-run', '--json', PANEL, ARTICLE]);
    assert.equal(status, 1);
    assert.equal(existsSync(database), false);
    const [panel, refusal, ...more] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(more, []);
    const { survey } = JSON.parse(readFileSync(join(FIXTURES, 'names-lost.json'), 'utf8'));
    assert.deepEqual(panel, {
      ...survey,
      contributors: survey.contributors.map((each: object) => ({ ...each, confidence: 'high' })),
      warnings: [],
      dropped: panel.dropped,
    });
    assert.deepEqual(Object.keys(refusal), ['error', 'code']);
    assert.equal(refusal.code, 'not_a_survey');
    assert.match(err, /article\.txt: This is not a survey\. It has no question/u);
    assert.match(err, /\n1 of 2 files done, 1 failed\.\n$/u);
  });

  it('lets an ask take answers with --open, and says how where it was stored closed', () => {
    const database = join(folder, 'open.db');
    const opened = ingest(database, ['--open', PANEL]);
    assert.match(opened.out, /\nStored\. See /u);
    const store = openStore(database);
    assert.deepEqual(
      store.asks.overviews().map(({ ask }) => ask.state),
      ['open'],
    );
    const slug = URL_OF_PANEL.exec(opened.out)?.[1] ?? '';
    store.moderation.setState(slug, 'closed', 'Mara', null);
    store.close();
    assert.ok(
      ingest(database, ['--open', PANEL]).out.includes(
        ` It is closed; npm run moderate -- open ${slug} lets it take answers. See `,
      ),
    );
  });

  it('goes on after a file that fails, keeps the good ones and ends with exit code 1', () => {
    const database = join(folder, 'many.db');
    const missing = join(folder, 'missing.txt');
    const { status, out, err } = ingest(database, [ARTICLE, missing, folder, PANEL]);
    assert.equal(status, 1);
    assert.match(out, URL_OF_PANEL);
    assert.match(err, /missing\.txt: There is no file “.*missing\.txt”\. Check the path\./u);
    assert.match(err, /cannot be read: it is a folder/u);
    assert.match(err, /\n1 of 4 files done, 3 failed\.\n$/u);
  });

  it('reads standard input as “-”', () => {
    const database = join(folder, 'stdin.db');
    const { status, out } = ingest(database, ['--json', '-'], readFileSync(PANEL));
    assert.equal(status, 0);
    const { url, ask, ...rest } = JSON.parse(out);
    assert.deepEqual(rest, { file: '-', status: 'created', responses: 4, warnings: [] });
    assert.equal(url, `https://panels.example.org/asks/${ask}`);
  });

  it('refuses another document that claims to be the same ask', () => {
    const database = join(folder, 'conflict.db');
    const other = join(folder, 'other.txt');
    writeFileSync(other, readFileSync(PANEL, 'utf8').replace('icebreakers', 'tugs'));
    assert.equal(ingest(database, [PANEL]).status, 0);
    const { status, err } = ingest(database, [other]);
    assert.equal(status, 1);
    assert.match(err, /is here already.*other contents:\n {2}changed: .* \(words\)\nNothing was changed\./su);
    const updated = ingest(database, ['--update', other]);
    assert.deepEqual([updated.status, updated.err], [0, '']);
    assert.match(
      updated.out,
      /\nUpdated:\n {2}changed: .* \(words\)\nThe earlier edition is kept on record\. See /u,
    );
    assert.match(ingest(database, [other]).out, /\nNothing changed: /u);
  });

  it('tags by the scheme of the votes, keeps them, and names institutions that may be known ones', () => {
    const database = join(folder, 'votes.db');
    const table = join(folder, 'poll.csv');
    const rows = ['Jane Roe,Bergen University,Strongly Agree,9,Yes.', 'Nils Ek,University of Bergen,,,'];
    writeFileSync(
      table,
      `question,name,university,vote,confidence,comment\n${rows.map((row) => `Is ice good?,${row}\n`).join('')}`,
    );
    ingest(database, ['--json', table]);
    writeFileSync(
      table,
      'question,name,university,vote,comment\nIs snow good?,Kaja Moe,The University at Bergen,Agree,Yes.\n',
    );
    const { status, out } = ingest(database, ['--json', table]);
    assert.equal(status, 0);
    assert.match(
      JSON.parse(out).warnings[0]?.message ?? '',
      /^“The University at Bergen” is new, and may be /u,
    );
    const store = openStore(database);
    try {
      const [first] = [...store.imports.all()];
      assert.equal(first?.ask.scheme, 'agree');
      assert.deepEqual(
        first?.survey.contributors.map(({ declared }) => declared),
        [
          { vote: 'Strongly Agree', confidence: 9 },
          { vote: null, confidence: null },
        ],
      );
    } finally {
      store.close();
    }
  });

  it('closes an import of several asks with a count of asks, answers and warnings', () => {
    const table = join(folder, 'several.csv');
    writeFileSync(
      table,
      'question,name,university,vote\nIs ice good?,Jane Roe,Bergen University,Agree\nIs ice good?,Nils Ek,Oslo University,Agree\nIs snow good?,Jane Roe,Bergen University,Agree\n',
    );
    const { status, err } = ingest(join(folder, 'several.db'), [table]);
    assert.equal(status, 0);
    assert.equal(err.trimEnd().split('\n').at(-1), '2 asks, 3 answers, 0 warnings.');
  });

  it('says that --columns was not used where a document turns out to be no table', () => {
    const args = ['--dry-run', '--json', '--columns', 'name=Who', PANEL];
    const { status, err } = ingest(join(folder, 'prose.db'), args);
    assert.equal(status, 0);
    assert.equal(err, `${PANEL}: --columns was not used: this is no table.\n`);
  });

  it('goes on after JSON that is nested too deep', () => {
    const deep = join(folder, 'deep.json');
    writeFileSync(deep, `{"a":1,"b":${'['.repeat(20_000)}${']'.repeat(20_000)}}`);
    const { status, out, err } = ingest(join(folder, 'deep.db'), ['--dry-run', '--json', deep, PANEL]);
    assert.equal(status, 1);
    assert.match(err, /deep\.json: This JSON is not a survey: a field holds lists more than 16 deep\./u);
    assert.match(err, /\n1 of 2 files done, 1 failed\.\n$/u);
    assert.equal(out.trimEnd().split('\n').length, 2);
  });

  const usage: readonly [string, readonly string[], RegExp][] = [
    ['no file', [], /missing required argument/u],
    ['an unknown option', ['--nope', PANEL], /unknown option/u],
    ['an unknown format', ['--format', 'nope', PANEL], /Allowed choices are/u],
    ['an unknown scheme', ['--scheme', 'nope', PANEL], /There is no scheme “nope”/u],
    [
      'an unknown scheme where nothing is tagged',
      ['--scheme', 'nope', '--dry-run', '--json', PANEL],
      /^There is no scheme “nope”/u,
    ],
    [
      'naming the columns of prose',
      ['--columns', 'name=Who', '--format', 'text', PANEL],
      /^error: --columns is for tables \(csv, tsv, json\), and --format text has no columns\./u,
    ],
  ];
  for (const [title, args, sentence] of usage) {
    it(`${title} is wrong usage: exit code 2`, () => {
      const { status, out, err } = ingest(join(folder, 'usage.db'), args);
      assert.equal(status, 2);
      assert.equal(out, '');
      assert.match(err, sentence);
    });
  }
});
