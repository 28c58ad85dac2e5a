import type { KeyObject } from 'node:crypto';
import type { RecordSealer } from '../ledger/index.js';
import { VaultError } from './errors.js';
import { derive, type KeyHandle } from './key-handle.js';
import type { Random } from './random.js';
import { openBytes, sealBytes } from './seal.js';

/** Whoever opens keys by their ids: a `KeyStore`. */
export interface KeyOpener {
  open(id: string): Promise<KeyHandle | undefined>;
}

/**
 * The ledger's sealer for the records of one period of the log. Those of one commit are sealed together, bound to the
 * period and to the index of the first, so records cannot change places; destroying the period's key shreds them all, while the tree over their hashes still
 * verifies. From then on both directions throw VaultError `key_destroyed`; `open` throws `unauthentic` for a record that
 * was changed or moved.
 * @param periodKey id of a key of kind `log_period`.
 * @throws VaultError `key_unknown`.
 */
export async function periodSealer(
  keys: KeyOpener,
  periodKey: string,
  random: Random,
): Promise<RecordSealer> {
  const period = await keys.open(periodKey);
  if (period?.kind !== 'log_period')
    throw new VaultError('key_unknown', 'there is no such key of a log period');
  const key = (): KeyObject => derive(period, 'casussluis/records/1');
  const context = (first: number): Uint8Array => Buffer.from(`casussluis/records/1\0${period.id}\0${first}`);
  return {
    seal: (records, first) => sealBytes(key(), records, context(first), random),
    open: (sealed, first) => openBytes(key(), sealed, context(first)),
  };
}
