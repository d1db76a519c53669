import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAffiliations } from '../../server/ingest/affiliation.ts';
import { isClosing, isFurniture } from '../../server/ingest/boilerplate.ts';
import { readDate } from '../../server/ingest/date.ts';
import { readLabel, readNumberedTitle } from '../../server/ingest/label.ts';
import { readName } from '../../server/ingest/name.ts';
import { readVoteLine } from '../../server/ingest/vote.ts';

/** "role @ institution + role @ institution"; "-" stands for a missing half. */
function held(line: string): string | null {
  const held = readAffiliations(line)?.affiliations.map(
    ({ role, institution }) => `${role ?? '-'} @ ${institution ?? '-'}`,
  );
  return held?.join(' + ') ?? null;
}

describe('A line of roles and institutions', () => {
  const lines: Readonly<Record<string, string | null>> = {
    'Reader in Law, University of X': 'Reader in Law @ University of X',
    'Fellow, Institute A, and Lecturer, School B (SB)': 'Fellow @ Institute A + Lecturer @ School B (SB)',
    'Executive Editor, Ledger Quarterly and Ledger': 'Executive Editor @ Ledger Quarterly and Ledger',
    'Senior Lecturer, School of Law, University of X': 'Senior Lecturer @ School of Law, University of X',
    'Adviser for Ports, Risk Centre, and Convenor, Ice Study Group, University of X':
      'Adviser for Ports @ Risk Centre + Convenor @ Ice Study Group, University of X',
    'Analyst, Embassy of X in London (2014-2024)': 'Analyst @ Embassy of X in London (2014-2024)',
    'Director and Senior Fellow, Tide Institute': 'Director and Senior Fellow @ Tide Institute',
    'Professor of War Studies, College X and Senior Fellow, RUSI':
      'Professor of War Studies @ College X + Senior Fellow @ RUSI',
    'Professor of Politics, Philosophy and Economics, University of X':
      'Professor of Politics, Philosophy and Economics @ University of X',
    'a senior fellow at the Tide Institute and columnist for The Post':
      'senior fellow @ Tide Institute + columnist @ The Post',
    'University of X, Professor of Law': 'Professor of Law @ University of X',
    'Director, Ice Programme; Visiting Professor, College X':
      'Director @ Ice Programme + Visiting Professor @ College X',
    'Editor, The Economist': 'Editor @ The Economist',
    'Director of the Centre for Ice': 'Director @ Centre for Ice',
    'Member of the European Parliament': 'Member @ European Parliament',
    'Former Ambassador to NATO': 'Former Ambassador to NATO @ -',
    'Chief Notary, Mutual Life Society': 'Chief Notary @ Mutual Life Society',
    'Volcanologist, City of Bergen': 'Volcanologist @ City of Bergen',
    'Professorin für Seerecht, Universität Ostmoor': 'Professorin für Seerecht @ Universität Ostmoor',
    'Former Ambassador to Oman, 2009-2013': 'Former Ambassador to Oman, 2009-2013 @ -',
    'Chief Economist, Tide Institute, 2009–2013': 'Chief Economist @ Tide Institute, 2009–2013',
    'A senior fellow at the Tide Institute': 'senior fellow @ Tide Institute',
    'Lieutenant General (ret.), US Army': 'Lieutenant General (ret.) @ US Army',
    'Lamplighter, City College': 'Lamplighter @ City College',
    'Climate Lead, Acme': 'Climate Lead @ Acme',
    'Energy Fellow, Acme': 'Energy Fellow @ Acme',
    'Trade Officer, Acme': 'Trade Officer @ Acme',
    'Research Head, Acme': 'Research Head @ Acme',
    'Campaigns Coordinator, Acme': 'Campaigns Coordinator @ Acme',
    'Tax Partner, Acme': 'Tax Partner @ Acme',
    'Strategy Principal, Acme': 'Strategy Principal @ Acme',
    'Ocean Associate, Acme': 'Ocean Associate @ Acme',
    'Carbon Strategist, Acme': 'Carbon Strategist @ Acme',
    'Tide Institute': '- @ Tide Institute',
    'Director of Tides / Pacific Reef Trust': 'Director of Tides @ Pacific Reef Trust',
    'Coordinator, Ice and Fog – Tide Institute': 'Coordinator, Ice and Fog @ Tide Institute',
    'Chair | Harbour Forum': 'Chair @ Harbour Forum',
    'Secondary School Principal, Ness High School': 'Secondary School Principal @ Ness High School',
    'Headteacher, Ness Academy': 'Headteacher @ Ness Academy',
    'arable farmer and former president of the Union of Estates':
      'arable farmer @ - + former president @ Union of Estates',
    'a former pilot and a fellow at the Tide Institute': 'former pilot @ - + fellow @ Tide Institute',
    'chief economist of Quay & Partners': 'chief economist @ Quay & Partners',
    'fellow of the Royal Academy of Tides': 'fellow @ Royal Academy of Tides',
    'Professor of Law, Universidade do Mar': 'Professor of Law @ Universidade do Mar',
    'Minister of Ports;': null,
    'The minister must resign, and Parliament with her': null,
    'Lessons for Europe': null,
    'By Jane Editor, 4 March 2024': null,
    'Which professor, University of X, would agree?': null,
  };
  for (const [line, wanted] of Object.entries(lines)) {
    it(`“${line}” is ${wanted ?? 'none'}`, () => assert.equal(held(line), wanted));
  }
});

