import { setImmediate } from 'node:timers/promises';
import { commitment, readEntry, type Entry } from './entry.js';
import { LedgerError } from './errors.js';
import { readRecords, storedLeaves, type StoredLeaf } from './group.js';
import { makeConsistencyProof, makeInclusionProof, makeRoot } from './proof.js';
import type { Receipt } from './receipt.js';
import { unframeRecord, type Unframed } from './record-frame.js';
import { remember } from './remember.js';
import type { GroupRow, LedgerReading, RecordSealer } from './storage.js';
import { entryBundle, parseTilePath, tileWidth, TILE_WIDTH, type TilePath } from './tile.js';
import { TileReader } from './tile-reader.js';
import { formatTlogProof } from './tlog-proof.js';

/** What opens a commitment. */
export interface OpenedRecord {
  /** 32 bytes. */
  readonly nonce: Uint8Array;
  /** JSON text. */
  readonly record: string;
}

/** An entry as a reader meets it; its record stays sealed until somebody asks for it. */
export interface LogEntry {
  readonly index: number;
  readonly leaf: Uint8Array;
  /** What the leaf says; undefined where somebody made it something that is no envelope. */
  envelope(): Entry | undefined;
  /** @throws LedgerError `damaged` where its key is gone, its bytes were changed, or what it refers to is not there. */
  open(): Promise<OpenedRecord>;
}

/** Bytes of tails that are remembered: enough that cases which are asked for in turn find theirs. */
const REMEMBERED_TAILS = 16 * 1024 * 1024;
/** Opened commits that are kept: the one that is read, and those that hold what it refers to. */
const KEPT_COMMITS = 4;
/** ms that a reader works before the others have their turn. */
const TURN = 10;

const utf8 = new TextDecoder();

/** The committed log for those who read it: auditors, exports, and whoever wants a proof. Writes nothing. */
export class LedgerReader {
  readonly #storage: LedgerReading;
  readonly #sealer: RecordSealer;
  readonly #tiles: TileReader;
  readonly #tails = new Map<number, Uint8Array>();
  #tailBytes = 0;
  /** Frames of the commits that were opened last, by their first index. */
  readonly #opened = new Map<number, { readonly group: GroupRow; readonly frames: readonly Uint8Array[] }>();

  constructor(storage: LedgerReading, sealer: RecordSealer) {
    this.#storage = storage;
    this.#sealer = sealer;
    this.#tiles = new TileReader(storage);
  }

  /** The latest checkpoint, a signed note (C2SP tlog-checkpoint); undefined while nothing is recorded. */
  checkpoint(): Promise<{ size: number; note: string } | undefined> {
    return this.#storage.checkpoint();
  }

  /** How many entries the latest checkpoint signs. */
  async size(): Promise<number> {
    return (await this.checkpoint())?.size ?? 0;
  }

