/** Streets and house numbers, over tokens: Fazantstr. 27, 1e Loostraat 66, Pastoor de Kroonstraat 14, Kanaalkade 61 bis, nummer 27. */
import { ADDRESS_CUES, NUMBERED_THINGS, STREET_BEGINNINGS, streetKind } from '../lexicon/street-words.js';
import { isFree, type Reading } from '../reading.js';
import type { Span } from '../span.js';

export interface FoundAddress extends Span {
  readonly type: 'address';
  /** The words of the street, folded and written in full; absent where only a number is named. */
  readonly street?: string;
  readonly houseNumber?: string;
}

export function findAddresses(reading: Reading): readonly FoundAddress[] {
  const found: FoundAddress[] = [];
  let reached = 0;
  for (let place = 0; place < reading.tokens.length; place += 1) {
    if (!isFree(reading, place)) continue;
    const address =
      streetAt(reading, place, reached) ?? numberAlone(reading, place) ?? neighbourAt(reading, place);
    if (address === undefined) continue;
    found.push(address.found);
    place = address.last;
    const also = address.found.houseNumber === undefined ? undefined : alsoAt(reading, place + 1);
    if (also !== undefined) found.push(also.found);
    place = also?.last ?? place;
    reached = place + 1;
  }
  return [...found, ...againIn(reading, found)];
}

/** 'de ramen van 17', where Lijsterstraat 17 was named: house numbers of two figures and more, behind a word for a place. */
function againIn(reading: Reading, found: readonly FoundAddress[]): readonly FoundAddress[] {
  const numbers = new Set(
    found.flatMap(({ houseNumber = '' }) => (houseNumber.length > 1 ? [houseNumber] : [])),
  );
  if (numbers.size === 0) return [];
  return reading.tokens.flatMap((token, place) => {
    const isPlace = numbers.has(token.text) && BEFORE_NUMBER.has(reading.tokens[place - 1]?.folded ?? '');
    if (!isPlace || UNITS.has(reading.tokens[place + 1]?.folded ?? '')) return [];
    return [{ start: token.start, end: token.end, type: 'address' as const, houseNumber: token.text }];
  });
}
const BEFORE_NUMBER: ReadonlySet<string> = new Set([
  'op',
  'van',
  'bij',
  'tussen',
  'naar',
  'naast',
  'uit',
  'en',
]);

interface Read {
  readonly found: FoundAddress;
  readonly last: number;
}

function streetAt(reading: Reading, place: number, reached: number): Read | undefined {
  const token = reading.tokens[place];
  if (token === undefined || token.kind !== 'word' || token.text.length < 3) return undefined;
  const kind = streetKind(token.folded);
  const isShort = token.folded.endsWith('str') && reading.tokens[place + 1]?.text === '.';
  const streetEnd = isShort ? place + 1 : place;
  const number = houseNumberAt(reading, streetEnd + 1);
  const isCapital = token.casing === 'title' || token.casing === 'upper';
  if (!isCapital && !(kind === 'strong' && number !== undefined)) return undefined;
  const first = isCapital ? beginningOf(reading, place, reached) : place;
  const isStreet = kind === 'strong' && (number !== undefined || isNamedAlone(reading, place, first));
  const isNamedWeak = kind === 'weak' && isCapital && isBehindArticle(reading, first);
  const isCued = number !== undefined && (kind === 'weak' || isLikelyStreet(reading, place, first));
  if (!isStreet && !isCued && !isNamedWeak) return undefined;
  const last = number?.last ?? streetEnd;
  const words = reading.tokens.slice(first, place + 1).map(({ folded }) => folded);
  const found: FoundAddress = {
    start: reading.tokens[first]?.start ?? 0,
    end: reading.tokens[last]?.end ?? 0,
    type: 'address',
    street: streetKey(words.join(' ') + (isShort ? '.' : '')),
    ...(number === undefined ? {} : { houseNumber: number.digits }),
  };
  return { found, last };
}

/** One way to write a street: `Fazantstr.` and `fazantstraat` are the same. */
export function streetKey(street: string): string {
  return street.replaceAll('.', '').replace(STREET_SHORT, 'straat').replaceAll(' ', '');
}
const STREET_SHORT = /str$/;
export const ADDRESS_PATTERNS: readonly RegExp[] = [STREET_SHORT];

