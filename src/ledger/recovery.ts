import { openCheckpoint } from './checkpoint.js';
import { readEntry } from './entry.js';
import { LedgerError } from './errors.js';
import { leavesOf } from './group.js';
import { GrowingTree } from './growing-tree.js';
import type { VerifierKey } from './note.js';
import { makeRoot, sameHash } from './proof.js';
import type { HighWaterMark, LedgerReading } from './storage.js';
import { TileReader } from './tile-reader.js';

/** A log as storage holds it, found to be the one that was signed. */
export interface Recovered {
  readonly tree: GrowingTree;
  /** Time of the last entry, in ms; 0 where there is none. */
  readonly time: number;
}

/**
 * Reads the stored log and holds it against what was signed: its own checkpoint, and the mark that is kept elsewhere.
 * Somebody may have put an older database back, taken entries off, or rewritten them: what the mark knows is refused.
 * @throws LedgerError `rolled_back`: smaller than the mark, or another root at its size. `damaged`: leaves, tiles and
 * checkpoint do not agree.
 */
export async function recover(
  storage: LedgerReading,
  mark: HighWaterMark,
  origin: string,
  key: VerifierKey,
): Promise<Recovered> {
  const last = await storage.lastGroup();
  const leaves = last === undefined ? [] : leavesOf(last);
  const size = (last?.first ?? 0) + leaves.length;
  const marked = await mark.read();
  if (marked !== undefined && marked.size > size) {
    throw new LedgerError(
      'rolled_back',
      `the log was signed at size ${marked.size}, and has ${size} entries`,
    );
  }
  const tree = await GrowingTree.read(storage, size);
  await agreeWithCheckpoint(storage, tree, origin, key);
  if (marked !== undefined) {
    const root = await makeRoot(marked.size, new TileReader(storage).node);
    if (!sameHash(root, marked.root)) {
      throw new LedgerError('rolled_back', `the log has another root at size ${marked.size} than was signed`);
    }
  }
  const latest = leaves.at(-1);
  return { tree, time: latest === undefined ? 0 : readEntry(latest).time };
}

async function agreeWithCheckpoint(
  storage: LedgerReading,
  tree: GrowingTree,
  origin: string,
  key: VerifierKey,
): Promise<void> {
  const stored = await storage.checkpoint();
  if (stored === undefined) {
    if (tree.size === 0) return;
    throw new LedgerError('damaged', `the log has ${tree.size} entries and no checkpoint`);
  }
  const checkpoint = openStored(stored.note, key);
  if (
    checkpoint.origin !== origin ||
    checkpoint.size !== tree.size ||
    !sameHash(checkpoint.root, tree.root())
  ) {
    throw new LedgerError(
      'damaged',
      `the checkpoint of size ${checkpoint.size} does not fit the ${tree.size} entries of the log`,
    );
  }
}

function openStored(note: string, key: VerifierKey): ReturnType<typeof openCheckpoint> {
  try {
    return openCheckpoint(note, key);
  } catch (cause) {
    throw new LedgerError('damaged', 'the stored checkpoint is not signed by the key of this log', { cause });
  }
}
