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

export function withoutItems(plain: PlainCase, items: ReadonlySet<string>): PlainCase {
  return { ...plain, items: plain.items.filter((item) => !items.has(item.id)) };
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