/** A street without a number needs its capital to mean something. */
function isNamedAlone(reading: Reading, place: number, first: number): boolean {
  return reading.starts[place] !== true || first < place || reading.tokens[place - 1]?.text === ':';
}

/** 'op de Veerdam', 'aan het Havenplein': a word with a street's ending behind an article, inside a sentence. */
function isBehindArticle(reading: Reading, first: number): boolean {
  const cue = reading.tokens[first - 2];
  return (
    ARTICLES.has(reading.tokens[first - 1]?.folded ?? '') && cue !== undefined && ADDRESS_CUES.has(cue.folded)
  );
}

const BUILDINGS: ReadonlySet<string> = new Set([
  'flat',
  'galerijflat',
  'portiekflat',
  'torenflat',
  'pand',
  'hoek',
  'complex',
]);

/** A word with a capital and a number behind it where an address would stand. */
function isLikelyStreet(reading: Reading, place: number, first: number): boolean {
  const token = reading.tokens[place];
  const before = reading.tokens[first - 1];
  if (token === undefined || token.text.length < 4 || NUMBERED_THINGS.has(token.folded)) return false;
  if (before === undefined) return false;
  const cue = ARTICLES.has(before.folded) ? reading.tokens[first - 2] : before;
  return (cue !== undefined && ADDRESS_CUES.has(cue.folded)) || ';(,'.includes(before.text);
}

const ARTICLES: ReadonlySet<string> = new Set(['de', 'het', "'t", 'den']);
/** The small words that occur inside the name of a street. */
const STREET_INFIXES: ReadonlySet<string> = new Set([
  'van',
  'de',
  'den',
  'der',
  'het',
  "'t",
  'ter',
  'ten',
  'la',
  'en',
]);

const MOST_BEFORE = 5;

/** How far to the left the name of the street reaches; never into what is taken or before `reached`. */
function beginningOf(reading: Reading, place: number, reached: number): number {
  let first = place;
  for (let at = place - 1; at >= Math.max(reached, place - MOST_BEFORE); at -= 1) {
    const token = reading.tokens[at];
    if (token === undefined || reading.tokens[at + 1]?.gap === 'line' || !isFree(reading, at)) break;
    if (isOrdinalEnding(reading, at)) {
      first = at - 1;
      break;
    }
    const isMark =
      (token.text === '.' && token.gap === 'none') || (token.text === '-' && token.gap === 'none');
    if (isMark || STREET_INFIXES.has(token.folded)) {
      if (token.casing === 'title' && STREET_BEGINNINGS.has(token.folded)) first = at;
      continue;
    }
    const isCapital = token.kind === 'word' && token.casing === 'title' && !ADDRESS_CUES.has(token.folded);
    const isBeginning = STREET_BEGINNINGS.has(token.folded);
    if (!isCapital || (reading.starts[at] === true && !isBeginning)) break;
    if (reading.tokens[at + 1]?.text === '.' && !isBeginning && token.text.length > 4) break;
    first = at;
  }
  return first;
}

function isOrdinalEnding(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  return (
    token !== undefined &&
    token.folded === 'e' &&
    token.gap === 'none' &&
    reading.tokens[at - 1]?.kind === 'number'
  );
}

interface HouseNumber {
  readonly digits: string;
  readonly last: number;
}

const ADDITIONS: ReadonlySet<string> = new Set([
  'bis',
  'hs',
  'huis',
  'rood',
  'zwart',
  'boven',
  'beneden',
  'hoog',
  'bg',
  'i',
  'ii',
  'iii',
  'iv',
  'v',
]);
const DASHES = '-–/';

