import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

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

export class ConfigError extends Error {
  constructor(
    readonly file: string,
    readonly problems: readonly string[],
  ) {
    super(`${file}: ${problems.join('; ')}`);
    this.name = 'ConfigError';
  }
}

type Given = Partial<Omit<Config, 'contact'>> & { readonly contact?: Config['contact'] };

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    data: { type: 'string', minLength: 1 },
    keyring: { type: 'string', minLength: 1 },
    covenants: { type: 'array', items: { type: 'string', minLength: 1 } },
    host: { type: 'string', minLength: 1 },
    port: { type: 'integer', minimum: 0, maximum: 65_535 },
    url: { type: 'string', pattern: '^https?://[^/]+$' },
    origin: { type: 'string', pattern: '^[^\\s+]+$' },
    rateLimit: { type: 'integer', minimum: 0 },
    trial: { type: 'boolean' },
    logLevel: { enum: ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] },
    contact: {
      type: 'object',
      additionalProperties: false,
      required: ['name', 'email', 'url'],
      properties: { name: { type: 'string' }, email: { type: 'string' }, url: { type: 'string' } },
    },
  },
} as const;

const isGiven = new Ajv2020({ allErrors: true }).compile<Given>(SCHEMA);

/** What a caller gives on the command line; it wins over everything else. */
export interface ConfigFlags extends Given {
  /** Path of a sluis.yaml; without it `sluis.yaml` in the data folder is read where there is one. */
  readonly config?: string;
}

/**
 * Reads the configuration. Paths in a file are relative to that file.
 * @throws ConfigError where a setting is unknown or wrong, all problems at once.
 */
export async function readConfig(flags: ConfigFlags, env: NodeJS.ProcessEnv): Promise<Config> {
  const { config, ...given } = flags;
  const data = resolve(given.data ?? env['SLUIS_DATA'] ?? './data');
  const file = config === undefined ? join(data, 'sluis.yaml') : resolve(config);
  const fromFile = await readFileSettings(file, config !== undefined);
  const fromEnvironment = checked('SLUIS_*', environmentSettings(env));
  const settings: Given = { ...fromFile, ...fromEnvironment, ...checked('command line', given) };
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
    text = await readFile(file, 'utf8');
  } catch {
    if (demanded) throw new ConfigError(file, ['cannot be read']);
    return {};
  }
  const settings = checked(file, parse(text) ?? {});
  const beside = (path: string): string => resolve(dirname(file), path);
  return {
    ...settings,
    ...(settings.data === undefined ? {} : { data: beside(settings.data) }),
    ...(settings.keyring === undefined ? {} : { keyring: beside(settings.keyring) }),
    ...(settings.covenants === undefined ? {} : { covenants: settings.covenants.map(beside) }),
  };
}

const NUMBERS = new Set(['port', 'rateLimit']);
const BOOLEANS = new Set(['trial']);

/** SLUIS_RATE_LIMIT becomes rateLimit; several covenants are parted by a colon. */
function environmentSettings(env: NodeJS.ProcessEnv): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith('SLUIS_') || value === undefined) continue;
    const key = name
      .slice('SLUIS_'.length)
      .toLowerCase()
      .replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (key === 'lang') continue;
    if (key === 'covenants') settings[key] = value.split(':');
    else settings[key] = NUMBERS.has(key) ? Number(value) : BOOLEANS.has(key) ? value === 'true' : value;
  }
  return settings;
}

function checked(where: string, settings: unknown): Given {
  if (isGiven(settings)) return settings;
  const problems = (isGiven.errors ?? []).map((error) =>
    error.keyword === 'additionalProperties'
      ? `unknown setting ${JSON.stringify(error.params['additionalProperty'])}`
      : `${error.instancePath || '/'} ${error.message ?? 'is wrong'}`,
  );
  throw new ConfigError(where, problems);
}
