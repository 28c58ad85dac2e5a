import type { EntryDraft } from './entry.js';
import type { Receipt } from './receipt.js';
import type { LedgerTransaction } from './storage.js';

/**
 * Work that leaves one entry in the log. It runs inside the one transaction of its group; what it read and wrote, and
 * its entry, are durable when its receipt is there.
 */
export interface Unit<Tx extends LedgerTransaction, T> {
  /** `writes`: runs in a savepoint of its own, which goes back when it throws. `reads`: touches nothing. */
  readonly kind: 'reads' | 'writes';
  /**
   * @param tx only valid until the promise settles.
   * @param time of the entry, in ms since 1970: the same for the whole group, never less than that of the group before.
   */
  run(tx: Tx, time: number): Promise<UnitOutcome<T>>;
}

export interface UnitOutcome<T> {
  readonly entry: EntryDraft;
  readonly result: T;
}

/** What comes back after the commit. */
export interface Recorded<T> {
  readonly receipt: Receipt;
  readonly result: T;
}
