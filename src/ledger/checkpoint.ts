import { LedgerError } from './errors.js';
import { readHash } from './entry.js';
import { openNote, type NoteSigner, type VerifierKey } from './note.js';

/** Checkpoints (C2SP tlog-checkpoint): the size and the root of the tree in a signed note. */

export interface Checkpoint {
  /** Which log this is. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** @returns the signed note. */
export function signCheckpoint({ origin, size, root }: Checkpoint, signer: NoteSigner): string {
  return signer.sign(`${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`);
}

/**
 * @param key the key that the log is known by; signatures of witnesses are left aside.
 * @throws LedgerError `note_malformed`, `signature_wrong`.
 */
export function openCheckpoint(note: string, key: VerifierKey): Checkpoint {
  const [origin, sizeText, rootText, ...rest] = openNote(note, key).split('\n');
  const root = rootText === undefined ? undefined : readHash(rootText);
  const size = sizeText !== undefined && /^(?:0|[1-9]\d*)$/.test(sizeText) ? Number(sizeText) : -1;
  // What follows the last line is the empty string behind its newline; extension lines are not empty.
  const extensions = rest.slice(0, -1);
  if (
    origin === undefined ||
    origin === '' ||
    root === undefined ||
    !Number.isSafeInteger(size) ||
    size < 0 ||
    rest.length === 0 ||
    extensions.includes('')
  ) {
    throw new LedgerError('note_malformed', 'the note is not a checkpoint');
  }
  return { origin, size, root };
}
