/**
 * The letters of labels and the check over them. Twenty-three letters (no q, x, y): a prime number, so that a weighted sum modulo 23
 * with weights that differ per place and are never 0 changes with every single wrong letter and with every swap of two letters.
 */

export const LETTERS = 'abcdefghijklmnoprstuvwz';

/** Onsets that are heard apart in Dutch: v and f, z and s, c and k would not be. */
export const ONSETS = 'bdfghjklmnprstw';
export const VOWELS = 'aeiou';
export const CODAS = 'fklmnprst';

/** Words have the form consonant, vowel, consonant, vowel, consonant. */
export const WORD_LENGTH = 5;
export const WORD_COUNT = (ONSETS.length * VOWELS.length) ** 2 * CODAS.length;

const VALUE: ReadonlyMap<string, number> = new Map(Array.from(LETTERS, (letter, value) => [letter, value]));

/**
 * The letter that makes the weighted sum of all letters, itself included, 0 modulo 23. `letters` has at most 21 of `LETTERS`.
 * The last place weighs 22, which is -1: so the check letter is the sum of the others itself.
 */
export function checkLetter(letters: string): string {
  return LETTERS.charAt(weightedSum(letters));
}

function weightedSum(letters: string): number {
  let sum = 0;
  for (let place = 0; place < letters.length; place += 1) {
    sum += (place + 1) * (VALUE.get(letters.charAt(place)) ?? 0);
  }
  return sum % LETTERS.length;
}
