/**
 * What the table works on: cases with their persons and items, seats at the table, mandates. It promises that what
 * decides about a case is authentic and of the latest version, that a case is never opened without a receipt of the
 * ledger, and that every change is recorded before and with its write.
 */
export {
  amendmentSchema,
  readAddition,
  recordSchema,
  contributionSchema,
  flatten,
  flattenAddition,
  isDate,
  readAmendment,
  readContribution,
  readerOf,
  readValue,
  type AdditionBody,
  type AmendmentBody,
  type Contribution,
  type ContributionBody,
  type JsonValue,
  type Problem,
  type Reading,
} from './model/index.js';
export { importSample, type SampleCase } from './model/index.js';
export { hasMembers, readAuthentic } from './authentic.js';
export {
  CaseReader,
  hasSeat,
  itemClasses,
  keepDerived,
  itemFacts,
  type KnownManifest,
  type ReadCase,
} from './case-reader.js';
export { CaseWriter, type CaseWriting, type Change } from './case-writer.js';
export { charactersOf, overfull, shareOf, SOURCE_BOUNDS } from './bounds.js';
export { withConsents, withoutItems, withRestrictions, withSeat, withStage, withValues } from './changes.js';
export { CaseworkError, type CaseworkErrorCode } from './errors.js';
export { type CaseManifest, type CasePerson, type ManifestItem, type Seat } from './manifest.js';
export { hasMandate, MandateReader, MandateWriter, type Mandate, type MandateRegister } from './mandates.js';
export { renderCoveredLine } from './covered-line.js';
export { merge } from './merge.js';
export { compartmentsOf, OpenedCompartments, openLine, type Opening } from './open-case.js';
export { place, placeName } from './place.js';
export type { PlainCase } from './plain-case.js';
export type { CaseTransaction, DocumentReader, DocumentRow, DocumentTransaction } from './storage.js';
export type { BlindTag } from './link-persons.js';
