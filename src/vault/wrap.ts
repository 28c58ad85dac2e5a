import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { ownedKey } from './hkdf.js';
import type { KeyKind } from './key-handle.js';
import type { KeyRow } from './key-storage.js';
import type { KeyEncryptionKey } from './keyring.js';
import type { Random } from './random.js';
import { openBytes, sealBytes } from './seal.js';

const KEY_BYTES = 32;
/** PKCS#8 of an Ed25519 key (RFC 8410 section 7) up to the 32 bytes of the key itself. */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Makes a key of its kind. */
export function freshKey(kind: KeyKind, random: Random): KeyObject {
  switch (kind) {
    case 'log_signing':
      return privateKey(Buffer.concat([ED25519_PKCS8, random(KEY_BYTES)]));
    case 'token_signing':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    default:
      // A copy: the bytes that `random` handed out may lie in a pool.
      return ownedKey(Uint8Array.from(random(KEY_BYTES)));
  }
}

/**
 * The key of a row sealed under a key-encryption key, bound to the row's id, kind and versions: whoever can write to
 * the key store but has no key-encryption key cannot exchange two keys, nor make an old document pass by changing a
 * number. Putting a whole old row back stays possible for whoever kept one.
 */
export function wrapKey(
  key: KeyObject,
  row: Omit<KeyRow, 'kid' | 'wrapped'>,
  kek: KeyEncryptionKey,
  random: Random,
): KeyRow {
  const bytes = key.type === 'secret' ? key.export() : key.export({ format: 'der', type: 'pkcs8' });
  const wrapped = sealBytes(kek.key, bytes, rowContext(row), random);
  bytes.fill(0);
  return { ...row, kid: kek.kid, wrapped };
}

/** @throws VaultError `unauthentic`. */
export function unwrapKey(row: KeyRow, kek: KeyEncryptionKey): KeyObject {
  const bytes = openBytes(kek.key, row.wrapped, rowContext(row));
  return row.kind === 'log_signing' || row.kind === 'token_signing' ? privateKey(bytes) : ownedKey(bytes);
}

function privateKey(pkcs8: Buffer): KeyObject {
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  pkcs8.fill(0);
  return key;
}

function rowContext({ id, kind, version, pending, created }: Omit<KeyRow, 'kid' | 'wrapped'>): Uint8Array {
  return Buffer.from(['casussluis/key/1', kind, id, version, pending, created].join('\0'));
}