  async entry(index: number): Promise<LogEntry | undefined> {
    for await (const stored of storedLeaves(this.#storage, index, index + 1)) return this.#entryOf(stored);
    return undefined;
  }

  /**
   * Entries `from` up to and without `to`, in order, each with the record that its leaf vouches for.
   * @param to at most the size of the log.
   * @throws LedgerError `damaged` where one is missing or stands there twice.
   */
  async *entries(from: number, to: number): AsyncGenerator<LogEntry> {
    let next = from;
    for await (const entry of this.asStored(from, to)) {
      if (entry.index !== next)
        throw new LedgerError('damaged', `the log lacks entry ${next}, or has it twice`);
      next += 1;
      yield { ...entry, open: () => openFitting(entry) };
    }
    if (next < to) throw new LedgerError('damaged', `the log lacks entry ${next}`);
  }

  /**
   * Entries just as storage holds them, gaps, strangers and all, for whoever holds them against the tree elsewhere. Who reads
   * much lets others have their turn.
   */
  async *asStored(from: number, to: number): AsyncGenerator<LogEntry> {
    let begun = performance.now();
    for await (const stored of storedLeaves(this.#storage, from, to)) {
      yield this.#entryOf(stored);
      if (performance.now() - begun < TURN) continue;
      await setImmediate();
      begun = performance.now();
    }
  }

  /** @throws LedgerError `out_of_range`: a size that the log has not reached. */
  async root(size: number): Promise<Uint8Array> {
    await this.#demandSize(size);
    return makeRoot(size, this.#tiles.node);
  }

  /** RFC 9162 section 2.1.3. @throws LedgerError `out_of_range`. */
  async inclusionProof(index: number, size: number): Promise<Uint8Array[]> {
    await this.#demandSize(size);
    return makeInclusionProof(index, size, this.#tiles.node);
  }

  /** RFC 9162 section 2.1.4. @throws LedgerError `out_of_range`. */
  async consistencyProof(from: number, to: number): Promise<Uint8Array[]> {
    await this.#demandSize(to);
    return makeConsistencyProof(from, to, this.#tiles.node);
  }

  /** A receipt as a file that proves itself (C2SP tlog-proof), against the checkpoint of its own commit. */
  async tlogProof(receipt: Receipt): Promise<string> {
    const proof = await this.inclusionProof(receipt.index, receipt.treeSize);
    return formatTlogProof({ index: receipt.index, proof, checkpoint: receipt.checkpoint });
  }

  /**
   * A tile of hashes or a bundle of entries (C2SP tlog-tiles).
   * @param path below the log's prefix: `tile/0/x001/234`, `tile/entries/000.p/12`.
   * @returns undefined where the path names none, or none that the latest checkpoint covers.
   */
  async tile(path: string): Promise<Uint8Array | undefined> {
    const asked = parseTilePath(path);
    if (asked === undefined) return undefined;
    if (asked.width > tileWidth(asked.level, asked.index, await this.size())) return undefined;
    return asked.kind === 'entries' ? this.#bundle(asked) : this.#hashes(asked);
  }

  #hashes({ level, index, width }: TilePath): Promise<Uint8Array> {
    return this.#tiles.hashes(level, index * TILE_WIDTH, width);
  }

  async #bundle({ index, width }: TilePath): Promise<Uint8Array> {
    const leaves: Uint8Array[] = [];
    const from = index * TILE_WIDTH;
    for await (const { leaf } of storedLeaves(this.#storage, from, from + width)) leaves.push(leaf);
    if (leaves.length < width) throw new LedgerError('damaged', `the log lacks entries from ${from}`);
    return entryBundle(leaves);
  }

  async #demandSize(size: number): Promise<void> {
    const known = await this.size();
    if (Number.isSafeInteger(size) && size >= 0 && size <= known) return;
    throw new LedgerError('out_of_range', `the log has ${known} entries`);
  }

  #entryOf(stored: StoredLeaf): LogEntry {
    const { index, leaf } = stored;
    return { index, leaf, envelope: () => envelopeOf(leaf), open: () => this.#open(stored) };
  }

  async #open({ group, index }: StoredLeaf): Promise<OpenedRecord> {
    const { nonce, head, tail, holder } = this.#unsealed(group, index);
    const end = tail ?? (await this.#tailOf(holder, index));
    return { nonce, record: utf8.decode(Buffer.concat([head, end])) };
  }

  #unsealed(group: GroupRow, index: number): Unframed {
    try {
      const frame = this.#framesOf(group)[index - group.first];
      if (frame === undefined) throw new LedgerError('damaged', 'a commit has fewer records than entries');
      return unframeRecord(frame);
    } catch (cause) {
      throw new LedgerError('damaged', `the record of entry ${index} cannot be opened`, { cause });
    }
  }

  /** Those who read in order ask for one record of a commit after the other, and between them for what it refers to. */
  #framesOf(group: GroupRow): readonly Uint8Array[] {
    const opened = this.#opened.get(group.first);
    if (
      opened !== undefined &&
      (opened.group === group || Buffer.compare(opened.group.records, group.records) === 0)
    )
      return opened.frames;
    const frames = readRecords(this.#sealer.open(group.records, group.first));
    this.#opened.delete(group.first);
    remember(this.#opened, group.first, { group, frames }, KEPT_COMMITS);
    return frames;
  }

  /** The tail that an earlier entry holds for others. */
  async #tailOf(holder: number | undefined, index: number): Promise<Uint8Array> {
    if (holder === undefined || holder >= index)
      throw new LedgerError('damaged', `entry ${index} refers to an entry that does not come before it`);
    const known = this.#tails.get(holder);
    if (known !== undefined) return known;
    const group = await this.#storage.groupOf(holder);
    const { tail } = group === undefined ? {} : this.#unsealed(group, holder);
    if (tail === undefined)
      throw new LedgerError('damaged', `entry ${holder} does not hold what entry ${index} refers to`);
    this.#rememberTail(holder, tail);
    return tail;
  }

  #rememberTail(holder: number, tail: Uint8Array): void {
    if (this.#tails.has(holder)) return;
    this.#tails.set(holder, tail);
    this.#tailBytes += tail.length;
    for (const [oldest, { length }] of this.#tails) {
      if (this.#tailBytes <= REMEMBERED_TAILS) return;
      this.#tails.delete(oldest);
      this.#tailBytes -= length;
    }
  }
}

/** @throws LedgerError `damaged` where somebody put a record of another time here: it opens, and is not what happened. */
async function openFitting(entry: LogEntry): Promise<OpenedRecord> {
  const opened = await entry.open();
  if (entry.envelope()?.record === commitment(opened.nonce, Buffer.from(opened.record))) return opened;
  throw new LedgerError('damaged', `the record of entry ${entry.index} does not belong to it`);
}

function envelopeOf(leaf: Uint8Array): Entry | undefined {
  try {
    return readEntry(leaf);
  } catch {
    return undefined;
  }
}
