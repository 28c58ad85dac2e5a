import { LedgerError } from './errors.js';
import { remember } from './remember.js';
import { storedLeaves } from './group.js';
import { HASH_SIZE } from './sha256.js';
import type { LedgerReading } from './storage.js';
import { TILE_HEIGHT, TILE_WIDTH } from './tile.js';
import { leafHash, perfectRoot } from './tree.js';

type TileSource = Pick<LedgerReading, 'tile' | 'groupOf' | 'groups'>;

/** Roots of full tiles that are remembered: 32 bytes stand for 8,192, and never change. */
const REMEMBERED_ROOTS = 16_384;
/** Full tiles that are remembered, 8 KiB each. */
const REMEMBERED_TILES = 128;

/**
 * Hashes of the tree out of stored tiles. Only full tiles are stored; what stands in a tile that is not full yet are
 * leaf hashes, or roots of full tiles one level below. So any node costs a bounded number of reads, whatever the size.
 */
export class TileReader {
  readonly #source: TileSource;
  readonly #roots = new Map<string, Uint8Array>();
  readonly #tiles = new Map<string, Uint8Array>();

  constructor(source: TileSource) {
    this.#source = source;
  }

  /**
   * Root of a perfect subtree (the NodeReader that proofs are made with).
   * @throws LedgerError `damaged` where storage lacks it.
   */
  readonly node = async (height: number, index: number): Promise<Uint8Array> => {
    const level = Math.floor(height / TILE_HEIGHT);
    const width = 2 ** (height % TILE_HEIGHT);
    return perfectRoot(await this.hashes(level, index * width, width));
  };

  /**
   * Consecutive hashes of one level of tiles, all within one tile.
   * @param from index at that level, over the whole tree.
   */
  async hashes(level: number, from: number, count: number): Promise<Uint8Array> {
    const index = Math.floor(from / TILE_WIDTH);
    const offset = from - index * TILE_WIDTH;
    const full = await this.#tile(level, index);
    if (full !== undefined) return full.subarray(offset * HASH_SIZE, (offset + count) * HASH_SIZE);
    if (level === 0) return this.#leafHashes(from, count);
    const roots: Uint8Array[] = [];
    for (let below = from; below < from + count; below += 1) roots.push(await this.#rootOf(level - 1, below));
    return Buffer.concat(roots);
  }

  async #leafHashes(from: number, count: number): Promise<Uint8Array> {
    const hashes: Uint8Array[] = [];
    for await (const { index, leaf } of storedLeaves(this.#source, from, from + count)) {
      if (index !== from + hashes.length) break;
      hashes.push(leafHash(leaf));
    }
    if (hashes.length === count) return Buffer.concat(hashes);
    throw new LedgerError('damaged', `the log lacks entries between ${from} and ${from + count}`);
  }

  async #rootOf(level: number, index: number): Promise<Uint8Array> {
    const name = `${level}/${index}`;
    const known = this.#roots.get(name);
    if (known !== undefined) return known;
    const tile = await this.#tile(level, index);
    if (tile === undefined) throw new LedgerError('damaged', `the log lacks tile ${index} of level ${level}`);
    const root = perfectRoot(tile);
    remember(this.#roots, name, root, REMEMBERED_ROOTS);
    return root;
  }

  async #tile(level: number, index: number): Promise<Uint8Array | undefined> {
    const name = `${level}/${index}`;
    const known = this.#tiles.get(name);
    if (known !== undefined) return known;
    const tile = await this.#source.tile(level, index);
    if (tile === undefined) return undefined;
    if (tile.length !== TILE_WIDTH * HASH_SIZE) {
      throw new LedgerError('damaged', `tile ${index} of level ${level} is not full`);
    }
    remember(this.#tiles, name, tile, REMEMBERED_TILES);
    return tile;
  }
}
