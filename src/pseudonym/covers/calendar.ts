/** Days as people and systems write them, and what is left of them when covered. Calendar dates, no clock and no time zone. */

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAY_MS = 86_400_000;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ][0-9:.,+Z-]{0,30})?$/;
const ISO_PART = /^(\d{4})(?:-(\d{2}))?$/;
const DUTCH = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;

/** A whole date: `2025-03-14`, with or without a time behind it, or `14-03-2025`. `undefined` where it is none. */
export function readDate(text: string): CalendarDate | undefined {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  if (iso !== null) return validDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dutch = DUTCH.exec(trimmed);
  if (dutch !== null) return validDate(Number(dutch[3]), Number(dutch[2]), Number(dutch[1]));
  return undefined;
}

/** Also dates of which only the year, or year and month, is known; the first day that they can mean. */
export function readPartialDate(text: string): CalendarDate | undefined {
  const part = ISO_PART.exec(text.trim());
  if (part !== null) return validDate(Number(part[1]), Number(part[2] ?? '1'), 1);
  return readDate(text);
}

export function validDate(year: number, month: number, day: number): CalendarDate | undefined {
  if (year < 1850 || year > 2150 || month < 1 || month > 12 || day < 1) return undefined;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? { year, month, day } : undefined;
}

/** `YYYY-MM-DD` */
export function isoDate(date: CalendarDate): string {
  return `${isoMonth(date)}-${String(date.day).padStart(2, '0')}`;
}

/** `YYYY-MM` */
export function isoMonth(date: CalendarDate): string {
  return `${date.year}-${String(date.month).padStart(2, '0')}`;
}

/** `YYYY-Qn` */
export function isoQuarter(date: CalendarDate): string {
  return `${date.year}-Q${Math.ceil(date.month / 3)}`;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = new Date(Date.UTC(date.year, date.month - 1, date.day) + days * DAY_MS);
  return {
    year: moved.getUTCFullYear(),
    month: moved.getUTCMonth() + 1,
    day: moved.getUTCDate(),
  };
}

/** The day on which somebody becomes so many years old; who was born on 29 February does so on 1 March of a common year. */
export function birthday(birth: CalendarDate, age: number): CalendarDate {
  const day = new Date(Date.UTC(birth.year + age, birth.month - 1, birth.day));
  return {
    year: day.getUTCFullYear(),
    month: day.getUTCMonth() + 1,
    day: day.getUTCDate(),
  };
}
