import { chmodSync, closeSync, openSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { SqliteDriver } from '../driver.js';

const OWNER_ONLY = 0o600;
const BUSY_MS = 5000;

/** Makes the file where there is none, and lets only its owner read it; SQLite gives its journal the same mode. */
export function claimFile(path: string): void {
  closeSync(openSync(path, 'a', OWNER_ONLY));
  chmodSync(path, OWNER_ONLY);
}

/**
 * A connection to the key store, in WAL mode.
 * @param synchronous `FULL`: what is committed is synced. `NORMAL`: it is with the operating system, and synced with the
 * next commit of a `FULL` connection or the next checkpoint.
 */
export function connect(path: string, synchronous: 'FULL' | 'NORMAL'): Database.Database {
  const database = new SqliteDriver(path, { timeout: BUSY_MS });
  return closedOnFailure(database, () => {
    database.pragma('journal_mode = WAL');
    database.pragma(`synchronous = ${synchronous}`);
    database.pragma('secure_delete = ON');
    database.pragma('temp_store = MEMORY');
    database.pragma('foreign_keys = ON');
    return database;
  });
}

/** Closes the connection where what is to be done with it fails, so that no lock stays behind. */
export function closedOnFailure<T>(database: Database.Database, run: () => T): T {
  try {
    return run();
  } catch (error) {
    database.close();
    throw error;
  }
}
