import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMap, parseDocument } from 'yaml';
import { readConfig, type Config, type ConfigFlags } from '../../config.js';
import { GatewayError } from '../../gateway-folder.js';
import { initialise } from '../../initialise.js';
import { createPartnerKey } from '../../identity/index.js';
import { administratorKeyFile } from '../administrator-key.js';
import { CommandError } from '../output.js';
import { demandFree } from './port.js';
import {
  covenantFolder,
  demoKeysFile,
  removeTryOut,
  settingsFile,
  standingAt,
  type DemoKeys,
  type PrivateJwk,
} from './try-out.js';

/** The sample platform that comes with the product. */
const SAMPLE = fileURLToPath(
  new URL('../../../policies/leefbaarheidsplatform-duivenweert/', import.meta.url),
);

/**
 * Lays a try-out in the data folder: the sample covenant with the partners' fresh public keys in it, settings, keyring
 * and database. One that is there already is used again; where it cannot be laid, nothing is left of it.
 * @param lasting the port that the settings name, for later starts too; the usual one where not given.
 * @returns whether it was laid now.
 * @throws GatewayError `already_initialised`; CommandError for one that was broken off; EADDRINUSE where its port is taken.
 */
export async function prepareDemo(
  flags: ConfigFlags,
  lasting: { readonly port?: number },
): Promise<{ readonly config: Config; readonly fresh: boolean }> {
  const planned = await readConfig(flags, process.env);
  switch (await standingAt(planned)) {
    case 'whole':
      return { config: planned, fresh: false };
    case 'unfinished':
      throw brokenOff(planned);
    case 'gateway':
      throw new GatewayError('already_initialised', `${planned.data} holds a gateway already`);
    case 'nothing':
  }
  await demandFree(planned.host, planned.port);
  const administrator = await createPartnerKey();
  const source = await readFile(join(SAMPLE, 'covenant.yaml'), 'utf8');
  const { text, partners } = await withKeys(source);
  const keys: DemoKeys = { partners, administrator: administrator.privateJwk };
  // The mark of a try-out comes first: one that is broken off at whatever moment is then known for what it is.
  await mkdir(dirname(planned.data), { recursive: true });
  await writeNew(demoKeysFile(planned.data), JSON.stringify(keys));
  try {
    await initialise(planned, administrator.publicJwk);
  } catch (cause) {
    await rm(demoKeysFile(planned.data));
    throw cause;
  }
  try {
    await lay(planned, text, keys, lasting);
    return { config: await readConfig(flags, process.env), fresh: true };
  } catch (cause) {
    await removeTryOut(planned);
    throw cause;
  }
}

async function lay(
  { data, keyring }: Config,
  covenant: string,
  { administrator }: DemoKeys,
  lasting: { readonly port?: number },
): Promise<void> {
  const folder = covenantFolder(data);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'covenant.yaml'), covenant);
  await copyFile(join(SAMPLE, 'convenant.md'), join(folder, 'convenant.md'));
  await writeNew(administratorKeyFile(data), JSON.stringify(administrator));
  await writeNew(
    settingsFile(data),
    [
      '# Proefopstelling: de looptijd en de ondertekening van het convenant worden niet afgedwongen.',
      `keyring: ${JSON.stringify(relative(data, keyring))}`,
      'covenants: [covenant/covenant.yaml]',
      ...(lasting.port === undefined ? [] : [`port: ${lasting.port}`]),
      'trial: true',
      'rateLimit: 0',
    ].join('\n'),
  );
}

async function writeNew(file: string, text: string): Promise<void> {
  await writeFile(file, `${text}\n`, { mode: 0o600, flag: 'wx' });
}

function brokenOff({ data }: Config): CommandError {
  return new CommandError(
    {
      nl: `In ${data} staat een demo die niet is afgemaakt. Kies een andere map, of gooi haar weg en begin opnieuw: rm -r ${data} ${data}.*`,
      en: `In ${data} stands a demo that was not finished. Choose another folder, or throw it away and begin anew: rm -r ${data} ${data}.*`,
    },
    2,
  );
}

/** The sample covenant holds no keys: a real platform's partners put in their own. */
async function withKeys(
  source: string,
): Promise<{ readonly text: string; readonly partners: Readonly<Record<string, PrivateJwk>> }> {
  const document = parseDocument(source);
  const named = document.get('partners');
  const codes = isMap(named) ? named.items.map(({ key }) => String(key)) : [];
  const partners: Record<string, PrivateJwk> = {};
  for (const code of codes) {
    const { privateJwk, publicJwk } = await createPartnerKey();
    partners[code] = privateJwk;
    document.setIn(['partners', code, 'jwks'], { keys: [publicJwk] });
  }
  return { text: document.toString({ lineWidth: 0 }), partners };
}

/** The sample cases and notes, as parsed JSON. */
export async function readSample(): Promise<{ readonly cases: unknown; readonly notes: readonly unknown[] }> {
  const cases: unknown = JSON.parse(await readFile(join(SAMPLE, 'cases.json'), 'utf8'));
  const lines = (await readFile(join(SAMPLE, 'notes.jsonl'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '');
  return { cases, notes: lines.map((line): unknown => JSON.parse(line)) };
}