describe('A line that numbers a document', () => {
  const lines: Readonly<Record<string, object | null>> = {
    'The Big Ask | No. 34.2025': { series: 'The Big Ask', number: '34.2025', date: null, other: null },
    'Issue 7, 3 June 2025': { series: null, number: '7', date: '2025-06-03', other: null },
    'Panel on the Quay, Survey 23, September 2024': {
      series: 'Panel on the Quay',
      number: '23',
      date: null,
      other: null,
    },
    'Number 4 / 2025': { series: null, number: '4/2025', date: null, other: null },
    'Tide Talk #12 – March 4, 2025': { series: 'Tide Talk', number: '12', date: '2025-03-04', other: null },
    'The Harbour Question | 3 June 2025': {
      series: 'The Harbour Question',
      number: null,
      date: '2025-06-03',
      other: null,
    },
    'Port Ellen, 3 June 2025': { series: null, number: null, date: '2025-06-03', other: 'Port Ellen' },
    'The Slate, no. 4, spring 2025': { series: 'The Slate', number: '4', date: null, other: null },
    '3 June 2025': null,
    'Tuesday, June 3rd, 2025 9:30 am': null,
    'September 2024': null,
    'We met on Pier No. 9. It rained.': null,
  };
  for (const [line, wanted] of Object.entries(lines)) {
    it(`“${line}” is ${wanted === null ? 'none' : JSON.stringify(wanted)}`, () =>
      assert.deepEqual(readLabel(line), wanted));
  }
});

describe('A title with a number and no word for it', () => {
  it('is a series and its number, unless the number is a year', () => {
    assert.deepEqual(readNumberedTitle('Risk Letter 14'), { series: 'Risk Letter', number: '14' });
    assert.equal(readNumberedTitle('Agenda 2030'), null);
    assert.equal(readNumberedTitle('We met 3 times.'), null);
  });
});

describe('A line with a name', () => {
  it('is one with titles, particles, letters and every script', () => {
    const names = [
      'Dr Donata Kupčiūnaitė',
      'Lt Gen (ret.) Ben Oduya',
      'HE Ambassador Maria de la Cruz',
      'Rt Hon Sir Malcolm Roe KC',
      'Jane Roe, CBE',
      '王毅',
      'Bono',
      'Callum Mac an t-Saoir',
      'Willem van ’t Veer',
      'José de la Peña y Rojas',
      'Jürgen von und zu Halm',
      'Prof. em. Renate Roe',
      'Prof. Dr. Dr. h.c. Jane Roe',
      'Giacomo dell’Orto',
      'Jean-Claude van der Berg',
      'J. B. May',
      'Ngũgĩ wa Thiong’o',
      'James Dean',
      'Jane Roe and John Doe',
      'DR JANE ROE',
    ];
    assert.deepEqual(
      names.map((name) => readName(name)?.name),
      names,
    );
  });

  it('is none with words that no name has', () => {
    const others = [
      'Research Director',
      'Chief Executive Officer',
      'Professor of Maritime Law',
      'Lessons Learned',
      'A Deal Worth Having',
      'University of Oxford',
      'Black Sea',
      'Yes, But',
      'What now?',
      'Chief Executive Officer, Ledger',
    ];
    assert.deepEqual(
      others.map((line) => readName(line)),
      others.map(() => null),
    );
  });
});

describe('A line with a date', () => {
  it('is read in the usual forms and refused in others', () => {
    const lines: Readonly<Record<string, string | null>> = {
      '22 August 2025': '2025-08-22',
      'August 22, 2025': '2025-08-22',
      'Published: 2nd Sept 2024': '2024-09-02',
      'Fri, 22 Aug 2025 09:12:44 +0000': '2025-08-22',
      '2025-08-22T10:00:00Z': '2025-08-22',
      'Published 22 August 2025 (updated 24 August 2025)': '2025-08-22',
      '22.08.2025': '2025-08-22',
      '22/08/2025': '2025-08-22',
      '08/22/2025': '2025-08-22',
      'Updated 22 August 2025': null,
      '31 February 2025': null,
      '08/09/2025': null,
      'In August 2025 it rained': null,
    };
    assert.deepEqual(Object.fromEntries(Object.keys(lines).map((line) => [line, readDate(line)])), lines);
  });
});

describe('A line with a vote', () => {
  it('is read with its confidence, and prose is not', () => {
    const lines = {
      'STRONGLY AGREE, CONFIDENCE LEVEL 9': { vote: 'Strongly agree', confidence: 9 },
      'Disagree (confidence: 4/10)': { vote: 'Disagree', confidence: 4 },
      'Vote: Follow': { vote: 'Follow' },
      'Confidence: 7': { confidence: 7 },
      'Did not answer': { vote: null },
      'No.': null,
      'Agree with that or leave.': null,
    };
    assert.deepEqual(Object.fromEntries(Object.keys(lines).map((line) => [line, readVoteLine(line)])), lines);
  });
});

describe('Lines around a text', () => {
  it('are told from sentences of it', () => {
    const around = [
      'If you enjoyed this, please subscribe or pledge your support!',
      'What do you think? Why not leave a comment below?',
      'Share this post',
      '© 2024 Quay Press. All rights reserved.',
      'The views expressed are the authors’ own.',
      'Photo: the quay at dawn',
    ];
    const within = [
      'They may subscribe to the view that trade heals.',
      'Share prices fell in March.',
      'The comments below deck were worse.',
      'Europe should follow us, the minister said, or lead.',
    ];
    assert.deepEqual(
      [...around, ...within].filter((line) => isFurniture(line) || isClosing(line)),
      around,
    );
  });
});
