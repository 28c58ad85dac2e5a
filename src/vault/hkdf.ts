import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

const NO_SALT = new Uint8Array(0);
const KEY_BYTES = 32;

/**
 * HKDF with SHA-256 (RFC 5869).
 * @param secret input keying material.
 * @param salt may be empty.
 * @param info what the output is for; at most 1024 bytes.
 * @param length of the output in bytes, at most 8160.
 */
export function hkdf(
  secret: KeyObject | Uint8Array,
  salt: Uint8Array,
  info: Uint8Array,
  length: number,
): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, salt, info, length));
}

/** A key of 32 bytes for one use, from a secret that is uniformly random already (RFC 5869 section 3.1: no salt). */
export function deriveKey(secret: KeyObject | Uint8Array, info: string): KeyObject {
  return ownedKey(hkdf(secret, NO_SALT, Buffer.from(info), KEY_BYTES));
}

/** A key object that owns its bytes: those given are overwritten with zeros. */
export function ownedKey(bytes: Uint8Array): KeyObject {
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}
