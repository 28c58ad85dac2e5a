import { LedgerError } from './errors.js';
import type { GroupRow, LedgerReading } from './storage.js';
import { readEntryBundle } from './tile.js';

/*
 * Records of one commit, sealed as one: each behind its length (u32, big-endian). One sealing a commit costs a tenth of
 * one for every entry.
 */
const LENGTH = 4;

/** @returns the bytes to be sealed. */
export function bundleRecords(frames: readonly Uint8Array[]): Uint8Array {
  const bundle = Buffer.allocUnsafe(frames.reduce((sum, frame) => sum + LENGTH + frame.length, 0));
  let at = 0;
  for (const frame of frames) {
    bundle.writeUInt32BE(frame.length, at);
    bundle.set(frame, at + LENGTH);
    at += LENGTH + frame.length;
  }
  return bundle;
}

/** @throws LedgerError `damaged` where the bundle ends inside a record. */
export function readRecords(bundle: Uint8Array): Uint8Array[] {
  const bytes = Buffer.from(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const frames: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + LENGTH <= bytes.length ? at + LENGTH + bytes.readUInt32BE(at) : Infinity;
    if (end > bytes.length) throw new LedgerError('damaged', 'the records of a commit are cut off');
    frames.push(bytes.subarray(at + LENGTH, end));
    at = end;
  }
  return frames;
}

/** How many entries are stored. @throws LedgerError `damaged`. */
export async function storedSize(storage: Pick<LedgerReading, 'lastGroup'>): Promise<number> {
  const last = await storage.lastGroup();
  return last === undefined ? 0 : last.first + leavesOf(last).length;
}

/** The leaves of a commit, one at least. @throws LedgerError `damaged` where they are none. */
export function leavesOf({ leaves, first }: GroupRow): Uint8Array[] {
  const read = readLeaves(leaves, first);
  if (read.length > 0) return read;
  throw new LedgerError('damaged', `the commit at ${first} has no entries`);
}

function readLeaves(leaves: Uint8Array, first: number): Uint8Array[] {
  try {
    return readEntryBundle(leaves);
  } catch (cause) {
    throw new LedgerError('damaged', `the entries from ${first} on are cut off`, { cause });
  }
}

/** A leaf of the stored log, with the commit that it stands in. */
export interface StoredLeaf {
  readonly index: number;
  readonly leaf: Uint8Array;
  readonly group: GroupRow;
}

/**
 * The stored leaves `from` up to and without `to`, in order, as far as there are any.
 * @throws LedgerError `damaged`.
 */
export async function* storedLeaves(
  storage: Pick<LedgerReading, 'groupOf' | 'groups'>,
  from: number,
  to: number,
): AsyncGenerator<StoredLeaf> {
  const begun = from < to ? await storage.groupOf(from) : undefined;
  if (begun !== undefined && begun.first < from) yield* within(begun, from, to);
  for await (const group of storage.groups(from, to)) yield* within(group, from, to);
}

function* within(group: GroupRow, from: number, to: number): Generator<StoredLeaf> {
  for (const [place, leaf] of leavesOf(group).entries()) {
    const index = group.first + place;
    if (index >= from && index < to) yield { index, leaf, group };
  }
}
