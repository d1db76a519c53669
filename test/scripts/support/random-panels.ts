// Databases of asks that had a life: answers by form, editors' tags, names found out, editions, moderation.
import type Database from 'better-sqlite3';
import fc from 'fast-check';
import type { Store } from '../../../server/domain/ports.ts';
import { INSTITUTION_KINDS } from '../../../server/domain/types.ts';
import { institutionKey } from '../../../server/store/names.ts';
import { submissionOf, surveyOf } from '../../support/builders.ts';

/** A store and the file beside it, for what no command does yet. */
export interface Panels {
  readonly store: Store;
  readonly raw: Database.Database;
}

/** One thing that happens to a database; what it is done to is chosen among what is there. */
export type Action = (panels: Panels) => void;

const NAMES = [
  'Ada Byron',
  'Prof. Ada Byron',
  'Łukasz Wójcik',
  'Li, Wei',
  'Bo "Quay" Ek',
  null,
  null,
] as const;
const BODIES = [
  'University of Westhaven',
  'The Quay Institute (TQI)',
  'School of Law, University of Westhaven',
  '“Tide”; and Co',
  null,
] as const;
const WORDS = ['Yes, “of course”;', '=1 | 2', 'No — never.', 'Çа ira…'];
const REASONS = ['Read twice.', 'Said so on air:\n“I do.”', 'The last, “sentence”;'];

const contributor = fc
  .record({
    name: fc.constantFrom(...NAMES),
    affiliations: fc.array(
      fc
        .record({
          role: fc.constantFrom('Reader', 'Fellow; Dean', null),
          institution: fc.constantFrom(...BODIES),
        })
        .filter(({ role, institution }) => role !== null || institution !== null),
      { maxLength: 3 },
    ),
    paragraphs: fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }),
    declared: fc.option(
      fc.record({
        vote: fc.constantFrom('Agree', 'Strongly Disagree', 'Aye', null),
        confidence: fc.constantFrom(1, 7.5, null),
      }),
    ),
  })
  .filter((each) => each.name !== null || each.affiliations.length > 0)
  .map(({ declared, ...rest }) => (declared === null ? rest : { ...rest, declared }));

const contributors = fc.array(contributor, { maxLength: 4 });
const choice = fc.nat(1_000);
/** Instants that follow one another only by chance. */
const instant = fc
  .integer({ min: 0, max: 40_000_000 })
  .map((seconds) => new Date(Date.UTC(2025, 0) + seconds * 1_000).toISOString());

const asked = fc
  .record({
    question: fc.constantFrom('Should Britain follow the American lead?', 'Is it good?', 'Ist es gut?'),
    series: fc.constantFrom('The Big Ask', null),
    number: fc.constantFrom('1.2025', '2', null),
    date: fc.constantFrom('2025-03-14', null),
    intro: fc.subarray(['First.', 'Second; “third”.']),
    nature: fc.constantFrom('verbatim' as const, 'summary' as const, 'illustrative' as const),
    state: fc.constantFrom('open' as const, 'closed' as const),
    scheme: fc.constantFrom('lead', 'agree'),
    lead: fc.constantFrom('Trump', null),
    contributors,
    publisher: fc.constantFrom('Westhaven Review', null),
  })
  .map(
    ({ publisher, ...parts }): Action =>
      ({ store }) => {
        const survey = surveyOf({ ...parts, source: { publisher } });
        if (store.imports.earlier(survey) === null) store.imports.add(survey);
      },
  );

const revised = fc.record({ which: choice, contributors, intro: fc.subarray(['First.', 'Again.']) }).map(
  ({ which, ...news }): Action =>
    ({ store }) => {
      const stored = pick([...store.imports.all()], which);
      if (stored === undefined) return;
      const { question, series, number, date } = stored.survey;
      const { scheme, lead, nature } = stored.kept;
      // Some stay, so that people are withdrawn, restored and changed.
      const stay = stored.survey.contributors.slice(which % 2);
      const people = [...stay, ...news.contributors];
      store.imports.update(
        surveyOf({
          ...{ question, series, number, date, scheme, lead, nature },
          ...news,
          contributors: people,
        }),
      );
    },
);

