/**
 * Labels: what stands in place of a person's name for one recipient. Made of words of our own (consonant, vowel, consonant, vowel,
 * consonant) and a check letter: 'bamok-telur-k'. Letters only, so that no label can be a citizen service number or any other number.
 *
 * Bounds. There are 50,625 words. Labels of a case have two: 2.5e9 labels, of which more than six in ten hold no blocked sequence;
 * that any two of 100 persons share one has a chance below 1e-5. Wider scopes have four: 6.5e18 labels, of which more than four in ten
 * are left; any two of a million persons share one with a chance below 1e-6 (n²/2N).
 */
import { createHmac } from 'node:crypto';
import { PseudonymError } from './errors.js';
import { holdsBlocked } from './label-blocked.js';
import { CODAS, LETTERS, ONSETS, VOWELS, WORD_COUNT, WORD_LENGTH, checkLetter } from './label-letters.js';
import type { LabelKey } from './scope.js';

/**
 * The label of a person in the scope of `key`: HMAC-SHA-256 (RFC 2104) of the person's id, spelt in words. Same key, same person: same
 * label. Where the letters hold a blocked sequence the next counter is tried.
 * @throws PseudonymError `empty_person`
 */
export function label(key: LabelKey, personId: string): string {
  if (personId === '') throw new PseudonymError('empty_person');
  for (let counter = 0; ; counter += 1) {
    const digest = createHmac('sha256', key.key).update(`${counter}:${personId}`).digest();
    const words: string[] = [];
    for (let place = 0; place < key.words; place += 1) words.push(word(digest.readUInt32BE(place * 4)));
    const letters = words.join('');
    const check = checkLetter(letters);
    if (!holdsBlocked(letters + check)) return `${words.join('-')}-${check}`;
  }
}

/** Whether a text is a label as it could have been given out: right form, right check letter. Says nothing of whether it was. */
export function checkLabel(text: string): boolean {
  return readLabel(text) !== undefined;
}

const LONGEST_TYPED = 64;

/**
 * The label that somebody typed, as we write it; capitals, and spaces or nothing in place of hyphens, are forgiven.
 * A single wrong letter or a swap of two letters is always found. `undefined` where it cannot be a label.
 */
export function readLabel(text: string): string | undefined {
  if (text.length > LONGEST_TYPED) return undefined;
  const letters = text.toLowerCase().replaceAll(/[\s\u2010-\u2015-]/gu, '');
  const body = letters.slice(0, -1);
  if (body.length !== 2 * WORD_LENGTH && body.length !== 4 * WORD_LENGTH) return undefined;
  if (!hasForm(body) || !LETTERS.includes(letters.slice(-1))) return undefined;
  if (checkLetter(body) !== letters.slice(-1) || holdsBlocked(letters)) return undefined;
  const words: string[] = [];
  for (let start = 0; start < body.length; start += WORD_LENGTH)
    words.push(body.slice(start, start + WORD_LENGTH));
  return `${words.join('-')}-${letters.slice(-1)}`;
}

const FORM = [ONSETS, VOWELS, ONSETS, VOWELS, CODAS] as const;

function hasForm(body: string): boolean {
  for (let place = 0; place < body.length; place += 1) {
    if (!FORM[place % WORD_LENGTH]?.includes(body.charAt(place))) return false;
  }
  return true;
}

/** One word out of 32 bits; the words differ in likelihood by less than one in eighty thousand. */
function word(bits: number): string {
  let rest = bits % WORD_COUNT;
  let letters = '';
  for (const set of FORM) {
    letters += set.charAt(rest % set.length);
    rest = Math.floor(rest / set.length);
  }
  return letters;
}
