import type { KeyKind } from './key-handle.js';

/** One key as it lies in the key store: wrapped, with the state of the document that it stands for. */
export interface KeyRow {
  readonly id: string;
  readonly kind: KeyKind;
  /** The key-encryption key that it is wrapped under. */
  readonly kid: string;
  /** Form of `sealBytes`; bound to id, kind, version and pending. */
  readonly wrapped: Uint8Array;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** The document version that is known to be committed; 0: none yet. */
  readonly version: number;
  /** The highest version that was ever proposed after it; equal to `version` where there is none. */
  readonly pending: number;
}

/** The highest log size that was ever signed, and the root at that size (32 bytes). */
export interface Mark {
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * What the vault needs of storage. It is apart from the database, so that a copy of the one is useless without the
 * other. Operations take effect in the order in which they are called, reads included. Writes of keys are durable
 * (synced) when they resolve; those called together may share one sync. Every failure is a VaultError `unavailable`,
 * save where told otherwise.
 */
export interface KeyStorage {
  /** @throws VaultError `key_exists`, and changes nothing then. */
  insert(row: KeyRow): Promise<void>;
  find(id: string): Promise<KeyRow | undefined>;
  /** Puts the row in the place of the one with its id; nothing happens where there is none. */
  replace(row: KeyRow): Promise<void>;
  /**
   * Overwrites the row, deletes it, and leaves no copy of it in the files of the key store.
   * @returns false where there was none.
   */
  remove(id: string): Promise<boolean>;
  /**
   * Whether a key with this id was ever made here, and its document given this version or a later one; a key that was
   * destroyed since counts, a professional's excepted.
   */
  knew(id: string, version: number): Promise<boolean>;
  /** Ids in order. */
  list(kind: KeyKind): Promise<readonly string[]>;
  /** The rows whose pending version is above their version. */
  unsettled(): Promise<readonly KeyRow[]>;
  mark(): Promise<Mark | undefined>;
  /**
   * Remembers a mark; cheap, because it is not synced each time. It outlives the end of the process from then on, and
   * a loss of power from at most a second later on.
   */
  putMark(mark: Mark): Promise<void>;
  /** Finishes what was begun, syncs, and lets go of the files. */
  close(): Promise<void>;
}
