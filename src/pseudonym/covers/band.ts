/** Amounts and counts in bands. Bands are named by their ends, both inclusive for counts; for euros the upper end is exclusive. */

export type Unit = 'euro' | 'euro_a_month' | 'months' | 'half_days' | 'hours' | 'number';

/** Where bands begin; below the first nothing is expected, from the last on it is open. */
const STARTS: Readonly<Record<Unit, readonly number[]>> = {
  euro: [250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000],
  euro_a_month: [250, 500, 750, 1000, 1500, 2000, 2500, 3000, 4000, 5000],
  months: [1, 2, 4, 7, 13, 25],
  half_days: [1, 11, 21, 41, 61, 101],
  hours: [1, 9, 17, 25, 33, 41],
  number: [1, 6, 11, 26, 51, 101, 251, 501, 1001, 10_001, 100_001],
};

const UNITS: ReadonlyMap<string, Unit> = new Map([
  ['tenancies.rent_month', 'euro_a_month'],
  ['tenancies.arrears', 'euro'],
  ['tenancies.arrears_months', 'months'],
  ['debts.amount', 'euro'],
  ['income.monthly', 'euro_a_month'],
  ['school.absence_half_days', 'half_days'],
  ['work.hours_week', 'hours'],
]);

/** The unit of a field of the catalogue; a covenant's own field is just a number. */
export function unitOf(field: string): Unit {
  return UNITS.get(field) ?? 'number';
}

/** `1184.36` euro → `€ 1000-2500`; `23` half days → `21-40`; `0` → `0`. Negative or not finite: `undefined`. */
export function band(unit: Unit, amount: number): string | undefined {
  if (!Number.isFinite(amount) || amount < 0) return undefined;
  const isMoney = unit === 'euro' || unit === 'euro_a_month';
  const sign = isMoney ? '€ ' : '';
  if (amount === 0) return `${sign}0`;
  const starts = STARTS[unit];
  const place = starts.findLastIndex((start) => start <= amount);
  const start = starts[place];
  const next = starts[place + 1];
  if (start === undefined) return `${sign}0-${isMoney ? next : 1}`;
  if (next === undefined) return `${sign}${start}+`;
  const last = isMoney ? next : next - 1;
  return `${sign}${start === last ? start : `${start}-${last}`}`;
}

const NUMBER = /^-?\d{1,12}(?:[.,]\d{1,4})?$/;

/** A number, or a text that is one (`1184.36`, `1184,36`). */
export function readAmount(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && NUMBER.test(value.trim())) return Number(value.trim().replace(',', '.'));
  return undefined;
}
