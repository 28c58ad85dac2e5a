import { LedgerError } from './errors.js';
import { MAX_LEAF_SIZE } from './entry.js';

/** The layout of C2SP tlog-tiles: which hashes stand together in a tile, and what a tile is called. */

/** Heights of the tree in one tile. */
export const TILE_HEIGHT = 8;
/** Hashes in a full tile. */
export const TILE_WIDTH = 256;

/** A tile or a bundle of entries that somebody asks for. */
export interface TilePath {
  readonly kind: 'hashes' | 'entries';
  /** 0 for entries. */
  readonly level: number;
  readonly index: number;
  /** 256 for a full one. */
  readonly width: number;
}

/** `tile/<L>/<N>[.p/<W>]`. */
export function tilePath(level: number, index: number, width = TILE_WIDTH): string {
  return `tile/${level}/${indexPath(index)}${partialSuffix(width)}`;
}

/** `tile/entries/<N>[.p/<W>]`. */
export function entriesPath(index: number, width = TILE_WIDTH): string {
  return `tile/entries/${indexPath(index)}${partialSuffix(width)}`;
}

const TILE_PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*)(\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;
const MAX_LEVEL = 63;

/** @returns undefined where the path is not the one name of a tile. */
export function parseTilePath(path: string): TilePath | undefined {
  const [whole, place, high, low, width] = TILE_PATH.exec(path) ?? [];
  if (whole === undefined || place === undefined || high === undefined || low === undefined) return undefined;
  const index = Number(high.replaceAll(/[x/]/g, '') + low);
  const level = place === 'entries' ? 0 : Number(place);
  const partial = width === undefined ? TILE_WIDTH : Number(width);
  const known =
    Number.isSafeInteger(index) && level <= MAX_LEVEL && (width === undefined || partial < TILE_WIDTH);
  // Zeroes in front would be a second name for the same tile.
  if (!known || high.startsWith('x000/')) return undefined;
  return { kind: place === 'entries' ? 'entries' : 'hashes', level, index, width: partial };
}

/** How many hashes the tile has in a tree of that size: 0 where there is none, 256 where it is full. */
export function tileWidth(level: number, index: number, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH));
}

/** An entry bundle: leaves, each behind its length in two bytes, big-endian. */
export function entryBundle(leaves: readonly Uint8Array[]): Uint8Array {
  const bundle = Buffer.allocUnsafe(leaves.reduce((sum, leaf) => sum + 2 + leaf.length, 0));
  let at = 0;
  for (const leaf of leaves) {
    bundle.writeUInt16BE(leaf.length, at);
    bundle.set(leaf, at + 2);
    at += 2 + leaf.length;
  }
  return bundle;
}

/** @throws LedgerError `entry_malformed` where the bundle ends inside an entry. */
export function readEntryBundle(bundle: Uint8Array): Uint8Array[] {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const leaves: Uint8Array[] = [];
  for (let at = 0; at < bundle.length;) {
    const length = at + 2 <= bundle.length ? view.getUint16(at) : MAX_LEAF_SIZE + 1;
    const end = at + 2 + length;
    if (end > bundle.length) throw new LedgerError('entry_malformed', 'the entry bundle is cut off');
    leaves.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return leaves;
}

/** 1234067 → `x001/x234/067`. */
function indexPath(index: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/\d{3}/g) ?? [];
  return groups.map((group, place) => (place === groups.length - 1 ? group : `x${group}`)).join('/');
}

function partialSuffix(width: number): string {
  return width === TILE_WIDTH ? '' : `.p/${width}`;
}
