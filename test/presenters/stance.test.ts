import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schemeOf, stanceView, tagView } from '../../server/presenters/stance.ts';
import { stancesOf } from '../../server/presenters/table-view.ts';
import { codingOf, editorsCoding, FOLLOW, findingOf, SCHEME, SHAPE, UNCLEAR } from './fixtures.ts';

test('a stance is a word, a label completed by the lead, a tone and a sign of its own', () => {
  assert.deepEqual(stanceView(SCHEME, 'follow', 'Oslo'), FOLLOW);
  assert.equal(stanceView(SCHEME, 'follow', null).label, 'Follow');
  const signs = SCHEME.stances.map(({ code }) => stanceView(SCHEME, code, null).sign);
  assert.equal(new Set(signs).size, 4);
});

test('a code that the scheme has lost is shown as it is, without a colour', () => {
  assert.deepEqual(stanceView(SCHEME, 'hedge', 'Oslo'), {
    code: 'hedge',
    word: 'hedge',
    label: 'hedge',
    tone: 'none',
    sign: UNCLEAR.sign,
  });
});

test('a machine tag says how sure it is in the fixed words of its band', () => {
  const words = (['high', 'medium', 'low'] as const).map((confidence) =>
    tagView(SCHEME, codingOf(findingOf({ confidence })), 'Oslo'),
  );
  const tag = { stance: SHAPE, margin: '0.50', by: null };
  assert.deepEqual(words, [
    { ...tag, weak: false, sure: 'clearly' },
    { ...tag, weak: false, sure: 'on balance' },
    { ...tag, weak: true, sure: 'tentatively' },
  ]);
});

test('an unclear tag says why it is unclear, and shows a margin only where one was at stake', () => {
  const unclear = (['no cue', 'tie', 'stated'] as const).map((basis) =>
    tagView(SCHEME, codingOf(findingOf({ stance: 'unclear', basis, margin: 0.04 })), 'Oslo'),
  );
  assert.deepEqual(
    unclear.map(({ sure, margin }) => [sure, margin]),
    [
      ['no clear cue', null],
      ['cues balance', '0.04'],
      ['read as taking no side', null],
    ],
  );
});

test('an editor’s tag is marked as such and never weak', () => {
  assert.deepEqual(tagView(SCHEME, editorsCoding('follow', 'read again'), 'Oslo'), {
    stance: FOLLOW,
    weak: false,
    sure: 'editor’s reading',
    margin: null,
    by: 'editor',
  });
  const declared = codingOf(findingOf(), { kind: 'declared', classification: null, margin: null });
  assert.deepEqual(
    [tagView(SCHEME, declared, null).sure, tagView(SCHEME, declared, null).by],
    ['own vote', 'own vote'],
  );
});

test('several schemes give each stance once, unclear last', () => {
  const agree = {
    ...SCHEME,
    id: 'agree',
    stances: [
      { code: 'agree', word: 'Agree', label: 'Agree', definition: '', tone: 'for' as const },
      { code: 'unclear', word: 'Unclear', label: 'Unclear', definition: '', tone: 'none' as const },
    ],
  };
  assert.deepEqual(
    stancesOf([agree, SCHEME], null).map(({ code }) => code),
    ['agree', 'follow', 'shape', 'resist', 'unclear'],
  );
  assert.throws(() => schemeOf([agree], 'lead'), /The scheme “lead” is not loaded/);
});
