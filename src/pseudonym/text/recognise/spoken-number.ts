/** Numbers spelt out in words, as in dictation: 'nul zes nul nul, dertig, veertig, vijftig'. */
import type { Reading } from '../reading.js';
import type { Span } from '../span.js';
import { NUMBER_WORDS } from './date-words.js';

const LEAST_WORDS = 5;

/** Rows of at least five number words of which one is 'nul', with commas and dashes between. */
export function findSpokenNumbers(reading: Reading): readonly Span[] {
  const found: Span[] = [];
  let words: number[] = [];
  const close = (): void => {
    const [first, last] = [reading.tokens[words[0] ?? -1], reading.tokens[words.at(-1) ?? -1]];
    const hasZero = words.some((place) => reading.tokens[place]?.folded === 'nul');
    if (words.length >= LEAST_WORDS && hasZero && first !== undefined && last !== undefined) {
      found.push({ start: first.start, end: last.end, type: 'phone' });
    }
    words = [];
  };
  reading.tokens.forEach(({ kind, folded, text }, place) => {
    if (kind === 'word' && (folded === 'nul' || NUMBER_WORDS.has(folded))) words.push(place);
    else if (words.length > 0 && text !== ',' && text !== '-') close();
  });
  close();
  return found;
}
