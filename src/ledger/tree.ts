import { hash } from 'node:crypto';
import { HASH_SIZE, sha256 } from './sha256.js';

/** Hashing of the Merkle tree (RFC 9162 section 2.1.1, the same as RFC 6962 section 2.1). */

/** Root of the empty tree: SHA-256 of nothing. */
export const EMPTY_ROOT: Uint8Array = sha256('');

/** SHA-256(0x00 ‖ leaf). */
export function leafHash(leaf: Uint8Array): Uint8Array {
  const prefixed = Buffer.allocUnsafe(leaf.length + 1);
  prefixed[0] = 0;
  prefixed.set(leaf, 1);
  return sha256(prefixed);
}

/** The same for a leaf in ASCII, without copying it. */
export function asciiLeafHash(leaf: string): Buffer {
  return sha256(`\0${leaf}`);
}

const node = Buffer.alloc(1 + 2 * HASH_SIZE);
node[0] = 1;

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  node.set(left, 1);
  node.set(right, 1 + HASH_SIZE);
  return sha256(node);
}

/**
 * Root of a perfect subtree.
 * @param hashes of its nodes at one height, 32 bytes each; their number is a power of two.
 */
export function perfectRoot(hashes: Uint8Array): Uint8Array {
  const work = Buffer.from(hashes);
  for (let count = work.length / HASH_SIZE; count > 1; count /= 2) {
    for (let pair = 0; pair < count / 2; pair += 1) {
      work.copy(node, 1, pair * 2 * HASH_SIZE, (pair + 1) * 2 * HASH_SIZE);
      work.write(hash('sha256', node, 'binary'), pair * HASH_SIZE, 'latin1');
    }
  }
  return work.subarray(0, HASH_SIZE);
}

/**
 * The right edge of a growing tree: for every bit that is set in its size the root of one perfect subtree, the largest
 * first in the tree. Appending costs O(log n) at worst and two hashes on average; the root costs O(log n).
 */
export class Frontier {
  /** By height; what stands where the bit of `size` is not set is left over and means nothing. */
  readonly #peaks: Uint8Array[] = [];
  #size = 0;

  /** @param peaks roots of the perfect subtrees from left to right, as many as `size` has bits set. */
  static of(size: number, peaks: readonly Uint8Array[]): Frontier {
    const frontier = new Frontier();
    frontier.#size = size;
    let next = peaks.length;
    for (let height = 0, rest = size; rest > 0; height += 1, rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) next -= 1;
      frontier.#peaks[height] = (rest % 2 === 1 ? peaks[next] : undefined) ?? EMPTY_ROOT;
    }
    return frontier;
  }

  get size(): number {
    return this.#size;
  }

  /**
   * @param completed is told of every perfect subtree that the leaf completes: its height and its root, from low to high.
   */
  append(leaf: Uint8Array, completed?: (height: number, root: Uint8Array) => void): void {
    let root = leaf;
    let height = 0;
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      root = nodeHash(this.#peaks[height] ?? EMPTY_ROOT, root);
      height += 1;
      completed?.(height, root);
    }
    this.#peaks[height] = root;
    this.#size += 1;
  }

  /** Merkle Tree Hash of all leaves so far. */
  root(): Uint8Array {
    let root: Uint8Array | undefined;
    for (let height = 0, rest = this.#size; rest > 0; height += 1, rest = Math.floor(rest / 2)) {
      if (rest % 2 === 0) continue;
      const peak = this.#peaks[height] ?? EMPTY_ROOT;
      root = root === undefined ? peak : nodeHash(peak, root);
    }
    return root ?? EMPTY_ROOT;
  }
}
