import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { closest, distance } from 'fastest-levenshtein';
import type { TSchema } from 'typebox';
import { FORMS, type Form } from './forms.js';
import { foundIn, memberOf, type Bounds, type Fault, type Problem } from './problems.js';

/** More problems than anybody reads at once. */
const MOST_PROBLEMS = 1000;

/** Without the optimiser, which takes as long as the rest of compiling and saves nothing that can be measured. */
const ajv = new Ajv2020({
  strict: true,
  allErrors: true,
  verbose: true,
  ownProperties: true,
  formats: FORMS,
  validateSchema: false,
  code: { optimize: false },
});

/** The validator of a schema, made when it is first asked for. */
export function validatorOf<T>(schema: TSchema): () => ValidateFunction<T> {
  let compiled: ValidateFunction<T> | undefined;
  return () => (compiled ??= ajv.compile<T>(schema));
}

/** Everything that the validator found in its last run, as problems; each place and code once. */
export function problemsOf(validate: ValidateFunction): Problem[] {
  const problems = new Map<string, Problem>();
  for (const error of validate.errors ?? []) {
    if (problems.size === MOST_PROBLEMS) break;
    const problem = problemOf(error);
    const place = `${problem.code} ${problem.pointer}`;
    if (!problems.has(place)) problems.set(place, problem);
  }
  return [...problems.values()];
}

function problemOf(error: ErrorObject): Problem {
  const pointer = error.instancePath;
  const name = memberNamed(error);
  const fault = faultOf(error);
  if (name === undefined) return { pointer, found: foundIn(error.data), ...fault };
  return { pointer: memberOf(pointer, name), found: foundIn(memberIn(error.data, name)), ...fault };
}

/** The member that is missing or unknown: the problem stands there, not at the object. */
function memberNamed(error: ErrorObject): string | undefined {
  const name: unknown = error.params['missingProperty'] ?? error.params['additionalProperty'];
  return typeof name === 'string' ? name : undefined;
}

function memberIn(data: unknown, name: string): unknown {
  if (typeof data !== 'object' || data === null) return undefined;
  return Object.getOwnPropertyDescriptor(data, name)?.value;
}

function faultOf(error: ErrorObject): Fault {
  switch (error.keyword) {
    case 'required':
      return { code: 'missing', expected: { name: memberNamed(error) ?? '' } };
    case 'additionalProperties':
      return { code: 'unknown_name', expected: knownNames(error) };
    case 'enum':
      return { code: 'not_in_list', expected: { words: stringsIn(error.schema) } };
    case 'format':
      return { code: 'wrong_form', expected: { form: formIn(error.schema) } };
    case 'pattern':
      return { code: 'wrong_form', expected: { form: 'code' } };
    case 'const':
      return { code: 'not_in_list', expected: { words: [String(error.schema)] } };
    case 'minLength':
    case 'maxLength':
      return { code: 'wrong_length', expected: boundsOf(error, 'minLength', 'maxLength') };
    case 'minimum':
    case 'maximum':
      return { code: 'out_of_range', expected: boundsOf(error, 'minimum', 'maximum') };
    case 'minItems':
    case 'maxItems':
      return { code: 'wrong_count', expected: boundsOf(error, 'minItems', 'maxItems') };
    case 'uniqueItems':
      return { code: 'not_unique', expected: {} };
    case 'minProperties':
      return { code: 'empty', expected: { names: namesIn(error) } };
    case 'type':
      return { code: 'wrong_type', expected: { types: [error.schema].flat().map(String) } };
    default:
      return { code: 'otherwise', expected: {} };
  }
}

function knownNames(error: ErrorObject): { names: readonly string[]; similar?: string } {
  const names = namesIn(error);
  const unknown = (memberNamed(error) ?? '').slice(0, 64);
  const similar = names.length === 0 ? '' : closest(unknown, names);
  return similar !== '' && distance(unknown, similar) <= 2 ? { names, similar } : { names };
}

function namesIn(error: ErrorObject): readonly string[] {
  const properties: unknown = error.parentSchema?.['properties'];
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

function boundsOf(error: ErrorObject, least: string, most: string): Bounds {
  const lower: unknown = error.parentSchema?.[least];
  const upper: unknown = error.parentSchema?.[most];
  return {
    ...(typeof lower === 'number' ? { least: lower } : {}),
    ...(typeof upper === 'number' ? { most: upper } : {}),
  };
}

function stringsIn(schema: unknown): readonly string[] {
  return Array.isArray(schema) ? schema.map(String) : [];
}

function formIn(schema: unknown): Form {
  return FORM_NAMES.find((form) => form === schema) ?? 'line';
}

const FORM_NAMES: readonly Form[] = [
  ...([
    'line',
    'text',
    'reference',
    'partner-code',
    'code',
    'word',
    'item-id',
    'label',
    'language',
    'date',
  ] as const),
  ...(['partial-date', 'date-time', 'bsn', 'iban', 'postcode', 'licence-plate', 'phone', 'email'] as const),
];
