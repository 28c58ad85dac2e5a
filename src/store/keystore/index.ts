/**
 * store/keystore: the vault's key storage in a SQLite file of its own. It promises that keys are synced before anybody
 * hears of them, and that no file of it holds a copy of a removed one.
 */
export { openSqliteKeyStorage } from './sqlite-key-storage.js';
