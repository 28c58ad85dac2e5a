import { createHmac, type KeyObject } from 'node:crypto';
import { VaultError } from './errors.js';
import { derive, type KeyHandle } from './key-handle.js';

const NINE_DIGITS = /^[0-9]{9}$/;

/** The key for `blindIndex`, of a key of kind `blind_index`. */
export function blindIndexKey(handle: KeyHandle): KeyObject {
  return derive(handle, 'casussluis/blind-index/bsn/1');
}

/**
 * A keyed hash that tells whether two persons have the same citizen service number (BSN) without storing it:
 * HMAC-SHA-256 (RFC 2104). There are fewer than 10⁹ such numbers, so whoever has the key can try them all: it is a key
 * of the key store, and the database holds only what this gives.
 * @param number nine digits, leading zeros included.
 * @returns 32 bytes.
 * @throws VaultError `malformed`: not nine digits.
 */
export function blindIndex(key: KeyObject, number: string): Uint8Array {
  if (!NINE_DIGITS.test(number))
    throw new VaultError('malformed', 'a citizen service number has nine digits');
  return createHmac('sha256', key).update(number).digest();
}
