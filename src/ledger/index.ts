/**
 * The access log: one Merkle tree over everything that is recorded, and all that an auditor needs to check it elsewhere.
 * It promises that a receipt exists only for an entry that is durable, that entries have one order without gaps, and that
 * whoever holds an export and the public key finds any change. Stored and served after C2SP tlog-tiles, tlog-checkpoint
 * and tlog-proof; tree and proofs after RFC 9162.
 */
export { LedgerError, type LedgerErrorCode } from './errors.js';
export type {
  HighWaterMark,
  LeafRow,
  LedgerReading,
  LedgerStorage,
  LedgerTransaction,
  RecordSealer,
} from './storage.js';
export type { EntryDraft } from './entry.js';
export {
  accessEntry,
  accessRecord,
  eventEntry,
  eventRecord,
  isAdlEvent,
  policiesJson,
  type AccessRecordParts,
  type AdlEvent,
  type EventRecord,
  type RecordStatus,
  type RecordTrace,
  type RecordValue,
} from './record.js';
export { isReceipt, Receipt } from './receipt.js';
export type { Recorded, Unit, UnitOutcome } from './unit.js';
