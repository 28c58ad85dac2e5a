/**
 * Covering: what stands in place of what may not be seen. Labels for persons that only one recipient knows them by, coarser values for
 * fields, running text without what identifies. Pure given a key: no storage, no clock, no randomness.
 *
 * Promises: a label tells nothing without its key, and two scopes share no label but by chance; the covered form that is stored does
 * not depend on the recipient; a value that cannot be read is covered, never shown; a text costs time in proportion to its length.
 */
export { PseudonymError, type PseudonymErrorCode } from './errors.js';
export {
  labelKey,
  labelScope,
  scopeId,
  shiftDays,
  type CaseScope,
  type LabelKey,
  type LabelScope,
  type PartnerScope,
  type PseudonymReach,
  type PurposeScope,
} from './scope.js';
export { checkLabel, label, readLabel } from './label.js';
export type { Covered, JsonValue, LabelOf, PersonSlot, TemplatePart, TimedStep } from './covers/covered.js';
export { cover, type CoverContext, type CoverInput } from './covers/cover.js';
export { fillTemplate, renderCovered } from './covers/fill.js';
export { ageBand, ageBandSteps, type AgeBandStep } from './covers/age-band.js';
export { redact, type Redaction } from './text/redact.js';
export { redactLine, type LineError } from './text/line.js';
export { SPAN_TYPES, type KnownPerson, type Span, type SpanType } from './text/span.js';
