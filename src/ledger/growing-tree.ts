import { readPeaks } from './proof.js';
import { HASH_SIZE } from './sha256.js';
import type { LedgerReading } from './storage.js';
import { TILE_HEIGHT, TILE_WIDTH } from './tile.js';
import { TileReader } from './tile-reader.js';
import { Frontier } from './tree.js';

/** A tile that has just become full. */
export interface FullTile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Uint8Array;
}

/**
 * The tree as the sequencer holds it in memory: the frontier, and the last tile of every level while it fills. It only
 * grows; when a commit fails it is thrown away and read again from storage.
 */
export class GrowingTree {
  readonly #frontier: Frontier;
  /** By level: the hashes of the tile that is filling. */
  readonly #filling: Buffer[] = [];
  #full: FullTile[] = [];

  private constructor(frontier: Frontier) {
    this.#frontier = frontier;
  }

  /**
   * Reads the right edge of the stored tree: as many tiles and hashes as one path down the tree needs, whatever its size.
   * @throws LedgerError `damaged` where storage lacks a tile or a leaf.
   */
  static async read(storage: LedgerReading, size: number): Promise<GrowingTree> {
    const reader = new TileReader(storage);
    const tree = new GrowingTree(Frontier.of(size, await readPeaks(size, reader.node)));
    for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / TILE_WIDTH)) {
      const width = hashes % TILE_WIDTH;
      const tile = tree.#tile(level);
      if (width > 0) tile.set(await reader.hashes(level, hashes - width, width));
    }
    return tree;
  }

  get size(): number {
    return this.#frontier.size;
  }

  root(): Uint8Array {
    return this.#frontier.root();
  }

  append(leafHash: Uint8Array): void {
    this.#put(0, this.#frontier.size, leafHash);
    this.#frontier.append(leafHash, this.#completed);
  }

  /** The tiles that became full since this was last asked. */
  takeFullTiles(): readonly FullTile[] {
    const full = this.#full;
    this.#full = [];
    return full;
  }

  /** The root of a full tile is one hash of the level above. The leaf is not counted yet, hence the sizes before it. */
  readonly #completed = (height: number, root: Uint8Array): void => {
    if (height % TILE_HEIGHT !== 0) return;
    const level = height / TILE_HEIGHT;
    this.#put(level, Math.floor(this.#frontier.size / TILE_WIDTH ** level), root);
  };

  #put(level: number, index: number, hash: Uint8Array): void {
    const tile = this.#tile(level);
    const place = index % TILE_WIDTH;
    tile.set(hash, place * HASH_SIZE);
    if (place < TILE_WIDTH - 1) return;
    this.#full.push({ level, index: Math.floor(index / TILE_WIDTH), hashes: tile });
    this.#filling[level] = emptyTile();
  }

  #tile(level: number): Buffer {
    return (this.#filling[level] ??= emptyTile());
  }
}

function emptyTile(): Buffer {
  return Buffer.alloc(TILE_WIDTH * HASH_SIZE);
}
