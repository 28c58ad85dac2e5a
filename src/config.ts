import { dirname, join, resolve } from 'node:path';
import { FileError, readRegularFile } from './regular-file.js';
import { checkedFile, checkedOptions, checkedVariables } from './settings-check.js';

/** What the gateway is told at its start: from `sluis.yaml`, flags and SLUIS_* variables, the later over the earlier. */
export interface Config {
  /** Folder of the database, the key store and the accounts. */
  readonly data: string;
  /** File of the key-encryption keys; never inside `data`. */
  readonly keyring: string;
  /** Covenant files, one a platform. */
  readonly covenants: readonly string[];
  readonly host: string;
  readonly port: number;
  /** How the outside world reaches this gateway; also the issuer of its tokens. */
  readonly url: string;
  /** Name of the log (C2SP tlog-checkpoint, origin). */
  readonly origin: string;
  /** Requests a minute and client, 0 for no limit. */
  readonly rateLimit: number;
  /** A try-out: the covenant's term and signatures are not enforced. */
  readonly trial: boolean;
  readonly logLevel: 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug';
  /** Address that partners may write to; stands in the API description. */
  readonly contact: { readonly name: string; readonly email: string; readonly url: string };
}

/** Settings as far as they are given. */
export type Given = Partial<Config>;

/** What a caller gives on the command line; it wins over everything else. */
export interface ConfigFlags extends Given {
  /** Path of a sluis.yaml; without it `sluis.yaml` in the data folder is read where there is one. */
  readonly config?: string;
}

/**
 * Reads the configuration. Paths in a file are relative to that file.
 * @throws ConfigError where a setting is unknown or wrong, all problems of one source at once; FileError.
 */
export async function readConfig(flags: ConfigFlags, env: NodeJS.ProcessEnv): Promise<Config> {
  const { config, ...given } = flags;
  const data = resolve(given.data ?? env['SLUIS_DATA'] ?? './data');
  const file = config === undefined ? join(data, 'sluis.yaml') : resolve(config);
  const fromFile = await readFileSettings(file, config !== undefined);
  const settings: Given = { ...fromFile, ...checkedVariables(env), ...checkedOptions(given) };
  const folder = resolve(given.data ?? env['SLUIS_DATA'] ?? settings.data ?? './data');
  const host = settings.host ?? '127.0.0.1';
  const port = settings.port ?? 8080;
  return {
    data: folder,
    keyring: resolve(settings.keyring ?? `${folder}.keyring.json`),
    covenants: settings.covenants ?? [],
    host,
    port,
    url: settings.url ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    origin: settings.origin ?? 'casussluis.example/log',
    rateLimit: settings.rateLimit ?? 600,
    trial: settings.trial ?? false,
    logLevel: settings.logLevel ?? 'info',
    contact: settings.contact ?? {
      name: 'Beheer Casussluis',
      email: 'beheer@casussluis.example.org',
      url: 'https://casussluis.example.org',
    },
  };
}

async function readFileSettings(file: string, demanded: boolean): Promise<Given> {
  let text: string;
  try {
    text = (await readRegularFile(file)).toString('utf8');
  } catch (cause) {
    if (!demanded && cause instanceof FileError && cause.code === 'missing') return {};
    throw cause;
  }
  const settings = checkedFile(file, text);
  const beside = (path: string): string => resolve(dirname(file), path);
  return {
    ...settings,
    ...(settings.data === undefined ? {} : { data: beside(settings.data) }),
    ...(settings.keyring === undefined ? {} : { keyring: beside(settings.keyring) }),
    ...(settings.covenants === undefined ? {} : { covenants: settings.covenants.map(beside) }),
  };
}
