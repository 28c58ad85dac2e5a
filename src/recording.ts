import type { HighWaterMark, LedgerStorage, LedgerTransaction } from './ledger/index.js';

/** How long a failure is believed before another attempt, in ms. */
const BELIEVED = 1_000;

/**
 * Whether the log takes entries, told by the latest commit: a disk that is full or a database that is held shows there and
 * nowhere else. Once a commit has failed nobody may be sent here any more to make the next one, so then asking makes an
 * attempt of its own.
 */
export class Recording {
  readonly #now: () => number;
  #failedAt: number | undefined;
  #attempt: Promise<boolean> | undefined;

  /** @param now ms since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The storage, with an eye on its commits. */
  watchStorage<Tx extends LedgerTransaction>(storage: LedgerStorage<Tx>): LedgerStorage<Tx> {
    return {
      lastGroup: () => storage.lastGroup(),
      groupOf: (index) => storage.groupOf(index),
      groups: (from, to) => storage.groups(from, to),
      tile: (level, index) => storage.tile(level, index),
      checkpoint: () => storage.checkpoint(),
      transaction: (run) => this.#watched(storage.transaction(run)),
    };
  }

  /** The mark, which belongs to every commit. */
  watchMark(mark: HighWaterMark): HighWaterMark {
    return {
      read: () => mark.read(),
      raise: (size, root) => this.#watched(mark.raise(size, root)),
    };
  }

  /** @param attempt records something; asked only where the latest commit failed. */
  async works(attempt: () => Promise<unknown>): Promise<boolean> {
    if (this.#failedAt === undefined) return true;
    if (this.#now() - this.#failedAt < BELIEVED) return false;
    this.#attempt ??= attempt()
      .then(
        () => true,
        () => false,
      )
      .finally(() => (this.#attempt = undefined));
    return this.#attempt;
  }

  async #watched<T>(commit: Promise<T>): Promise<T> {
    try {
      const result = await commit;
      this.#failedAt = undefined;
      return result;
    } catch (cause) {
      this.#failedAt = this.#now();
      throw cause;
    }
  }
}
