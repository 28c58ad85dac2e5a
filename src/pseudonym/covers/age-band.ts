/** Ages in bands that follow Dutch practice: before school, primary school, secondary school, young adults, then by ten years. */
import { birthday, isoDate, readPartialDate } from './calendar.js';

const BAND_STARTS = [0, 4, 12, 18, 23, 30, 40, 50, 60, 70, 80] as const;

/** The name of each band, by the age at which it begins. */
const BANDS: readonly { readonly age: number; readonly value: string }[] = BAND_STARTS.map((age, place) => {
  const next = BAND_STARTS[place + 1];
  return {
    age,
    value: next === undefined ? `${age}+` : `${age}-${next - 1}`,
  };
});

/** The band from a day (`YYYY-MM-DD`, inclusive) on. */
export interface AgeBandStep {
  readonly from: string;
  readonly value: string;
}

/**
 * The bands that somebody goes through, oldest first. `birthDate`: a date, or a year, or a year and month (read as their first day).
 * Empty where it cannot be read.
 */
export function ageBandSteps(birthDate: string): readonly AgeBandStep[] {
  const birth = readPartialDate(birthDate);
  if (birth === undefined) return [];
  return BANDS.map(({ age, value }) => ({
    from: isoDate(birthday(birth, age)),
    value,
  }));
}

/** The band on one day (`YYYY-MM-DD`); `undefined` where the birth date cannot be read. Before birth: the first band. */
export function ageBand(birthDate: string, day: string): string | undefined {
  const steps = ageBandSteps(birthDate);
  return (steps.findLast((step) => step.from <= day) ?? steps[0])?.value;
}

/** The band of an age in whole years. */
export function ageBandOf(years: number): string {
  return (BANDS.findLast((band) => band.age <= years) ?? FIRST).value;
}

const FIRST = { age: 0, value: '0-3' };
