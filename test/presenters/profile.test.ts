import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExpertProfile, InstitutionProfile, Period } from '../../server/domain/profile.ts';
import type { PanelStand, Stand } from '../../server/domain/record.ts';
import type { Response } from '../../server/domain/types.ts';
import { expertTable, presentExpert } from '../../server/presenters/expert.ts';
import { institutionTable, presentInstitution } from '../../server/presenters/institution.ts';
import type { ProfileQuery } from '../../server/presenters/profile-table.ts';
import { affiliationOf, askOf, institutionOf, responseOf, SCHEME, SHAPE } from './fixtures.ts';

const ADA = { id: 3, slug: 'ada-byron', name: 'Ada Byron' };
const PERIOD: Period = { responses: 2, from: '2024-01-05', to: '2026-03-04' };
const SCALE = [
  { vote: 'Strongly follow', stance: 'follow', intensity: 2 },
  { vote: 'Follow', stance: 'follow', intensity: 1 },
  { vote: 'Resist', stance: 'resist', intensity: 1 },
];

function standOf(ask: number, stance: string | null, changes: Partial<Stand> = {}): Stand {
  return {
    ...{
      response: ask,
      ask: askOf({ id: ask, slug: `ask-${ask}` }),
      stance,
      kind: 'lexicon',
      weak: false,
      band: 'high',
    },
    ...{ declared: null, expert: { ...ADA, label: 'Ada Byron' } },
    ...changes,
  };
}

function panelOf(ask: number, counts: Record<string, number>): PanelStand[] {
  return Object.entries(counts).map(([stance, responses]) => ({
    ...{ ask, stance, voted: null, responses, confidence: 0, confident: 0 },
  }));
}

function expertOf(stands: readonly Stand[], panels: readonly PanelStand[], held = 1): ExpertProfile {
  const affiliations = [
    affiliationOf('Reader', 'University of Eastmere'),
    affiliationOf('Fellow', 'Sallow Institute'),
  ];
  return {
    ...{ expert: ADA, label: 'Ada Byron', record: { stands, panels } },
    affiliations: affiliations.slice(0, held).map((each) => ({ ...each, period: PERIOD })),
  };
}

function inputOf<T>(
  profile: T,
  changes: Partial<ProfileQuery> = {},
  rows: readonly Response[] = [],
  total = rows.length,
) {
  const query = { page: 1, size: 100, by: null, ...changes };
  return { profile, page: { query, rows, total }, schemes: [SCHEME], votesOf: () => SCALE };
}

test('one answer is one answer: no habit, no picture, and affiliations with their years', () => {
  const page = presentExpert(
    inputOf(expertOf([standOf(1, 'resist')], panelOf(1, { follow: 4, resist: 1 }), 2)),
  );
  const [part] = page.parts;
  assert.deepEqual(part?.sentences, [
    'With most of the panel on 0 of 1 ask where most of the others took one side: too few to speak of a habit.',
    'One machine tag takes a side: clearly.',
    'Alone on 1 of 1 ask: nobody else took that side.',
  ]);
  assert.deepEqual([part?.heading, part?.chart, part?.other], ['Beside the panels', null, null]);
  assert.deepEqual(
    part?.alone.map(({ href, own, middle, alike, note }) => [href, own, middle, alike, note]),
    [['/asks/ask-1', 'Resist', 'Follow', '0 of 4', 'alone']],
  );
  assert.deepEqual(
    page.affiliations.map(({ role, institution, held }) => [role, institution, held]),
    [
      ['Reader', 'University of Eastmere', '2024 to 2026, 2 responses'],
      ['Fellow', 'Sallow Institute', '2024 to 2026, 2 responses'],
    ],
  );
});

test('bands need ten asks; under that figures stand alone', () => {
  const sentence = (n: number, stance: string): string | undefined => {
    const asks = Array.from({ length: n }, (_, index) => index + 1);
    const stands = asks.map((ask) => standOf(ask, stance));
    const panels = asks.flatMap((ask) => panelOf(ask, { follow: 5, resist: 2 }));
    return presentExpert(inputOf(expertOf(stands, panels))).parts[0]?.sentences[0];
  };
  assert.equal(
    sentence(9, 'follow'),
    'With most of the panel on 9 of 9 asks where most of the others took one side.',
  );
  assert.equal(
    sentence(10, 'follow'),
    'Nearly always with most of the panel: on 10 of 10 asks where most of the others took one side.',
  );
  assert.equal(
    sentence(12, 'resist'),
    'More often against most of the panel than with it: on 0 of 12 asks where most of the others took one side.',
  );
});

