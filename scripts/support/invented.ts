// Invented panels of any size, for trying pages on: the same numbers always give the same panels.
import type { ParsedContributor, ParsedSurvey } from '../../server/domain/survey.ts';

export interface InventedPanel {
  readonly scheme: 'lead' | 'agree';
  readonly survey: ParsedSurvey;
}

export interface InventedSize {
  readonly asks: number;
  readonly responses: number;
}

interface Person {
  readonly name: string;
  readonly role: string;
  readonly institution: string;
  /** How they lean, 0 to 1: from going along to standing in the way. */
  readonly leaning: number;
}

/** Somebody is always missing, as on real panels. */
const PEOPLE_PER_PANEL = 1.3;
const FEWEST_PEOPLE = 100;

const FIRST = (
  'Adaeze Bríd Cosmin Dagmar Eilidh Fenna Goran Halldór Imogen Jorik Kasia Lorcan Maren Nuala Oskar Petra ' +
  'Quill Rhona Søren Thandi Ulla Viktor Wanjiru Xanthe Yusra Zoltan'
).split(' ');
const LAST = (
  'Abernethy Birkeland Carraway Dunmoor Eastlake Farrowby Greaves Hollin Iveson Jarrow Kestle Loughrin Marchbank ' +
  'Norrington Oakden Pemberly Quayle Redfearn Stannard Thornley Ullswater Vance-Ørsted Wetherby Yarrow Zelený'
).split(' ');
const PLACES =
  'Alderney Brackwater Corvane Dunholme Elmsgate Fairhaven Garrow Holmsea Inverlay Kingsmere'.split(' ');
const BODIES = ['University of', 'Institute for', 'Centre for'];
const SUBJECTS = ['Trade Policy', 'Northern Affairs', 'Public Finance', 'Energy Studies', 'Maritime Law'];
const ROLES = [
  'Professor of Economics',
  'Senior Fellow',
  'Reader in Politics',
  'Director of Research',
  'Lecturer',
];

const MATTERS = (
  'steel tariffs|data transfers|fishing quotas|rail freight|cloud computing|grain reserves|battery recycling|' +
  'seabed mining|export credit|port security|aviation fuel|chip design|water pricing|drone licences|bond markets|' +
  'satellite launches|carbon storage|student visas|patent pools|shipping insurance'
).split('|');
const LEAD_QUESTIONS = [
  (matter: string) => `Should Britain follow Washington’s lead on ${matter}?`,
  (matter: string) => `Should Britain follow the European Union’s lead on ${matter}?`,
];
const AGREE_QUESTIONS = [
  (matter: string) => `Stricter rules on ${matter} would leave most households better off.`,
  (matter: string) => `Public money for ${matter} should be doubled within five years.`,
];

/** What is said, from going along to standing in the way; the last group leaves it open. */
const COURSES: Readonly<Record<InventedPanel['scheme'], readonly (readonly string[])[]>> = {
  lead: [
    [
      'Britain should follow the same course on {m}, and without delay.',
      'On {m} ministers should go along with the plan; there is no alternative to it.',
    ],
    [
      'Britain should use its leverage to shape the terms on {m} before it signs anything.',
      'On {m} ministers should make their support conditional and bargain for changes.',
    ],
    [
      'Britain should refuse the plan and write its own rules for {m}.',
      'On {m} ministers should resist the pressure and go their own way.',
    ],
    ['The history of {m} is longer than most people suppose.', 'It is too early to say anything about {m}.'],
  ],
  agree: [
    ['Yes, the evidence on {m} supports the statement.', 'I agree: on {m} this is clearly right.'],
    ['It depends on how {m} is handled; the evidence is mixed.', 'The effect on {m} could go either way.'],
    [
      'No, the statement is false where {m} is concerned.',
      'I disagree: nothing we know of {m} supports this.',
    ],
    ['The history of {m} is longer than most people suppose.', 'See the last report on {m}.'],
  ],
};
const ASIDES = [
  'Those who have worked on {m} will remember how the last attempt ended.',
  'The figures for {m} are published twice a year, and few people read them.',
  'Small firms see {m} quite differently from large ones.',
  'None of this can be settled in a single season.',
  'The coastal towns have the most at stake in {m}.',
  'A committee looked at {m} some years ago and its report is still worth reading.',
];

