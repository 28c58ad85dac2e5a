/**
 * Storage: what the rooms asked for, on SQLite. It promises that a transaction which resolved is on disk, and that
 * nothing but ciphertext, random ids and blind tags is in it.
 */
export type { CovenantFile, CovenantReader, CovenantTransaction } from './covenants.js';
export { lockFolder, type FolderLock } from './folder-lock.js';
export { keysInUse, type KeyInUse } from './keys-in-use.js';
export { openSqliteKeyStorage } from './keystore/index.js';
export { openDatabase, type SqliteConnections } from './sqlite/database.js';
export { SqliteDocuments } from './sqlite/documents.js';
export { SqliteLedger } from './sqlite/ledger.js';
export type { SqliteTransaction } from './sqlite/transaction.js';
