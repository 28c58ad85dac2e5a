/**
 * Holds plain values against the schema and tells every departure from it as a finding.
 *
 * So that one mistake does not hide the next, what is wrong is then cut out of the values, and the remainder,
 * which does fit the schema, goes on to the other checks. Positions stay those of the file.
 */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { entryOf, type CovenantFile } from './document.js';
import type { Plain } from './read-yaml.js';
import { suggest, type Reporter } from './reporter.js';
import { FORMS } from './schema-forms.js';
import { COVENANT_SCHEMA } from './schema.js';
import type { Path } from './source-map.js';

export interface CheckedForm {
  /** What remains of the file when everything that does not fit is cut out; absent when too little remains. */
  readonly file?: CovenantFile;
  /** For a list of which items were cut out: where the remaining ones stood. */
  readonly places: WeakMap<object, readonly number[]>;
}

let compiled: ValidateFunction<CovenantFile> | undefined;
function validator(): ValidateFunction<CovenantFile> {
  compiled ??= new Ajv2020({
    allErrors: true,
    verbose: true,
    strictTypes: false,
    allowUnionTypes: true,
    // Every command waits for this. The schema itself is held against its own in a test.
    validateSchema: false,
    inlineRefs: false,
    code: { optimize: false },
  }).compile<CovenantFile>(COVENANT_SCHEMA);
  return compiled;
}

/** So many times a cut may leave something that no longer fits, before we stop looking further. */
const MOST_ROUNDS = 12;

export function checkForm(value: Plain, reporter: Reporter): CheckedForm {
  const validate = validator();
  let places = new WeakMap<object, readonly number[]>();
  let rest: Plain = value;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (validate(rest)) return { file: rest, places };
    const errors = (validate.errors ?? []).filter(says);
    const cuts = new Set<string>();
    const fills = new Map<string, Record<string, Plain>>();
    const meant = round === 0 ? meantKeys(errors) : new Set<string>();
    for (const error of errors) {
      const path = pathOf(error, rest);
      const misspelt = error.keyword === 'required' && meant.has(keyOf(error, missingKey(error)));
      if (round === 0 && !misspelt) tell(error, path, value, reporter);
      const filling = error.keyword === 'required' ? fillFor(missingKey(error), path) : undefined;
      const place = JSON.stringify(path);
      if (filling === undefined) cuts.add(place);
      else fills.set(place, { ...fills.get(place), ...filling });
    }
    if (cuts.has('[]') && !isObject(rest)) return { places };
    const next = new WeakMap<object, readonly number[]>();
    rest = withDefaults(new Cutter(cuts, fills, places, next).cut(rest, []) ?? {});
    places = next;
  }
  return { places };
}

/** For a name or number that is missing or wrong. */
export const STAND_IN = 'missing';

/** What a file must have; stands in where it is missing, so that the rest can be looked at. */
const DEFAULTS: Readonly<Record<string, Plain>> = {
  covenant: STAND_IN,
  title: STAND_IN,
  version: 1,
  in_force: { from: '2000-01-01' },
  partners: {},
  roles: {},
  legal_bases: {},
  purposes: {},
  grants: [],
};

/** The same for what an entry must have: without its title a partner is looked at all the same. */
const FILLINGS: Readonly<Record<string, Plain>> = {
  title: STAND_IN,
  article: STAND_IN,
  sector: STAND_IN,
  ring: 'inner',
  kind: 'ordinary',
  carries: [],
  keep: 'P1Y',
  from: '2000-01-01',
  at_most: 'open',
};

/** A value for a key that is missing; undefined where nothing can stand in for it. */
function fillFor(key: string, path: Path): Readonly<Record<string, Plain>> | undefined {
  // An id of its own: the same for all would be told as given twice.
  if (key === 'id') return { id: `${STAND_IN}.${path.join('.')}` };
  const filling = Object.hasOwn(FILLINGS, key) ? FILLINGS[key] : undefined;
  return filling === undefined ? undefined : { [key]: filling };
}

const missingKey = (error: ErrorObject): string => String(error.params['missingProperty']);
const keyOf = (error: ErrorObject, key: string): string => JSON.stringify([error.instancePath, key]);

/** Keys that are there under a misspelt name: that they are missing goes without saying. */
function meantKeys(errors: readonly ErrorObject[]): ReadonlySet<string> {
  const meant = new Set<string>();
  for (const error of errors) {
    if (error.keyword !== 'additionalProperties') continue;
    const name = String(error.params['additionalProperty']);
    const suggestion = suggest(name, Object.keys(propertiesOf(error.parentSchema)));
    if (suggestion !== undefined) meant.add(keyOf(error, suggestion));
  }
  return meant;
}

function withDefaults(value: Plain): Plain {
  return isObject(value) ? { ...DEFAULTS, ...value } : value;
}

class Cutter {
  readonly #cuts: ReadonlySet<string>;
  readonly #fills: ReadonlyMap<string, Readonly<Record<string, Plain>>>;
  readonly #before: WeakMap<object, readonly number[]>;
  readonly #after: WeakMap<object, readonly number[]>;

