/** A covenant version as it came into force: the exact bytes, kept so that every decision can be replayed. */
export interface CovenantFile {
  readonly hash: string;
  readonly id: string;
  readonly file: Uint8Array;
  readonly text: Uint8Array | undefined;
  /** Milliseconds since the epoch. */
  readonly activatedAt: number;
}

export interface CovenantTransaction {
  /** Keeps a covenant version; one that was in force before becomes the latest again. */
  rememberCovenant(file: CovenantFile): Promise<void>;
}

export interface CovenantReader {
  covenant(hash: string): Promise<CovenantFile | undefined>;
}
