import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../server/domain/ports.ts';
import { type BuiltContributor, surveyOf } from '../support/builders.ts';
import { storeAndFile, storeFor } from '../support/database.ts';

const at = (role: string | null, institution: string | null) => ({ role, institution });

/** Imports one ask per list of contributors. */
function imported(store: Store, ...panels: (readonly BuiltContributor[])[]): void {
  panels.forEach((contributors, index) => {
    store.imports.add(surveyOf({ number: `${index + 1}`, date: `2025-01-0${index + 1}`, contributors }));
  });
}

test('a name that is known is the same expert across asks, newest ask first', (t) => {
  const store = storeFor(t);
  imported(store, [{ name: 'Ada Byron' }], [{ name: 'Hugo Brenner' }, { name: 'Prof. Ada BYRON, OBE' }]);
  const [newest, older] = store.asks.overviews().map(({ ask }) => ask);
  assert.deepEqual([newest?.number, older?.number], ['2', '1']);
  assert.deepEqual(store.experts.all(), [
    {
      expert: { id: 1, slug: 'ada-byron', name: 'Ada Byron' },
      label: 'Ada Byron',
      responses: 2,
      illustrative: false,
      ask: newest,
      newest: '2025-01-02',
    },
    {
      expert: { id: 2, slug: 'hugo-brenner', name: 'Hugo Brenner' },
      label: 'Hugo Brenner',
      responses: 1,
      illustrative: false,
      ask: newest,
      newest: '2025-01-02',
    },
  ]);
  const found = store.experts.bySlug('ada-byron');
  assert.deepEqual(
    found?.record.stands.map(({ ask, response }) => [ask.number, response]),
    [
      ['2', 3],
      ['1', 1],
    ],
  );
});

test('a response without a name has an expert of its own, called by the affiliation', (t) => {
  const store = storeFor(t);
  const affiliations = [
    at('Senior Lecturer', 'School of History, University of Westhaven'),
    at('Fellow', 'Tamar Institute'),
  ];
  imported(
    store,
    [{ affiliations }, { affiliations }],
    [{ affiliations: [at('Retired diplomat', null)] }, { affiliations: [] }],
  );
  assert.deepEqual(
    store.experts.all().map(({ expert, label }) => [expert.slug, label, expert.name]),
    [
      ['retired-diplomat', 'Retired diplomat', null],
      ['senior-lecturer-university-of-westhaven', 'Senior Lecturer, University of Westhaven', null],
      ['senior-lecturer-university-of-westhaven-2', 'Senior Lecturer, University of Westhaven', null],
      ['unnamed-contributor', 'Unnamed contributor', null],
    ],
  );
});

test('an invented person never becomes a real one of the same name', (t) => {
  const store = storeFor(t);
  store.imports.add(surveyOf({ nature: 'illustrative', contributors: [{ name: 'Ada Byron' }] }));
  store.imports.add(surveyOf({ nature: 'verbatim', contributors: [{ name: 'Ada Byron' }] }));
  store.imports.add(surveyOf({ nature: 'summary', contributors: [{ name: 'Ada Byron' }] }));
  assert.deepEqual(
    store.experts.all().map(({ expert, responses, illustrative }) => [expert.slug, responses, illustrative]),
    [
      ['ada-byron', 1, true],
      ['ada-byron-2', 2, false],
    ],
  );
  assert.deepEqual(
    store.institutions.all().map(({ responses, illustrative }) => [responses, illustrative]),
    [[3, false]],
  );
});

test('printed forms of one institution are one institution, and a response counts once there', (t) => {
  const store = storeFor(t);
  const held = [
    at('Reader', 'The University of Westhaven'),
    at('Dean', 'School of Law, University of Westhaven'),
    at('Fellow', 'Westhaven Institute for Peace'),
  ];
  imported(store, [{ affiliations: held }], [{ affiliations: [at('Dean', 'Univ. of Westhaven')] }]);
  assert.deepEqual(store.institutions.all(), [
    {
      institution: {
        id: 1,
        slug: 'university-of-westhaven',
        name: 'The University of Westhaven',
        kind: 'university',
        country: null,
      },
      ...{ aliases: [], people: 2, newest: '2025-01-02' },
      responses: 2,
      illustrative: false,
    },
    {
      institution: {
        id: 2,
        slug: 'westhaven-institute-for-peace',
        name: 'Westhaven Institute for Peace',
        kind: 'think tank',
        country: null,
      },
      ...{ aliases: [], people: 1, newest: '2025-01-01' },
      responses: 1,
      illustrative: false,
    },
  ]);
  const found = store.institutions.bySlug('university-of-westhaven');
  assert.deepEqual(
    found?.record.stands.map(({ ask }) => ask.number),
    ['2', '1'],
  );
  assert.deepEqual(
    store.experts
      .bySlug('reader-the-university-of-westhaven')
      ?.affiliations.map((each) => [each.printed, each.institution?.slug]),
    [
      ['The University of Westhaven', 'university-of-westhaven'],
      ['School of Law, University of Westhaven', 'university-of-westhaven'],
      ['Westhaven Institute for Peace', 'westhaven-institute-for-peace'],
    ],
  );
});

