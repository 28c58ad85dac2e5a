import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';
import { SqliteDriver } from '../driver.js';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import * as schema from './schema.js';

export type Schema = typeof schema;

/** Where the generated migrations stand: beside dist/ and src/, at the root of the package. */
const MIGRATIONS = fileURLToPath(new URL('../../../migrations/sqlite', import.meta.url));

/** How long a statement waits for a lock that another process holds, in ms; after that the answer is 503. */
const BUSY_TIMEOUT = 250;

/** The entries of a commit at a busy moment fit in two; counts for a file that is made now. */
const PAGE_BYTES = 8_192;

/** How long the journal grows before it is folded into the database: 32 MiB. */
const CHECKPOINT_PAGES = 4_000;

/** Pages that SQLite keeps: the right edge of the log and the cases in use; the rest is with the operating system. */
const CACHE_KIB = 16_384;

export interface SqliteConnections {
  /** The only connection that writes; nobody but the sequencer's transactions uses it after the start. */
  readonly writer: Database.Database;
  /** For lists, exports and proofs: sees what is committed, never writes. */
  readonly reader: Database.Database;
  readonly tables: BetterSQLite3Database<Schema>;
  close(): void;
}

/**
 * Opens the database file and brings its tables up to date, in one transaction.
 * WAL with synchronous=FULL: a transaction that has committed survives a power loss (SQLite, "PRAGMA synchronous").
 * @param file path of the database; made where it does not exist, readable for its owner only.
 * @throws what SQLite throws where the file is no database, is locked, or cannot be written.
 */
export function openDatabase(file: string): SqliteConnections {
  const writer = new SqliteDriver(file, { timeout: BUSY_TIMEOUT });
  try {
    writer.pragma(`page_size = ${PAGE_BYTES}`);
    writer.pragma('journal_mode = WAL');
    writer.pragma('synchronous = FULL');
    writer.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    writer.pragma('temp_store = MEMORY');
    writer.pragma(`cache_size = -${CACHE_KIB}`);
    migrate(drizzle(writer, { schema }), { migrationsFolder: MIGRATIONS });
    const reader = new SqliteDriver(file, { readonly: true, timeout: BUSY_TIMEOUT });
    reader.pragma('temp_store = MEMORY');
    return {
      writer,
      reader,
      tables: drizzle(reader, { schema }),
      close() {
        reader.close();
        writer.close();
      },
    };
  } catch (cause) {
    writer.close();
    throw cause;
  }
}
