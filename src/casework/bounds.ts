import type { Problem } from './model/index.js';
import type { PlainCase } from './plain-case.js';

/**
 * How much one source brings into one case. A change opens the whole case and covers its texts anew, and everybody else waits
 * meanwhile; a case at a table has some dozens of items and a handful of persons. The bound is each source's own: one on
 * the whole case would tell a source how much others brought in, and let one keep the others out.
 */
export const SOURCE_BOUNDS = { items: 500, persons: 100, characters: 500_000 } as const;

/** What one source has in a case. */
export interface Share {
  readonly items: number;
  readonly persons: number;
  /** Of all values as JSON, in UTF-16 units. */
  readonly characters: number;
}

/** @returns what is wrong where a source would have more than that in a case. */
export function overfull(pointer: string, { items, persons, characters }: Share): readonly Problem[] {
  const fits =
    items <= SOURCE_BOUNDS.items &&
    persons <= SOURCE_BOUNDS.persons &&
    characters <= SOURCE_BOUNDS.characters;
  if (fits) return [];
  return [{ pointer, found: { type: 'missing' }, code: 'case_full', expected: SOURCE_BOUNDS }];
}

export function shareOf(source: string, { items, persons }: Pick<PlainCase, 'items' | 'persons'>): Share {
  const own = items.filter((item) => item.source === source);
  return {
    items: own.length,
    persons: persons.filter(({ said }) => Object.hasOwn(said, source)).length,
    characters: charactersOf(own),
  };
}

export function charactersOf(items: readonly { readonly value: unknown }[]): number {
  return items.reduce((sum, { value }) => sum + JSON.stringify(value).length, 0);
}
