/**
 * The access log: one Merkle tree over everything that is recorded, and all that an auditor needs to check it elsewhere.
 * It promises that a receipt exists only for an entry that is durable, that entries have one order without gaps, and that
 * whoever holds an export and the public key finds any change. Stored and served after C2SP tlog-tiles, tlog-checkpoint
 * and tlog-proof; tree and proofs after RFC 9162.
 */
export { LedgerError, type LedgerErrorCode } from './errors.js';
export type {
  HighWaterMark,
  GroupRow,
  LedgerReading,
  LedgerStorage,
  LedgerTransaction,
  RecordSealer,
} from './storage.js';
export type { EntryDraft } from './entry.js';
export type { RecordTail } from './record-frame.js';
export {
  accessEntry,
  accessEntryWith,
  accessRecord,
  accessTail,
  eventEntry,
  eventRecord,
  policiesJson,
  type AccessBody,
  type AccessHead,
  type AccessRecordParts,
  type AdlEvent,
  type EventRecord,
  type RecordStatus,
  type RecordTrace,
  type RecordValue,
} from './record.js';
export { isReceipt, Receipt } from './receipt.js';
export type { Recorded, Unit, UnitOutcome } from './unit.js';
export { Sequencer, type SequencerSettings } from './sequencer.js';
export { storedSize } from './group.js';
export { LedgerReader, type LogEntry, type OpenedRecord } from './reader.js';
export { openCheckpoint, type Checkpoint } from './checkpoint.js';
export { fingerprint, parseVerifierKey, verifierKey, type VerifierKey } from './note.js';
export { readEntryBundle, tilePath } from './tile.js';
export { verifyConsistency, verifyInclusion } from './proof.js';
export { leafHash } from './tree.js';
export { exportBundle, exportRecords, type ExportFilter, type ExportSource } from './export.js';
export { verifyBundle, type Trusted } from './verify.js';
export type { Fault, FaultCode, Soundness, UnusableReason, Verdict } from './verdict.js';
