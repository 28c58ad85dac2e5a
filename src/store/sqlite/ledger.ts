import type Database from 'better-sqlite3';
import { LedgerError, type GroupRow, type LedgerStorage } from '../../ledger/index.js';
import type { SqliteConnections } from './database.js';
import { SqliteTransaction } from './transaction.js';

/** How many commits a stream takes at a time: little memory, few statements. */
const BATCH = 64;

const COLUMNS = 'first, leaves, records';

/** The log on SQLite: one exclusive transaction at a time on the writer, everything else on the reader. */
export class SqliteLedger implements LedgerStorage<SqliteTransaction> {
  readonly #writer: Database.Database;
  readonly #transaction: SqliteTransaction;
  readonly #begin: Database.Statement;
  readonly #commit: Database.Statement;
  readonly #rollback: Database.Statement;
  readonly #last: Database.Statement<[], GroupRow>;
  readonly #group: Database.Statement<[number], GroupRow>;
  readonly #groups: Database.Statement<[number, number, number], GroupRow>;
  readonly #tile: Database.Statement<[number, number], { hashes: Uint8Array }>;
  readonly #checkpoint: Database.Statement<[], { size: number; note: string }>;
  #running: Promise<unknown> = Promise.resolve();

  constructor({ writer, reader }: SqliteConnections) {
    this.#writer = writer;
    this.#transaction = new SqliteTransaction(writer);
    this.#begin = writer.prepare('BEGIN IMMEDIATE');
    this.#commit = writer.prepare('COMMIT');
    this.#rollback = writer.prepare('ROLLBACK');
    this.#last = reader.prepare(`SELECT ${COLUMNS} FROM log_groups ORDER BY first DESC LIMIT 1`);
    this.#group = reader.prepare(
      `SELECT ${COLUMNS} FROM log_groups WHERE first <= ? ORDER BY first DESC LIMIT 1`,
    );
    this.#groups = reader.prepare(
      `SELECT ${COLUMNS} FROM log_groups WHERE first >= ? AND first < ? ORDER BY first LIMIT ?`,
    );
    this.#tile = reader.prepare('SELECT hashes FROM log_tiles WHERE level = ? AND idx = ?');
    this.#checkpoint = reader.prepare('SELECT size, note FROM log_checkpoints WHERE id = 1');
  }

  /** Transactions stand in line: SQLite has one writer, and `run` may wait between its statements. */
  async transaction<T>(run: (tx: SqliteTransaction) => Promise<T>): Promise<T> {
    const turn = this.#running.then(() => this.#exclusive(run));
    this.#running = turn.catch(() => undefined);
    return turn;
  }

  async #exclusive<T>(run: (tx: SqliteTransaction) => Promise<T>): Promise<T> {
    try {
      this.#begin.run();
      const result = await run(this.#transaction);
      this.#commit.run();
      return result;
    } catch (cause) {
      if (this.#writer.inTransaction) this.#rollback.run();
      if (cause instanceof LedgerError) throw cause;
      throw new LedgerError('unavailable', 'the database did not take the transaction', { cause });
    } finally {
      this.#transaction.ended();
    }
  }

  async lastGroup(): Promise<GroupRow | undefined> {
    return this.#last.get();
  }

  async groupOf(index: number): Promise<GroupRow | undefined> {
    return this.#group.get(index);
  }

  async *groups(from: number, to: number): AsyncIterable<GroupRow> {
    for (let next = from; next < to;) {
      const rows = this.#groups.all(next, to, BATCH);
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined) return;
      next = last.first + 1;
    }
  }

  async tile(level: number, index: number): Promise<Uint8Array | undefined> {
    return this.#tile.get(level, index)?.hashes;
  }

  async checkpoint(): Promise<{ size: number; note: string } | undefined> {
    return this.#checkpoint.get();
  }
}
