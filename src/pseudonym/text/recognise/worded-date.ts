/** Dates in words: 3 februari, do 13 november 2025, half november, 12 t/m 14 september, eerste kerstdag, maandagochtend. */
import { isOneSlip } from '../slip.js';
import type { Token } from '../token.js';
import type { FoundDate } from './found-date.js';
import {
  FEASTS,
  FULL_MONTHS,
  MONTHS,
  NUMBER_WORDS,
  ORDINAL_WORDS,
  SHORT_WEEKDAYS,
  WEEKDAYS,
  yearInWords,
} from './date-words.js';

const PART_OF_MONTH: ReadonlySet<string> = new Set([
  'begin',
  'half',
  'eind',
  'einde',
  'medio',
  'midden',
  'ultimo',
]);
const ORDINAL_ENDINGS: ReadonlySet<string> = new Set(['e', 'de', 'ste', 'den']);
const RANGE_WORDS: ReadonlySet<string> = new Set(['en', 'op', 'tot', 'of', '-', '–', '/']);
/** In front of a weekday these say that every such day is meant. */
const EACH: ReadonlySet<string> = new Set([
  ...['op', 'elke', 'iedere', 'ieder', 'elk', 'per', 'en', 'of', "'s", 'meestal', 'altijd', 'steeds'],
]);
const RANGES_MOST = 3;

/** `taken(token)`: whether something surer has the token already. */
export function findWordedDates(
  tokens: readonly Token[],
  taken: (token: Token) => boolean,
): readonly FoundDate[] {
  const found: FoundDate[] = [];
  for (let place = 0; place < tokens.length; place += 1) {
    const token = tokens[place];
    if (token === undefined || token.kind !== 'word' || taken(token)) continue;
    const date = dateAt(tokens, place);
    if (date === undefined) continue;
    found.push(date.found);
    place = date.last;
  }
  return found;
}

interface Read {
  readonly found: FoundDate;
  readonly last: number;
}

function dateAt(tokens: readonly Token[], place: number): Read | undefined {
  const word = tokens[place]?.folded ?? '';
  const month = MONTHS.get(word);
  if (month !== undefined) return aroundMonth(tokens, place, month);
  const meant = oneDay(tokens, place - 1) === undefined ? undefined : monthMeant(word);
  if (meant !== undefined) return aroundMonth(tokens, place, meant);
  if (FEASTS.has(word)) return aroundFeast(tokens, place);
  if (word === 'de') return dayOfMonth(tokens, place);
  if (WEEKDAYS.has(word) || SHORT_WEEKDAYS.has(word)) return weekday(tokens, place);
  return undefined;
}

function aroundMonth(tokens: readonly Token[], place: number, month: number): Read | undefined {
  const day = dayBefore(tokens, place - 1);
  const partPlace = tokens[place - 1];
  const hasPart = partPlace !== undefined && PART_OF_MONTH.has(partPlace.folded);
  const yearPlace = yearAfter(tokens, place + 1);
  const word = tokens[place]?.folded ?? '';
  const isPlain = day === undefined && !hasPart && yearPlace === undefined;
  if (isPlain && !isMonthAlone(tokens, place)) return undefined;
  const first = day?.first ?? (hasPart ? place - 1 : place);
  const last = yearPlace?.place ?? (isAbbreviated(tokens, place, word) ? place + 1 : place);
  const found: FoundDate = {
    start: tokens[weekdayBefore(tokens, first)]?.start ?? 0,
    end: tokens[last]?.end ?? 0,
    type: 'date',
    month,
    ...(day === undefined ? {} : { day: day.day }),
    ...(yearPlace === undefined ? {} : { year: yearPlace.year }),
  };
  return { found, last };
}

/** A full month with one slip in it: 20 novenber. */
function monthMeant(word: string): number | undefined {
  if (word.length < 5) return undefined;
  for (const full of FULL_MONTHS) if (full.length > 4 && isOneSlip(full, word)) return MONTHS.get(full);
  return undefined;
}

/** A month by itself is a date in lower case and in full; 'Mei' and 'Juni' with a capital may be somebody. */
function isMonthAlone(tokens: readonly Token[], place: number): boolean {
  const token = tokens[place];
  return token !== undefined && token.casing === 'lower' && FULL_MONTHS.has(token.folded);
}

function isAbbreviated(tokens: readonly Token[], place: number, word: string): boolean {
  const next = tokens[place + 1];
  const after = tokens[place + 2];
  if (FULL_MONTHS.has(word) || next?.text !== '.' || next.gap !== 'none') return false;
  return after !== undefined && after.gap === 'space' && after.casing === 'lower';
}

/** The day in front of a month, with its whole range (`12 t/m 14`, `2 op 3`). */
function dayBefore(
  tokens: readonly Token[],
  place: number,
): { readonly day: number; readonly first: number } | undefined {
  let read = oneDay(tokens, place);
  for (let count = 0; read !== undefined && count < RANGES_MOST; count += 1) {
    const joined = rangeBefore(tokens, read.first - 1);
    const earlier = joined === undefined ? undefined : oneDay(tokens, joined);
    if (earlier === undefined) break;
    read = { day: earlier.day, first: earlier.first };
  }
  return read;
}

