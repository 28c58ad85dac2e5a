/**
 * Holds settings against what they may be, wherever they come from, and says of each that is wrong where it stands.
 */
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { Given } from './config.js';
import { suggest } from './covenant/index.js';

/** Where a setting was given. */
export type SettingSource =
  | { readonly kind: 'file'; readonly file: string; readonly line: number }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'option'; readonly name: string };

export interface SettingFault {
  readonly source: SettingSource;
  /** `yaml`: the file cannot be read as YAML; `no_settings`: it holds no names with values. */
  readonly kind: 'unknown' | 'missing' | 'wrong' | 'repeated' | 'yaml' | 'no_settings';
  /** As `contact.email`; empty for the whole file. */
  readonly key: string;
  readonly found: string;
  /** The names that are known where one is not. */
  readonly known: readonly string[];
  readonly suggestion?: string;
}

export class ConfigError extends Error {
  constructor(readonly faults: readonly [SettingFault, ...SettingFault[]]) {
    super(faults.map(({ kind, key }) => `${key}: ${kind}`).join('; '));
    this.name = 'ConfigError';
  }
}

const TEXT = { type: 'string', minLength: 1 } as const;

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    data: TEXT,
    keyring: TEXT,
    covenants: { type: 'array', items: TEXT },
    host: TEXT,
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

const isGiven = new Ajv2020({
  allErrors: true,
  verbose: true,
  code: { optimize: false },
}).compile<Given>(SCHEMA);

type SourceOf = (path: readonly string[]) => SettingSource;

function checked(
  settings: unknown,
  sourceOf: SourceOf,
  writtenAs: (path: readonly string[]) => string | undefined,
): Given {
  if (isGiven(settings)) return settings;
  throw configError((isGiven.errors ?? []).map((error) => faultOf(error, sourceOf, writtenAs)));
}

function configError(faults: readonly SettingFault[]): Error {
  const [first, ...others] = faults;
  return first === undefined
    ? new RangeError('wrong settings without a fault')
    : new ConfigError([first, ...others]);
}

function faultOf(
  error: ErrorObject,
  sourceOf: SourceOf,
  writtenAs: (path: readonly string[]) => string | undefined,
): SettingFault {
  const at = error.instancePath.split('/').slice(1);
  switch (error.keyword) {
    case 'additionalProperties': {
      const name = String(error.params['additionalProperty']);
      const path = [...at, name];
      const known = at.length === 0 ? SCHEMA.properties : SCHEMA.properties.contact.properties;
      const names = Object.keys(known);
      const suggestion = suggest(name, names);
      const meant = suggestion === undefined ? {} : { suggestion };
      return {
        source: sourceOf(path),
        kind: 'unknown',
        key: path.join('.'),
        found: name,
        known: names,
        ...meant,
      };
    }
    case 'required': {
      const key = [...at, String(error.params['missingProperty'])].join('.');
      return { source: sourceOf(at), kind: 'missing', key, found: '', known: [] };
    }
    default: {
      const kind = at.length === 0 ? 'no_settings' : 'wrong';
      const found = writtenAs(at) ?? JSON.stringify(error.data);
      return { source: sourceOf(at), kind, key: at.join('.'), found, known: [] };
    }
  }
}

/** Settings of a file. @throws ConfigError with the line of each. */
export function checkedFile(file: string, text: string): Given {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const sourceAt = (offset: number): SettingSource => ({
    kind: 'file',
    file,
    line: Math.max(1, lines.linePos(offset).line),
  });
  if (document.errors.length > 0) {
    throw configError(
      document.errors.map(({ code, pos }) => ({
        source: sourceAt(pos[0]),
        kind: code === 'DUPLICATE_KEY' ? 'repeated' : 'yaml',
        key: '',
        found: text.slice(pos[0]).split(/[\s:]/, 1)[0] ?? '',
        known: [],
      })),
    );
  }
  if (document.contents === null) return {};
  return checked(
    document.toJS(),
    (path) => sourceAt(offsetOf(document, path)),
    (path) => sourceText(document, path),
  );
}

/** Where the key stands, or for a value in a list the value. */
function offsetOf(document: Document.Parsed, path: readonly string[]): number {
  const parent: unknown = path.length < 2 ? document.contents : document.getIn(path.slice(0, -1), true);
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
    : undefined;
  if (pair !== undefined && isScalar(pair.key)) return pair.key.range?.[0] ?? 0;
  const value: unknown = document.getIn(path, true);
  if (isScalar(value)) return value.range?.[0] ?? 0;
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}

function sourceText(document: Document.Parsed, path: readonly string[]): string | undefined {
  const value: unknown = document.getIn(path, true);
  return isScalar(value) && value.type === 'PLAIN' ? value.source : undefined;
}

/** Settings of the SLUIS_* variables: SLUIS_RATE_LIMIT is rateLimit; several covenants are parted by a colon. */
export function checkedVariables(env: NodeJS.ProcessEnv): Given {
  const settings: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith('SLUIS_') || name === 'SLUIS_LANG' || value === undefined) continue;
    const key = name
      .slice('SLUIS_'.length)
      .toLowerCase()
      .replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    settings[key] = key === 'covenants' ? value.split(':') : valueOf(key, value);
  }
  const nameOf = (key: string): string =>
    `SLUIS_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
  return checked(
    settings,
    ([key = '']) => ({ kind: 'variable', name: nameOf(key) }),
    ([key = '']) => env[nameOf(key)],
  );
}

const NUMBERS = new Set(['port', 'rateLimit']);

/** What is no number or no true or false stays the text that it is, and is then told as wrong. */
function valueOf(key: string, text: string): unknown {
  if (NUMBERS.has(key)) return /^\d+$/.test(text) ? Number(text) : text;
  if (key === 'trial') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

/** Settings of the command line. */
export function checkedOptions(given: Given): Given {
  return checked(
    given,
    ([key = '']) => ({ kind: 'option', name: key === 'covenants' ? '--covenant' : `--${key}` }),
    () => undefined,
  );
}
