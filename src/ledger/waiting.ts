import { checkDraft, type EntryDraft } from './entry.js';
import { LedgerError } from './errors.js';
import type { Receipt } from './receipt.js';
import type { LedgerTransaction } from './storage.js';
import type { Recorded, Unit } from './unit.js';

/** A unit of work that waits for its group, and the one who waits for it. */
export interface Waiting<Tx extends LedgerTransaction> {
  readonly kind: 'reads' | 'writes';
  run(tx: Tx, time: number): Promise<EntryDraft>;
  answer(receipt: Receipt): void;
  fail(error: unknown): void;
}

/** @returns the waiting unit, and what its submitter gets once it is answered. */
export function waitingFor<Tx extends LedgerTransaction, T>(
  unit: Unit<Tx, T>,
): { waiting: Waiting<Tx>; recorded: Promise<Recorded<T>> } {
  const { promise, resolve, reject } = withResolvers<Recorded<T>>();
  let done: { readonly result: T } | undefined;
  const waiting: Waiting<Tx> = {
    kind: unit.kind,
    async run(tx, time) {
      const { entry, result } = await unit.run(tx, time);
      checkDraft(entry);
      done = { result };
      return entry;
    },
    answer(receipt) {
      if (done === undefined) reject(new LedgerError('unavailable', 'the unit did not run'));
      else resolve({ receipt, result: done.result });
    },
    fail: reject,
  };
  return { waiting, recorded: promise };
}

/** What a unit came to: its entry, or the error that concerns it alone. */
export type UnitRun =
  | { readonly kind: 'done'; readonly draft: EntryDraft }
  | { readonly kind: 'failed'; readonly error: unknown };

/**
 * Runs one unit of a group. What it throws is its own; only when storage failed does the whole group go down.
 * @throws what storage threw.
 */
export async function runUnit<Tx extends LedgerTransaction>(
  waiting: Waiting<Tx>,
  tx: Tx,
  time: number,
): Promise<UnitRun> {
  let own: { readonly error: unknown } | undefined;
  const attempt = async (): Promise<EntryDraft> => {
    try {
      return await waiting.run(tx, time);
    } catch (error) {
      own = { error };
      throw error;
    }
  };
  try {
    return { kind: 'done', draft: waiting.kind === 'writes' ? await tx.savepoint(attempt) : await attempt() };
  } catch (thrown) {
    // The savepoint rethrows what the unit threw; anything else means that going back did not work.
    if (own === undefined || own.error !== thrown || isUnavailable(thrown)) throw thrown;
    return { kind: 'failed', error: thrown };
  }
}

function isUnavailable(error: unknown): boolean {
  return error instanceof LedgerError && error.code === 'unavailable';
}

interface Resolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

/** Promise.withResolvers, which Node 20 lacks. */
function withResolvers<T>(): Resolvers<T> {
  let resolvers: Omit<Resolvers<T>, 'promise'> = { resolve: () => undefined, reject: () => undefined };
  const promise = new Promise<T>((resolve, reject) => {
    resolvers = { resolve, reject };
  });
  return { promise, ...resolvers };
}
