import { access, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMap, parseDocument } from 'yaml';
import { readConfig, type Config, type ConfigFlags } from '../../config.js';
import { initialise } from '../../initialise.js';
import { createPartnerKey } from '../../identity/index.js';

/** The sample platform that comes with the product. */
const SAMPLE = fileURLToPath(
  new URL('../../../policies/leefbaarheidsplatform-duivenweert/', import.meta.url),
);

export type PrivateJwk = Readonly<Record<string, unknown>>;

/** Keys of all partners and of the administrator: in a try-out one folder plays everybody. */
export interface DemoKeys {
  readonly partners: Readonly<Record<string, PrivateJwk>>;
  readonly administrator: PrivateJwk;
}

export function demoKeysFile(data: string): string {
  return `${data}.demo-keys.json`;
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

/**
 * Lays a try-out in the data folder: the sample covenant with the partners' fresh public keys in it, settings, keyring
 * and database. One that is there already is used again.
 * @param lasting the port that the settings name, for later starts too; the usual one where not given.
 * @returns whether it was laid now.
 */
export async function prepareDemo(
  flags: ConfigFlags,
  lasting: { readonly port?: number },
): Promise<{ readonly config: Config; readonly fresh: boolean }> {
  const planned = await readConfig(flags, process.env);
  const covenant = join(planned.data, 'covenant', 'covenant.yaml');
  const settings = join(planned.data, 'sluis.yaml');
  if (await exists(settings)) return { config: planned, fresh: false };
  const administrator = await createPartnerKey();
  // First of all: where a gateway is already, nothing of it is overwritten, and least of all a private key.
  await initialise(planned, administrator.publicJwk);
  await mkdir(dirname(covenant), { recursive: true, mode: 0o700 });
  const source = await readFile(join(SAMPLE, 'covenant.yaml'), 'utf8');
  const keys = await writeCovenantWithKeys(source, covenant);
  await copyFile(join(SAMPLE, 'convenant.md'), join(dirname(covenant), 'convenant.md'));
  await writeFile(
    demoKeysFile(planned.data),
    `${JSON.stringify({ partners: keys, administrator: administrator.privateJwk })}\n`,
    { mode: 0o600, flag: 'wx' },
  );
  await writeFile(`${planned.data}.administrator.jwk`, `${JSON.stringify(administrator.privateJwk)}\n`, {
    mode: 0o600,
    flag: 'wx',
  });
  await writeFile(
    settings,
    [
      '# Proefopstelling: de looptijd en de ondertekening van het convenant worden niet afgedwongen.',
      `keyring: ${JSON.stringify(join('..', basename(planned.keyring)))}`,
      'covenants: [covenant/covenant.yaml]',
      ...(lasting.port === undefined ? [] : [`port: ${lasting.port}`]),
      'trial: true',
      'rateLimit: 0',
      '',
    ].join('\n'),
    { mode: 0o600, flag: 'wx' },
  );
  return { config: await readConfig(flags, process.env), fresh: true };
}

/** The sample covenant holds no keys: a real platform's partners put in their own. */
async function writeCovenantWithKeys(source: string, to: string): Promise<Record<string, PrivateJwk>> {
  const document = parseDocument(source);
  const named = document.get('partners');
  const partners = isMap(named) ? named.items.map(({ key }) => String(key)) : [];
  const keys: Record<string, PrivateJwk> = {};
  for (const partner of partners) {
    const { privateJwk, publicJwk } = await createPartnerKey();
    keys[partner] = privateJwk;
    document.setIn(['partners', partner, 'jwks'], { keys: [publicJwk] });
  }
  await writeFile(to, document.toString({ lineWidth: 0 }));
  return keys;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The sample cases and notes, as parsed JSON. */
export async function readSample(): Promise<{ readonly cases: unknown; readonly notes: readonly unknown[] }> {
  const cases: unknown = JSON.parse(await readFile(join(SAMPLE, 'cases.json'), 'utf8'));
  const lines = (await readFile(join(SAMPLE, 'notes.jsonl'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '');
  return { cases, notes: lines.map((line): unknown => JSON.parse(line)) };
}
