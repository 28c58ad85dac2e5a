/** Dates in figures: 12-02-2025, 2025-02-12, 02.12.89, 5-I-'24, and without a year 27/2 where it can be nothing else. */
import { validDate } from '../../covers/calendar.js';
import type { FoundDate } from './found-date.js';

const FULL =
  /(?<![\p{L}\p{N}/.-])(\d{1,2})\s?[-/.–]\s?(\d{1,2})\s?[-/.–]\s?['’]?(\d{4}|\d{2})(?![\p{L}\p{N}]|[-/]\p{N})/gu;
const ISO = /(?<![\p{L}\p{N}/.-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\p{N}]|[-/]\p{N})/gu;
const ROMAN = /(?<![\p{L}\p{N}])(\d{1,2})[-/. ]([IVX]{1,4})[-/. ]\s?['’]?(\d{4}|\d{2})(?![\p{L}\p{N}])/gu;
const SHORT_SLASH = /(?<![\p{L}\p{N}/.,€-])(\d{1,2})\/(\d{1,2})(?![\p{L}\p{N}/]|[.,]\p{N})/gu;
const SHORT_DASH = /(?<![\p{L}\p{N}/.,€-])(\d{1,2})-(\d{1,2})(?![\p{L}\p{N}/-]|[.,:]\p{N})/gu;
const PACKED = /(?<![\p{L}\p{N}/.,-])(\d{2})(\d{2})(\d{2}|(?:19|20)\d{2})(?![\p{L}\p{N}/-]|[.,]\p{N})/gu;
const BEFORE_DATE =
  /(?:^|[\s(>;])(?:op|van|tot|t\/m|per|vanaf|sinds|voor|vóór|na|d\.d\.|dd|dd\.|datum|overleg|mdo|afspraak|gesprek|zitting|vandaag|gisteren|morgen|heden|vervolg|volgende|vorige|evaluatie|uiterlijk|rond|en|ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)[\s:.]{1,3}$/iu;
/** At the start of a line, or behind an opening bracket. */
const BEFORE_ENTRY = /(?:^|\n)[\s•*-]{0,4}$|\($/u;
const BEFORE_TIME = /^\s(?:om\s)?\d{1,2}[:.]\d{2}/;
const AFTER_COUNT =
  /^\s?(?:u\b|uur|x\b|keer|maal|jaar|jr|dagen|weken|maanden|personen|man\b|euro|%|km|mg|ml|deel|dagdelen)/iu;
const BIRTH_YEAR =
  /(?<!\p{L})(?:geb|geboren|geboortejaar|bouwjaar)\.?:?\s(?:in\s)?((?:19|20)\d{2})(?![\p{N}/-])/giu;
const SEASON =
  /(?<!\p{L})(?:voorjaar|najaar|zomer|herfst|winter|lente|begin|eind|half|medio|kerst|pasen)(?:\svan)?\s((?:19|20)\d{2})(?![\p{N}/-])/giu;
const CALENDAR_WEEK = /(?<!\p{L})week\s\d{1,2}(?:\s((?:19|20)\d{2}))?(?![\p{N}/-])/giu;
const BORN = /(?:geb|geboren|geboortedatum|geb\.datum|gebdat|°|\*)[\s.:]{0,3}$/iu;

const DATED = /(?:d\.d\.|dd|datum)[\s.:]{1,3}$/iu;
const WEEKDAY =
  /(?:^|[\s(>;,])((?:ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)[.,]?\s)$/iu;

const ROMAN_MONTHS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const CONTEXT = 24;

export function findNumericDates(text: string): readonly FoundDate[] {
  return [
    ...years(text, BIRTH_YEAR, 'date_of_birth'),
    ...years(text, SEASON, 'date'),
    ...years(text, CALENDAR_WEEK, 'date'),
    ...collect(text, FULL, ([day, month, year]) => dateOf(day, month, year)),
    ...collect(text, ISO, ([year, month, day]) => dateOf(day, month, year)),
    ...collect(text, ROMAN, ([day, month, year]) =>
      dateOf(day, String(ROMAN_MONTHS.indexOf(month ?? '') + 1), year),
    ),
    ...collect(text, SHORT_SLASH, ([day, month], before, after) =>
      !AFTER_COUNT.test(after) && (!isFraction(day, month) || BEFORE_DATE.test(before))
        ? dateOf(day, month, undefined)
        : undefined,
    ),
    ...collect(text, SHORT_DASH, ([day, month], before, after) =>
      (BEFORE_DATE.test(before) || BEFORE_ENTRY.test(before) || BEFORE_TIME.test(after)) &&
      !AFTER_COUNT.test(after)
        ? dateOf(day, month, undefined)
        : undefined,
    ),
    ...collect(text, PACKED, ([day, month, year], before) =>
      BORN.test(before) || DATED.test(before) ? dateOf(day, month, year) : undefined,
    ),
  ];
}

/** Where only the year is known; of a year of birth the year alone is marked. */
function years(text: string, pattern: RegExp, type: FoundDate['type']): readonly FoundDate[] {
  return [...text.matchAll(pattern)].map(({ index, 0: whole, 1: year }) => {
    const end = index + whole.length;
    const start = type === 'date' ? index : end - (year?.length ?? whole.length);
    return year === undefined ? { start, end, type } : { start, end, type, year: Number(year) };
  });
}

type Read = (groups: readonly (string | undefined)[], before: string, after: string) => DateParts | undefined;
interface DateParts {
  readonly day: number;
  readonly month: number;
  readonly year?: number;
}

function collect(text: string, pattern: RegExp, read: Read): readonly FoundDate[] {
  const found: FoundDate[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, ...groups] = match;
    const end = match.index + whole.length;
    const before = text.slice(Math.max(0, match.index - CONTEXT), match.index);
    const date = read(groups, before, text.slice(end, end + CONTEXT));
    const start = match.index - weekdayLength(before);
    if (date !== undefined) found.push({ start, end, type: 'date', ...date });
  }
  return found;
}

/** A weekday directly in front belongs to the date. */
function weekdayLength(before: string): number {
  return WEEKDAY.exec(before)?.[1]?.length ?? 0;
}

/** Years of two figures up to 35 are of this century. */
function dateOf(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
): DateParts | undefined {
  const written = year === undefined ? undefined : Number(year);
  const full =
    written === undefined || written > 99 ? written : written <= 35 ? 2000 + written : 1900 + written;
  const valid = validDate(full ?? 2024, Number(month), Number(day));
  if (valid === undefined) return undefined;
  return full === undefined
    ? { day: valid.day, month: valid.month }
    : { day: valid.day, month: valid.month, year: full };
}

/** 1/2, 2/3, 3/4 and the round-the-clock 24/7 are no dates by themselves. */
function isFraction(day: string | undefined, month: string | undefined): boolean {
  const [numerator, denominator] = [Number(day), Number(month)];
  return (
    (numerator === 24 && denominator === 7) ||
    (numerator < denominator && numerator <= 4 && denominator <= 10)
  );
}
