/** What the ledger needs of the rooms around it: storage, a mark kept elsewhere, and a sealer for records. */

/** One entry as it is stored. */
export interface LeafRow {
  readonly index: number;
  /** The exact bytes that were hashed. */
  readonly leaf: Uint8Array;
  /** Nonce and record, sealed. */
  readonly record: Uint8Array;
}

/**
 * What a unit of work may do to the log inside the one transaction; rooms extend it with their own.
 * A storage error inside it is thrown as LedgerError `unavailable`, so that the whole group fails: a database may have
 * rolled everything back by itself. No statement may run outside the transaction.
 */
export interface LedgerTransaction {
  appendLeaves(rows: readonly LeafRow[]): Promise<void>;
  /** Full tiles only. @param hashes 256 × 32 bytes. */
  putTile(level: number, index: number, hashes: Uint8Array): Promise<void>;
  /** The latest replaces the one before. */
  putCheckpoint(size: number, note: string): Promise<void>;
  /** Rolls back to before `run` when it throws, then rethrows what it threw. */
  savepoint<T>(run: () => Promise<T>): Promise<T>;
}

export interface LedgerStorage<Tx extends LedgerTransaction> extends LedgerReading {
  /** Exclusive; durable when it resolves. When it rejects, the transaction may or may not have been kept. */
  transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T>;
}

/** The committed log, for readers beside the transactions. */
export interface LedgerReading {
  size(): Promise<number>;
  leaf(index: number): Promise<LeafRow | undefined>;
  /** Entries `from` up to and without `to`, in order. */
  leaves(from: number, to: number): AsyncIterable<LeafRow>;
  /** Hashes of those leaves, 32 bytes each, one behind the other. */
  leafHashes(from: number, to: number): Promise<Uint8Array>;
  /** A full tile, 256 × 32 bytes; undefined where it is not full yet. */
  tile(level: number, index: number): Promise<Uint8Array | undefined>;
  checkpoint(): Promise<{ size: number; note: string } | undefined>;
}

/** The highest size that was signed, with its root; kept apart from the database. */
export interface HighWaterMark {
  read(): Promise<{ size: number; root: Uint8Array } | undefined>;
  raise(size: number, root: Uint8Array): Promise<void>;
}

/** Seals records under the key of the log's period; each record is bound to its index. */
export interface RecordSealer {
  seal(record: Uint8Array, index: number): Uint8Array;
  open(sealed: Uint8Array, index: number): Uint8Array;
}
