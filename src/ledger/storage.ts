/** What the ledger needs of the rooms around it: storage, a mark kept elsewhere, and a sealer for records. */

/** The entries of one commit, as they are stored: one row. */
export interface GroupRow {
  /** Index of the first. */
  readonly first: number;
  /** The exact bytes that were hashed, as an entry bundle (C2SP tlog-tiles). */
  readonly leaves: Uint8Array;
  /** Their nonces and records, sealed. */
  readonly records: Uint8Array;
}

/**
 * What a unit of work may do to the log inside the one transaction; rooms extend it with their own.
 * A storage error inside it is thrown as LedgerError `unavailable`, so that the whole group fails: a database may have
 * rolled everything back by itself. No statement may run outside the transaction.
 */
export interface LedgerTransaction {
  appendGroup(row: GroupRow): Promise<void>;
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
  /** The last commit's entries; undefined while nothing is recorded. */
  lastGroup(): Promise<GroupRow | undefined>;
  /** The commit that holds this entry, or would, if it goes that far: the last one that begins at or before it. */
  groupOf(index: number): Promise<GroupRow | undefined>;
  /** Commits that begin at or after entry `from` and before entry `to`, in order. */
  groups(from: number, to: number): AsyncIterable<GroupRow>;
  /** A full tile, 256 × 32 bytes; undefined where it is not full yet. */
  tile(level: number, index: number): Promise<Uint8Array | undefined>;
  checkpoint(): Promise<{ size: number; note: string } | undefined>;
}

/** The highest size that was signed, with its root; kept apart from the database. */
export interface HighWaterMark {
  read(): Promise<{ size: number; root: Uint8Array } | undefined>;
  raise(size: number, root: Uint8Array): Promise<void>;
}

/** Seals the records of a commit under the key of the log's period, bound to the index of the first. */
export interface RecordSealer {
  seal(records: Uint8Array, first: number): Uint8Array;
  open(sealed: Uint8Array, first: number): Uint8Array;
}