function oneDay(
  tokens: readonly Token[],
  place: number,
): { readonly day: number; readonly first: number } | undefined {
  const token = tokens[place];
  if (token === undefined) return undefined;
  if (token.kind === 'number')
    return isDay(token.text) ? { day: Number(token.text), first: place } : undefined;
  const before = tokens[place - 1];
  if (ORDINAL_ENDINGS.has(token.folded) && before?.kind === 'number' && token.gap === 'none') {
    return isDay(before.text) ? { day: Number(before.text), first: place - 1 } : undefined;
  }
  const day = NUMBER_WORDS.get(token.folded) ?? ORDINAL_WORDS.get(token.folded);
  return day !== undefined && day <= 31 ? { day, first: place } : undefined;
}

function isDay(digits: string): boolean {
  return digits.length <= 2 && Number(digits) >= 1 && Number(digits) <= 31;
}

/** The place before `en`, `op`, `-` or `t/m`. */
function rangeBefore(tokens: readonly Token[], place: number): number | undefined {
  const token = tokens[place];
  if (token === undefined) return undefined;
  if (RANGE_WORDS.has(token.folded)) return place - 1;
  const isThrough =
    token.folded === 'm' && tokens[place - 1]?.text === '/' && tokens[place - 2]?.folded === 't';
  return isThrough ? place - 3 : undefined;
}

function yearAfter(
  tokens: readonly Token[],
  place: number,
): { readonly year: number; readonly place: number } | undefined {
  const token = tokens[place];
  if (token === undefined || token.gap === 'line') return undefined;
  if (
    token.kind === 'number' &&
    (token.text.startsWith('19') || token.text.startsWith('20')) &&
    token.text.length === 4
  ) {
    return { year: Number(token.text), place };
  }
  const next = tokens[place + 1];
  if (token.text === "'" || token.text === '’') {
    if (next?.kind === 'number' && next.text.length === 2)
      return { year: 2000 + Number(next.text), place: place + 1 };
    return undefined;
  }
  const short = NUMBER_WORDS.get(token.folded) ?? 0;
  const words =
    yearInWords(token.folded) ?? (short >= 20 && next?.folded !== 'uur' ? 1900 + short : undefined);
  return words === undefined ? undefined : { year: words, place };
}

/** Takes a weekday in front along, with its dot or comma. */
function weekdayBefore(tokens: readonly Token[], first: number): number {
  const isMark = tokens[first - 1]?.text === '.' || tokens[first - 1]?.text === ',';
  const place = isMark ? first - 2 : first - 1;
  const token = tokens[place];
  if (token === undefined || tokens[first]?.gap === 'line') return first;
  return WEEKDAYS.has(token.folded) || SHORT_WEEKDAYS.has(token.folded) ? place : first;
}

function aroundFeast(tokens: readonly Token[], place: number): Read {
  const day = oneDay(tokens, place - 1);
  const year = yearAfter(tokens, place + 1);
  const start = tokens[day?.first ?? place]?.start ?? 0;
  const last = year?.place ?? place;
  const end = tokens[last]?.end ?? 0;
  return {
    found: {
      start,
      end,
      type: 'date',
      ...(year === undefined ? {} : { year: year.year }),
    },
    last,
  };
}

/** `maandag` alone is a day that can be pointed at; 'op maandag' and 'elke maandag' are as likely a habit. */
function weekday(tokens: readonly Token[], place: number): Read | undefined {
  const token = tokens[place];
  const before = tokens[place - 1];
  if (token === undefined || token.casing === 'upper' || token.text.length < 5) return undefined;
  if (before === undefined || EACH.has(before.folded) || tokens[place + 1]?.kind === 'number')
    return undefined;
  return {
    found: { start: token.start, end: token.end, type: 'date' },
    last: place,
  };
}

/** 'de 9e', where no noun follows that it could count. */
function dayOfMonth(tokens: readonly Token[], place: number): Read | undefined {
  const number = tokens[place + 1];
  const ending = tokens[place + 2];
  const next = tokens[place + 3];
  if (number?.kind !== 'number' || !isDay(number.text) || ending?.gap !== 'none') return undefined;
  if (!ORDINAL_ENDINGS.has(ending.folded) || !(next === undefined || NO_NOUNS.has(next.folded)))
    return undefined;
  return {
    found: { start: number.start, end: ending.end, type: 'date', day: Number(number.text) },
    last: place + 2,
  };
}
const NO_NOUNS: ReadonlySet<string> = new Set([
  ...[
    '.',
    ',',
    ';',
    ':',
    ')',
    'om',
    'was',
    'is',
    'had',
    'werd',
    'heeft',
    'kwam',
    'ging',
    'bij',
    'en',
    'naar',
    'met',
    'een',
    'niet',
    'weer',
  ],
  ...[
    'hij',
    'zij',
    'ze',
    'we',
    'ik',
    'op',
    'tot',
    'aan',
    'belde',
    'gebeld',
    'gezien',
    'gesproken',
    'ruzie',
    'dronken',
    'langs',
  ],
]);
