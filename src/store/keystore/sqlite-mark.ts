import type { Database, Statement } from 'better-sqlite3';
import type { Mark } from '../../vault/index.js';

const SYNC_EVERY_MS = 1000;

/**
 * The mark of the log. It is raised with every group of requests, so it has a connection of its own that commits
 * without a sync (`synchronous=NORMAL`): some ten microseconds instead of half a millisecond. In WAL mode such a commit
 * is a write to the journal file. When it returns, the operating system has the bytes: a process that is killed loses
 * nothing. Only a loss of power (or of the kernel) can take back what was not synced yet; then the frames that were not
 * written are missing from the end of the journal and the mark is an older one, never a torn one, for frames are
 * checksummed. Keys in the same journal are not touched by this: the connection that writes them syncs the whole of it
 * with each commit, marks that came before included. Where no key is written, a timer has it synced within a second.
 */
export class SqliteMark {
  readonly #database: Database;
  readonly #read: Statement<[], Mark>;
  readonly #put: Statement<[number, Uint8Array]>;
  readonly #sync: Statement<[]>;
  #timer: NodeJS.Timeout | undefined;

  /** @param durable a connection with `synchronous=FULL` to the same file. */
  constructor(database: Database, durable: Database) {
    this.#database = database;
    this.#read = database.prepare('SELECT size, root FROM mark');
    this.#put = database.prepare(
      `INSERT INTO mark (only, size, root) VALUES (1, ?, ?)
       ON CONFLICT (only) DO UPDATE SET size = excluded.size, root = excluded.root WHERE excluded.size >= size`,
    );
    this.#sync = durable.prepare('UPDATE mark SET size = size');
  }

  read(): Mark | undefined {
    return this.#read.get();
  }

  put(mark: Mark): void {
    this.#put.run(mark.size, mark.root);
    this.#timer ??= setTimeout(() => this.#syncInPassing(), SYNC_EVERY_MS).unref();
  }

  /** Syncs what was put, and lets go of the file. */
  close(): void {
    try {
      if (this.#timer !== undefined) this.#sync.run();
    } finally {
      clearTimeout(this.#timer);
      this.#database.close();
    }
  }

  #syncInPassing(): void {
    this.#timer = undefined;
    try {
      this.#sync.run();
    } catch {
      // Nobody waits for this one; the next raise meets the same trouble, is told, and arms the timer again.
    }
  }
}
