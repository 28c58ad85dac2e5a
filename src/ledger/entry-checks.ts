import type { BundleEntry } from './bundle.js';
import type { Checkpoint } from './checkpoint.js';
import { commitment, readEntry, type Entry } from './entry.js';
import { LedgerError } from './errors.js';
import { sameHash, verifyInclusion } from './proof.js';
import { Frontier, leafHash } from './tree.js';
import { FoundFault, type Fault } from './verdict.js';

/** So many entries without their record are named. */
const MOST_NAMED = 10;

/** What holds for every entry of a bundle, whole or filtered. */
export class EntryChecks {
  entries = 0;
  opened = 0;
  /** The first entries whose record did not come along. */
  readonly unopened: number[] = [];
  /** Time of the first and the last entry so far, in ms. */
  from: number | undefined;
  until: number | undefined;
  readonly #contradictions = new Contradictions();

  /** @throws FoundFault `leaf_malformed`, `record_mismatch`, `time_order`, `leaf_changed`. */
  check(entry: BundleEntry, line: number): void {
    const { index, opening } = entry;
    const envelope = readLeaf(entry, line);
    if (opening !== undefined) {
      if (commitment(opening.nonce, Buffer.from(opening.record)) !== envelope.record) {
        throw new FoundFault({ code: 'record_mismatch', line, index });
      }
      this.opened += 1;
      this.#contradictions.note(index, opening.record, envelope, line);
    } else if (this.unopened.length < MOST_NAMED) this.unopened.push(index);
    if (this.until !== undefined && envelope.time < this.until) {
      throw new FoundFault(this.contradiction() ?? { code: 'time_order', line, index });
    }
    this.entries += 1;
    this.from ??= envelope.time;
    this.until = envelope.time;
  }

  /** The leaf to suspect, once it is sure that one was changed. */
  contradiction(): Fault | undefined {
    return this.#contradictions.first();
  }
}

function readLeaf(entry: BundleEntry, line: number): Entry {
  try {
    return readEntry(entry.leaf);
  } catch (cause) {
    if (!(cause instanceof LedgerError)) throw cause;
    throw new FoundFault({ code: 'leaf_malformed', line, index: entry.index });
  }
}

/** The entries of a whole log: the tree is built again from them. */
export class WholeLog {
  readonly #checkpoint: Checkpoint;
  readonly #since: Checkpoint | undefined;
  readonly #tree = new Frontier();
  #sinceAgrees: boolean;

  constructor(checkpoint: Checkpoint, since: Checkpoint | undefined) {
    this.#checkpoint = checkpoint;
    this.#since = since;
    this.#sinceAgrees = since === undefined || since.size === 0;
  }

  /** The index that the next entry must have. */
  get next(): number {
    return this.#tree.size;
  }

  /** @throws FoundFault `order`, `entry_surplus`, `malformed_line`. */
  place(entry: BundleEntry, line: number): void {
    const expected = this.#tree.size;
    if (entry.proof !== undefined) throw new FoundFault({ code: 'malformed_line', line, field: 'proof' });
    if (entry.index < expected) throw new FoundFault({ code: 'order', line, index: entry.index });
    if (expected >= this.#checkpoint.size)
      throw new FoundFault({ code: 'entry_surplus', line, index: entry.index });
  }

  grow(entry: BundleEntry): void {
    this.#tree.append(leafHash(entry.leaf));
    if (this.#since?.size === this.#tree.size)
      this.#sinceAgrees = sameHash(this.#since.root, this.#tree.root());
  }

  /**
   * @param suspect the leaf that contradicts its record, if one does.
   * @throws FoundFault `entry_missing`, `root_mismatch`, `leaf_changed`, `history_rewritten`.
   */
  finish(line: number, suspect: Fault | undefined): void {
    const { size, root } = this.#checkpoint;
    if (this.#tree.size < size) {
      throw new FoundFault({ code: 'entry_missing', line, index: this.#tree.size, upTo: size - 1 });
    }
    const asSigned = sameHash(this.#tree.root(), root);
    if (asSigned && this.#sinceAgrees) return;
    const since = this.#since?.size ?? 0;
    if (asSigned) throw new FoundFault({ code: 'history_rewritten', line, index: 0, upTo: since - 1 });
    throw new FoundFault(
      suspect ?? {
        code: 'root_mismatch',
        line,
        index: this.#sinceAgrees ? since : 0,
        upTo: size - 1,
      },
    );
  }
}

/** The entries of a filtered export: each has its own way to the root. */
export class FilteredLog {
  readonly #checkpoint: Checkpoint;
  #last = -1;

  constructor(checkpoint: Checkpoint) {
    this.#checkpoint = checkpoint;
  }

  /** @throws FoundFault `order`, `entry_surplus`. */
  place({ index }: BundleEntry, line: number): void {
    if (index <= this.#last) throw new FoundFault({ code: 'order', line, index });
    if (index >= this.#checkpoint.size) throw new FoundFault({ code: 'entry_surplus', line, index });
    this.#last = index;
  }

  /** @throws FoundFault `proof_wrong`, `malformed_line`. */
  prove({ index, leaf, proof }: BundleEntry, line: number): void {
    const { size, root } = this.#checkpoint;
    if (proof === undefined) throw new FoundFault({ code: 'malformed_line', line, index, field: 'proof' });
    if (!verifyInclusion(leafHash(leaf), index, size, proof, root)) {
      throw new FoundFault({ code: 'proof_wrong', line, index });
    }
  }
}

const RECORDED = /"event_name":"([^"\\]*)","timestamp":(\d+)/;
/** The two stand near the beginning of a record. */
const HEAD = 512;

/**
 * Which leaf contradicts its own record. One root tells that some leaf was changed, not which; but event and time stand
 * in the record as well, and the record is held to the leaf by its hash. Where nearly all agree, the one that does not
 * is the one. Only used once the root has shown that something is wrong.
 */
class Contradictions {
  #compared = 0;
  #differing = 0;
  #first: Fault | undefined;

  note(index: number, record: string, { event, time }: Entry, line: number): void {
    const [, recordedEvent, recordedTime] = RECORDED.exec(record.slice(0, HEAD)) ?? [];
    if (recordedEvent === undefined) return;
    this.#compared += 1;
    if (recordedEvent === event && Number(recordedTime) === time) return;
    this.#differing += 1;
    this.#first ??= { code: 'leaf_changed', line, index };
  }

  first(): Fault | undefined {
    return this.#differing <= Math.max(1, this.#compared / 10) ? this.#first : undefined;
  }
}
