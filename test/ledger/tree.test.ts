import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import t from 'tap';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import {
  makeConsistencyProof,
  makeInclusionProof,
  makeRoot,
  readPeaks,
  verifyConsistency,
  verifyInclusion,
  type NodeReader,
} from '../../src/ledger/proof.js';
import { asciiLeafHash, EMPTY_ROOT, Frontier, leafHash, perfectRoot } from '../../src/ledger/tree.js';

const Hashes = Type.Array(Type.String());
const Vectors = Type.Object({
  leaves: Hashes,
  emptyRoot: Type.String(),
  roots: Hashes,
  inclusion: Type.Array(Type.Object({ index: Type.Number(), size: Type.Number(), proof: Hashes })),
  consistency: Type.Array(Type.Object({ from: Type.Number(), to: Type.Number(), proof: Hashes })),
});

const vectors = Value.Parse(
  Vectors,
  JSON.parse(readFileSync(new URL('../vectors/rfc6962/tree.json', import.meta.url), 'utf8')),
);

const sha = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The definition of RFC 9162 section 2.1.1, word for word; slow and obviously right. */
function definedRoot(leaves: readonly Uint8Array[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return sha();
  if (leaves.length === 1) return sha(Buffer.of(0), only);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha(Buffer.of(1), definedRoot(leaves.slice(0, split)), definedRoot(leaves.slice(split)));
}

/** All perfect subtrees, looked up in a table. */
function nodesOf(leaves: readonly Uint8Array[]): NodeReader {
  const levels: Uint8Array[][] = [leaves.map(leafHash)];
  for (let below = levels[0]; below !== undefined && below.length > 1; below = levels.at(-1)) {
    const above: Uint8Array[] = [];
    for (let pair = 0; pair + 1 < below.length; pair += 2) {
      above.push(sha(Buffer.of(1), below[pair] ?? EMPTY_ROOT, below[pair + 1] ?? EMPTY_ROOT));
    }
    levels.push(above);
  }
  return async (height, index) => {
    const node = levels[height]?.[index];
    if (node === undefined) throw new Error(`no node ${index} at height ${height}`);
    return node;
  };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const someLeaves = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, place) => Buffer.from(`leaf ${place}`));

t.test('roots and proofs are those of the published vectors', async (t) => {
  const leaves = vectors.leaves.map((leaf) => Buffer.from(leaf, 'hex'));
  const read = nodesOf(leaves);
  const frontier = new Frontier();
  t.equal(hex(frontier.root()), vectors.emptyRoot);
  for (const [place, leaf] of leaves.entries()) {
    frontier.append(leafHash(leaf));
    t.equal(hex(frontier.root()), vectors.roots[place]);
    t.equal(hex(await makeRoot(place + 1, read)), vectors.roots[place]);
  }
  const root = (size: number): Buffer => Buffer.from(vectors.roots[size - 1] ?? '', 'hex');
  for (const { index, size, proof } of vectors.inclusion) {
    t.same((await makeInclusionProof(index, size, read)).map(base64), proof);
    const hashes = proof.map((hash) => Buffer.from(hash, 'base64'));
    t.ok(verifyInclusion(leafHash(leaves[index] ?? Buffer.alloc(0)), index, size, hashes, root(size)));
  }
  for (const { from, to, proof } of vectors.consistency) {
    t.same((await makeConsistencyProof(from, to, read)).map(base64), proof);
    const hashes = proof.map((hash) => Buffer.from(hash, 'base64'));
    t.ok(verifyConsistency(from, to, hashes, root(from), root(to)));
  }
});

t.test(
  'the frontier has the root of the definition at every size, also when it is put together again',
  async (t) => {
    const leaves = someLeaves(300);
    const read = nodesOf(leaves);
    const frontier = new Frontier();
    const wrong: number[] = [];
    for (const [place, leaf] of leaves.entries()) {
      frontier.append(leafHash(leaf));
      const size = place + 1;
      const defined = definedRoot(leaves.slice(0, size));
      const again = Frontier.of(size, await readPeaks(size, read));
      const same = [frontier.root(), again.root(), await makeRoot(size, read)].every((root) =>
        defined.equals(root),
      );
      again.append(leafHash(Buffer.from('one more')));
      const more = definedRoot([...leaves.slice(0, size), Buffer.from('one more')]);
      if (!same || !more.equals(again.root())) wrong.push(size);
    }
    t.same(wrong, []);
    t.same(asciiLeafHash('leaf 7'), leafHash(Buffer.from('leaf 7')));
    const hashes = Buffer.concat(leaves.slice(0, 256).map(leafHash));
    t.same(perfectRoot(hashes), definedRoot(leaves.slice(0, 256)));
  },
);

