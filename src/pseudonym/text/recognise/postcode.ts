/** Dutch postcodes: four digits, two letters, never SA, SD or SS. */
import type { Span } from '../span.js';
import { wordSet } from '../lexicon/words.js';

const POSTCODE = /(?<![\p{L}\p{N}.,-])[1-9]\d{3}(?:\s?[A-Z]{2}|[a-z]{2})(?![\p{L}\p{N}])/gu;
const NEVER: ReadonlySet<string> = new Set(['SA', 'SD', 'SS']);
const UNITS: ReadonlySet<string> = wordSet('kg km cm mm ml cl dl gr st kw mg mw gb mb eu');

export function findPostcodes(text: string): readonly Span[] {
  const found: Span[] = [];
  for (const { index, 0: whole } of text.matchAll(POSTCODE)) {
    const letters = whole.slice(-2);
    if (NEVER.has(letters.toUpperCase()) || UNITS.has(letters)) continue;
    found.push({ start: index, end: index + whole.length, type: 'postcode' });
  }
  return found;
}
