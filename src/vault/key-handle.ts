import type { KeyObject } from 'node:crypto';
import { BoundedCache } from './bounded-cache.js';
import { VaultError } from './errors.js';
import { deriveKey } from './hkdf.js';

/** What a key is for; one kind, one use. */
export type KeyKind =
  | 'case'
  | 'person'
  | 'professional'
  | 'document'
  | 'log_period'
  | 'log_signing'
  | 'token_signing'
  | 'pseudonym_root'
  | 'blind_index';

/** Keys derived from one key that are kept; a pseudonym root has many, a case few. */
const DERIVED_KEPT = 1024;

/** An open key of the key store. What is derived from it is kept on it and goes with it. */
export class KeyHandle {
  #key: KeyObject | undefined;
  #derived: BoundedCache<KeyObject> | undefined;

  /** The key store makes handles; nobody else needs to. */
  constructor(
    readonly id: string,
    readonly kind: KeyKind,
    key: KeyObject,
  ) {
    this.#key = key;
  }

  /**
   * A secret key of 32 bytes; for `log_signing` a private Ed25519 key, for `token_signing` a private P-256 key.
   * @throws VaultError `key_destroyed`.
   */
  get key(): KeyObject {
    if (this.#key === undefined)
      throw new VaultError('key_destroyed', `a ${this.kind} key has been destroyed`);
    return this.#key;
  }

  get destroyed(): boolean {
    return this.#key === undefined;
  }

  /** A key kept under `name`, or made now. The key of a destroyed handle is neither kept nor made. */
  keep(name: string, make: (own: KeyObject) => KeyObject): KeyObject {
    const own = this.key;
    this.#derived ??= new BoundedCache(DERIVED_KEPT);
    const kept = this.#derived.get(name);
    if (kept !== undefined) return kept;
    const made = make(own);
    this.#derived.set(name, made);
    return made;
  }

  /** Lets go of every key that was derived from this one. */
  forgetDerived(): void {
    this.#derived = undefined;
  }

  /** Lets go of the key and all derived from it; whoever still holds the handle can do nothing with it. */
  forget(): void {
    this.#key = undefined;
    this.forgetDerived();
  }
}

/**
 * A key for one use, by HKDF-SHA256 (RFC 5869), kept on the handle.
 * @param info what it is for, `casussluis/<what>/1`.
 * @returns a secret key of 32 bytes.
 * @throws VaultError `key_destroyed`.
 */
export function derive(handle: KeyHandle, info: string): KeyObject {
  return handle.keep(info, (own) => deriveKey(own, info));
}

/** The key of a document's manifest. */
export function manifestKey(document: KeyHandle): KeyObject {
  return derive(document, 'casussluis/manifest/1');
}

const COMPARTMENT = 'casussluis/compartment/1';
const JOINT_COMPARTMENT = 'casussluis/joint-compartment/1';

/**
 * The key of a compartment: of the case alone, or of the case and the persons whom the compartment is about:
 * HKDF-SHA256 (RFC 5869) over the keys one after another, the case's last. It is the same in whatever order the persons
 * are named, and cannot be made again once any of these keys has been destroyed.
 * @throws VaultError `key_destroyed`.
 */
export function compartmentKey(document: KeyHandle, persons: readonly KeyHandle[] = []): KeyObject {
  const [first, second] = persons;
  if (first === undefined) return derive(document, COMPARTMENT);
  if (second === undefined) return jointKey(document, [first.key], first.id);
  const ordered = [...persons].sort((a, b) => (a.id < b.id ? -1 : 1));
  return jointKey(
    document,
    ordered.map((person) => person.key),
    ordered.map((person) => person.id).join(' '),
  );
}

function jointKey(document: KeyHandle, persons: readonly KeyObject[], names: string): KeyObject {
  return document.keep(`${JOINT_COMPARTMENT} ${names}`, (own) => {
    const secrets = [...persons, own].map((key) => key.export());
    const joined = Buffer.concat(secrets);
    for (const secret of secrets) secret.fill(0);
    const derived = deriveKey(joined, JOINT_COMPARTMENT);
    joined.fill(0);
    return derived;
  });
}
