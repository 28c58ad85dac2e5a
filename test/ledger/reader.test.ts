import { createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import t from 'tap';
import {
  exportRecords,
  type GroupRow,
  leafHash,
  LedgerReader,
  openCheckpoint,
  readEntryBundle,
  Sequencer,
  tilePath,
  verifierKey,
  verifyConsistency,
  verifyInclusion,
} from '../../src/ledger/index.js';
import { entryBundle } from '../../src/ledger/tile.js';
import { parseTlogProof } from '../../src/ledger/tlog-proof.js';
import { nodeHash, EMPTY_ROOT } from '../../src/ledger/tree.js';
import { flippingSealer, MemoryStorage } from './memory-storage.js';
import { keyFrom, ORIGIN, record, Setting, wordUnit } from './setting.js';

const logKey = verifierKey(ORIGIN, createPublicKey(keyFrom('log')));

/** One log of 70,000 would be slow; this one has full tiles on two levels, partial ones, and an odd end. */
const SIZE = 66_200;

async function longLog(): Promise<Setting> {
  const setting = new Setting();
  const sequencer = await Sequencer.open({ ...setting.settings(), maxGroup: 20_000, maxWaiting: 20_000 });
  for (const size of [300, 20_000, 20_000, 20_000, SIZE - 60_300]) await record(sequencer, size);
  return setting;
}

const long = longLog();

/** A client of C2SP tlog-tiles: takes tiles only, and builds the root from them. */
async function rootFromTiles(reader: LedgerReader, size: number): Promise<Uint8Array> {
  const split = (hashes: Uint8Array): Uint8Array[] =>
    Array.from({ length: hashes.length / 32 }, (_, place) => hashes.subarray(place * 32, (place + 1) * 32));
  const fold = (nodes: readonly Uint8Array[]): Uint8Array => {
    const [only] = nodes;
    if (nodes.length < 2) return only ?? EMPTY_ROOT;
    let half = 1;
    while (half * 2 < nodes.length) half *= 2;
    return nodeHash(fold(nodes.slice(0, half)), fold(nodes.slice(half)));
  };
  let root: Uint8Array | undefined;
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / 256)) {
    const width = count % 256;
    if (width === 0) continue;
    const tile = await reader.tile(tilePath(level, Math.floor(count / 256), width));
    const edge = fold(split(tile ?? Buffer.alloc(0)));
    // What is left over on a lower level is the right side; it never completes a tile.
    root = root === undefined ? edge : nodesWith(split(tile ?? Buffer.alloc(0)), root, fold);
  }
  return root ?? EMPTY_ROOT;
}

function nodesWith(
  nodes: readonly Uint8Array[],
  right: Uint8Array,
  fold: (nodes: readonly Uint8Array[]) => Uint8Array,
): Uint8Array {
  return fold([...nodes, right]);
}

t.test('a client that reads tiles only finds the root that the checkpoint signs', async (t) => {
  const reader = (await long).reader();
  const { note = '' } = (await reader.checkpoint()) ?? {};
  const { size, root } = openCheckpoint(note, logKey);
  t.equal(size, SIZE);
  t.same(await rootFromTiles(reader, SIZE), root);
  t.same(await reader.root(SIZE), root);
});

t.test(
  'proofs from stored tiles verify at any place and size, and cost a bounded number of reads',
  async (t) => {
    const setting = await long;
    const reader = setting.reader();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: SIZE }), fc.nat(), async (size, seed) => {
        const index = seed % size;
        const entry = await reader.entry(index);
        const root = await reader.root(size);
        const inclusion = await reader.inclusionProof(index, size);
        const consistency = await reader.consistencyProof(size, SIZE);
        return (
          verifyInclusion(leafHash(entry?.leaf ?? Buffer.alloc(0)), index, size, inclusion, root) &&
          verifyConsistency(size, SIZE, consistency, root, await reader.root(SIZE))
        );
      }),
      { numRuns: 60 },
    );
    const fresh = setting.reader();
    setting.storage.reads = 0;
    await fresh.inclusionProof(3, SIZE);
    t.ok(setting.storage.reads < 30, `${setting.storage.reads} reads`);
    await t.rejects(reader.inclusionProof(0, SIZE + 1), { code: 'out_of_range' });
    await t.rejects(reader.inclusionProof(SIZE, SIZE), { code: 'out_of_range' });
    await t.rejects(reader.consistencyProof(1, SIZE + 1), { code: 'out_of_range' });
    await t.rejects(reader.root(-1), { code: 'out_of_range' });
  },
);

t.test('tiles and bundles are served as far as the checkpoint goes, and by their names only', async (t) => {
  const reader = (await long).reader();
  t.equal((await reader.tile('tile/0/000'))?.length, 8192);
  t.equal((await reader.tile('tile/0/258.p/152'))?.length, 152 * 32);
  t.equal((await reader.tile('tile/1/000'))?.length, 8192);
  t.equal((await reader.tile('tile/1/001.p/2'))?.length, 64);
  t.equal((await reader.tile('tile/2/000.p/1'))?.length, 32);
  const leaves = readEntryBundle((await reader.tile('tile/entries/258.p/152')) ?? Buffer.alloc(0));
  const hashes = await reader.tile('tile/0/258.p/152');
  t.same(Buffer.concat(leaves.map(leafHash)), hashes, 'an entry bundle hashes to its tile');
  t.equal(readEntryBundle((await reader.tile('tile/entries/000')) ?? Buffer.alloc(0)).length, 256);
  for (const path of [
    'tile/0/258',
    'tile/0/258.p/153',
    'tile/0/259.p/1',
    'tile/2/000',
    'tile/3/000.p/1',
    'tile/x',
    '',
  ]) {
    t.equal(await reader.tile(path), undefined, path);
  }
});

