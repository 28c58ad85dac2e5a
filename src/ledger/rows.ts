import { hash } from 'node:crypto';
import { draftText, type EntryDraft } from './entry.js';
import type { GrowingTree } from './growing-tree.js';
import { frameRecord } from './record-frame.js';
import { HASH_SIZE } from './sha256.js';
import type { LeafRow, RecordSealer } from './storage.js';
import { asciiLeafHash } from './tree.js';

/**
 * Makes rows of drafts and grows the tree by them.
 * The nonces are drawn in one piece; record and nonce are hashed where they are written, so that nothing is copied twice.
 */
export function rowsOf(
  drafts: readonly EntryDraft[],
  tree: GrowingTree,
  time: number,
  sealer: RecordSealer,
  random: (n: number) => Uint8Array,
): LeafRow[] {
  const nonces = random(drafts.length * HASH_SIZE);
  return drafts.map((draft, place) => {
    const index = tree.size;
    const nonce = nonces.subarray(place * HASH_SIZE, (place + 1) * HASH_SIZE);
    const { tail } = draft;
    const end = HASH_SIZE + Buffer.byteLength(draft.record);
    const opening = Buffer.allocUnsafe(end + (tail?.bytes.length ?? 0));
    opening.set(nonce);
    opening.write(draft.record, HASH_SIZE);
    if (tail !== undefined) opening.set(tail.bytes, end);
    const leaf = draftText(draft.event, hash('sha256', opening, 'base64'), time);
    const leafHash = asciiLeafHash(leaf);
    tree.append(leafHash);
    return {
      index,
      time,
      leaf: Buffer.from(leaf, 'latin1'),
      leafHash,
      nonce,
      record: sealer.seal(frameRecord(opening.subarray(HASH_SIZE, end), tail), index),
      event: draft.event,
    };
  });
}
