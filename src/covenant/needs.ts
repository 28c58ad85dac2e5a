/**
 * What a reveal needs, and how the needs of a grant and of conditions become one.
 */
import { shorter } from './durations.js';
import type { Needs } from './vocabulary.js';

/**
 * True beats absent, the shorter time, the smaller number, the union of `notify`.
 * Keys stand in the order in which they were asked for; `notify` in alphabetical order.
 */
export function mergeNeeds(all: readonly Needs[]): Needs {
  return all.reduce<Needs>((merged, needs) => {
    const readableFor = both(merged.readable_for, needs.readable_for, shorter);
    const maxPersons = both(merged.max_persons, needs.max_persons, Math.min);
    const notify = both(merged.notify, needs.notify, (a, b) => [...new Set([...a, ...b])]);
    return {
      ...merged,
      ...needs,
      ...(readableFor === undefined ? {} : { readable_for: readableFor }),
      ...(maxPersons === undefined ? {} : { max_persons: maxPersons }),
      ...(notify === undefined ? {} : { notify: notify.toSorted() }),
    };
  }, {});
}

function both<T>(a: T | undefined, b: T | undefined, join: (a: T, b: T) => T): T | undefined {
  if (a === undefined) return b;
  return b === undefined ? a : join(a, b);
}

/** Negative when `a` asks less than `b`: first whether another person must approve, then how much is asked. */
export function compareNeeds(a: Needs, b: Needs): number {
  const fourEyes = Number(a.four_eyes === true) - Number(b.four_eyes === true);
  return fourEyes !== 0 ? fourEyes : Object.keys(a).length - Object.keys(b).length;
}
