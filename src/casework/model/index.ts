/**
 * The case model: what partners bring in, as JSON Schema, and how a body becomes persons and items. Pure; it knows no
 * sources, ids or keys. It promises that a body is either refused with every problem told at once, never with a value
 * in it, or loses nothing on its way to items.
 */
export type { ContributedItem, ContributedPerson, Contribution, JsonValue } from './contribution.js';
export {
  amendmentSchema,
  contributionSchema,
  recordSchema,
  type AdditionBody,
  type AmendmentBody,
  type ContributionBody,
} from './body-schemas.js';
export { isDate } from './dates.js';
export { FORMS, type Form } from './forms.js';
export { valueSchemaOf } from './field-values.js';
export { flatten, flattenAddition, type KnownCase } from './flatten.js';
export { readAddition, readAmendment, readContribution, readerOf, readValue } from './read.js';
export type { Problem, Reading } from './problems.js';
export { importSample, type SampleCase, type SampleContribution, type SampleInput } from './import-sample.js';
