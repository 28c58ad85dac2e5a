/** Dates that exist in the calendar. */

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** `YYYY-MM-DD`, a day that exists, from 1850 to 2199. */
export function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const days = month === 2 && !isLeapYear(year) ? 28 : (DAYS[month - 1] ?? 0);
  return year >= 1850 && year <= 2199 && day >= 1 && day <= days;
}

/** A date, or a year alone where the day is not known. */
export function isPartialDate(text: string): boolean {
  return isDate(text) || (/^\d{4}$/.test(text) && Number(text) >= 1850 && Number(text) <= 2199);
}

/** RFC 3339 instant with any offset. */
export function isInstant(text: string): boolean {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:Z|[+-](\d{2}):(\d{2}))$/.exec(
    text,
  );
  if (parts === null || !isDate(parts[1] ?? '')) return false;
  const [hour, minute, second] = [Number(parts[2]), Number(parts[3]), Number(parts[4])];
  const [offsetHour, offsetMinute] = [Number(parts[5] ?? 0), Number(parts[6] ?? 0)];
  return hour < 24 && minute < 60 && second < 60 && offsetHour < 15 && offsetMinute < 60;
}

/** The same instant in UTC; the text must be one. */
export function inUtc(instant: string): string {
  return new Date(instant).toISOString();
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