test('votes keep the points of their scale, beside the panel and its confidence; tags are one link away', () => {
  const voted = (stance: string, intensity: number, confidence: number) => ({
    declared: { ...{ vote: 'As printed', stance, intensity, confidence } },
  });
  const stands = [
    standOf(3, 'unclear', voted('follow', 2, 9)),
    standOf(2, 'follow', voted('resist', 1, 6)),
    standOf(1, null, { declared: { vote: null, stance: null, intensity: null, confidence: null } }),
    standOf(4, 'follow', voted('follow', 1, 6)),
  ];
  const panels = [2, 3, 4].flatMap((ask): PanelStand[] => [
    {
      ask,
      stance: 'unclear',
      voted: { stance: 'follow', intensity: 1 },
      responses: 6,
      confidence: 30,
      confident: 6,
    },
    {
      ask,
      stance: 'unclear',
      voted: { stance: 'resist', intensity: 1 },
      responses: 2,
      confidence: 10,
      confident: 2,
    },
  ]);
  const page = presentExpert(inputOf(expertOf(stands, panels)));
  const [part] = page.parts;
  assert.ok(part?.chart);
  assert.deepEqual(
    [part.measure, part.other],
    [
      'By own votes: 3 of 4 responses came with one.',
      { label: 'By the stances of the tables instead', href: '/experts/ada-byron?by=tags' },
    ],
  );
  assert.deepEqual(part.sentences, [
    'With most of the panel on 2 of 3 asks where most of the others took one side.',
    'Declared a confidence of 7.0 on average, over 3 votes; all votes of the same panels: 5.0.',
    'Not in these figures: 1 without an answer, of 4 responses.',
  ]);
  assert.deepEqual(
    part.rows.map(({ own, confidence, middle, spread, alike, note }) => [
      own,
      confidence,
      middle,
      spread,
      alike,
      note,
    ]),
    [
      ['Strongly follow', '9', 'Follow', 'Follow', '6 of 8', 'with most'],
      ['Resist', '6', 'Follow', 'Follow', '1 of 7', 'against most'],
      ['Follow', '6', 'Follow', 'Follow', '5 of 7', 'with most'],
    ],
  );
  const { chart } = part;
  assert.deepEqual(
    chart.rows.map(({ label }) => label),
    ['Strongly follow', 'Follow', 'Resist'],
  );
  // Oldest first: the last in the list is the first in the picture.
  assert.deepEqual(
    chart.marks.map(({ stance }) => stance.code),
    ['follow', 'resist', 'follow'],
  );
  assert.equal(chart.hints.length, 3);
  assert.match(
    chart.hints[2]?.text ?? '',
    /Own answer: Strongly follow\. Middle of the panel: Follow\. 6 of 8 others alike\.$/,
  );
  assert.match(part.alt, /^3 answers in the order of time on a scale from “Strongly follow” to “Resist”/);
  const tags = presentExpert(inputOf(expertOf(stands, panels), { by: 'tags' }));
  assert.deepEqual(
    [tags.path, tags.parts[0]?.measure, tags.parts[0]?.other?.href],
    ['/experts/ada-byron?by=tags', 'By the stances that the tables show.', '/experts/ada-byron?by=votes'],
  );
});

test('a picture stays within its frame, however many asks there are', () => {
  for (const n of [3, 40, 300, 1000]) {
    const stands = Array.from({ length: n }, (_, index) => {
      const ask = askOf({ id: index, date: `20${String(10 + (index % 15)).padStart(2, '0')}-01-05` });
      return standOf(index, ['follow', 'shape', 'resist'][index % 3] ?? null, { ask });
    });
    const panels = stands.flatMap(({ ask }) => panelOf(ask.id, { follow: 5, resist: 2 }));
    const chart = presentExpert(inputOf(expertOf(stands, panels))).parts[0]?.chart;
    assert.ok(chart);
    const xs = chart.hints.flatMap(({ x, width }) => [x, x + width]);
    assert.ok(Math.min(...xs) >= 0 && Math.max(...xs) <= chart.width, String(n));
    assert.equal(chart.marks.length, n);
    for (const [index, year] of chart.years.entries()) {
      assert.ok(index === 0 || year.x - (chart.years[index - 1]?.x ?? 0) >= 38, 'years do not touch');
    }
  }
});

