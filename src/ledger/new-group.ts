import { hash } from 'node:crypto';
import { draftText, type EntryDraft } from './entry.js';
import type { GrowingTree } from './growing-tree.js';
import { bundleRecords } from './group.js';
import { frameRecord, type RecordTail } from './record-frame.js';
import { HASH_SIZE } from './sha256.js';
import type { GroupRow, RecordSealer } from './storage.js';
import { entryBundle } from './tile.js';
import { asciiLeafHash } from './tree.js';

/** The log while it is written to; when a commit fails all of it is thrown away and read again from storage. */
export interface OpenLog {
  readonly tree: GrowingTree;
  /** Which entry holds a tail: the first that came with it since the log was opened. */
  readonly holders: WeakMap<RecordTail, number>;
}

/** An entry with what its receipt needs. */
export interface NewEntry {
  readonly index: number;
  readonly leaf: Uint8Array;
  /** SHA-256(0x00 ‖ leaf), RFC 9162 section 2.1.1. */
  readonly leafHash: Uint8Array;
  /** 32 secret bytes: without them nobody can try what a record may have said. */
  readonly nonce: Uint8Array;
}

/** What one commit puts into the log. */
export interface NewGroup {
  readonly entries: readonly NewEntry[];
  readonly row: GroupRow;
}

/**
 * Makes entries of drafts and grows the tree by them.
 * The nonces are drawn in one piece; record and nonce are hashed where they are written, so that nothing is copied twice.
 */
export function groupOf(
  drafts: readonly EntryDraft[],
  { tree, holders }: OpenLog,
  time: number,
  sealer: RecordSealer,
  random: (n: number) => Uint8Array,
): NewGroup {
  const first = tree.size;
  const nonces = random(drafts.length * HASH_SIZE);
  const frames: Uint8Array[] = [];
  const entries = drafts.map((draft, place) => {
    const index = tree.size;
    const nonce = nonces.subarray(place * HASH_SIZE, (place + 1) * HASH_SIZE);
    const { tail } = draft;
    const { opening, end } = openingOf(draft, nonce);
    const leaf = draftText(draft.event, hash('sha256', opening, 'base64'), time);
    const leafHash = asciiLeafHash(leaf);
    tree.append(leafHash);
    const head = opening.subarray(HASH_SIZE, end);
    frames.push(frameRecord({ nonce, head, ...tailOf(tail, holders, index) }));
    return { index, leaf: Buffer.from(leaf, 'latin1'), leafHash, nonce };
  });
  const leaves = entryBundle(entries.map(({ leaf }) => leaf));
  return { entries, row: { first, leaves, records: sealer.seal(bundleRecords(frames), first) } };
}

/** Room for one opening at a time: buffers of this size, made anew for every entry, keep the garbage collector busy. */
let scratch = Buffer.alloc(16_384);

/** What the commitment is made of: nonce ‖ record. It is gone with the next entry. @returns where the head ends, too. */
function openingOf({ record, tail }: EntryDraft, nonce: Uint8Array): { opening: Uint8Array; end: number } {
  const end = HASH_SIZE + Buffer.byteLength(record);
  const length = end + (tail?.bytes.length ?? 0);
  if (length > scratch.length) scratch = Buffer.alloc(2 * length);
  scratch.set(nonce);
  scratch.write(record, HASH_SIZE);
  if (tail !== undefined) scratch.set(tail.bytes, end);
  return { opening: scratch.subarray(0, length), end };
}

function tailOf(
  tail: RecordTail | undefined,
  holders: WeakMap<RecordTail, number>,
  index: number,
): { tail?: RecordTail; holder?: number } {
  if (tail === undefined) return {};
  const holder = holders.get(tail);
  if (holder !== undefined) return { tail, holder };
  holders.set(tail, index);
  return { tail };
}
