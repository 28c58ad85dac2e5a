import type { HighWaterMark } from '../ledger/index.js';
import { VaultError } from './errors.js';
import type { KeyStorage, Mark } from './key-storage.js';

/**
 * The highest size of the log that was signed, and its root, kept apart from the database: a start refuses a log that is
 * smaller, or that has another root at that size. The ledger raises it after the database has committed; a log that has
 * grown past its mark is what a crash in between leaves, and is fine.
 *
 * It is raised with every group of requests and therefore not synced each time. What is raised is with the operating
 * system when `raise` resolves, so a process that is killed loses nothing. A loss of power can take back the raises of
 * the last second, never entries of the log, which are synced: the gateway then starts with a mark that is a second
 * old, and whoever also sets the log back by no more than those entries is found by receipts, partners and witnesses,
 * not by the mark.
 */
export class LogMark implements HighWaterMark {
  readonly #storage: KeyStorage;
  #last: Mark | undefined;

  constructor(storage: KeyStorage) {
    this.#storage = storage;
  }

  /** @returns undefined where no log has been signed yet. */
  async read(): Promise<Mark | undefined> {
    this.#last ??= await this.#storage.mark();
    return this.#last;
  }

  /**
   * @param size number of entries.
   * @param root 32 bytes, RFC 9162 section 2.1.1.
   * @throws VaultError `rolled_back`: lower than the mark, or another root at its size; the mark stays.
   */
  async raise(size: number, root: Uint8Array): Promise<void> {
    const last = this.#last ?? (await this.read());
    if (last !== undefined && size <= last.size) {
      if (size === last.size && Buffer.compare(root, last.root) === 0) return;
      throw new VaultError(
        'rolled_back',
        `the log was signed at size ${last.size}, and does not agree with that`,
      );
    }
    const mark = { size, root: Uint8Array.from(root) };
    await this.#storage.putMark(mark);
    this.#last = mark;
  }
}
