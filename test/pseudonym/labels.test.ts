import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import t from 'tap';
import {
  checkLabel,
  label,
  labelKey,
  labelScope,
  PseudonymError,
  readLabel,
  scopeId,
  shiftDays,
  type LabelScope,
  type PseudonymReach,
} from '../../src/pseudonym/index.js';
import { holdsBlocked } from '../../src/pseudonym/label-blocked.js';
import { checkLetter, CODAS, ONSETS, VOWELS, WORD_COUNT } from '../../src/pseudonym/label-letters.js';
import { isBsn } from '../../src/pseudonym/text/recognise/bsn.js';

const ROOT = createSecretKey(Buffer.alloc(32, 7));
const PLACE = { covenant: 'duivenweert', recipient: 'politie', purpose: 'p1', caseId: 'c-1' };
const REACHES: readonly PseudonymReach[] = ['case', 'purpose', 'partner'];
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

function labels(scope: LabelScope, count: number): string[] {
  const key = labelKey(ROOT, scope);
  return Array.from({ length: count }, (_, place) => label(key, `person-${place}`));
}

t.test('the same person has the same label in the same scope, and another in any other', (t) => {
  for (const reach of REACHES) {
    const [first, again] = [labels(labelScope(reach, PLACE), 50), labels(labelScope(reach, PLACE), 50)];
    t.same(first, again, reach);
  }
  const others: LabelScope[] = [
    labelScope('case', PLACE),
    labelScope('case', { ...PLACE, covenant: 'ander' }),
    labelScope('case', { ...PLACE, recipient: 'corporatie' }),
    labelScope('case', { ...PLACE, purpose: 'p2' }),
    labelScope('case', { ...PLACE, caseId: 'c-2' }),
    labelScope('purpose', PLACE),
    labelScope('partner', PLACE),
  ];
  const all = others.flatMap((scope) => labels(scope, 200));
  t.equal(new Set(all).size, all.length, 'no label in two scopes');
  t.end();
});

t.test('a wider scope does not depend on what it is wider than', (t) => {
  const elsewhere = { ...PLACE, purpose: 'p2', caseId: 'c-2' };
  t.same(labels(labelScope('partner', PLACE), 5), labels(labelScope('partner', elsewhere), 5));
  t.same(
    labels(labelScope('purpose', PLACE), 5),
    labels(labelScope('purpose', { ...PLACE, caseId: 'x' }), 5),
  );
  t.end();
});

t.test('two scopes are one only if all their parts are', (t) => {
  const part = fc.string({ minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.tuple(part, part, part, part), fc.tuple(part, part, part, part), (one, other) => {
      const [a, b] = [one, other].map(([covenant, recipient, purpose, caseId]) =>
        scopeId(labelScope('case', { covenant, recipient, purpose, caseId })),
      );
      return (a === b) === (JSON.stringify(one) === JSON.stringify(other));
    }),
  );
  t.end();
});

t.test('a label is letters in words that can be said, with a check letter, and never a number', (t) => {
  const [inCase, wide] = [labels(labelScope('case', PLACE), 500), labels(labelScope('partner', PLACE), 500)];
  t.ok(inCase.every((made) => /^[a-z]{5}-[a-z]{5}-[a-z]$/.test(made)));
  t.ok(wide.every((made) => /^(?:[a-z]{5}-){4}[a-z]$/.test(made)));
  t.notOk([...inCase, ...wide].some((made) => isBsn(made.replaceAll('-', '')) || !checkLabel(made)));
  t.end();
});

t.test('every single wrong letter, swap, missing and extra letter in a label is found', (t) => {
  const samples = [...labels(labelScope('case', PLACE), 12), ...labels(labelScope('partner', PLACE), 6)];
  let missed = 0;
  let swaps = 0;
  for (const sample of samples) {
    const letters = sample.replaceAll('-', '');
    for (let at = 0; at < letters.length; at += 1) {
      for (const letter of ALPHABET) {
        const wrong = letters.slice(0, at) + letter + letters.slice(at + 1);
        const extra = letters.slice(0, at) + letter + letters.slice(at);
        if (letter !== letters[at] && checkLabel(wrong)) missed += 1;
        if (checkLabel(extra)) missed += 1;
      }
      if (checkLabel(letters.slice(0, at) + letters.slice(at + 1))) missed += 1;
      for (let other = at + 1; other < letters.length; other += 1) {
        const [a = '', b = ''] = [letters[at], letters[other]];
        if (a === b) continue;
        swaps += 1;
        const swapped =
          letters.slice(0, at) + b + letters.slice(at + 1, other) + a + letters.slice(other + 1);
        if (checkLabel(swapped)) missed += 1;
      }
    }
  }
  t.ok(swaps > 500);
  t.equal(missed, 0);
  t.end();
});

