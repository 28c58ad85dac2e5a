/** Dates in words: 3 februari, do 13 november 2025, half november, 12 t/m 14 september, eerste kerstdag, maandagochtend. */
import { isOneSlip } from '../slip.js';
import type { Token } from '../token.js';
import { dayBefore, isDay, oneDay, ORDINAL_ENDINGS, weekdayBefore, yearAfter } from './date-parts.js';
import type { FoundDate } from './found-date.js';
import { FEASTS, FULL_MONTHS, MONTHS, SHORT_WEEKDAYS, WEEKDAYS } from './date-words.js';
import { wordSet } from '../lexicon/words.js';

const PART_OF_MONTH: ReadonlySet<string> = wordSet('begin half eind einde medio midden ultimo');
/** In front of a weekday these say that every such day is meant. */
const EACH: ReadonlySet<string> = wordSet("op elke iedere ieder elk per en of 's meestal altijd steeds");

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
const NO_NOUNS: ReadonlySet<string> = wordSet(`
. , ; : ) om was is had werd heeft kwam ging bij en naar met een niet weer hij zij ze we ik op tot
aan belde gebeld gezien gesproken ruzie dronken langs
`);
