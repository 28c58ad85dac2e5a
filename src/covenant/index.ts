/**
 * The rules. Pure: file -> document (with positions) -> compiled covenant -> decision, and all that can be asked of rules.
 *
 * Promises: a decision is a function of the covenant's bytes, the request and the facts of the item, and of nothing else;
 * what no grant gives is withheld; a `never` beats every grant; a file with a mistake yields findings and no document,
 * whatever its bytes are. No storage, no clock, no randomness, no keys.
 */
export * from './vocabulary.js';
export { CATALOGUE_FIELDS } from './catalogue.js';
export { Covenant, compile } from './compile.js';
export type { DecisionContext } from './contexts.js';
export type { Content } from './contents.js';
export type * from './document.js';
export { expand, expandFile } from './expand.js';
export {
  explain,
  explainItem,
  type Explanation,
  type ExplainScope,
  type GrantExplanation,
  type NeverExplanation,
  type ProvidesExplanation,
} from './explain.js';
export { durationMs } from './durations.js';
export { CovenantError, type CovenantErrorCode } from './errors.js';
export {
  FINDING_CODES,
  hasErrors,
  type Finding,
  type FindingCode,
  type Position,
  type Severity,
} from './findings.js';
export type { ItemClass } from './items.js';
export { answerLine, decideLine, type LineAnswer, type LineError } from './lines.js';
export { lineMistakes, questionMistakes, type Mistake, type MistakeKind } from './mistakes.js';
export { suggest } from './reporter.js';
export type { Missing } from './missing.js';
export type { CategoryModel, FieldModel } from './names.js';
export type { PartnerModel } from './partners.js';
export type { ConvenantText } from './check-text.js';
export { draftCovenant, readCovenant, type CovenantDraft, type ReadCovenant } from './read.js';
export {
  ITEM_ERRORS,
  REQUEST_ERRORS,
  type CheckedItem,
  type CheckedRequest,
  type ItemError,
  type RawItem,
  type RawRequest,
  type RequestError,
} from './requests.js';
export { RESERVED_COVENANT } from './check-reserved.js';
export { COVENANT_SCHEMA } from './schema.js';