t.test('the check letter tells any two neighbours apart, whatever the letters', (t) => {
  const letters = 'abcdefghijklmnoprstuvwz';
  for (const a of letters) {
    for (const b of letters) {
      if (a === b) continue;
      for (let at = 0; at < 19; at += 1) {
        const [one, other] = ['b'.repeat(at) + a + b, 'b'.repeat(at) + b + a];
        if (checkLetter(one) === checkLetter(other)) t.fail(`${one} ${other}`);
      }
    }
  }
  t.pass('all swaps of neighbours');
  t.end();
});

t.test('a label may be typed in capitals, with spaces or without hyphens', (t) => {
  const [made = ''] = labels(labelScope('case', PLACE), 1);
  for (const typed of [
    made,
    made.toUpperCase(),
    made.replaceAll('-', ' '),
    made.replaceAll('-', ''),
    ` ${made} `,
  ]) {
    t.equal(readLabel(typed), made, typed);
  }
  for (const typed of ['', 'x', '999900857', 'bamok', `${made}-a`, 'a'.repeat(100_000), '🙂'])
    t.notOk(checkLabel(typed));
  t.end();
});

t.test('no label holds a blocked word, also across its hyphens', (t) => {
  t.ok(holdsBlocked('bakanker'), 'the list is read');
  for (const reach of REACHES) {
    for (const made of labels(labelScope(reach, PLACE), 1000)) {
      if (holdsBlocked(made.replaceAll('-', ''))) t.fail(made);
    }
  }
  t.pass('none');
  t.end();
});

t.test(
  'the bounds on two persons sharing a label hold: words left after blocking, persons in a scope',
  (t) => {
    const FORM = [ONSETS, VOWELS, ONSETS, VOWELS, CODAS];
    let state = 12345;
    const random = (most: number): number => (state = (state * 1103515245 + 12345) % 2147483648) % most;
    const shareLeft = (words: number): number => {
      let left = 0;
      for (let count = 0; count < 20_000; count += 1) {
        let letters = '';
        for (let at = 0; at < words * 5; at += 1) {
          const set = FORM[at % 5] ?? '';
          letters += set.charAt(Math.floor((random(65536) / 65536) * set.length));
        }
        if (!holdsBlocked(letters + checkLetter(letters))) left += 1;
      }
      return left / 20_000;
    };
    t.equal(WORD_COUNT, 50_625);
    const [inCase, wide] = [shareLeft(2), shareLeft(4)];
    t.ok(inCase > 0.6 && wide > 0.4, `${inCase} and ${wide}`);
    t.ok(100 ** 2 / (2 * WORD_COUNT ** 2 * 0.6) < 1e-5, 'a hundred persons in a case');
    t.ok(1e6 ** 2 / (2 * WORD_COUNT ** 4 * 0.4) < 1e-6, 'a million persons in a wider scope');
    t.end();
  },
);

t.test('labels are spread evenly over the letters', (t) => {
  const counts = new Map<string, number>();
  for (const made of labels(labelScope('case', PLACE), 6000))
    counts.set(made.charAt(1), (counts.get(made.charAt(1)) ?? 0) + 1);
  for (const vowel of VOWELS) t.ok((counts.get(vowel) ?? 0) > 600, `${vowel} ${counts.get(vowel)}`);
  t.end();
});

t.test('no key, no scope or no person is refused, without telling what was given', (t) => {
  const code = (run: () => unknown): string | undefined => {
    try {
      run();
      return undefined;
    } catch (error) {
      return error instanceof PseudonymError ? error.code : 'other';
    }
  };
  t.equal(
    code(() => labelKey(createSecretKey(Buffer.alloc(16)), labelScope('case', PLACE))),
    'root_key_too_short',
  );
  t.equal(
    code(() => labelKey(ROOT, labelScope('case', { ...PLACE, caseId: '' }))),
    'empty_scope',
  );
  t.equal(
    code(() => label(labelKey(ROOT, labelScope('case', PLACE)), '')),
    'empty_person',
  );
  t.end();
});

t.test(
  'dates of a case move by 15 to 182 days, the same for the whole case, differently between cases',
  (t) => {
    const shifts = Array.from({ length: 300 }, (_, place) => shiftDays(ROOT, 'duivenweert', `c-${place}`));
    t.ok(shifts.every((days) => Math.abs(days) >= 15 && Math.abs(days) <= 182));
    t.ok(shifts.some((days) => days > 0) && shifts.some((days) => days < 0) && new Set(shifts).size > 100);
    t.equal(shiftDays(ROOT, 'duivenweert', 'c-1'), shiftDays(ROOT, 'duivenweert', 'c-1'));
    t.end();
  },
);
