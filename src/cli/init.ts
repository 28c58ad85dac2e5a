import { writeFile } from 'node:fs/promises';
import { readConfig, type ConfigFlags } from '../config.js';
import { initialise, migrateDatabase } from '../initialise.js';
import { createPartnerKey } from '../identity/index.js';
import { administratorKeyFile } from './administrator-key.js';
import type { ExitCode, Terminal } from './output.js';

/** `sluis init`: keyring, key store, database and the first administrator; refuses to overwrite. */
export async function init(flags: ConfigFlags, term: Terminal): Promise<ExitCode> {
  const config = await readConfig(flags, process.env);
  const { privateJwk, publicJwk } = await createPartnerKey();
  await initialise(config, publicJwk);
  const keyFile = administratorKeyFile(config.data);
  await writeFile(keyFile, `${JSON.stringify(privateJwk)}\n`, { mode: 0o600, flag: 'wx' });
  term.say({
    nl: `Klaar. Sleutelbos: ${config.keyring}. Sleutel van de beheerder: ${keyFile}. Bewaar beide apart van ${config.data}, en maak er een kopie van: zonder de sleutelbos is niets meer te lezen.`,
    en: `Done. Keyring: ${config.keyring}. The administrator's key: ${keyFile}. Keep both apart from ${config.data}, and keep a copy: without the keyring nothing can be read any more.`,
  });
  return 0;
}

/** `sluis db migrate`: brings the tables up to date; also done at every start. */
export async function dbMigrate(flags: ConfigFlags, term: Terminal): Promise<ExitCode> {
  const config = await readConfig(flags, process.env);
  migrateDatabase(config);
  term.say({ nl: 'De database is bij.', en: 'The database is up to date.' });
  return 0;
}