test('an expert’s affiliations are told with their time, the newest first', (t) => {
  const store = storeFor(t);
  const held = (role: string, institution: string) => ({
    name: 'Ada Byron',
    affiliations: [at(role, institution)],
  });
  imported(
    store,
    [held('Reader', 'Tamar Institute')],
    [held('Reader', 'Tamar Institute')],
    [held('Dean', 'Calder')],
  );
  assert.deepEqual(
    store.experts
      .bySlug('ada-byron')
      ?.affiliations.map(({ role, printed, period }) => [role, printed, period]),
    [
      ['Dean', 'Calder', { responses: 1, from: '2025-01-03', to: '2025-01-03' }],
      ['Reader', 'Tamar Institute', { responses: 2, from: '2025-01-01', to: '2025-01-02' }],
    ],
  );
});

test('an institution’s people come with their roles there, those of most responses first', (t) => {
  const { store, raw } = storeAndFile(t);
  const held = (name: string, role: string | null) => ({ name, affiliations: [at(role, 'Tamar Institute')] });
  imported(
    store,
    [held('Ada Byron', 'Fellow'), held('Bo Ek', null)],
    [{ name: 'Bo Ek', affiliations: [at('Dean', 'Tamar Institute'), at('Chair', 'Tamar Institute')] }],
  );
  raw.exec("INSERT INTO institution_aliases VALUES ('tamar', 1, 'The Tamar')");
  const found = store.institutions.bySlug('tamar-institute');
  assert.deepEqual(found?.aliases, ['The Tamar']);
  assert.deepEqual(
    found?.members.map(({ label, roles, period }) => [label, roles, period]),
    [
      ['Bo Ek', ['Dean', 'Chair'], { responses: 2, from: '2025-01-01', to: '2025-01-02' }],
      ['Ada Byron', ['Fellow'], { responses: 1, from: '2025-01-01', to: '2025-01-01' }],
    ],
  );
});

test('a record holds votes beside tags, and whole panels by both', (t) => {
  const store = storeFor(t);
  const voting = (name: string, vote: string | null, stance: string, paragraphs: string[]) => ({
    ...{ name, stance, paragraphs, declared: { vote, confidence: vote === null ? null : 7 } },
  });
  store.imports.add(
    surveyOf({
      scheme: 'agree',
      votes: [{ vote: 'Strongly agree', stance: 'agree', intensity: 2 }],
      contributors: [
        voting('Ada Byron', 'Strongly Agree', 'disagree', ['No.']),
        voting('Bo Ek', 'strongly agree', 'unclear', []),
        voting('Cai Wu', 'No opinion', 'agree', ['Yes.']),
        voting('Dag Ro', null, 'unclear', []),
      ],
    }),
  );
  const standsOf = (slug: string) =>
    store.experts
      .bySlug(slug)
      ?.record.stands.map(({ stance, weak, band, declared }) => [stance, weak, band, declared]);
  assert.deepEqual(
    ['ada-byron', 'bo-ek', 'cai-wu', 'dag-ro'].map((slug) => standsOf(slug)),
    [
      [
        [
          'disagree',
          false,
          'medium',
          { vote: 'Strongly Agree', stance: 'agree', intensity: 2, confidence: 7 },
        ],
      ],
      [['agree', false, null, { vote: 'strongly agree', stance: 'agree', intensity: 2, confidence: 7 }]],
      [['agree', false, 'medium', { vote: 'No opinion', stance: null, intensity: null, confidence: 7 }]],
      [[null, false, null, { vote: null, stance: null, intensity: null, confidence: null }]],
    ],
  );
  const panel = store.experts.bySlug('ada-byron')?.record.panels;
  const voted = { stance: 'agree', intensity: 2 };
  assert.deepEqual(
    panel?.toSorted((a, b) => `${a.stance}${a.voted}`.localeCompare(`${b.stance}${b.voted}`)),
    [
      { ask: 1, stance: 'agree', voted, responses: 1, confidence: 7, confident: 1 },
      { ask: 1, stance: 'agree', voted: null, responses: 1, confidence: 0, confident: 0 },
      { ask: 1, stance: 'disagree', voted, responses: 1, confidence: 7, confident: 1 },
      { ask: 1, stance: null, voted: null, responses: 1, confidence: 0, confident: 0 },
    ],
  );
});

test('people and institutions that nobody knows are null', (t) => {
  const store = storeFor(t);
  assert.equal(store.experts.bySlug('nobody'), null);
  assert.equal(store.institutions.bySlug('nowhere'), null);
});
