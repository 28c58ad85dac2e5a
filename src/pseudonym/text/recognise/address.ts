/** Streets and dwellings, over tokens: Fazantstr. 27, 1e Loostraat 66, Pastoor de Kroonstraat 14, aan de Veerdam, op nummer 27. */
import {
  ADDRESS_CUES,
  BUILDINGS,
  NUMBERED_THINGS,
  STREET_BEGINNINGS,
  STREET_INFIXES,
  streetKind,
} from '../lexicon/street-words.js';
import { isFree, type Reading } from '../reading.js';
import type { AddressRead, FoundAddress } from './found-address.js';
import { houseNumberAt } from './house-number.js';
import { furtherNumber, numberAgain, numberAlone } from './number-alone.js';

export function findAddresses(reading: Reading): readonly FoundAddress[] {
  const found: FoundAddress[] = [];
  let reached = 0;
  for (let place = 0; place < reading.tokens.length; place += 1) {
    if (reading.tokens[place]?.kind !== 'word' || !isFree(reading, place)) continue;
    let address = streetAt(reading, place, reached) ?? numberAlone(reading, place);
    while (address !== undefined) {
      found.push(address.found);
      place = address.last;
      reached = place + 1;
      address = address.found.houseNumber === undefined ? undefined : furtherNumber(reading, reached);
    }
  }
  return [...found, ...numberAgain(reading, found)];
}

function streetAt(reading: Reading, place: number, reached: number): AddressRead | undefined {
  const token = reading.tokens[place];
  if (token === undefined || token.kind !== 'word' || token.text.length < 3) return undefined;
  const isShort = token.folded.endsWith('str') && reading.tokens[place + 1]?.text === '.';
  const streetEnd = isShort ? place + 1 : place;
  const number = houseNumberAt(reading, streetEnd + 1);
  const isCapital = token.casing === 'title' || token.casing === 'upper';
  const first = isCapital ? beginningOf(reading, place, reached) : place;
  const isNumbered = number !== undefined;
  if (
    !(isCapital
      ? isCapitalStreet(reading, place, first, isNumbered)
      : isLowerStreet(reading, place, isNumbered))
  ) {
    return undefined;
  }
  const last = number?.last ?? streetEnd;
  const words = reading.tokens.slice(first, place + 1).map(({ folded }) => folded);
  const found: FoundAddress = {
    start: reading.tokens[first]?.start ?? 0,
    end: reading.tokens[last]?.end ?? 0,
    type: 'address',
    street: streetKey(words.join(' ')),
    ...(number === undefined ? {} : { houseNumber: number.digits }),
  };
  return { found, last };
}

/** One way to write a street: `Fazantstr.` and `fazantstraat` are the same. */
export function streetKey(street: string): string {
  return street.replaceAll('.', '').replace(STREET_SHORT, 'straat').replaceAll(' ', '');
}
const STREET_SHORT = /str$/;
/** Without a capital a street needs a number, or a writer who uses no capitals. */
function isLowerStreet(reading: Reading, place: number, isNumbered: boolean): boolean {
  const token = reading.tokens[place];
  if (token === undefined || streetKind(token.folded) !== 'strong') return false;
  return (
    isNumbered ||
    (SURE_IN_LOWER_CASE.some((ending) => token.folded.endsWith(ending)) && token.text.length > 7)
  );
}
const SURE_IN_LOWER_CASE = ['straat', 'laan', 'plein', 'gracht', 'singel', 'kade'] as const;

function isCapitalStreet(reading: Reading, place: number, first: number, isNumbered: boolean): boolean {
  const kind = streetKind(reading.tokens[place]?.folded ?? '');
  if (kind === 'strong') return isNumbered || isNamedAlone(reading, place, first);
  if (isNumbered) return kind === 'weak' || isLikelyStreet(reading, place, first);
  return kind === 'weak' && isBehindArticle(reading, first);
}

/** A street without a number needs its capital to mean something. */
function isNamedAlone(reading: Reading, place: number, first: number): boolean {
  return reading.starts[place] !== true || first < place || reading.tokens[place - 1]?.text === ':';
}

const ARTICLES: ReadonlySet<string> = new Set(['de', 'het', "'t", 'den']);

/** 'op de Veerdam', 'flat Binnenhaven'. */
function isBehindArticle(reading: Reading, first: number): boolean {
  const before = reading.tokens[first - 1]?.folded ?? '';
  if (BUILDINGS.has(before)) return true;
  return ARTICLES.has(before) && ADDRESS_CUES.has(reading.tokens[first - 2]?.folded ?? '');
}

/** A word with a capital and a number behind it where an address would stand. */
function isLikelyStreet(reading: Reading, place: number, first: number): boolean {
  const token = reading.tokens[place];
  const before = reading.tokens[first - 1];
  if (token === undefined || before === undefined) return false;
  if (token.text.length < 4 || NUMBERED_THINGS.has(token.folded)) return false;
  if (';(,'.includes(before.text)) return true;
  const isSmall = ARTICLES.has(before.folded) || before.text === ':';
  return ADDRESS_CUES.has((isSmall ? reading.tokens[first - 2] : before)?.folded ?? '');
}

const MOST_BEFORE = 5;

/** How far to the left the name of the street reaches; never into what is taken or before `reached`. */
function beginningOf(reading: Reading, place: number, reached: number): number {
  let first = place;
  for (let at = place - 1; at >= Math.max(reached, place - MOST_BEFORE); at -= 1) {
    const token = reading.tokens[at];
    if (token === undefined || reading.tokens[at + 1]?.gap === 'line' || !isFree(reading, at)) break;
    if (isOrdinalEnding(reading, at)) return at - 1;
    if (isJoint(reading, at)) {
      if (token.casing === 'title' && STREET_BEGINNINGS.has(token.folded)) first = at;
      continue;
    }
    const isCapital = token.casing === 'title' || token.casing === 'upper';
    const isBeginning = STREET_BEGINNINGS.has(token.folded);
    if (token.kind !== 'word' || !isCapital || ADDRESS_CUES.has(token.folded)) break;
    if ((reading.starts[at] === true || reading.tokens[at + 1]?.text === '.') && !isBeginning) break;
    first = at;
  }
  return first;
}

/** A hyphen, a small word, or the dot of `Dr.` and `Burg.`. */
function isJoint(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  if (token === undefined) return false;
  return (
    ((token.text === '-' || token.text === '.') && token.gap === 'none') || STREET_INFIXES.has(token.folded)
  );
}

function isOrdinalEnding(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  return token?.folded === 'e' && token.gap === 'none' && reading.tokens[at - 1]?.kind === 'number';
}
