import { access, readFile, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config.js';
import { paths } from '../../gateway-folder.js';
import { administratorKeyFile } from '../administrator-key.js';

/** What a try-out lays in its data folder and beside it. */

export type PrivateJwk = Readonly<Record<string, unknown>>;

/** Keys of all partners and of the administrator: in a try-out one folder plays everybody. */
export interface DemoKeys {
  readonly partners: Readonly<Record<string, PrivateJwk>>;
  readonly administrator: PrivateJwk;
}

/** `whole`: with its cases; `unfinished`: an earlier demo was broken off; `gateway`: something that is no try-out. */
export type Standing = 'nothing' | 'whole' | 'unfinished' | 'gateway';

export function demoKeysFile(data: string): string {
  return `${data}.demo-keys.json`;
}

/** Holds the verifier key of the log; written when the sample cases are in, and so the mark of a whole try-out. */
export function logKeyFile(data: string): string {
  return `${data}.log-key`;
}

export function settingsFile(data: string): string {
  return join(data, 'sluis.yaml');
}

export function covenantFolder(data: string): string {
  return join(data, 'covenant');
}

export async function standingAt(config: Config): Promise<Standing> {
  const { data } = config;
  const [keys, whole, accounts, settings, administrator] = await Promise.all(
    [
      demoKeysFile(data),
      logKeyFile(data),
      paths(config).accounts,
      settingsFile(data),
      administratorKeyFile(data),
    ].map(exists),
  );
  if (keys === true) return whole === true && accounts === true ? 'whole' : 'unfinished';
  return accounts === true || settings === true || administrator === true ? 'gateway' : 'nothing';
}

/** Takes away what was laid by the caller itself, and nothing else that stands in the folder. */
export async function removeTryOut(config: Config): Promise<void> {
  const { data, keyring } = config;
  const { database, keys, accounts, lock } = paths(config);
  const databases = [database, keys].flatMap((file) => [file, `${file}-wal`, `${file}-shm`]);
  const beside = [keyring, demoKeysFile(data), administratorKeyFile(data), logKeyFile(data)];
  const laid = [...databases, accounts, lock, settingsFile(data), covenantFolder(data), ...beside];
  await Promise.all(laid.map((path) => rm(path, { recursive: true, force: true })));
  // A folder in which the user keeps more stays.
  await rmdir(data).catch(() => undefined);
}

function isDemoKeys(keys: unknown): keys is DemoKeys {
  return typeof keys === 'object' && keys !== null && 'partners' in keys && 'administrator' in keys;
}

/** @throws what reading the file throws where the folder holds no try-out. */
export async function readDemoKeys(data: string): Promise<DemoKeys> {
  const keys: unknown = JSON.parse(await readFile(demoKeysFile(data), 'utf8'));
  if (isDemoKeys(keys)) return keys;
  throw new Error(`${demoKeysFile(data)} holds no keys of a try-out`);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
