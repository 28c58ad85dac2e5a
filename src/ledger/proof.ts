import { LedgerError } from './errors.js';
import { EMPTY_ROOT, nodeHash } from './tree.js';

/** Proofs of RFC 9162 section 2.1.3 (inclusion) and 2.1.4 (consistency): made from any source of hashes, and verified. */

/** The root of the perfect subtree of 2^height leaves that begins at leaf index × 2^height. */
export type NodeReader = (height: number, index: number) => Promise<Uint8Array>;

/**
 * Proof that a leaf is in the tree of a size.
 * @returns hashes from the leaf's sibling up to the root's child.
 * @throws LedgerError `out_of_range`.
 */
export async function makeInclusionProof(
  index: number,
  size: number,
  read: NodeReader,
): Promise<Uint8Array[]> {
  if (!isSize(size) || !isSize(index) || index >= size) {
    throw new LedgerError('out_of_range', `no entry ${index} in a tree of ${size}`);
  }
  const proof: Uint8Array[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      proof.push(await rangeRoot(middle, to, read));
      to = middle;
    } else {
      proof.push(await rangeRoot(from, middle, read));
      from = middle;
    }
  }
  return proof.reverse();
}

/**
 * Proof that the tree of one size is the beginning of a later one.
 * @throws LedgerError `out_of_range`.
 */
export async function makeConsistencyProof(
  from: number,
  to: number,
  read: NodeReader,
): Promise<Uint8Array[]> {
  if (!isSize(from) || !isSize(to) || from > to) {
    throw new LedgerError('out_of_range', `a tree of ${to} does not grow from one of ${from}`);
  }
  const proof: Uint8Array[] = [];
  if (from === 0 || from === to) return proof;
  let start = 0;
  let end = to;
  // Walk down to the node where the old tree ends; every sibling on the way is needed (RFC 9162 section 2.1.4.1).
  while (from !== end) {
    const middle = start + splitOf(end - start);
    if (from <= middle) {
      proof.push(await rangeRoot(middle, end, read));
      end = middle;
    } else {
      proof.push(await rangeRoot(start, middle, read));
      start = middle;
    }
  }
  // The verifier knows the old root already when it is that node itself.
  if (start !== 0) proof.push(await rangeRoot(start, end, read));
  return proof.reverse();
}

/** Root of the tree of the first `size` leaves. */
export async function makeRoot(size: number, read: NodeReader): Promise<Uint8Array> {
  return size === 0 ? EMPTY_ROOT : rangeRoot(0, size, read);
}

/** The roots of the perfect subtrees that make up the first `size` leaves, from left to right. */
export async function readPeaks(size: number, read: NodeReader): Promise<Uint8Array[]> {
  return perfectNodes(0, size, read);
}

/** RFC 9162 section 2.1.3.2. Every argument may come from an attacker but the root. */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isSize(size) || !isSize(index) || index >= size) return false;
  let place = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash);
      while (place % 2 === 0 && place !== 0) {
        place = place / 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameHash(hash, root);
}

/** RFC 9162 section 2.1.4.2; sizes that are equal need equal roots and no proof, and everything grows from nothing. */
export function verifyConsistency(
  from: number,
  to: number,
  proof: readonly Uint8Array[],
  rootFrom: Uint8Array,
  rootTo: Uint8Array,
): boolean {
  if (!isSize(from) || !isSize(to) || from > to) return false;
  if (from === to) return proof.length === 0 && sameHash(rootFrom, rootTo);
  if (from === 0) return proof.length === 0 && sameHash(rootFrom, EMPTY_ROOT);
  let place = from - 1;
  let last = to - 1;
  while (place % 2 === 1) {
    place = (place - 1) / 2;
    last = Math.floor(last / 2);
  }
  const path = place === 0 ? [rootFrom, ...proof] : [...proof];
  const first = path.shift();
  if (first === undefined) return false;
  let older = first;
  let newer = first;
  for (const sibling of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      older = nodeHash(sibling, older);
      newer = nodeHash(sibling, newer);
      while (place % 2 === 0 && place !== 0) {
        place = place / 2;
        last = Math.floor(last / 2);
      }
    } else {
      newer = nodeHash(newer, sibling);
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameHash(older, rootFrom) && sameHash(newer, rootTo);
}

export function sameHash(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

/** Root of the leaves `from` up to and without `to`; `from` is where a subtree of at least that size may begin. */
async function rangeRoot(from: number, to: number, read: NodeReader): Promise<Uint8Array> {
  const nodes = await perfectNodes(from, to, read);
  let root = nodes.at(-1) ?? EMPTY_ROOT;
  for (let left = nodes.length - 2; left >= 0; left -= 1) root = nodeHash(nodes[left] ?? EMPTY_ROOT, root);
  return root;
}

async function perfectNodes(from: number, to: number, read: NodeReader): Promise<Uint8Array[]> {
  const nodes: Uint8Array[] = [];
  for (let start = from; start < to;) {
    let height = 0;
    let width = 1;
    for (; width * 2 <= to - start; width *= 2) height += 1;
    nodes.push(await read(height, start / width));
    start += width;
  }
  return nodes;
}

/** The largest power of two below a size. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
