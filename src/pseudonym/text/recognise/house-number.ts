/** House numbers with what comes behind them: 300a, 221 C, 61 bis, 19-IV, 102-7, 33a rd, 118 2 hoog, 5 t/m 31. */
import { wordSet } from '../lexicon/words.js';
import { isFree, type Reading } from '../reading.js';

export interface HouseNumber {
  /** Without its addition. */
  readonly digits: string;
  /** Place of the last token that belongs to it. */
  readonly last: number;
}

const ADDITIONS: ReadonlySet<string> = wordSet(
  'bis hs huis rood rd zwart zw boven bov beneden ben hoog hg bg voor achter links rechts i ii iii iv v',
);
const DASHES = '-–/';
const MOST_DIGITS = 4;

/** The house number at `place`, with letters, ranges and words for the part of the house. */
export function houseNumberAt(reading: Reading, place: number): HouseNumber | undefined {
  const token = reading.tokens[place];
  if (token === undefined || token.kind !== 'number' || token.gap === 'line' || !isFree(reading, place))
    return undefined;
  if (token.text.length > MOST_DIGITS || token.text.startsWith('0')) return undefined;
  const letter = withLetter(reading, place);
  if (letter === undefined) return undefined;
  return { digits: token.text, last: withAddition(reading, withRange(reading, letter)) };
}

/** `300a`; a longer word directly behind the number makes it something else (`10kg`). */
function withLetter(reading: Reading, place: number): number | undefined {
  const letter = reading.tokens[place + 1];
  if (letter?.kind !== 'word' || letter.gap !== 'none') return place;
  return letter.text.length <= 2 || ADDITIONS.has(letter.folded) ? place + 1 : undefined;
}

function withRange(reading: Reading, place: number): number {
  const { tokens } = reading;
  const dash = tokens[place + 1];
  const behind = tokens[place + 2];
  if (dash !== undefined && DASHES.includes(dash.text) && dash.gap === 'none' && behind?.gap === 'none') {
    if (behind.kind !== 'mark' && behind.text.length <= MOST_DIGITS) return place + 2;
  }
  const isThrough = dash?.folded === 't' && behind?.text === '/' && tokens[place + 3]?.folded === 'm';
  const until = tokens[place + 4];
  return isThrough && until?.kind === 'number' && until.text.length <= MOST_DIGITS ? place + 4 : place;
}

/** `221 C`, `61 bis`, `33a rd`, `118 2 hoog`. */
function withAddition(reading: Reading, place: number): number {
  const addition = reading.tokens[place + 1];
  const next = reading.tokens[place + 2];
  if (addition === undefined || addition.gap !== 'space') return place;
  if (addition.kind === 'number' && addition.text.length === 1 && next?.folded === 'hoog') return place + 2;
  if (addition.kind !== 'word') return place;
  const isLetter = addition.text.length === 1 && addition.casing === 'title' && next?.text !== '.';
  const isWord = ADDITIONS.has(addition.folded) && !isOrdinaryWord(addition.text);
  return isLetter || isWord ? place + 1 : place;
}

/** 'voor' and 'i' are additions only in capitals; 'bis' and 'hs' always. */
function isOrdinaryWord(text: string): boolean {
  return ORDINARY.has(text);
}
const ORDINARY: ReadonlySet<string> = wordSet(
  'huis boven beneden ben hoog voor achter links rechts rood zwart i v',
);

/** Behind a number these say that it counts something. */
const UNITS: ReadonlySet<string> = wordSet(
  'jaar uur u keer x maal personen mensen dagen weken maanden minuten euro % : km meter kg stuks kinderen katten honden',
);

/** A number of at most three figures that counts nothing: as good as a house number behind a word for one. */
export function bareNumberAt(reading: Reading, place: number): HouseNumber | undefined {
  const number = houseNumberAt(reading, place);
  if (number === undefined || number.digits.length >= MOST_DIGITS) return undefined;
  const behind = reading.tokens[number.last + 1];
  const isTime =
    behind?.text === '.' &&
    reading.tokens[number.last + 2]?.kind === 'number' &&
    reading.tokens[number.last + 2]?.gap === 'none';
  return behind !== undefined && (UNITS.has(behind.folded) || isTime) ? undefined : number;
}
