import type { KeyObject } from 'node:crypto';
import { BoundedCache } from './bounded-cache.js';
import { KeyHandle, type KeyKind } from './key-handle.js';
import type { KeyRow } from './key-storage.js';

/** A handle with the row of the key store that it came from. */
export class StoredKey extends KeyHandle {
  constructor(
    public row: KeyRow,
    key: KeyObject,
  ) {
    super(row.id, row.kind, key);
  }
}

/** Kinds of which there are many: a key each of these stands for a person or a document, and comes and goes. */
const MANY: ReadonlySet<KeyKind> = new Set(['case', 'person', 'professional', 'document']);

/**
 * The keys that are open in this process. Of the kinds of which there are many, the most recently used stay; the few
 * others are held for as long as the gateway runs by whoever signs or seals with them, and so stay here too, lest their
 * destruction miss them.
 */
export class OpenKeys {
  readonly #many: BoundedCache<StoredKey>;
  readonly #few = new Map<string, StoredKey>();

  constructor(capacity: number) {
    this.#many = new BoundedCache(capacity);
  }

  get(id: string): StoredKey | undefined {
    return this.#many.get(id) ?? this.#few.get(id);
  }

  /** Looks without counting as a use. */
  peek(id: string): StoredKey | undefined {
    return this.#many.peek(id) ?? this.#few.get(id);
  }

  add(key: StoredKey): StoredKey {
    (MANY.has(key.kind) ? this.#many : this.#few).set(key.id, key);
    return key;
  }

  /** Lets go of a key and of everything that others derived with it. */
  forget(key: StoredKey): void {
    key.forget();
    if (this.peek(key.id) === key) {
      this.#many.delete(key.id);
      this.#few.delete(key.id);
    }
    for (const other of this.#many.values()) other.forgetDerived();
  }

  forgetAll(): void {
    for (const key of [...this.#many.values(), ...this.#few.values()]) key.forget();
    this.#many.clear();
    this.#few.clear();
  }
}