  constructor(
    cuts: ReadonlySet<string>,
    fills: ReadonlyMap<string, Readonly<Record<string, Plain>>>,
    before: WeakMap<object, readonly number[]>,
    after: WeakMap<object, readonly number[]>,
  ) {
    this.#cuts = cuts;
    this.#fills = fills;
    this.#before = before;
    this.#after = after;
  }

  cut(value: Plain, path: Path): Plain | undefined {
    if (path.length > 0 && this.#cuts.has(JSON.stringify(path))) return undefined;
    if (isList(value)) {
      const kept: Plain[] = [];
      const indices: number[] = [];
      value.forEach((item, i) => {
        const left = this.cut(item, [...path, i]);
        if (left === undefined) return;
        kept.push(left);
        indices.push(this.#before.get(value)?.[i] ?? i);
      });
      this.#after.set(kept, indices);
      return kept;
    }
    if (!isObject(value)) return value;
    const entries = Object.entries(value).flatMap(([key, entry]): [string, Plain][] => {
      const left = this.cut(entry, [...path, key]);
      return left === undefined ? [] : [[key, left]];
    });
    const filled = Object.entries(this.#fills.get(JSON.stringify(path)) ?? {});
    return Object.fromEntries([...filled, ...entries]);
  }
}

const isList = (value: Plain | undefined): value is readonly Plain[] => Array.isArray(value);
const isObject = (value: Plain | undefined): value is { readonly [key: string]: Plain } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The wrapping `if` and the inside of `propertyNames` repeat what another error tells better. */
const says = (error: ErrorObject): boolean => error.keyword !== 'if' && error.propertyName === undefined;

/** The path that an error is about: the wrong key, the repeated item, else the value. */
function pathOf(error: ErrorObject, value: Plain): Path {
  const path: (string | number)[] = [];
  let at: Plain | undefined = value;
  for (const part of error.instancePath.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (isList(at)) {
      path.push(Number(key));
      at = at[Number(key)];
    } else {
      path.push(key);
      at = isObject(at) ? entryOf(at, key) : undefined;
    }
  }
  if (error.keyword === 'additionalProperties') path.push(String(error.params['additionalProperty']));
  if (error.keyword === 'propertyNames') path.push(String(error.params['propertyName']));
  if (error.keyword === 'uniqueItems')
    path.push(Math.max(Number(error.params['i']), Number(error.params['j'])));
  return path;
}

function tell(error: ErrorObject, path: Path, value: Plain, reporter: Reporter): void {
  const limit = { params: { limit: String(error.params['limit'] ?? '') } };
  switch (error.keyword) {
    case 'additionalProperties': {
      const known = Object.keys(propertiesOf(error.parentSchema));
      return reporter.at(path, 'unknown_key', {
        at: 'key',
        meant: { name: String(path.at(-1)), among: known },
      });
    }
    case 'propertyNames':
      return reporter.at(path, 'wrong_form', { at: 'key', params: { form: 'code' } });
    case 'required': {
      const key = String(error.params['missingProperty']);
      return reporter.at(path, 'missing_key', { at: 'key', params: { key }, expected: [`${key}: …`] });
    }
    case 'type':
      return tellType(error, path, value, reporter);
    case 'enum':
    case 'const': {
      const allowed: unknown = error.params['allowedValues'] ?? [error.params['allowedValue']];
      const among = Array.isArray(allowed) ? allowed.map(String) : [];
      return reporter.at(path, 'not_one_of', { meant: { name: String(error.data), among } });
    }
    case 'pattern':
      return reporter.at(path, 'wrong_form', { params: { form: formOf(error.params['pattern']) } });
    case 'minItems':
    case 'minProperties':
      return reporter.at(path, 'too_few', limit);
    case 'maxItems':
    case 'maxProperties':
    case 'maxLength':
      return reporter.at(path, 'too_many', limit);
    case 'uniqueItems':
      return reporter.at(path, 'repeated');
    case 'minimum':
      return reporter.at(path, 'too_small', limit);
    default:
      return reporter.at(path, 'too_big', limit);
  }
}

function tellType(error: ErrorObject, path: Path, value: Plain, reporter: Reporter): void {
  const wanted: unknown = error.params['type'];
  const types = Array.isArray(wanted) ? wanted.map(String) : [String(wanted)];
  const scalar = reporter.scalar(path);
  const data: unknown = error.data;
  if (
    types.includes('string') &&
    scalar !== undefined &&
    (typeof data === 'number' || typeof data === 'boolean')
  ) {
    return reporter.at(path, 'unquoted_number', { expected: [`"${scalar}"`] });
  }
  const listed = types.includes('array') && scalar !== undefined ? [`[${scalar}]`] : [];
  reporter.at(path, 'wrong_type', { params: { type: types.join(' ') }, expected: listed });
}

const formOf = (pattern: unknown): string =>
  Object.entries(FORMS).find(([, text]) => text === pattern)?.[0] ?? 'words';

function propertiesOf(schema: unknown): object {
  if (typeof schema !== 'object' || schema === null || !('properties' in schema)) return {};
  return typeof schema.properties === 'object' && schema.properties !== null ? schema.properties : {};
}