/** A house number with its letter or addition: 300a, 221 C, 61 bis, 19-IV, 102-7, 200–260. */
function houseNumberAt(reading: Reading, place: number): HouseNumber | undefined {
  const { tokens } = reading;
  const token = tokens[place];
  if (token === undefined || token.kind !== 'number' || token.gap === 'line' || !isFree(reading, place))
    return undefined;
  if (token.text.length > 4 || token.text.startsWith('0')) return undefined;
  let last = place;
  const letter = tokens[last + 1];
  if (letter?.kind === 'word' && letter.gap === 'none') {
    if (letter.text.length > 2 && !ADDITIONS.has(letter.folded)) return undefined;
    last += 1;
  }
  const dash = tokens[last + 1];
  const behind = tokens[last + 2];
  if (dash !== undefined && DASHES.includes(dash.text) && dash.gap === 'none' && behind?.gap === 'none') {
    if (behind.kind !== 'mark' && behind.text.length <= 4) return { digits: token.text, last: last + 2 };
  }
  const addition = tokens[last + 1];
  if (addition?.kind === 'word' && addition.gap === 'space' && last === place) {
    const isLetter = addition.text.length === 1 && addition.casing === 'title';
    const isWord =
      ADDITIONS.has(addition.folded) && (addition.text.length > 2 || addition.casing !== 'lower');
    if (isLetter || isWord) last += 1;
  }
  return { digits: token.text, last };
}

/** 'Fazantstraat 27 en 29', 'nummers 15, 17': the numbers after the first. */
function alsoAt(reading: Reading, place: number): Read | undefined {
  const joint = reading.tokens[place];
  if (joint === undefined || !JOINTS.has(joint.folded)) return undefined;
  const number = houseNumberAt(reading, place + 1);
  const behind = reading.tokens[(number?.last ?? 0) + 1];
  if (number === undefined || number.digits.length > MOST_ALONE || UNITS.has(behind?.folded ?? ''))
    return undefined;
  const start = reading.tokens[place + 1]?.start ?? 0;
  const end = reading.tokens[number.last]?.end ?? 0;
  return { found: { start, end, type: 'address', houseNumber: number.digits }, last: number.last };
}
const JOINTS: ReadonlySet<string> = new Set(['en', '/', '&', 'tot', 'of']);
const UNITS: ReadonlySet<string> = new Set([
  'jaar',
  'uur',
  'keer',
  'x',
  'personen',
  'mensen',
  'dagen',
  'weken',
  'maanden',
  'euro',
  '%',
  ':',
  '.',
]);

/** 'de buurman op 17', 'bewoner van 22', 'die van 9'. */
function neighbourAt(reading: Reading, place: number): Read | undefined {
  const word = reading.tokens[place];
  const small = reading.tokens[place + 1];
  if (word === undefined || small === undefined || !NEIGHBOURS.has(word.folded)) return undefined;
  if (small.folded !== 'op' && small.folded !== 'van') return undefined;
  const number = houseNumberAt(reading, place + 2);
  const behind = reading.tokens[(number?.last ?? 0) + 1];
  if (number === undefined || number.digits.length > MOST_ALONE || UNITS.has(behind?.folded ?? ''))
    return undefined;
  const start = reading.tokens[place + 2]?.start ?? 0;
  const end = reading.tokens[number.last]?.end ?? 0;
  return { found: { start, end, type: 'address', houseNumber: number.digits }, last: number.last };
}
const NEIGHBOURS: ReadonlySet<string> = new Set([
  ...[
    'buurman',
    'buurvrouw',
    'buren',
    'bewoner',
    'bewoners',
    'bewoonster',
    'bovenburen',
    'onderburen',
    'overburen',
  ],
  ...['huurder', 'huurders', 'buur', 'gezin', 'woning', 'woningen', 'pand'],
]);

const NUMBER_WORDS: ReadonlySet<string> = new Set([
  'nummer',
  'nummers',
  'nr',
  'nrs',
  'huisnummer',
  'huisnummers',
  'huisnr',
]);
const MOST_ALONE = 3;

/** 'op nummer 27', 'nr. 19': the neighbours' way of naming a dwelling. */
function numberAlone(reading: Reading, place: number): Read | undefined {
  const word = reading.tokens[place];
  if (word === undefined || !NUMBER_WORDS.has(word.folded)) return undefined;
  const at = reading.tokens[place + 1]?.text === '.' ? place + 2 : place + 1;
  const number = houseNumberAt(reading, at);
  if (number === undefined || number.digits.length > MOST_ALONE) return undefined;
  const end = reading.tokens[number.last]?.end ?? 0;
  return {
    found: {
      start: word.start,
      end,
      type: 'address',
      houseNumber: number.digits,
    },
    last: number.last,
  };
}
