/**
 * ISO 8601 durations as the covenant writes them: `PT8H`, `P3D`, `P1Y`.
 */
const FORM = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Length of a duration without years and months in milliseconds, for `readable_for` and other short terms.
 * A month counts as 30 days and a year as 365 where the file has them.
 */
export function durationMs(duration: string): number {
  const parts = FORM.exec(duration);
  if (parts === null) return Number.NaN;
  const [years, months, weeks, days, hours, minutes, seconds] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  return (
    ((years ?? 0) * 365 + (months ?? 0) * 30 + (weeks ?? 0) * 7 + (days ?? 0)) * DAY +
    (hours ?? 0) * HOUR +
    (minutes ?? 0) * MINUTE +
    (seconds ?? 0) * SECOND
  );
}

/** The shorter of two durations as it was written; the first where they are equally long. */
export const shorter = (a: string, b: string): string => (durationMs(b) < durationMs(a) ? b : a);

/** Whether a text of the form `YYYY-MM-DD` is a day of the calendar. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
