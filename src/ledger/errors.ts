/**
 * What can go wrong in the ledger. The code is part of the room's interface; language/ledger.ts holds the sentences that
 * people read.
 */
export type LedgerErrorCode =
  /** Storage failed, or it is not known whether it kept the entry: nothing may leave (HTTP 503). */
  | 'unavailable'
  /** Too many requests wait for the next commit (HTTP 503). */
  | 'overloaded'
  /** The gateway is stopping and takes no more entries (HTTP 503). */
  | 'closed'
  /** The log is older than what was signed, or another one. */
  | 'rolled_back'
  /** The stored log contradicts itself: leaves, tiles and checkpoint do not agree. */
  | 'damaged'
  /** An entry or a record that the log does not take. */
  | 'entry_malformed'
  | 'note_malformed'
  | 'key_malformed'
  | 'signature_wrong'
  /** An index, a size or a tile that this log does not have. */
  | 'out_of_range'
  /** A filtered export without a description would pass for a whole one. */
  | 'filter_empty';

/** The only error that the ledger throws of its own. It never holds a value of a record. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';

  constructor(
    readonly code: LedgerErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
