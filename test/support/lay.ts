import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { readConfig } from '../../src/config.js';
import { initialise } from '../../src/initialise.js';
import { createPartnerKey } from '../../src/identity/index.js';

/** A folder with a gateway in it that anybody may start: covenants with partners' keys, settings, keyring, database. */

export type PrivateJwk = Readonly<Record<string, unknown>>;

/** `sample`: the sample platform that comes with the product. `mini`: the small covenant with every construct. */
export type Platform = 'sample' | 'mini';

export const COVENANTS: Readonly<Record<Platform, string>> = {
  sample: 'leefbaarheidsplatform-duivenweert',
  mini: 'buurttafel-de-waard',
};

const SOURCES: Readonly<Record<Platform, string>> = {
  sample: fileURLToPath(new URL('../../policies/leefbaarheidsplatform-duivenweert/', import.meta.url)),
  mini: fileURLToPath(new URL('../vectors/mini/', import.meta.url)),
};

/** One folder plays everybody: private keys by covenant and partner. */
export interface Keys {
  readonly partners: Readonly<Record<string, Readonly<Record<string, PrivateJwk>>>>;
  readonly administrator: PrivateJwk;
}

export function covenantFile(data: string, platform: Platform): string {
  return join(`${data}.covenants`, platform, 'covenant.yaml');
}

function keysFile(data: string): string {
  return `${data}.keys-of-partners.json`;
}

export async function readKeys(data: string): Promise<Keys> {
  const keys: Keys = JSON.parse(await readFile(keysFile(data), 'utf8'));
  return keys;
}

/** Lays the folder. @param url how the gateway will be reached. */
export async function layGateway(
  data: string,
  platforms: readonly Platform[],
  url: string,
  port = 0,
): Promise<void> {
  const partners: Record<string, Record<string, PrivateJwk>> = {};
  for (const platform of platforms) partners[COVENANTS[platform]] = await layCovenant(data, platform);
  const administrator = await createPartnerKey();
  await mkdir(data, { recursive: true });
  await writeFile(keysFile(data), JSON.stringify({ partners, administrator: administrator.privateJwk }));
  const settings = {
    keyring: `${data}.keyring.json`,
    covenants: platforms.map((platform) => covenantFile(data, platform)),
    port,
    url,
    trial: true,
    rateLimit: 0,
  };
  await writeFile(join(data, 'sluis.yaml'), JSON.stringify(settings));
  await initialise(await readConfig({ data }, {}), administrator.publicJwk);
}

async function layCovenant(data: string, platform: Platform): Promise<Record<string, PrivateJwk>> {
  const from = SOURCES[platform];
  const to = covenantFile(data, platform);
  const document = parseDocument(await readFile(join(from, 'covenant.yaml'), 'utf8'));
  const { partners }: { partners: Record<string, unknown> } = document.toJS();
  const keys: Record<string, PrivateJwk> = {};
  for (const partner of Object.keys(partners)) {
    const { privateJwk, publicJwk } = await createPartnerKey();
    keys[partner] = privateJwk;
    document.setIn(['partners', partner, 'jwks'], { keys: [publicJwk] });
  }
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, document.toString({ lineWidth: 0 }));
  await copyFile(join(from, 'convenant.md'), join(dirname(to), 'convenant.md'));
  return keys;
}
