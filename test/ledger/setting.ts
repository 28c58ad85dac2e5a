import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import {
  eventEntry,
  LedgerReader,
  Sequencer,
  type Recorded,
  type SequencerSettings,
  type Unit,
} from '../../src/ledger/index.js';
import { flippingSealer, MemoryMark, MemoryStorage, type MemoryTransaction } from './memory-storage.js';

export const ORIGIN = 'gateway.example/log';
export const START = Date.UTC(2026, 8, 1, 9);

/** An Ed25519 key that is always the same for the same seed (RFC 8410: 32 bytes behind a fixed DER prefix). */
export function keyFrom(seed: string): KeyObject {
  const raw = createHash('sha256').update(seed).digest();
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), raw]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

/** Bytes that are always the same for the same seed. */
export function bytesFrom(seed: string): (n: number) => Uint8Array {
  let counter = 0;
  return (n) => {
    const blocks: Buffer[] = [];
    for (let length = 0; length < n; length += 32) {
      blocks.push(
        createHash('sha256')
          .update(`${seed} ${(counter += 1)}`)
          .digest(),
      );
    }
    return Buffer.concat(blocks).subarray(0, n);
  };
}

/** A log in memory with a clock that goes one second a look. */
export class Setting {
  readonly mark = new MemoryMark();
  clock = START;

  constructor(readonly storage = new MemoryStorage()) {}

  settings(): SequencerSettings<MemoryTransaction> {
    return {
      storage: this.storage,
      mark: this.mark,
      sealer: flippingSealer,
      origin: ORIGIN,
      signingKey: keyFrom('log'),
      now: () => (this.clock += 1_000),
      random: bytesFrom('nonces'),
    };
  }

  open(): Promise<Sequencer<MemoryTransaction>> {
    return Sequencer.open(this.settings());
  }

  reader(): LedgerReader {
    return new LedgerReader(this.storage, flippingSealer);
  }
}

/** A unit that records one word, and writes it too where it writes. */
export function wordUnit(word: string, kind: 'reads' | 'writes' = 'writes'): Unit<MemoryTransaction, string> {
  return {
    kind,
    async run(tx, time) {
      if (kind === 'writes') await tx.put(word);
      const entry = eventEntry(
        { event: 'casussluis.test.word', timestamp: time, resource: '{}', attributes: { word } },
        `subject of ${word}`,
      );
      return { entry, result: word.toUpperCase() };
    },
  };
}

/** Records words in groups of the given sizes. */
export async function record(
  sequencer: Sequencer<MemoryTransaction>,
  ...groups: readonly number[]
): Promise<Recorded<string>[]> {
  const all: Recorded<string>[] = [];
  for (const size of groups) {
    const from = all.length;
    const words = Array.from({ length: size }, (_, place) => `word ${from + place}`);
    all.push(...(await Promise.all(words.map((word) => sequencer.submit(wordUnit(word))))));
  }
  return all;
}
