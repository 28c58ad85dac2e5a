/** Licence plates: the Dutch side codes 1 to 14 (RDW), and what stands behind the word kenteken. */
import type { Span } from '../span.js';
import { wordSet } from '../lexicon/words.js';

/** X a letter, 9 a digit, as RDW writes them. */
const SIDE_CODES: ReadonlySet<string> = wordSet(`
XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX XXX-99-X
X-99-XXX 9-XX-999 999-XX-9
`);
/** In one piece; four digits and two letters are a postcode first. */
const COMPACT: ReadonlySet<string> = new Set(
  [...SIDE_CODES].map((code) => code.replaceAll('-', '')).filter((code) => code !== '9999XX'),
);

const PARTED =
  /(?<![\p{L}\p{N}-])[A-Za-z0-9]{1,3}[- ][A-Za-z0-9]{2,3}[- ][A-Za-z0-9]{1,3}(?![\p{L}\p{N}]|-\p{N})/gu;
const WHOLE = /(?<![\p{L}\p{N}-])[A-Z0-9]{6}(?![\p{L}\p{N}-])/gu;
const NAMED =
  /(?<!\p{L})(?:kenteken|kent\.|ktkn|plaat|nummerplaat)(?:\s?\(?[A-Z]{1,3}\)?)?[\s:.-]{1,3}([A-Z0-9]{1,4}(?:[- ][A-Z0-9]{1,6}){0,2})(?![\p{L}\p{N}])/gu;
/** As abroad: two or three letters, then a mix of letters and digits; `4AB 0071`. */
const FOREIGN =
  /(?<![\p{L}\p{N}-])(?:[A-Z]{2,3} (?:\d[A-Z0-9]{3,4}|[A-Z]{1,2}\d{3,4})|\d[A-Z]{1,2} \d{4})(?![\p{L}\p{N}-])/gu;
const FOREIGN_TAIL = /[A-Z]\d|\d[A-Z]/;
const HAS_DIGIT = /\d/;
const DIGITS = /\d/g;
const CAPITALS = /[A-Z]/g;

/** Plates in their parted form in any case, in one piece only in capitals; foreign ones behind the word kenteken. */
export function findPlates(text: string): readonly Span[] {
  const found: Span[] = [];
  for (const { index, 0: whole } of text.matchAll(PARTED)) {
    if (isWritten(whole))
      found.push({
        start: index,
        end: index + whole.length,
        type: 'licence_plate',
      });
  }
  for (const { index, 0: whole } of text.matchAll(WHOLE)) {
    if (COMPACT.has(shapeOf(whole))) found.push({ start: index, end: index + 6, type: 'licence_plate' });
  }
  for (const { index, 0: whole } of text.matchAll(FOREIGN)) {
    const isMixed =
      FOREIGN_TAIL.test(whole.slice(whole.indexOf(' '))) || FOREIGN_TAIL.test(whole.slice(0, 3));
    if (isMixed) found.push({ start: index, end: index + whole.length, type: 'licence_plate' });
  }
  for (const { index, 0: whole, 1: plate = '' } of text.matchAll(NAMED)) {
    const end = index + whole.length;
    if (HAS_DIGIT.test(plate)) found.push({ start: end - plate.length, end, type: 'licence_plate' });
  }
  return found;
}

/** With spaces only in capitals, and both separators the same: '12 op 34' is none. */
function isWritten(whole: string): boolean {
  const upper = whole.toUpperCase();
  const isSpaced = whole.includes(' ');
  if (isSpaced && (whole.includes('-') || upper !== whole)) return false;
  return SIDE_CODES.has(shapeOf(upper.replaceAll(' ', '-')));
}

function shapeOf(plate: string): string {
  return plate.replaceAll(CAPITALS, 'X').replaceAll(DIGITS, '9');
}
