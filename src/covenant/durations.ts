/**
 * ISO 8601 durations as the covenant writes them: `PT8H`, `P3D`, `P1Y`.
 */
const FORM = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** In the order of the form: years, months, weeks, days, hours, minutes, seconds. */
const UNITS = [365 * DAY, 30 * DAY, 7 * DAY, DAY, HOUR, MINUTE, SECOND];

/**
 * Length of a duration without years and months in milliseconds, for `readable_for` and other short terms.
 * A month counts as 30 days and a year as 365 where the file has them.
 */
export function durationMs(duration: string): number {
  const parts = FORM.exec(duration);
  if (parts === null) return Number.NaN;
  return UNITS.reduce((total, unit, i) => total + Number(parts.at(i + 1) ?? 0) * unit, 0);
}

/** The shorter of two durations as it was written; the first where they are equally long. */
export const shorter = (a: string, b: string): string => (durationMs(b) < durationMs(a) ? b : a);

/** Whether a text of the form `YYYY-MM-DD` is a day of the calendar. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
