import type { HighWaterMark } from '../ledger/index.js';
import { VaultError, type VaultErrorCode } from './errors.js';
import type { KeyHandle, KeyKind } from './key-handle.js';
import type { KeyRow, KeyStorage } from './key-storage.js';
import type { Keyring } from './keyring.js';
import { LogMark } from './log-mark.js';
import { OpenKeys, StoredKey } from './open-keys.js';
import { randomId, type Random } from './random.js';
import { freshKey, unwrapKey, wrapKey } from './wrap.js';

/** Where a document version stands against what the key store knows; see `KeyStore.accepts`. */
export type Standing = 'current' | 'pending' | 'stale';

export interface KeyStoreParts {
  readonly storage: KeyStorage;
  readonly keyring: Keyring;
  readonly random: Random;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Open keys kept in memory; 20,000 where not given. */
  readonly capacity?: number;
}

const CAPACITY = 20_000;
/** Ids stand in associated data and cache names, so they hold no blanks and no control characters. */
const ID_FORM = /^[\x21-\x7e]{1,200}$/;

/**
 * The keys of the gateway, each wrapped under the key-encryption key of the keyring, and beside them the two things
 * that a copy of the database must not be able to set back: the version of each document, and the highest size of the
 * log that was signed. One process writes to a key store at a time.
 *
 * A document's version protects against a database row put back to an older state. It goes up in two steps, because
 * the key store and the database are two files that no transaction spans: `propose` (synced) before the database
 * commits, `confirm` after it. Between the two, and after a crash between them, both states are accepted, for nobody
 * can tell whether the database got so far. A version that is met in the database although a crash took its
 * confirmation is confirmed then; from that moment the older one is refused. A version number is never given out twice,
 * so a document that was sealed but never committed cannot take the place of a later one once that is confirmed.
 */
export class KeyStore {
  readonly #storage: KeyStorage;
  readonly #keyring: Keyring;
  readonly #random: Random;
  readonly #now: () => number;
  readonly #open: OpenKeys;
  /** Ids of keys that are being made, loaded or destroyed; the promise resolves when that is over. */
  readonly #busy = new Map<string, Promise<void>>();
  /** Versions that an earlier process proposed and nobody confirmed, by key id. */
  readonly #leftOver: Map<string, number>;
  readonly #settling = new Map<string, Promise<void>>();
  /** The highest signed log size and root; handed to the ledger. */
  readonly mark: HighWaterMark;

  private constructor(parts: KeyStoreParts, unsettled: readonly KeyRow[]) {
    this.#storage = parts.storage;
    this.#keyring = parts.keyring;
    this.#random = parts.random;
    this.#now = parts.now;
    this.#open = new OpenKeys(parts.capacity ?? CAPACITY);
    this.#leftOver = new Map(unsettled.map((row) => [row.id, row.pending]));
    this.mark = new LogMark(parts.storage);
  }

  static async open(parts: KeyStoreParts): Promise<KeyStore> {
    return new KeyStore(parts, await parts.storage.unsettled());
  }

