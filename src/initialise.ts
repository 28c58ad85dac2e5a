import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import type { Config } from './config.js';
import { GatewayError, KEY_IDS, now, paths, random } from './gateway-folder.js';
import { openDatabase, openSqliteKeyStorage } from './store/index.js';
import { createKeyring, KeyStore, readKeyring } from './vault/index.js';

/**
 * Makes keyring, key store, database and the account of the first administrator.
 * @param administrator public JWK of the administrator's key.
 * @throws GatewayError `already_initialised`, VaultError for a keyring that may not be.
 */
export async function initialise(
  config: Config,
  administrator: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { accounts, database, keys: keysFile } = paths(config);
  if (existsSync(accounts)) {
    throw new GatewayError('already_initialised', `${config.data} holds a gateway already`);
  }
  await mkdir(config.data, { recursive: true, mode: 0o700 });
  const account = {
    title: 'Beheerder',
    roles: ['auditor', 'officer', 'operator'],
    jwks: { keys: [administrator] },
  };
  const text = JSON.stringify(
    { format: 'casussluis-accounts/1', accounts: { administrator: account } },
    null,
    2,
  );
  await createKeyring(config.keyring, config.data, random);
  const keyring = await readKeyring(config.keyring, config.data);
  const keys = await KeyStore.open({ storage: openSqliteKeyStorage(keysFile), keyring, random, now });
  await Promise.all([
    keys.create('log_signing', KEY_IDS.signing),
    keys.create('log_period', KEY_IDS.period),
    keys.create('pseudonym_root', KEY_IDS.pseudonyms),
    keys.create('blind_index', KEY_IDS.blindIndex),
    keys.create('token_signing', KEY_IDS.tokens),
  ]);
  await keys.close();
  openDatabase(database).close();
  await Promise.all([chmod(database, 0o600), chmod(keysFile, 0o600)]);
  await writeFile(accounts, `${text}\n`, { flag: 'wx', mode: 0o600 });
}

/** Brings the tables of the database up to date. @throws what SQLite throws. */
export function migrateDatabase(config: Config): void {
  openDatabase(paths(config).database).close();
}