test('an expert’s rows come in pages, with the files of the page and of all', () => {
  const rows = [responseOf({ id: 9, expert: ADA }), responseOf({ id: 7, expert: ADA })];
  const input = inputOf(
    expertOf([standOf(1, 'shape')], panelOf(1, { shape: 1 })),
    { size: 2, page: 2 },
    rows,
    5,
  );
  const { table, description } = presentExpert(input);
  assert.equal(
    description,
    'Ada Byron: 5 responses to 1 ask, each with its stance and the sentence that decided it.',
  );
  assert.deepEqual(
    table.rows.map(({ href, tag }) => [href, tag.stance]),
    [
      ['/responses/9', SHAPE],
      ['/responses/7', SHAPE],
    ],
  );
  assert.equal(table.pager?.text, 'Responses 3 to 4 of 5');
  assert.deepEqual(
    table.downloads.map(({ href }) => href),
    [
      '/experts/ada-byron.csv?page=2&size=2',
      '/experts/ada-byron.csv?size=all',
      '/experts/ada-byron.json?page=2&size=2',
      '/experts/ada-byron.json?size=all',
    ],
  );
  const file = expertTable(input, 'csv');
  assert.deepEqual(
    [file.name, file.title, file.path, file.total, file.next],
    [
      'ada-byron',
      '5 responses by Ada Byron',
      '/experts/ada-byron?page=2&size=2',
      5,
      '/experts/ada-byron.csv?page=3&size=2',
    ],
  );
});

test('an expert without a name is called by the first affiliation, which then is a link alone', () => {
  const { expert } = responseOf();
  const label = 'Reader, University of Eastmere';
  const profile = { ...expertOf([standOf(1, 'shape')], []), expert, label };
  const page = presentExpert(inputOf(profile));
  assert.deepEqual(
    [page.label, page.affiliations, page.links],
    [label, [], [{ label: 'All from University of Eastmere', href: '/institutions/university-of-eastmere' }]],
  );
});

function institutionProfile(stands: readonly Stand[], panels: readonly PanelStand[]): InstitutionProfile {
  return {
    institution: institutionOf('Sallow Institute', { kind: 'think tank', country: 'Norway' }),
    aliases: ['Sallow', 'The Sallow'],
    members: [{ expert: ADA, label: 'Ada Byron', roles: ['Fellow', 'Chair'], period: PERIOD }],
    record: { stands, panels },
  };
}

test('an institution’s page says its kind, names and people, and counts who stood where', () => {
  const stands = [
    ...['resist', 'resist', 'shape'].map((stance) => standOf(2, stance)),
    ...[standOf(1, 'follow'), standOf(1, 'unclear')],
  ];
  const panels = [...panelOf(2, { resist: 2, shape: 1, follow: 5 }), ...panelOf(1, { follow: 1 })];
  const page = presentInstitution(inputOf(institutionProfile(stands, panels), {}, [responseOf()], 5));
  assert.deepEqual(
    [page.title, page.detail, page.aliases, page.peopleHeading],
    ['Sallow Institute', 'think tank, Norway', 'Also printed as Sallow and The Sallow.', '1 person'],
  );
  assert.deepEqual(page.people, [
    {
      label: 'Ada Byron',
      href: '/experts/ada-byron',
      roles: 'Fellow; Chair',
      answered: '2024 to 2026, 2 responses',
    },
  ]);
  const [part] = page.parts;
  assert.deepEqual(part?.sentences, [
    'On the one ask where two or more of its people took a side, they were divided.',
    'Against most of the others on 1 of 1 ask where most of the others took one side: too few to speak of a habit.',
  ]);
  assert.deepEqual(
    part?.newest.map(({ href, sides, others, note }) => [href, sides, others, note]),
    [
      ['/asks/ask-2', '2 of 3 resist, 1 of 3 shape', '5 of 5 follow', 'divided, against most of the panel'],
      ['/asks/ask-1', 'one answer: follow', 'none took a side', null],
    ],
  );
  assert.deepEqual([part?.chart, part?.older], [null, null]);
  assert.equal(
    institutionTable(inputOf(institutionProfile(stands, panels), {}, [], 5), 'json').title,
    '5 responses from Sallow Institute',
  );
});

test('an institution’s picture has a mark per response, and a long list folds its older part', () => {
  const asks = Array.from({ length: 12 }, (_, index) => 12 - index);
  const stands = asks.flatMap((ask) => [
    standOf(ask, 'follow'),
    standOf(ask, 'resist'),
    standOf(ask, 'resist'),
  ]);
  const page = presentInstitution(inputOf(institutionProfile(stands, [])));
  const [part] = page.parts;
  assert.deepEqual(
    [part?.newest.length, part?.older?.label, part?.older?.rows.length],
    [10, '2 older asks', 2],
  );
  assert.deepEqual(
    part?.chart?.units.map(({ tone, d }) => [tone, d.split('M').length - 1]),
    [
      ['for', 12],
      ['between', 0],
      ['against', 24],
    ],
  );
  assert.equal(
    part?.sentences[0],
    'On 12 asks where two or more of its people took a side, all took the same on 0 and were divided on 12.',
  );
});
