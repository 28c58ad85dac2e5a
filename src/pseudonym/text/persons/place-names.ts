/** Towns and other places, by a list, by the word in front and by the postcode. */
import { GIVEN_NAMES } from '../lexicon/given-names.js';
import { PLACES } from '../lexicon/places.js';
import { wordSet } from '../lexicon/words.js';
import { foldedAt, isFree, type Reading } from '../reading.js';
import { isNameWord, type NameShape } from './name-shape.js';
import type { Sighting } from './sighting.js';

/** Words behind which an unknown name with a capital is a place. */
const BEFORE_PLACE: ReadonlySet<string> = wordSet(
  'in te uit naar nabij richting vanuit omgeving gemeente regio yn binnen rond wijk buurt dorp stad cluster',
);

/** The place that a name with a capital is, by what it is or what stands in front. */
export function placeAt(reading: Reading, shape: NameShape): Sighting | undefined {
  const place = shape.first;
  if (PLACES.has(foldedAt(reading, place)) && isPlaceHere(reading, place))
    return { kind: 'place', shape: townOnly(shape) };
  return isBehindPostcode(reading, place) ? { kind: 'place', shape: wholeTown(reading, shape) } : undefined;
}

/** Whether the word in front says that a name is a place. */
export function isBehindPlaceWord(reading: Reading, place: number): boolean {
  return BEFORE_PLACE.has(foldedAt(reading, place - 1));
}

/** 'uit sneek', where the writer uses no capitals. */
export function lowerPlaceAt(reading: Reading, place: number): Sighting | undefined {
  const folded = reading.tokens[place]?.folded ?? '';
  const isTown =
    reading.isLowerCase && PLACES.has(folded) && BEFORE_PLACE.has(reading.tokens[place - 1]?.folded ?? '');
  const shape: NameShape = { first: place, last: place, words: [place], initials: [], hasInfix: false };
  return isTown ? { kind: 'place', shape } : undefined;
}

function isPlaceHere(reading: Reading, place: number): boolean {
  const token = reading.tokens[place];
  return (
    token !== undefined &&
    (!GIVEN_NAMES.has(token.folded) || reading.starts[place] !== true) &&
    token.text.length >= 3
  );
}

/** Of what follows a town only the town. */
function townOnly(shape: NameShape): NameShape {
  const [first = shape.first, second] = shape.words;
  const isHyphened = second === first + 2;
  const last = isHyphened ? second : first;
  return { ...shape, last, words: [first] };
}

/** 6927 KJ Duivenweert */
function isBehindPostcode(reading: Reading, place: number): boolean {
  const [digits, letters] = [reading.tokens[place - 2], reading.tokens[place - 1]];
  const isCode =
    digits?.kind === 'number' &&
    digits.text.length === 4 &&
    letters?.kind === 'word' &&
    letters.text.length === 2;
  return isCode && !isFree(reading, place - 1) && reading.tokens[place]?.gap === 'space';
}

const INSIDE_TOWN: ReadonlySet<string> = new Set(['en', 'aan', 'bij', 'op']);

/** Eck en Wiel. */
function wholeTown(reading: Reading, shape: NameShape): NameShape {
  const isMore =
    INSIDE_TOWN.has(reading.tokens[shape.last + 1]?.folded ?? '') && isNameWord(reading, shape.last + 2);
  return isMore ? { ...shape, last: shape.last + 2 } : shape;
}
