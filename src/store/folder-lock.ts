import { SqliteDriver } from './driver.js';

/** A data folder that this process alone works with. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes the folder for this process. The lock is an exclusive transaction on a file of its own: the operating system
 * lets go of it when the process ends, however it ends.
 * @returns undefined where another process has it.
 */
export function lockFolder(file: string): FolderLock | undefined {
  const database = new SqliteDriver(file, { timeout: 0 });
  try {
    database.pragma('journal_mode = DELETE');
    database.exec('BEGIN EXCLUSIVE');
  } catch {
    database.close();
    return undefined;
  }
  return {
    release() {
      database.exec('ROLLBACK');
      database.close();
    },
  };
}