const submitted = fc
  .record({
    which: choice,
    name: fc.constantFrom('Ada Byron', 'Wei Li', ''),
    institution: fc.constantFrom('University of Westhaven', ''),
    words: fc.constantFrom(...WORDS),
    fate: fc.constantFrom('waits', 'known', 'new', 'rejected'),
  })
  .map(
    ({ which, name, institution, words, fate }): Action =>
      ({ store }) => {
        const ask = pick(store.asks.open(), which);
        if (ask === undefined) return;
        const answer = { name, role: 'Reader', institution, paragraphs: [words] };
        const { status, reference } = store.submissions.submit(submissionOf(ask.slug, answer));
        if (status === 'repeated' || fate === 'waits') return;
        if (fate === 'rejected') store.moderation.reject(reference, 'Mara', 'Off the point.');
        else store.moderation.publish(reference, 'Mara', null, fate === 'new' ? 'new' : 'known');
      },
  );

const tagged = fc
  .record({
    which: choice,
    coder: fc.constantFrom('Mara', 'J. “L”'),
    reason: fc.constantFrom(...REASONS),
    at: instant,
  })
  .map(
    ({ which, ...tag }): Action =>
      ({ raw }) => {
        const response = pick(ids(raw, 'SELECT id FROM responses ORDER BY id'), which);
        raw
          .prepare(`INSERT INTO codings (response_id, kind, coder, stance, reason, at)
                SELECT :response, 'editor', :coder, 'unclear', :reason, :at WHERE :response IS NOT NULL`)
          .run({ ...tag, response: response ?? null });
      },
  );

const named = fc.record({ which: choice, name: fc.constantFrom('Found Out', 'A. B. C.') }).map(
  ({ which, name }): Action =>
    ({ raw }) => {
      const expert = pick(ids(raw, 'SELECT id FROM experts ORDER BY id'), which) ?? null;
      raw.prepare('UPDATE experts SET name = :name, label = :name WHERE id = :expert').run({ name, expert });
    },
);

const institutionEdited = fc
  .record({
    which: choice,
    name: fc.constantFrom('Westhaven', 'The Tide Co'),
    kind: fc.constantFrom(...INSTITUTION_KINDS),
    country: fc.constantFrom('Norway', null),
    alias: fc.constantFrom('WHU', 'Annex, “North”', 'Quay'),
    moved: choice,
  })
  .map(
    ({ which, alias, moved, ...changes }): Action =>
      ({ raw }) => {
        const id = pick(ids(raw, 'SELECT id FROM institutions ORDER BY id'), which);
        if (id === undefined) return;
        raw
          .prepare('UPDATE institutions SET name = :name, kind = :kind, country = :country WHERE id = :id')
          .run({ ...changes, id });
        raw
          .prepare(
            'INSERT OR IGNORE INTO institution_aliases (match_key, institution_id, alias) VALUES (?, ?, ?)',
          )
          .run(institutionKey(alias), id, alias);
        // What an institution is taken to mean may be decided otherwise than its name says.
        const response =
          pick(ids(raw, `SELECT id FROM responses WHERE state = 'published' ORDER BY id`), moved) ?? null;
        raw
          .prepare('UPDATE affiliations SET institution_id = ? WHERE response_id = ? AND printed IS NOT NULL')
          .run(id, response);
      },
  );

const opened = fc.record({ which: choice }).map(
  ({ which }): Action =>
    ({ store }) => {
      const ask = pick(store.moderation.asks(), which)?.ask;
      if (ask === undefined) return;
      store.moderation.setState(ask.slug, ask.state === 'open' ? 'closed' : 'open', 'Mara', null);
    },
);

/** The first action asks something, so that no database is empty. */
export const actions: fc.Arbitrary<readonly Action[]> = fc
  .tuple(
    asked,
    fc.array(
      fc.oneof(asked, revised, submitted, submitted, tagged, tagged, named, institutionEdited, opened),
      {
        maxLength: 14,
      },
    ),
  )
  .map(([first, rest]) => [first, ...rest]);

function ids(raw: Database.Database, sql: string): number[] {
  return raw.prepare<[], number>(sql).pluck().all();
}

function pick<T>(items: readonly T[], which: number): T | undefined {
  return items[which % Math.max(1, items.length)];
}
