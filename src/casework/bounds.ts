import type { Problem } from './model/index.js';

/**
 * How much one case holds. A change opens the whole case and covers its texts anew, and everybody else waits meanwhile;
 * a case at a table has some dozens of items and a handful of persons.
 */
export const CASE_BOUNDS = { items: 2_000, persons: 200, bytes: 2 * 1024 * 1024 } as const;

/**
 * @param bytes that the case has now, sealed.
 * @returns what is wrong where a case would hold more than that; tells nothing of what it holds now.
 */
export function overfull(
  pointer: string,
  { items, persons, bytes }: { readonly items: number; readonly persons: number; readonly bytes: number },
): readonly Problem[] {
  if (items <= CASE_BOUNDS.items && persons <= CASE_BOUNDS.persons && bytes <= CASE_BOUNDS.bytes) return [];
  return [{ pointer, found: { type: 'missing' }, code: 'case_full', expected: CASE_BOUNDS }];
}
