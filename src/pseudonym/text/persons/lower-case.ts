/** Names without a capital: only where they are nothing else, or where the writer uses none at all. */
import type { KnownNames } from '../known/known-names.js';
import { GIVEN_NAMES, WORDLIKE_NAMES } from '../lexicon/given-names.js';
import { NOUN_SURNAMES } from '../lexicon/noun-surnames.js';
import { NOT_NAMES } from '../lexicon/not-names.js';
import { isFree, type Reading } from '../reading.js';
import type { Sighting } from './sighting.js';
import { infixRun, isSurePair, type NameShape } from './name-shape.js';

const LONG = 5;

/** In lower case only names that are nothing else, or where the writer uses no capitals at all. */
export function lowerCaseAt(reading: Reading, known: KnownNames, place: number): Sighting | undefined {
  const token = reading.tokens[place];
  if (token === undefined || token.casing !== 'lower' || token.text.length < 3) return undefined;
  if (WORDLIKE_NAMES.has(token.folded) || NOT_NAMES.has(token.folded)) return undefined;
  const isGiven = GIVEN_NAMES.has(token.folded);
  const isKnown = isKnownHere(reading, known, token.folded);
  if (!isKnown && !(isGiven && (reading.isLowerCase || token.text.length >= LONG))) return undefined;
  return { kind: 'person', shape: lowerShape(reading, known, place) };
}

/** A long first name, or where no capitals are written a surname that is no everyday word. */
function isKnownHere(reading: Reading, known: KnownNames, folded: string): boolean {
  if (!known.has(folded) || NOUN_SURNAMES.has(folded)) return false;
  if (GIVEN_NAMES.has(folded)) return true;
  return folded.length >= LONG && (reading.isLowerCase || known.isGiven(folded));
}

/** `rebecca v os`: a known word or one behind small words belongs to it. */
export function lowerShape(reading: Reading, known: KnownNames, place: number): NameShape {
  const run = infixRun(reading, place + 1);
  const next = reading.tokens[place + 1 + run];
  const isMore =
    next !== undefined &&
    next.kind === 'word' &&
    next.gap === 'space' &&
    isFree(reading, place + 1 + run) &&
    (known.has(next.folded) || (run > 0 && isSurePair(reading, place + 1)));
  const last = isMore ? place + 1 + run : place;
  const words = isMore ? [place, last] : [place];
  return {
    first: place,
    last,
    words,
    initials: [],
    hasInfix: isMore && run > 0,
  };
}