t.test('a receipt becomes a proof that stands alone', async (t) => {
  const setting = new Setting();
  const sequencer = await setting.open();
  await record(sequencer, 2);
  const { receipt } = await sequencer.submit(wordUnit('third'));
  await record(sequencer, 9);
  const { index, proof, checkpoint } = parseTlogProof(await setting.reader().tlogProof(receipt));
  const { size, root } = openCheckpoint(checkpoint, logKey);
  t.same([index, size], [2, 3], 'against the checkpoint of its own commit');
  t.ok(verifyInclusion(leafHash(receipt.leaf), index, size, proof, root));
});

t.test('entries are read in order, and their records opened one by one', async (t) => {
  const setting = new Setting();
  await record(await setting.open(), 1, 3, 1);
  const reader = setting.reader();
  const indices: number[] = [];
  for await (const entry of reader.entries(1, 4)) indices.push(entry.index);
  t.same(indices, [1, 2, 3]);
  const entry = await reader.entry(4);
  t.match(JSON.parse((await entry?.open())?.record ?? ''), { attributes: { word: 'word 4' } });
  t.equal(await reader.entry(5), undefined);
  const { groups: rows } = setting.storage.state;
  const moved = rows.map((row, place) => ({
    ...row,
    records: rows[(place + 1) % rows.length]?.records ?? row.records,
  }));
  const swapped = new LedgerReader(
    new MemoryStorage({ ...setting.storage.state, groups: moved }),
    flippingSealer,
  );
  const wrong = await swapped.entry(0);
  await t.rejects(async () => {
    await wrong?.open();
  });
  t.notMatch(Buffer.from(rows[0]?.records ?? '').toString('latin1'), /word/, 'records are stored sealed');
});

t.test(
  'who reads the log is told that an entry is missing, stands there twice, or has another record',
  async (t) => {
    const setting = new Setting();
    await record(await setting.open(), 2, 3, 3, 2);
    const { state } = setting.storage;
    const [first, second, third, last] = state.groups;
    if (!first || !second || !third || !last) throw new Error('four commits');
    const words = async (groups: readonly GroupRow[]): Promise<readonly string[]> => {
      const reader = new LedgerReader(new MemoryStorage({ ...state, groups: [...groups] }), flippingSealer);
      const read: string[] = [];
      for await (const entry of reader.entries(0, 10)) read.push((await entry.open()).record);
      return read;
    };
    t.equal((await words(state.groups)).length, 10);
    const [one, ...others] = readEntryBundle(second.leaves);
    const altered: Readonly<Record<string, readonly GroupRow[]>> = {
      'a commit in the middle is gone': [first, third, last],
      'the last commit is gone': [first, second, third],
      'a commit stands there twice': [first, second, { ...second, first: 4 }, third, last],
      'a leaf is gone': [first, { ...second, leaves: entryBundle(others) }, third, last],
      'the leaves changed places': [
        first,
        { ...second, leaves: entryBundle([...others, one ?? first.leaves]) },
        third,
        last,
      ],
    };
    for (const [name, groups] of Object.entries(altered))
      await t.rejects(words(groups), { code: 'damaged' }, name);
  },
);

t.test('an export of decisions holds access records only, one a line', async (t) => {
  const setting = new Setting();
  const sequencer = await setting.open();
  await sequencer.submit(wordUnit('no decision'));
  for (const place of [1, 2]) {
    await sequencer.submit({
      kind: 'reads',
      run: async () => ({
        entry: { event: 'adl.access_evaluation', record: `{"decision":${place}}`, subject: '' },
        result: undefined,
      }),
    });
  }
  const reader = setting.reader();
  const text = async (lines: AsyncIterable<string>): Promise<string> => {
    let all = '';
    for await (const line of lines) all += line;
    return all;
  };
  t.equal(await text(exportRecords({ reader })), '{"decision":1}\n{"decision":2}\n');
  const filter = { description: { entry: '2' }, matches: (entry: { index: number }) => entry.index === 2 };
  t.equal(await text(exportRecords({ reader, filter })), '{"decision":2}\n');
  t.equal(await text(exportRecords({ reader, mayOpen: () => false })), '');
  t.equal(await text(exportRecords({ reader: new Setting().reader() })), '');
});

t.test('a log in which nothing is recorded yet has no checkpoint, no tile and one root', async (t) => {
  const reader = new Setting().reader();
  t.equal(await reader.checkpoint(), undefined);
  t.equal(await reader.size(), 0);
  t.equal(await reader.tile('tile/0/000.p/1'), undefined);
  t.same(await reader.root(0), EMPTY_ROOT);
});