  /**
   * Makes a key; it is durable when this resolves.
   * @param id visible ASCII, at most 200 characters, one name space over all kinds; a fresh UUID where not given.
   * @throws VaultError `key_exists`, `malformed`.
   */
  async create(kind: KeyKind, id: string = randomId(this.#random)): Promise<KeyHandle> {
    if (!ID_FORM.test(id)) throw new VaultError('malformed', 'a key id is 1 to 200 visible ASCII characters');
    const key = freshKey(kind, this.#random);
    const unwrapped = { id, kind, created: this.#now(), version: 0, pending: 0 };
    const row = wrapKey(key, unwrapped, this.#keyring.active, this.#random);
    return this.#alone(id, async () => {
      await this.#storage.insert(row);
      return this.#open.add(new StoredKey(row, key));
    });
  }

  /** Opens the key with this id, or makes it. @throws VaultError `malformed`, `key_exists`: as another kind. */
  async ensure(kind: KeyKind, id: string): Promise<KeyHandle> {
    const handle = (await this.open(id)) ?? (await this.#createOrOpen(kind, id));
    if (handle.kind === kind) return handle;
    throw new VaultError('key_exists', `a key with this id exists, of kind ${handle.kind}, not ${kind}`);
  }

  /** The key if it is open already; never waits. */
  cached(id: string): KeyHandle | undefined {
    return this.#open.get(id);
  }

  /**
   * @returns undefined where there is no such key, or no longer.
   * @throws VaultError `kek_unknown`, `unauthentic`: the row is not what was stored.
   */
  open(id: string): Promise<KeyHandle | undefined> {
    return this.#find(id);
  }

  /**
   * Destroys a key: the row is overwritten and deleted, and everything that was kept of it in this process is let go.
   * What was sealed under it is unreadable once the last copy of the key store is gone.
   * @returns false where there was no such key.
   */
  destroy(id: string): Promise<boolean> {
    return this.#alone(id, async () => {
      // Let go of it first: where the removal fails, whether it is still there is told by opening it anew.
      const key = this.#open.peek(id);
      if (key !== undefined) this.#open.forget(key);
      const existed = await this.#storage.remove(id);
      this.#leftOver.delete(id);
      return existed;
    });
  }

  /**
   * Whether this key store made a key and gave out this version of its document, though the key may be destroyed since.
   * One that never knew what the database leans on is an older copy, or another's.
   */
  knew(id: string, version: number): Promise<boolean> {
    return this.#storage.knew(id, version);
  }

  /** The ids of all keys of a kind, in order. */
  list(kind: KeyKind): Promise<readonly string[]> {
    return this.#storage.list(kind);
  }

  /**
   * Gives the next version of the document that this key stands for; durable when it resolves. To be called before the
   * database commits that version. Where the commit fails nothing needs to be undone.
   * @returns the number to seal the document with: 1 or more, above all that were given before.
   * @throws VaultError `key_unknown`.
   */
  async propose(id: string): Promise<number> {
    const key = await this.#known(id);
    const pending = key.row.pending + 1;
    await this.#put(key, key.row.version, pending);
    return pending;
  }

  /**
   * Says that the database has committed this version: older ones are refused from now on. A confirmation that is lost,
   * in a crash or because the key store cannot be written, is no reason to undo what is committed: it stands in memory,
   * goes to disk with the next change of this key, and is made up for when the document is next met after a restart.
   * @throws VaultError `key_unknown`; `rolled_back`: the version was never proposed.
   */
  async confirm(id: string, version: number): Promise<void> {
    const key = await this.#known(id);
    if (version > key.row.pending) throw rolledBack();
    if (version <= key.row.version) return;
    await this.#put(key, version, key.row.pending).catch(() => undefined);
    if (version >= (this.#leftOver.get(id) ?? version)) this.#leftOver.delete(id);
  }

  /**
   * Where the version of a document that was read from the database stands.
   * @param version 0 where the database has no such document.
   * @returns `current`: as last confirmed. `pending`: proposed, and either on its way or committed just before a crash;
   * in the latter case it is confirmed in passing. `stale`: older than what was confirmed, or never proposed; the row
   * was put back or taken away.
   */
  accepts(handle: KeyHandle, version: number): Standing {
    const { row } = this.#open.peek(handle.id) ?? storedKey(handle);
    if (version === row.version) return 'current';
    if (!(version > row.version && version <= row.pending)) return 'stale';
    if (version <= (this.#leftOver.get(row.id) ?? 0)) this.#settle(row.id, version);
    return 'pending';
  }

  /** Whether no version is on its way: then a document that is current in memory is also current in the database. */
  isSettled(handle: KeyHandle): boolean {
    const { row } = this.#open.peek(handle.id) ?? storedKey(handle);
    return row.version === row.pending;
  }

  /** @throws VaultError `rolled_back` where the version is stale. */
  demand(handle: KeyHandle, version: number): void {
    if (this.accepts(handle, version) === 'stale') throw rolledBack();
  }

  /** Finishes what was begun and closes the storage; open handles can no longer be used. */
  async close(): Promise<void> {
    await Promise.all(this.#settling.values());
    this.#open.forgetAll();
    await this.#storage.close();
  }

  async #createOrOpen(kind: KeyKind, id: string): Promise<KeyHandle> {
    try {
      return await this.create(kind, id);
    } catch (error) {
      const other = isVaultError(error, 'key_exists') ? await this.open(id) : undefined;
      if (other === undefined) throw error;
      return other;
    }
  }

  async #known(id: string): Promise<StoredKey> {
    const key = await this.#find(id);
    if (key === undefined) throw new VaultError('key_unknown', 'no such key, or it has been destroyed');
    return key;
  }

  async #find(id: string): Promise<StoredKey | undefined> {
    return this.#open.get(id) ?? this.#alone(id, async () => this.#open.get(id) ?? this.#load(id));
  }

  async #load(id: string): Promise<StoredKey | undefined> {
    const row = await this.#storage.find(id);
    if (row === undefined) return undefined;
    const kek = this.#keyring.find(row.kid);
    if (kek === undefined) {
      throw new VaultError('kek_unknown', `the keyring lacks the key-encryption key ${row.kid}`);
    }
    return this.#open.add(new StoredKey(row, unwrapKey(row, kek)));
  }

  /** Makes, loads and destroys one at a time for each key, so that none finds what another is about to undo. */
  async #alone<T>(id: string, work: () => Promise<T>): Promise<T> {
    for (let busy = this.#busy.get(id); busy !== undefined; busy = this.#busy.get(id)) await busy;
    const result = work();
    this.#busy.set(
      id,
      result.then(
        () => undefined,
        () => undefined,
      ),
    );
    try {
      return await result;
    } finally {
      this.#busy.delete(id);
    }
  }

  /** In memory at once, so that what is asked next builds on it; durable when it resolves. */
  #put(key: StoredKey, version: number, pending: number): Promise<void> {
    const { id, kind, created } = key.row;
    key.row = wrapKey(key.key, { id, kind, created, version, pending }, this.#keyring.active, this.#random);
    return this.#storage.replace(key.row);
  }

  /** Confirms what a crash left open. A failure changes nothing: it is tried again when the document is next met. */
  #settle(id: string, version: number): void {
    if (this.#settling.has(id)) return;
    const settled = this.confirm(id, version)
      .catch(() => undefined)
      .finally(() => this.#settling.delete(id));
    this.#settling.set(id, settled);
  }
}

function storedKey(handle: KeyHandle): StoredKey {
  if (handle instanceof StoredKey) return handle;
  throw new VaultError('key_unknown', 'the handle is not from a key store');
}

function isVaultError(error: unknown, code: VaultErrorCode): boolean {
  return error instanceof VaultError && error.code === code;
}

function rolledBack(): VaultError {
  return new VaultError('rolled_back', 'a document in the database is not the one that was last written');
}
