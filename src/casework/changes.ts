import type { Stage } from '../covenant/index.js';
import type { JsonValue } from './model/index.js';
import type { PlainCase, PlainItem } from './plain-case.js';
import type { Seat } from './manifest.js';

/** Changes to a case as pure functions; who may make them is judged before. */

/** Gives items of this source new values; the rest of the item stays. */
export function withValues(
  plain: PlainCase,
  values: ReadonlyMap<string, JsonValue>,
  recordedAt: string,
): PlainCase {
  return mapItems(plain, (item) => {
    const value = values.get(item.id);
    return value === undefined ? item : { ...item, value, recordedAt };
  });
}

/**
 * Takes items back. Of whom a source has no item left it has said nothing any more: its names and numbers for that
 * person go too, and with the last source the person leaves the case.
 */
export function withoutItems(plain: PlainCase, removed: ReadonlySet<string>): PlainCase {
  if (removed.size === 0) return plain;
  const items = plain.items.filter((item) => !removed.has(item.id));
  const spokenOf = new Set(
    items.flatMap(({ source, person, others }) =>
      [person ?? [], others ?? []].flat().map((id) => `${source} ${id}`),
    ),
  );
  const persons = plain.persons.flatMap(({ id, said }) => {
    const left = Object.entries(said).filter(([source]) => spokenOf.has(`${source} ${id}`));
    return left.length === 0 ? [] : [{ id, said: Object.fromEntries(left) }];
  });
  return { ...plain, items, persons };
}

/** Restriction (AVG 18): from now on nobody but the source sees the item. */
export function withRestrictions(plain: PlainCase, restricted: ReadonlyMap<string, boolean>): PlainCase {
  return mapItems(plain, (item) => {
    const given = restricted.get(item.id);
    if (given === undefined) return item;
    const { restricted: _before, ...free } = item;
    return given ? { ...free, restricted: true } : free;
  });
}

/** Consent of the data subject, item by item: to which partners; an empty list withdraws it. */
export function withConsents(plain: PlainCase, consents: ReadonlyMap<string, readonly string[]>): PlainCase {
  return mapItems(plain, (item) => {
    const consent = consents.get(item.id);
    return consent === undefined ? item : { ...item, consent };
  });
}

export function withStage(plain: PlainCase, stage: Stage, since: string): PlainCase {
  return stage === plain.stage ? plain : { ...plain, stage, stageSince: since };
}

/** A place at the table until a date; an earlier place of the same partner is replaced. */
export function withSeat(plain: PlainCase, seat: Seat): PlainCase {
  return { ...plain, seats: [...plain.seats.filter(({ partner }) => partner !== seat.partner), seat] };
}

function mapItems(plain: PlainCase, change: (item: PlainItem) => PlainItem): PlainCase {
  return { ...plain, items: plain.items.map(change) };
}
