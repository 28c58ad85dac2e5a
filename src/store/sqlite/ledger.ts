import type Database from 'better-sqlite3';
import { leafHash, LedgerError, type LeafRow, type LedgerStorage } from '../../ledger/index.js';
import type { SqliteConnections } from './database.js';
import { SqliteTransaction } from './transaction.js';

/** How many rows a stream takes at a time: little memory, few statements. */
const BATCH = 1_000;

const LEAF_COLUMNS = 'idx AS "index", leaf, record';

/** The log on SQLite: one exclusive transaction at a time on the writer, everything else on the reader. */
export class SqliteLedger implements LedgerStorage<SqliteTransaction> {
  readonly #writer: Database.Database;
  readonly #transaction: SqliteTransaction;
  readonly #begin: Database.Statement;
  readonly #commit: Database.Statement;
  readonly #rollback: Database.Statement;
  readonly #size: Database.Statement<[], { size: number }>;
  readonly #leaf: Database.Statement<[number], LeafRow>;
  readonly #leaves: Database.Statement<[number, number, number], LeafRow>;
  readonly #tile: Database.Statement<[number, number], { hashes: Uint8Array }>;
  readonly #checkpoint: Database.Statement<[], { size: number; note: string }>;
  #running: Promise<unknown> = Promise.resolve();

  constructor({ writer, reader }: SqliteConnections) {
    this.#writer = writer;
    this.#transaction = new SqliteTransaction(writer);
    this.#begin = writer.prepare('BEGIN IMMEDIATE');
    this.#commit = writer.prepare('COMMIT');
    this.#rollback = writer.prepare('ROLLBACK');
    this.#size = reader.prepare('SELECT coalesce(max(idx) + 1, 0) AS size FROM log_entries');
    this.#leaf = reader.prepare(`SELECT ${LEAF_COLUMNS} FROM log_entries WHERE idx = ?`);
    this.#leaves = reader.prepare(
      `SELECT ${LEAF_COLUMNS} FROM log_entries WHERE idx >= ? AND idx < ? ORDER BY idx LIMIT ?`,
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

  async size(): Promise<number> {
    return this.#size.get()?.size ?? 0;
  }

  async leaf(index: number): Promise<LeafRow | undefined> {
    return this.#leaf.get(index);
  }

  async *leaves(from: number, to: number): AsyncIterable<LeafRow> {
    for (let next = from; next < to;) {
      const rows = this.#leaves.all(next, to, BATCH);
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined) return;
      next = last.index + 1;
    }
  }

  async leafHashes(from: number, to: number): Promise<Uint8Array> {
    return Buffer.concat(this.#leaves.all(from, to, to - from).map((row) => leafHash(row.leaf)));
  }

  async tile(level: number, index: number): Promise<Uint8Array | undefined> {
    return this.#tile.get(level, index)?.hashes;
  }

  async checkpoint(): Promise<{ size: number; note: string } | undefined> {
    return this.#checkpoint.get();
  }
}
