import type { Database } from 'better-sqlite3';

/** "cslk": tells a key store from any other SQLite file. */
const APPLICATION_ID = 0x63736c6b;

/**
 * The schema of the key store, one step a version (`user_version`). Steps are only ever added.
 *
 * Wrapped keys stand in slots of their own, which are filled in the order of their numbers, overwritten in place by
 * bytes of the same length, and never deleted: SQLite moves rows between pages when it balances a tree, and what it
 * moved can stay behind in a page's unused part, where no later overwriting finds it. Slots never move.
 */
const STEPS: readonly string[] = [
  `CREATE TABLE slots (
     slot INTEGER PRIMARY KEY,
     wrapped BLOB NOT NULL
   ) STRICT;
   CREATE TABLE keys (
     id TEXT PRIMARY KEY NOT NULL,
     kind TEXT NOT NULL,
     kid TEXT NOT NULL,
     created INTEGER NOT NULL,
     version INTEGER NOT NULL CHECK (version >= 0),
     pending INTEGER NOT NULL CHECK (pending >= version),
     slot INTEGER NOT NULL UNIQUE REFERENCES slots (slot)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX keys_by_kind ON keys (kind, id);
   CREATE INDEX keys_unsettled ON keys (id) WHERE pending > version;
   CREATE TABLE mark (
     only INTEGER PRIMARY KEY CHECK (only = 1),
     size INTEGER NOT NULL CHECK (size >= 0),
     root BLOB NOT NULL CHECK (length(root) = 32)
   ) STRICT;`,
  `CREATE TABLE destroyed (
     id TEXT PRIMARY KEY NOT NULL
   ) STRICT, WITHOUT ROWID;`,
];

/**
 * Brings the schema up to date inside one transaction.
 * @throws RangeError: the file is no key store, or was written by a later version of the product.
 */
export function migrate(database: Database): void {
  database
    .transaction(() => {
      const version = Number(database.pragma('user_version', { simple: true }));
      const application = Number(database.pragma('application_id', { simple: true }));
      const tables = database
        .prepare<[], { count: number }>('SELECT count(*) AS count FROM sqlite_schema')
        .get();
      const empty = version === 0 && tables?.count === 0;
      if (!empty && application !== APPLICATION_ID) throw new RangeError('the file is not a key store');
      if (version > STEPS.length) throw new RangeError('the key store was written by a later version');
      for (const step of STEPS.slice(version)) database.exec(step);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${STEPS.length}`);
    })
    .exclusive();
}
