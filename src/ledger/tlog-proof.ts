import { LedgerError } from './errors.js';
import { readHash } from './entry.js';

/** Proofs that travel on their own (C2SP tlog-proof): an index, an inclusion proof and a signed checkpoint. */

export interface TlogProof {
  readonly index: number;
  /** From the leaf's sibling up to the root's child. */
  readonly proof: readonly Uint8Array[];
  /** Signed note, as the log issued it. */
  readonly checkpoint: string;
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';

export function formatTlogProof({ index, proof, checkpoint }: TlogProof): string {
  const hashes = proof.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join('');
  return `${FIRST_LINE}\nindex ${index}\n${hashes}\n${checkpoint}`;
}

/**
 * Reads the form; nothing in it is to be believed until the checkpoint and the proof are verified.
 * @throws LedgerError `note_malformed`.
 */
export function parseTlogProof(text: string): TlogProof {
  const [, indexText, hashText, checkpoint] =
    /^c2sp\.org\/tlog-proof@v1\n(?:extra [A-Za-z0-9+/]*={0,2}\n)?index (0|[1-9]\d{0,15})\n((?:[^\n]+\n)*)\n([^]+)$/.exec(
      text,
    ) ?? [];
  if (indexText !== undefined && hashText !== undefined && checkpoint !== undefined) {
    const proof = hashText.split('\n').slice(0, -1).map(readHash);
    const known = proof.filter((hash) => hash !== undefined);
    if (known.length === proof.length) return { index: Number(indexText), proof: known, checkpoint };
  }
  throw new LedgerError('note_malformed', 'not a tlog-proof');
}
