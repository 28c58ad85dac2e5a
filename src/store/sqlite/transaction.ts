import type Database from 'better-sqlite3';
import type { DocumentRow, DocumentTransaction } from '../../casework/index.js';
import type { IdentityTransaction } from '../../identity/index.js';
import { LedgerError, type GroupRow, type LedgerTransaction } from '../../ledger/index.js';
import type { CovenantFile, CovenantTransaction } from '../covenants.js';

/** How long a used assertion is remembered after it expired by itself, in ms; then no clock skew lets it in again. */
const REMEMBERED_AFTER_EXPIRY = 60_000;

type Statement = Database.Statement;

/**
 * The one transaction of a group, on the one connection that writes.
 * The statements are prepared once and by hand: they run for every request, and drizzle's mapping costs more there
 * than the statement itself. Their tables are those of schema.ts.
 */
export class SqliteTransaction
  implements LedgerTransaction, DocumentTransaction, IdentityTransaction, CovenantTransaction
{
  readonly #database: Database.Database;
  readonly #insertGroup: Statement;
  readonly #insertTile: Statement;
  readonly #putCheckpoint: Statement;
  readonly #readDocument: Database.Statement<[string], DocumentRow>;
  readonly #insertDocument: Statement;
  readonly #updateDocument: Statement;
  readonly #personOf: Database.Statement<[Uint8Array], { person: string }>;
  readonly #linkPerson: Statement;
  readonly #unlinkPerson: Statement;
  readonly #useAssertion: Statement;
  readonly #forgetAssertions: Statement;
  readonly #insertCovenant: Statement;
  readonly #savepoint: Statement;
  readonly #release: Statement;
  readonly #rollbackTo: Statement;
  /** Rows that this transaction has read: those who wait together often ask for the same. */
  readonly #rows = new Map<string, DocumentRow | undefined>();

  constructor(database: Database.Database) {
    this.#database = database;
    this.#insertGroup = database.prepare('INSERT INTO log_groups (first, leaves, records) VALUES (?, ?, ?)');
    this.#insertTile = database.prepare('INSERT INTO log_tiles (level, idx, hashes) VALUES (?, ?, ?)');
    this.#putCheckpoint = database.prepare(
      'INSERT INTO log_checkpoints (id, size, note) VALUES (1, ?, ?) ' +
        'ON CONFLICT (id) DO UPDATE SET size = excluded.size, note = excluded.note',
    );
    this.#readDocument = database.prepare<[string], DocumentRow>(
      'SELECT place, covenant, version, document FROM documents WHERE place = ?',
    );
    this.#insertDocument = database.prepare(
      'INSERT INTO documents (place, covenant, version, document) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    );
    this.#updateDocument = database.prepare(
      'UPDATE documents SET version = ?, document = ? WHERE place = ? AND version = ?',
    );
    this.#personOf = database.prepare<[Uint8Array], { person: string }>(
      'SELECT person FROM person_tags WHERE tag = ?',
    );
    this.#linkPerson = database.prepare(
      'INSERT INTO person_tags (tag, person) VALUES (?, ?) ON CONFLICT DO NOTHING',
    );
    this.#unlinkPerson = database.prepare('DELETE FROM person_tags WHERE tag = ?');
    this.#useAssertion = database.prepare(
      'INSERT INTO used_assertions (issuer, jti, expires) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    );
    this.#forgetAssertions = database.prepare('DELETE FROM used_assertions WHERE expires < ?');
    this.#insertCovenant = database.prepare(
      'INSERT INTO covenants (hash, id, file, text, activated_at) VALUES (?, ?, ?, ?, ?) ' +
        'ON CONFLICT (hash) DO UPDATE SET activated_at = excluded.activated_at',
    );
    this.#savepoint = database.prepare('SAVEPOINT unit');
    this.#release = database.prepare('RELEASE unit');
    this.#rollbackTo = database.prepare('ROLLBACK TO unit');
  }

  /** To be called when a transaction ends: what it read is neither to be believed nor to be held any longer. */
  ended(): void {
    this.#rows.clear();
  }

  async appendGroup({ first, leaves, records }: GroupRow): Promise<void> {
    this.#inside(() => this.#insertGroup.run(first, leaves, records));
  }

  async putTile(level: number, index: number, hashes: Uint8Array): Promise<void> {
    this.#inside(() => this.#insertTile.run(level, index, hashes));
  }

  async putCheckpoint(size: number, note: string): Promise<void> {
    this.#inside(() => this.#putCheckpoint.run(size, note));
  }

  async savepoint<T>(run: () => Promise<T>): Promise<T> {
    this.#inside(() => this.#savepoint.run());
    try {
      const result = await run();
      this.#inside(() => this.#release.run());
      return result;
    } catch (cause) {
      this.#rows.clear();
      this.#inside(() => {
        this.#rollbackTo.run();
        this.#release.run();
      });
      throw cause;
    }
  }

  async readDocument(place: string): Promise<DocumentRow | undefined> {
    if (this.#rows.has(place)) return this.#rows.get(place);
    const row = this.#inside(() => this.#readDocument.get(place));
    this.#rows.set(place, row);
    return row;
  }

  async writeDocument(row: DocumentRow, expected: number | undefined): Promise<boolean> {
    this.#rows.delete(row.place);
    return this.#inside(() => {
      const done =
        expected === undefined
          ? this.#insertDocument.run(row.place, row.covenant, row.version, row.document)
          : this.#updateDocument.run(row.version, row.document, row.place, expected);
      return done.changes === 1;
    });
  }

  async personOf(tag: Uint8Array): Promise<string | undefined> {
    return this.#inside(() => this.#personOf.get(tag)?.person);
  }

  async linkPerson(tag: Uint8Array, person: string): Promise<void> {
    this.#inside(() => this.#linkPerson.run(tag, person));
  }

  async unlinkPerson(tag: Uint8Array): Promise<void> {
    this.#inside(() => this.#unlinkPerson.run(tag));
  }

  async useAssertion(use: { issuer: string; jti: string; expiresAt: number; now: number }): Promise<boolean> {
    return this.#inside(() => {
      this.#forgetAssertions.run(use.now - REMEMBERED_AFTER_EXPIRY);
      return this.#useAssertion.run(use.issuer, use.jti, use.expiresAt).changes === 1;
    });
  }

  async rememberCovenant(file: CovenantFile): Promise<void> {
    this.#inside(() =>
      this.#insertCovenant.run(file.hash, file.id, file.file, file.text ?? null, file.activatedAt),
    );
  }

  /**
   * Runs a statement inside the transaction or not at all. After a full disk or an I/O error SQLite rolls everything
   * back by itself and a further statement would commit alone; what fails here therefore fails the whole group.
   */
  #inside<T>(run: () => T): T {
    if (!this.#database.inTransaction) throw new LedgerError('unavailable', 'the transaction is gone');
    try {
      return run();
    } catch (cause) {
      throw new LedgerError('unavailable', 'the database did not take a statement', { cause });
    }
  }
}
