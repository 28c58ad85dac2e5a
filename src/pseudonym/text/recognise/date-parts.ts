/** The parts of a date around the name of its month, read over tokens to both sides. */
import type { Token } from '../token.js';
import { NUMBER_WORDS, ORDINAL_WORDS, SHORT_WEEKDAYS, WEEKDAYS, yearInWords } from './date-words.js';
import { wordSet } from '../lexicon/words.js';

export const ORDINAL_ENDINGS: ReadonlySet<string> = new Set(['e', 'de', 'ste', 'den']);
const RANGE_WORDS: ReadonlySet<string> = wordSet('en op tot of - – /');
const RANGES_MOST = 3;

/** The day in front of a month, with its whole range (`12 t/m 14`, `2 op 3`). */
export function dayBefore(
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

export function oneDay(
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

export function isDay(digits: string): boolean {
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

export function yearAfter(
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
export function weekdayBefore(tokens: readonly Token[], first: number): number {
  const isMark = tokens[first - 1]?.text === '.' || tokens[first - 1]?.text === ',';
  const place = isMark ? first - 2 : first - 1;
  const token = tokens[place];
  if (token === undefined || tokens[first]?.gap === 'line') return first;
  return WEEKDAYS.has(token.folded) || SHORT_WEEKDAYS.has(token.folded) ? place : first;
}
