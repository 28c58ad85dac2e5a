import { hash } from 'node:crypto';

/** Bytes of a SHA-256 digest. */
export const HASH_SIZE = 32;

/**
 * SHA-256 (FIPS 180-4). A string is hashed as UTF-8.
 * The detour over a string is deliberate: Node's one-shot `hash` hands out a Buffer two to five times slower.
 */
export function sha256(data: string | Uint8Array): Buffer {
  return Buffer.from(hash('sha256', data, 'binary'), 'latin1');
}

/** The same, as base64 (RFC 4648 section 4, padded). */
export function sha256Base64(data: string | Uint8Array): string {
  return hash('sha256', data, 'base64');
}