/** Numbers from 0 up to 1, the same for the same seed (the generator known as mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * One panel per ask, oldest first, a week apart; `responses` is shared among them as evenly as it goes. Every
 * fourth ask is a statement to agree with. The same people recur, each with a leaning of their own.
 */
export function* inventedPanels({ asks, responses }: InventedSize): Generator<InventedPanel> {
  const random = randomFrom(asks * 1_000_003 + responses);
  const largest = Math.ceil(responses / asks);
  const people = peopleOf(Math.max(FEWEST_PEOPLE, Math.ceil(largest * PEOPLE_PER_PANEL)), random);
  for (let index = 0; index < asks; index += 1) {
    const size = Math.floor(responses / asks) + (index < responses % asks ? 1 : 0);
    yield panelOf(index, asks, shuffled(people, random).slice(0, size), random);
  }
}

function peopleOf(amount: number, random: () => number): Person[] {
  return Array.from({ length: amount }, (_, index) => {
    const first = FIRST[index % FIRST.length] ?? '';
    const round = Math.floor(index / (FIRST.length * LAST.length));
    const last = LAST[Math.floor(index / FIRST.length + index) % LAST.length] ?? '';
    const place = PLACES[Math.floor(random() * PLACES.length)] ?? '';
    const body = pick(BODIES, random);
    return {
      name: [first, ...initials(round), last].join(' '),
      role: pick(ROLES, random),
      institution:
        body === 'University of' ? `${body} ${place}` : `${place} ${body} ${pick(SUBJECTS, random)}`,
      leaning: random(),
    };
  });
}

/** What tells people of one name apart: nothing, "A.", ... "Z.", "A. A.", ... */
function initials(round: number): string[] {
  if (round === 0) return [];
  const letter = String.fromCharCode(65 + ((round - 1) % 26));
  return [...initials(Math.floor((round - 1) / 26)), `${letter}.`];
}

function panelOf(
  index: number,
  asks: number,
  people: readonly Person[],
  random: () => number,
): InventedPanel {
  const scheme = index % 4 === 3 ? 'agree' : 'lead';
  const matter = MATTERS[index % MATTERS.length] ?? '';
  const questions = scheme === 'lead' ? LEAD_QUESTIONS : AGREE_QUESTIONS;
  const drift = random() - 0.5;
  return {
    scheme,
    survey: {
      question: pick(questions, random)(matter),
      series: 'Generated Panel',
      number: String(index + 1),
      date: dayBefore(asks - index - 1),
      intro: [`A made-up question about ${matter}, put to ${people.length} made-up people.`],
      contributors: people.map((person) => contributorOf(person, scheme, matter, drift, random)),
    },
  };
}

function contributorOf(
  { name, role, institution, leaning }: Person,
  scheme: InventedPanel['scheme'],
  matter: string,
  drift: number,
  random: () => number,
): ParsedContributor {
  const courses = COURSES[scheme];
  const place = Math.min(2, Math.max(0, Math.floor((leaning + drift * 0.6 + (random() - 0.5) * 0.7) * 3)));
  const course = courses[random() < 0.12 ? 3 : place] ?? [];
  const said = [pick(ASIDES, random), pick(course, random), pick(ASIDES, random)];
  return {
    name,
    affiliations: [{ role, institution }],
    paragraphs: said.map((sentence) => sentence.replaceAll('{m}', matter)),
  };
}

/** A week apart, the newest at the start of 2026. */
function dayBefore(weeks: number): string {
  return new Date(Date.UTC(2026, 0, 5) - weeks * 7 * 86_400_000).toISOString().slice(0, 10);
}

function pick<T>(items: readonly [T, ...T[]] | readonly T[], random: () => number): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
