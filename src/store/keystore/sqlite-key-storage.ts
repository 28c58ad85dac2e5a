import type { Database, Statement } from 'better-sqlite3';
import { VaultError, type KeyKind, type KeyRow, type KeyStorage, type Mark } from '../../vault/index.js';
import { claimFile, closedOnFailure, connect } from './connection.js';
import { GroupWriter } from './group-writer.js';
import { SqliteMark } from './sqlite-mark.js';
import { migrate } from './migrations.js';
import { KeyTable } from './key-table.js';

/**
 * Opens the key store in a SQLite file of its own, apart from the database; makes it where there is none.
 * @param path for instance `keys.db`; its folder must exist. Only its owner can read it from then on.
 * @throws VaultError `unavailable`: it cannot be opened, or is no key store of this or an earlier version.
 */
export function openSqliteKeyStorage(path: string): KeyStorage {
  return attempt(() => {
    claimFile(path);
    const database = connect(path, 'FULL');
    return closedOnFailure(database, () => {
      migrate(database);
      return new SqliteKeyStorage(database, connect(path, 'NORMAL'));
    });
  });
}

class SqliteKeyStorage implements KeyStorage {
  readonly #database: Database;
  readonly #table: KeyTable;
  readonly #writer: GroupWriter;
  readonly #mark: SqliteMark;
  readonly #checkpoint: Statement<[], { busy: number }>;
  /** True while the journal may hold a key that was removed. */
  #remnants = false;

  constructor(database: Database, markDatabase: Database) {
    this.#database = database;
    this.#table = new KeyTable(database);
    this.#checkpoint = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#writer = new GroupWriter(database);
    this.#mark = new SqliteMark(markDatabase, database);
  }

  async insert(row: KeyRow): Promise<void> {
    const inserted = await this.#write(() => this.#table.insert(row));
    if (!inserted) throw new VaultError('key_exists', 'a key with this id exists already');
  }

  find(id: string): Promise<KeyRow | undefined> {
    return this.#read(() => this.#table.find(id));
  }

  replace(row: KeyRow): Promise<void> {
    return this.#write(() => this.#table.replace(row));
  }

  async remove(id: string): Promise<boolean> {
    const existed = await this.#write(() => this.#table.remove(id));
    this.#remnants ||= existed;
    attempt(() => this.#sweep());
    return existed;
  }

  knew(id: string, version: number): Promise<boolean> {
    return this.#read(() => this.#table.knew(id, version));
  }

  list(kind: KeyKind): Promise<readonly string[]> {
    return this.#read(() => this.#table.list(kind));
  }

  unsettled(): Promise<readonly KeyRow[]> {
    return this.#read(() => this.#table.unsettled());
  }

  async mark(): Promise<Mark | undefined> {
    return attempt(() => this.#mark.read());
  }

  async putMark(mark: Mark): Promise<void> {
    attempt(() => this.#mark.put(mark));
  }

  async close(): Promise<void> {
    attempt(() => {
      this.#writer.flush();
      try {
        this.#mark.close();
      } finally {
        this.#database.close();
      }
    });
  }

  async #write<T>(run: () => T): Promise<T> {
    try {
      return await this.#writer.submit(run);
    } catch (error) {
      throw unavailable(error);
    }
  }

  /** At once where nothing waits to be written; else in its turn, so that it sees what was asked for before it. */
  async #read<T>(run: () => T): Promise<T> {
    return this.#writer.idle ? attempt(run) : this.#write(run);
  }

  /**
   * After a removal the journal still holds the page as it was: its pages go to the file, and it is emptied. Another
   * process that reads at that moment can keep it from happening; the removal then fails, though the key is gone, and
   * asking again tries again. So does the next removal, and so does closing.
   */
  #sweep(): void {
    if (!this.#remnants) return;
    const [outcome] = this.#checkpoint.all();
    if (outcome === undefined || outcome.busy !== 0) {
      throw new VaultError(
        'unavailable',
        'the journal of the key store is in use and still holds a removed key',
      );
    }
    this.#remnants = false;
  }
}

function attempt<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw unavailable(error);
  }
}

function unavailable(error: unknown): VaultError {
  if (error instanceof VaultError) return error;
  return new VaultError('unavailable', 'the key store cannot be read or written', { cause: error });
}
