/** House numbers without their street: 'op nummer 27', 'de buurman van 19', '15 en 17', and numbers of addresses named before. */
import { wordSet } from '../lexicon/words.js';
import { isFree, type Reading } from '../reading.js';
import type { AddressRead, FoundAddress } from './found-address.js';
import { bareNumberAt, type HouseNumber } from './house-number.js';

const NUMBER_WORDS: ReadonlySet<string> = wordSet('nummer nummers nr nrs huisnummer huisnummers huisnr');
const DWELLERS: ReadonlySet<string> = wordSet(
  'buurman buurvrouw buren bewoner bewoners bewoonster bovenburen onderburen overburen huurder huurders buur gezin woning woningen pand',
);

/** A house number behind a word for one, or behind people who live there. */
export function numberAlone(reading: Reading, place: number): AddressRead | undefined {
  const word = reading.tokens[place];
  const next = reading.tokens[place + 1];
  if (word === undefined || next === undefined) return undefined;
  if (NUMBER_WORDS.has(word.folded)) {
    const number = bareNumberAt(reading, next.text === '.' ? place + 2 : place + 1);
    return number === undefined ? undefined : addressOf(reading, place, number);
  }
  if (!DWELLERS.has(word.folded) || (next.folded !== 'op' && next.folded !== 'van')) return undefined;
  const number = bareNumberAt(reading, place + 2);
  return number === undefined ? undefined : addressOf(reading, place + 2, number);
}

const JOINTS: ReadonlySet<string> = new Set(['en', '/', '&', 'tot', 'of']);

/** `en 29` behind an address; `place` is that of the joint. */
export function furtherNumber(reading: Reading, place: number): AddressRead | undefined {
  if (!JOINTS.has(reading.tokens[place]?.folded ?? '')) return undefined;
  const number = bareNumberAt(reading, place + 1);
  return number === undefined ? undefined : addressOf(reading, place + 1, number);
}

const BEFORE_NUMBER: ReadonlySet<string> = wordSet('op van bij tussen naar naast uit en');

/** 'de ramen van 17', where Lijsterstraat 17 was named: house numbers of two figures and more, behind a word for a place. */
export function numberAgain(reading: Reading, found: readonly FoundAddress[]): readonly FoundAddress[] {
  const numbers = new Set(
    found.flatMap(({ houseNumber = '' }) => (houseNumber.length > 1 ? [houseNumber] : [])),
  );
  if (numbers.size === 0) return [];
  return reading.tokens.flatMap((token, place) => {
    const isNamed = numbers.has(token.text) && BEFORE_NUMBER.has(reading.tokens[place - 1]?.folded ?? '');
    const number = isNamed && isFree(reading, place) ? bareNumberAt(reading, place) : undefined;
    return number === undefined ? [] : [addressOf(reading, place, number).found];
  });
}

function addressOf(reading: Reading, first: number, number: HouseNumber): AddressRead {
  const start = reading.tokens[first]?.start ?? 0;
  const end = reading.tokens[number.last]?.end ?? 0;
  return { found: { start, end, type: 'address', houseNumber: number.digits }, last: number.last };
}
