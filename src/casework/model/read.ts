import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { TSchema } from 'typebox';
import {
  additionSchema,
  amendmentSchema,
  contributionSchema,
  type AdditionBody,
  type AmendmentBody,
  type ContributionBody,
} from './body-schemas.js';
import type { JsonValue } from './contribution.js';
import { FIELD_VALUES } from './field-values.js';
import { normalise } from './normalise.js';
import { foundIn, type Problem, type Reading } from './problems.js';
import { referenceProblems, type ReferenceContext } from './references.js';
import { problemsOf, validatorOf } from './validate.js';

const contribution = validatorOf<ContributionBody>(contributionSchema);
const addition = validatorOf<AdditionBody>(additionSchema);
const amendment = validatorOf<AmendmentBody>(amendmentSchema);
const values = new Map(
  Object.entries(FIELD_VALUES).map(([field, schema]) => [field, validatorOf<JsonValue>(schema)]),
);

const NOBODY: ReadonlySet<string> = new Set();
/** A body for a case that is not looked up yet: what it refers to may have been brought in before. */
const BEFORE_LOOK_UP: ReferenceContext = { open: true, known: NOBODY };

/**
 * Reads the body of a new case: any JSON in, texts in NFC out, or all problems at once. Never throws.
 */
export function readContribution(body: unknown): Reading<ContributionBody> {
  return read(body, contribution(), (value) => {
    const kind = isNeighbourhood(value) ? 'neighbourhood' : 'person';
    return referenceProblems(value, { kind, open: false, known: NOBODY });
  });
}

/**
 * Reads what a source adds to a case, before the case is looked up; whether its references lead to persons that the
 * source brought in before is judged when it is flattened. Never throws.
 */
export function readAddition(body: unknown): Reading<AdditionBody> {
  return read(body, addition(), (value) => referenceProblems(value, BEFORE_LOOK_UP));
}

/** Reads the body of an amendment, before the case is looked up; new values are judged by `readValue`. Never throws. */
export function readAmendment(body: unknown): Reading<AmendmentBody> {
  return read(body, amendment(), (value) => {
    const add: unknown =
      typeof value === 'object' && value !== null && 'add' in value ? value.add : undefined;
    return referenceProblems(add, BEFORE_LOOK_UP).map((one) => ({ ...one, pointer: `/add${one.pointer}` }));
  });
}

/** Reads one value of a field, as for amending an item. Pointers are into the value. Never throws. */
export function readValue(field: string, value: unknown): Reading<JsonValue> {
  const validator = values.get(field);
  if (validator !== undefined) return read(value, validator(), () => []);
  return {
    ok: false,
    problems: [{ pointer: '', found: foundIn(value), code: 'unknown_field', expected: {} }],
  };
}

/** A reader for any other body, by the same rules: normalised, strict, all problems at once. Never throws. */
export function readerOf<T>(schema: TSchema): (body: unknown) => Reading<T> {
  const validator = validatorOf<T>(schema);
  return (body) => read(body, validator(), () => []);
}

function read<T>(
  body: unknown,
  validate: ValidateFunction<T>,
  between: (value: unknown) => readonly Problem[],
): Reading<T> {
  const { value, problems } = normalise(body);
  if (value === undefined) return { ok: false, problems: problems.length > 0 ? problems : missing() };
  if (!validate(value))
    return { ok: false, problems: [...problems, ...problemsOf(validate), ...between(value)] };
  const others = [...problems, ...between(value)];
  return others.length === 0 ? { ok: true, value } : { ok: false, problems: others };
}

function missing(): readonly Problem[] {
  return [{ pointer: '', found: { type: 'missing' }, code: 'missing', expected: { name: '' } }];
}

function isNeighbourhood(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'neighbourhood';
}
