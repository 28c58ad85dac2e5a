import { derive, type KeyHandle } from './key-handle.js';
import type { Random } from './random.js';
import { openBytes, sealBytes } from './seal.js';

const ATTRIBUTE = 'casussluis/attribute/1';

/**
 * Seals one attribute of a log record under a key that can be destroyed on its own: the acting professional's, a
 * person's or a case's. The record, its hash and the tree stay as they are when that key goes; the attribute is gone.
 * @param context what the attribute is and where it stands, so that it cannot pass for another.
 * @returns base64 of the form of `sealBytes`.
 */
export function sealAttribute(handle: KeyHandle, text: string, context: string, random: Random): string {
  return sealBytes(derive(handle, ATTRIBUTE), Buffer.from(text), bind(context), random).toString('base64');
}

/** @throws VaultError `unauthentic`: not base64, changed, moved, or sealed under another key. */
export function openAttribute(handle: KeyHandle, sealed: string, context: string): string {
  return openBytes(derive(handle, ATTRIBUTE), Buffer.from(sealed, 'base64'), bind(context)).toString();
}

function bind(context: string): Uint8Array {
  return Buffer.from(`${ATTRIBUTE}\0${context}`);
}