t.test(
  'every inclusion proof up to 300 entries verifies, and for no other leaf, place or size',
  async (t) => {
    const leaves = someLeaves(300);
    const read = nodesOf(leaves);
    const hashes = leaves.map(leafHash);
    const wrong: string[] = [];
    for (let size = 1; size <= 300; size += 1) {
      const root = await makeRoot(size, read);
      for (let index = 0; index < size; index += size > 40 ? 23 : 1) {
        const leaf = hashes[index] ?? EMPTY_ROOT;
        const proof = await makeInclusionProof(index, size, read);
        if (proof.length > Math.ceil(Math.log2(size)) || !verifyInclusion(leaf, index, size, proof, root)) {
          wrong.push(`${index} in ${size} does not verify`);
        }
        const forged =
          verifyInclusion(EMPTY_ROOT, index, size, proof, root) ||
          verifyInclusion(leaf, index + 1, size, proof, root) ||
          verifyInclusion(leaf, index - 1, size, proof, root) ||
          verifyInclusion(leaf, index, size, [...proof, EMPTY_ROOT], root) ||
          (proof.length > 0 && verifyInclusion(leaf, index, size, proof.slice(1), root)) ||
          (proof.length > 0 && verifyInclusion(leaf, index, size, proof.slice(0, -1), root)) ||
          verifyInclusion(leaf, index, size, proof, EMPTY_ROOT);
        if (forged) wrong.push(`${index} in ${size} can be forged`);
      }
    }
    t.same(wrong, []);
  },
);

t.test(
  'every consistency proof up to 300 entries verifies, and between no other sizes or roots',
  async (t) => {
    const read = nodesOf(someLeaves(300));
    const roots = await Promise.all(Array.from({ length: 301 }, (_, size) => makeRoot(size, read)));
    const wrong: string[] = [];
    for (let to = 0; to <= 300; to += 1) {
      for (let from = 0; from <= to; from += to > 40 ? 23 : 1) {
        const [older, newer] = [roots[from] ?? EMPTY_ROOT, roots[to] ?? EMPTY_ROOT];
        const proof = await makeConsistencyProof(from, to, read);
        if (!verifyConsistency(from, to, proof, older, newer)) wrong.push(`${from} to ${to} does not verify`);
        const forged =
          (from !== to && verifyConsistency(from, to, proof, newer, older)) ||
          (from !== to && from !== 0 && verifyConsistency(from, to, proof, EMPTY_ROOT, newer)) ||
          (from !== 0 && verifyConsistency(from, to, proof, older, EMPTY_ROOT)) ||
          verifyConsistency(from, to, [...proof, EMPTY_ROOT], older, newer) ||
          (proof.length > 0 && verifyConsistency(from, to, proof.slice(1), older, newer));
        if (forged) wrong.push(`${from} to ${to} can be forged`);
      }
    }
    t.same(wrong, []);
  },
);

t.test('no bit of a proof can be changed', async () => {
  const leaves = someLeaves(300);
  const read = nodesOf(leaves);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2, max: 300 }),
      fc.nat(),
      fc.nat(),
      fc.nat({ max: 255 }),
      async (size, indexSeed, hashSeed, bit) => {
        const index = indexSeed % size;
        const proof = await makeInclusionProof(index, size, read);
        const changed = proof.map((hash, place) => {
          const copy = Buffer.from(hash);
          if (place === hashSeed % proof.length) copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          return copy;
        });
        const leaf = leafHash(leaves[index] ?? Buffer.alloc(0));
        const root = await makeRoot(size, read);
        return (
          verifyInclusion(leaf, index, size, proof, root) &&
          !verifyInclusion(leaf, index, size, changed, root)
        );
      },
    ),
  );
});

t.test('what is outside the tree has no proof', async (t) => {
  const read = nodesOf(someLeaves(5));
  for (const [index, size] of [
    [5, 5],
    [0, 0],
    [-1, 5],
    [0.5, 5],
    [Number.NaN, 5],
  ] as const) {
    await t.rejects(makeInclusionProof(index, size, read), { code: 'out_of_range' });
    t.notOk(verifyInclusion(EMPTY_ROOT, index, size, [], EMPTY_ROOT));
  }
  await t.rejects(makeConsistencyProof(4, 3, read), { code: 'out_of_range' });
  t.notOk(verifyConsistency(4, 3, [], EMPTY_ROOT, EMPTY_ROOT));
  t.notOk(verifyConsistency(3, 5, [], EMPTY_ROOT, EMPTY_ROOT));
  t.ok(verifyInclusion(EMPTY_ROOT, 0, 1, [], EMPTY_ROOT), 'a tree of one leaf is that leaf');
});
