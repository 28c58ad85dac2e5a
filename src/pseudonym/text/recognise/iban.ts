/** Bank account numbers: ISO 13616, check by ISO 7064 mod 97-10. */
import type { Span } from '../span.js';

/** Lengths of the countries that people in Dutch files bank in; other countries: any length that passes the check. */
const LENGTHS: Readonly<Record<string, number>> = {
  ...{
    NL: 18,
    BE: 16,
    DE: 22,
    FR: 27,
    ES: 24,
    IT: 27,
    PT: 25,
    PL: 28,
    RO: 24,
    BG: 22,
    LT: 20,
    LV: 21,
    EE: 20,
  },
  ...{
    GB: 22,
    IE: 22,
    AT: 20,
    LU: 20,
    CZ: 24,
    SK: 24,
    HU: 28,
    HR: 21,
    SI: 19,
    GR: 27,
    TR: 26,
    SE: 24,
    DK: 18,
  },
  ...{
    NO: 15,
    FI: 18,
    CH: 21,
    CY: 28,
    MT: 31,
    UA: 29,
    MD: 24,
    RS: 22,
    AL: 28,
    MA: 28,
    TN: 24,
  },
};

const START = /(?<![\p{L}\p{N}])[A-Za-z]{2}[ .-]?\d{2}/gu;
const SHAPE = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;
const DUTCH_SHAPE = /^NL\d{2}[A-Z]{4}\d{10}$/;
const NAMED = /(?:iban|rekening|rekeningnummer|rek|reknr|bank)[\s.:=-]{0,4}(?:nr|nummer)?[\s.:=-]{0,4}$/i;
const LONGEST_NAME = 32;

/** Whether this is an account number (capitals, no spaces) whose check digits are right. */
export function isIban(compact: string): boolean {
  if (!SHAPE.test(compact)) return false;
  const length = LENGTHS[compact.slice(0, 2)];
  if (length !== undefined && length !== compact.length) return false;
  let rest = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Account numbers with right check digits anywhere; behind the word IBAN or rekening also a Dutch one with a slip of the pen. */
export function findIbans(text: string): readonly Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(START)) {
    const start = match.index;
    const wanted = LENGTHS[match[0].slice(0, 2).toUpperCase()];
    const read = gather(text, start, wanted ?? 34);
    const isNamed = NAMED.test(text.slice(Math.max(0, start - LONGEST_NAME), start));
    if (isIban(read.compact) || (isNamed && DUTCH_SHAPE.test(read.compact))) {
      found.push({ start, end: read.end, type: 'iban' });
    }
  }
  return found;
}

const ALNUM = /[A-Za-z0-9]/;

/** The next `length` letters and digits with at most one separator between two of them. */
function gather(
  text: string,
  start: number,
  length: number,
): { readonly compact: string; readonly end: number } {
  let compact = '';
  let end = start;
  for (let at = start; at < text.length && compact.length < length; at += 1) {
    const character = text.charAt(at);
    if (ALNUM.test(character)) {
      compact += character.toUpperCase();
      end = at + 1;
    } else if (!' .-\u00a0'.includes(character) || at !== end) break;
  }
  return ALNUM.test(text.charAt(end)) ? { compact: '', end } : { compact, end };
}
