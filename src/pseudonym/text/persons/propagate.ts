/** Who was seen once is found again where nothing announces it: at the start of a sentence, with a genitive, as a speaker in minutes. */
import type { KnownNames } from '../known/known-names.js';
import { GIVEN_NAMES, WORDLIKE_NAMES } from '../lexicon/given-names.js';
import { isFree, type Reading } from '../reading.js';
import { spanOf } from './sighting.js';
import { isNameWord, nameAt, type NameShape } from './name-shape.js';

const LEAST_LETTERS = 3;

/** Marks the free words that occur in one of the names, and the speakers of a conversation. */
export function propagate(reading: Reading, known: KnownNames, names: readonly NameShape[]): void {
  const words = wordsOf(reading, names);
  for (const speaker of speakersOf(reading)) words.add(speaker);
  for (let place = 0; place < reading.tokens.length; place += 1) {
    if (!isAgain(reading, words, place) || !isFree(reading, place)) continue;
    const shape = nameAt(reading, place) ?? single(place);
    reading.marks.take(spanOf(reading, known, { kind: 'person', shape }));
  }
}

function wordsOf(reading: Reading, names: readonly NameShape[]): Set<string> {
  const words = new Set<string>();
  for (const name of names) {
    for (const place of name.words) {
      const folded = reading.tokens[place]?.folded ?? '';
      if (folded.length >= LEAST_LETTERS) words.add(folded);
    }
  }
  return words;
}

function isAgain(reading: Reading, words: ReadonlySet<string>, place: number): boolean {
  const token = reading.tokens[place];
  if (token === undefined || token.kind !== 'word') return false;
  const isNamed = [token.folded, withoutGenitive(token.folded)].some((folded) => words.has(folded));
  if (!isNamed) return false;
  if (isNameWord(reading, place))
    return reading.starts[place] !== true || !WORDLIKE_NAMES.has(token.folded) || isSpeaker(reading, place);
  return token.casing === 'lower' && GIVEN_NAMES.has(token.folded) && !WORDLIKE_NAMES.has(token.folded);
}

function withoutGenitive(folded: string): string {
  if (folded.endsWith("'s")) return folded.slice(0, -2);
  return folded.endsWith('s') && folded.length > LEAST_LETTERS ? folded.slice(0, -1) : folded;
}

const TIMES_TO_BE_SPEAKER = 2;

/** Words that stand at the start of at least two lines with a colon behind them. */
function speakersOf(reading: Reading): readonly string[] {
  const counts = new Map<string, number>();
  reading.tokens.forEach((token, place) => {
    if (!isSpeaker(reading, place) || !isNameWord(reading, place)) return;
    counts.set(token.folded, (counts.get(token.folded) ?? 0) + 1);
  });
  return [...counts].filter(([, count]) => count >= TIMES_TO_BE_SPEAKER).map(([word]) => word);
}

function isSpeaker(reading: Reading, place: number): boolean {
  const token = reading.tokens[place];
  const begins = place === 0 || token?.gap === 'line';
  return begins && reading.tokens[place + 1]?.text === ':';
}

function single(place: number): NameShape {
  return {
    first: place,
    last: place,
    words: [place],
    initials: [],
    hasInfix: false,
  };
}
