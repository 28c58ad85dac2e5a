import type { KeyObject } from 'node:crypto';
import type { RecordSealer } from '../ledger/index.js';
import { derive, type KeyHandle } from './key-handle.js';
import type { Random } from './random.js';
import { openBytes, sealBytes } from './seal.js';

/**
 * A sealer for the records of one period of the log. Each record is bound to the period and to its index, so records
 * cannot change places; destroying the period's key shreds them all, while the tree over their hashes still verifies.
 * @param period an open key of kind `log_period`. Once it is destroyed both directions throw VaultError
 * `key_destroyed`; `open` throws `unauthentic` for a record that was changed or moved.
 */
export function periodSealer(period: KeyHandle, random: Random): RecordSealer {
  const key = (): KeyObject => derive(period, 'casussluis/record/1');
  const context = (index: number): Uint8Array => Buffer.from(`casussluis/record/1\0${period.id}\0${index}`);
  return {
    seal: (record, index) => sealBytes(key(), record, context(index), random),
    open: (sealed, index) => openBytes(key(), sealed, context(index)),
  };
}
