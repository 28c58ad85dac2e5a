import type { Database, Statement } from 'better-sqlite3';
import type { KeyKind, KeyRow } from '../../vault/index.js';

const ROWS = `SELECT id, kind, kid, created, version, pending, wrapped FROM keys JOIN slots USING (slot)`;

/** The statements on keys and their slots; each runs within the transaction of its caller. */
export class KeyTable {
  readonly #find: Statement<[string], KeyRow>;
  readonly #unsettled: Statement<[], KeyRow>;
  readonly #list: Statement<[string], string>;
  readonly #exists: Statement<[string], number>;
  readonly #addSlot: Statement<[Uint8Array]>;
  readonly #fillSlot: Statement<[Uint8Array, string]>;
  readonly #clearSlot: Statement<[string]>;
  readonly #add: Statement<[string, string, string, number, number, number, number | bigint]>;
  readonly #update: Statement<[string, number, number, string]>;
  readonly #noteDestroyed: Statement<[string]>;
  readonly #delete: Statement<[string]>;
  readonly #knew: Statement<[string, number, string], number>;

  constructor(database: Database) {
    const slotOfKey = 'slot = (SELECT slot FROM keys WHERE id = ?)';
    this.#find = database.prepare(`${ROWS} WHERE id = ?`);
    this.#unsettled = database.prepare(`${ROWS} WHERE pending > version ORDER BY id`);
    this.#list = database.prepare<[string], string>('SELECT id FROM keys WHERE kind = ? ORDER BY id').pluck();
    this.#exists = database.prepare<[string], number>('SELECT 1 FROM keys WHERE id = ?').pluck();
    this.#addSlot = database.prepare('INSERT INTO slots (wrapped) VALUES (?)');
    this.#fillSlot = database.prepare(`UPDATE slots SET wrapped = ? WHERE ${slotOfKey}`);
    this.#clearSlot = database.prepare(
      `UPDATE slots SET wrapped = zeroblob(length(wrapped)) WHERE ${slotOfKey}`,
    );
    this.#add = database.prepare(
      'INSERT INTO keys (id, kind, kid, created, version, pending, slot) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#update = database.prepare('UPDATE keys SET kid = ?, version = ?, pending = ? WHERE id = ?');
    // A professional's key has a pseudonym for its id, which goes with it; nothing in the database leans on that key.
    this.#noteDestroyed = database.prepare(
      "INSERT OR IGNORE INTO destroyed (id) SELECT id FROM keys WHERE id = ? AND kind <> 'professional'",
    );
    this.#delete = database.prepare('DELETE FROM keys WHERE id = ?');
    this.#knew = database
      .prepare<[string, number, string], number>(
        'SELECT 1 FROM keys WHERE id = ? AND pending >= ? UNION ALL SELECT 1 FROM destroyed WHERE id = ?',
      )
      .pluck();
  }

  /** @returns false, and nothing changed, where a key with this id exists. */
  insert({ id, kind, kid, created, version, pending, wrapped }: KeyRow): boolean {
    if (this.#exists.get(id) !== undefined) return false;
    const { lastInsertRowid } = this.#addSlot.run(wrapped);
    this.#add.run(id, kind, kid, created, version, pending, lastInsertRowid);
    return true;
  }

  find(id: string): KeyRow | undefined {
    return this.#find.get(id);
  }

  replace({ id, kid, version, pending, wrapped }: KeyRow): void {
    this.#fillSlot.run(wrapped, id);
    this.#update.run(kid, version, pending, id);
  }

  /** Whether a key of this id was made here, and this version of its document given out, or the key destroyed. */
  knew(id: string, version: number): boolean {
    return this.#knew.get(id, version, id) !== undefined;
  }

  /** Overwrites the slot in place, then lets go of it. @returns false where there is no such key. */
  remove(id: string): boolean {
    this.#clearSlot.run(id);
    this.#noteDestroyed.run(id);
    return this.#delete.run(id).changes === 1;
  }

  list(kind: KeyKind): string[] {
    return this.#list.all(kind);
  }

  unsettled(): KeyRow[] {
    return this.#unsettled.all();
  }
}
