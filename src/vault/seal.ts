import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { VaultError } from './errors.js';
import type { Random } from './random.js';

/** The only form of sealed bytes so far: AES-256-GCM with a random nonce of 96 bits and a tag of 128 bits. */
const FORM = 0x01;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const BODY = 1 + NONCE_BYTES;
const CIPHER = 'aes-256-gcm';
const CIPHER_OPTIONS = { authTagLength: TAG_BYTES } as const;

/** What sealing adds to the length of the plaintext, in bytes. */
export const SEAL_OVERHEAD = BODY + TAG_BYTES;

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D). Nonces are random (section 8.2.2), so one key may seal 2³² times
 * (section 8.3): no key of the product comes near that.
 * @param key 32 bytes, secret.
 * @param plaintext is not changed and not kept.
 * @param aad associated data: what the ciphertext is bound to. Opening needs the same bytes.
 * @returns `0x01 ‖ nonce (12) ‖ ciphertext ‖ tag (16)`.
 */
export function sealBytes(key: KeyObject, plaintext: Uint8Array, aad: Uint8Array, random: Random): Buffer {
  const sealed = Buffer.allocUnsafe(plaintext.length + SEAL_OVERHEAD);
  sealInto(sealed, 0, key, plaintext, aad, random);
  return sealed;
}

/** Like `sealBytes`, written into `target` from `offset`: `plaintext.length + SEAL_OVERHEAD` bytes. */
export function sealInto(
  target: Uint8Array,
  offset: number,
  key: KeyObject,
  plaintext: Uint8Array,
  aad: Uint8Array,
  random: Random,
): void {
  const nonce = random(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, CIPHER_OPTIONS);
  cipher.setAAD(aad);
  target[offset] = FORM;
  target.set(nonce, offset + 1);
  target.set(cipher.update(plaintext), offset + BODY);
  cipher.final();
  target.set(cipher.getAuthTag(), offset + BODY + plaintext.length);
}

/**
 * Opens what `sealBytes` sealed. An attacker who can write to the database controls every byte of `sealed`: nothing is
 * returned before the tag has been checked, and every mismatch (form, length, key, associated data, nonce,
 * ciphertext, tag) is the same error.
 * @returns the plaintext; an empty plaintext is zero bytes.
 * @throws VaultError `unauthentic`.
 */
export function openBytes(key: KeyObject, sealed: Uint8Array, aad: Uint8Array): Buffer {
  const tagAt = sealed.length - TAG_BYTES;
  if (tagAt < BODY || sealed[0] !== FORM) throw unauthentic();
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, BODY), CIPHER_OPTIONS);
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(tagAt));
  const plaintext = decipher.update(sealed.subarray(BODY, tagAt));
  try {
    decipher.final();
  } catch {
    plaintext.fill(0);
    throw unauthentic();
  }
  return plaintext;
}

function unauthentic(): VaultError {
  return new VaultError('unauthentic', 'sealed bytes do not belong to this key and place, or were changed');
}
