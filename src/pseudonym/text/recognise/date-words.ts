/** Words of dates and ages, folded (lower case, no accents). */
import { wordSet } from '../lexicon/words.js';

const MONTH_WORDS: readonly (readonly string[])[] = [
  ['januari', 'jan'],
  ['februari', 'feb', 'febr'],
  ['maart', 'mrt'],
  ['april', 'apr'],
  ['mei'],
  ['juni', 'jun'],
  ['juli', 'jul'],
  ['augustus', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'okt'],
  ['november', 'nov'],
  ['december', 'dec'],
];

/** 1 to 12 by the month's name or its abbreviation. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_WORDS.flatMap((words, place) => words.map((word) => [word, place + 1] as const)),
);
export const FULL_MONTHS: ReadonlySet<string> = new Set(MONTH_WORDS.map(([full = '']) => full));

/** Dutch names, as a covered date says them. */
export function monthName(month: number): string {
  return MONTH_WORDS[month - 1]?.[0] ?? '';
}

const DAYS = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'];
const DAY_PARTS = ['ochtend', 'morgen', 'middag', 'avond', 'nacht'];
export const WEEKDAYS: ReadonlySet<string> = new Set([
  ...DAYS,
  ...DAYS.flatMap((day) => DAY_PARTS.map((part) => day + part)),
]);
export const SHORT_WEEKDAYS: ReadonlySet<string> = wordSet('ma di wo do vr za zo');

const ONES = ['een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'];
const TEENS = [
  ...['tien', 'elf', 'twaalf', 'dertien', 'veertien', 'vijftien', 'zestien', 'zeventien', 'achttien'],
  'negentien',
];
const TENS = ['twintig', 'dertig', 'veertig', 'vijftig', 'zestig', 'zeventig', 'tachtig', 'negentig'];

/** 1 to 99 in words, as one word: eenentwintig, drieëndertig (folded). */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...ONES.map((word, place) => [word, place + 1] as const),
  ...TEENS.map((word, place) => [word, place + 10] as const),
  ...TENS.flatMap((ten, tenPlace) => [
    [ten, (tenPlace + 2) * 10] as const,
    ...ONES.map((one, place) => [`${one}en${ten}`, (tenPlace + 2) * 10 + place + 1] as const),
  ]),
]);

/** eerste to eenendertigste are days of a month. */
export const ORDINAL_WORDS: ReadonlyMap<string, number> = new Map([
  ['eerste', 1],
  ['tweede', 2],
  ['derde', 3],
  ['achtste', 8],
  ['elfde', 11],
  ...[4, 5, 6, 7, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19].flatMap((value) => ordinal(value, 'de')),
  ...Array.from({ length: 12 }, (_, place) => place + 20).flatMap((value) => ordinal(value, 'ste')),
]);

function ordinal(value: number, ending: string): (readonly [string, number])[] {
  for (const [word, number] of NUMBER_WORDS) if (number === value) return [[word + ending, value]];
  return [];
}

/** negentienzesenzestig → 1966, tweeduizendvijf → 2005; undefined where it is no year in words. */
export function yearInWords(word: string): number | undefined {
  const century = word.startsWith('negentien') ? 1900 : word.startsWith('tweeduizend') ? 2000 : undefined;
  if (century === undefined) return undefined;
  const rest = word.slice(century === 1900 ? 'negentien'.length : 'tweeduizend'.length);
  if (rest === '') return century === 2000 ? 2000 : undefined;
  const value = NUMBER_WORDS.get(rest.startsWith('honderd') ? rest.slice('honderd'.length) : rest);
  return value === undefined ? undefined : century + value;
}

/** Feasts that fall on a day of the year. */
export const FEASTS: ReadonlySet<string> = wordSet(`
kerstdag paasdag pinksterdag kerstavond oudejaarsavond oudejaarsdag nieuwjaarsdag koningsdag
bevrijdingsdag hemelvaartsdag sinterklaasavond
`);
