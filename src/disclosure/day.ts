const DAY = 86_400_000;
let last = { number: -1, name: '' };

/** YYYY-MM-DD in UTC of a moment in ms since 1970; asked for every answer, and nearly always the same. */
export function dayOf(time: number): string {
  const number = Math.floor(time / DAY);
  if (last.number !== number) last = { number, name: new Date(time).toISOString().slice(0, 10) };
  return last.name;
}
