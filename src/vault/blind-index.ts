import { createHmac } from 'node:crypto';
import { derive, type KeyHandle } from './key-handle.js';

/**
 * A keyed hash that tells whether two texts are the same without storing them: HMAC-SHA-256 (RFC 2104). So persons are
 * linked by their citizen service number (BSN), of which the database then holds no more than this. There are fewer
 * than 10⁹ such numbers, and whoever has the key can try them all: it stands in the key store, apart from the database.
 * @param handle a key of kind `blind_index`; once it is destroyed the function throws VaultError `key_destroyed`.
 * @returns a function from a text that says what it is first (`bsn …`), in its normal form, to 32 bytes.
 */
export function blindIndex(handle: KeyHandle): (text: string) => Uint8Array {
  return (text) => createHmac('sha256', derive(handle, 'casussluis/blind-index/1')).update(text).digest();
}
