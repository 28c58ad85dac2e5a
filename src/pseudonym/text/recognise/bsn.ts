/** Citizen service numbers: nine digits that pass the eleven-test (Wet algemene bepalingen burgerservicenummer). */
import type { Span } from '../span.js';
import { isDigit, touchesLetter, type DigitRow } from './digits.js';

/** Σ dᵢ·(9,8,…,2,−1) ≡ 0 modulo 11, over exactly nine digits, not all 0. */
export function isBsn(digits: string): boolean {
  if (!NINE.test(digits) || digits === '000000000') return false;
  let sum = 0;
  for (let place = 0; place < 9; place += 1) {
    sum += (digits.charCodeAt(place) - 48) * (place === 8 ? -1 : 9 - place);
  }
  return sum % 11 === 0;
}

const NINE = /^\d{9}$/;
const NAMED =
  /(?:bsn|burgerservicenummer|sofinummer|sofi-nummer|sofinr)[\s:.=()-]{0,4}(?:nr|nummer)?[\s:.=()-]{0,4}$/i;
const LONGEST_NAME = 32;

/** Valid numbers anywhere; behind the word BSN also one that fails the test, since it is one with a slip of the pen. */
export function findBsn(text: string, rows: readonly DigitRow[]): readonly Span[] {
  const found: Span[] = [];
  for (const { groups } of rows) {
    for (let first = 0; first < groups.length; first += 1) {
      const last = lastOfNine(groups, first);
      const start = groups[first]?.start;
      const end = last === undefined ? undefined : groups[last]?.end;
      if (last === undefined || start === undefined || end === undefined) continue;
      const digits = groups
        .slice(first, last + 1)
        .map((group) => group.digits)
        .join('');
      const isNamed = NAMED.test(text.slice(Math.max(0, start - LONGEST_NAME), start));
      if (isInCode(text, start, end) || !(isBsn(digits) || (isNamed && NINE.test(digits)))) continue;
      found.push({ start, end, type: 'bsn' });
      first = last;
    }
  }
  return found;
}

/** `WMO-M-2025-03317`: part of a longer code, by a letter or a dash at it. */
function isInCode(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  const behind = text.charAt(end);
  return (
    touchesLetter(text, start, end) ||
    ((before === '-' || before === '/') && touchesLetter(text, start - 1, end)) ||
    ((behind === '-' || behind === '/') && isDigit(text, end + 1))
  );
}

/** The group with which the digits from `first` on are exactly nine; groups of one digit do not count as writing a number apart. */
function lastOfNine(groups: DigitRow['groups'], first: number): number | undefined {
  let count = 0;
  for (let place = first; place < groups.length; place += 1) {
    const length = groups[place]?.digits.length ?? 0;
    if (length < 2) return undefined;
    count += length;
    if (count === 9) return place;
    if (count > 9) return undefined;
  }
  return undefined;
}
