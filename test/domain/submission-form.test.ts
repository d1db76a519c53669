import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkForm, FIELDS, LIMITS, type TypedForm, typedForm } from '../../server/domain/submission-form.ts';

const GOOD: TypedForm = {
  name: 'Zoë Ōe-Nguyễn',
  role: 'Reader in Polar Law',
  institution: 'University of Eastmere',
  answer: 'We should decline the offer.\r\n\r\nAnd then write\r\nour own rules.',
};

test('a good form becomes a submission with one paragraph per block of lines', () => {
  assert.deepEqual(checkForm('arctic', GOOD), {
    status: 'valid',
    submission: {
      ask: 'arctic',
      name: 'Zoë Ōe-Nguyễn',
      role: 'Reader in Polar Law',
      institution: 'University of Eastmere',
      paragraphs: ['We should decline the offer.', 'And then write our own rules.'],
    },
  });
});

test('an empty form asks for every field, in the order of the page', () => {
  assert.deepEqual(checkForm('arctic', typedForm(new URLSearchParams())), {
    status: 'invalid',
    errors: [
      { field: 'name', message: 'Enter your name' },
      { field: 'role', message: 'Enter your role' },
      { field: 'institution', message: 'Enter your institution' },
      { field: 'answer', message: 'Enter your answer' },
    ],
  });
});

test('what is too short or too long is told its limit and its length', () => {
  const typed = { name: 'X', role: 'R'.repeat(161), institution: 'I'.repeat(200), answer: 'a'.repeat(6001) };
  assert.deepEqual(checkForm('arctic', typed), {
    status: 'invalid',
    errors: [
      { field: 'name', message: 'Your name must have 2 characters or more; it has 1' },
      { field: 'role', message: 'Your role must have 160 characters or fewer; it has 161' },
      { field: 'institution', message: 'Your institution must have 160 characters or fewer; it has 200' },
      { field: 'answer', message: 'Your answer must have 6,000 characters or fewer; it has 6,001' },
    ],
  });
});

test('each limit lets exactly its own length pass, counted in code points', () => {
  for (const field of FIELDS) {
    for (const letter of ['a', '𝕬']) {
      const status = (length: number): string =>
        checkForm('arctic', { ...GOOD, [field]: letter.repeat(length) }).status;
      const { min, max } = LIMITS[field];
      const statuses = [min - 1, min, max, max + 1].map(status);
      assert.deepEqual(statuses, ['invalid', 'valid', 'valid', 'invalid'], `${field} of ${letter}`);
    }
  }
});

test('text is made NFC and loses controls, bidi marks, zero-width spaces and lone surrogates', () => {
  const outcome = checkForm('arctic', {
    name: ' Zoe\u0308\u202e\u0000  \u2066Lind\u00adqvist\u2069 ',
    role: 'Chef\u200b de\tcabinet\ud800',
    institution: 'دانش\u200cگاه\u200f تهران',
    answer: 'First\u0007 line\u0085second line.\u2029Third\u{e0041}\ufeff paragraph.',
  });
  assert.deepEqual(outcome, {
    status: 'valid',
    submission: {
      ask: 'arctic',
      name: 'Zoë Lindqvist',
      role: 'Chef de cabinet',
      institution: 'دانش\u200cگاه تهران',
      paragraphs: ['First line second line.', 'Third paragraph.'],
    },
  });
});

test('text without a letter counts as empty', () => {
  assert.deepEqual(checkForm('arctic', { ...GOOD, name: '\u200d\u200d', answer: '- . '.repeat(20) }), {
    status: 'invalid',
    errors: [
      { field: 'name', message: 'Enter your name' },
      { field: 'answer', message: 'Enter your answer' },
    ],
  });
});

test('unknown fields are ignored, the first of repeated ones counts, and typed text is kept to the character', () => {
  const form = new URLSearchParams([
    ['name', ' A\u202e '],
    ['name', 'B'],
    ['state', 'published'],
    ['answer', '\n x'],
  ]);
  assert.deepEqual(typedForm(form), { name: ' A\u202e ', role: '', institution: '', answer: '\n x' });
});

test('whatever is typed, an accepted answer is clean, within its limits and accepted again unchanged', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.lorem({ maxCount: 30 }));
  const forms = fc.record({ name: text, role: text, institution: text, answer: text });
  let accepted = 0;
  fc.assert(
    fc.property(forms, (typed) => {
      const outcome = checkForm('arctic', typed);
      if (outcome.status === 'invalid') return outcome.errors.length > 0;
      accepted += 1;
      const { name, role, institution, paragraphs } = outcome.submission;
      for (const line of [name, role, institution, ...paragraphs]) {
        assert.match(line, /^\S(?:.*\S)?$/u);
        assert.doesNotMatch(line, /\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u);
        assert.equal(line, line.normalize('NFC'));
      }
      assert.deepEqual(
        checkForm('arctic', { name, role, institution, answer: paragraphs.join('\n\n') }),
        outcome,
      );
      return true;
    }),
    { numRuns: 300 },
  );
  assert.ok(accepted > 0, 'some generated forms are accepted');
});
