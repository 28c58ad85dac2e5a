import {
  LedgerError,
  readEntryBundle,
  type HighWaterMark,
  type GroupRow,
  type LedgerStorage,
  type LedgerTransaction,
  type RecordSealer,
} from '../../src/ledger/index.js';

/** The moments at which a fault can be put in. */
export type Step = 'begin' | 'leaves' | 'tile' | 'checkpoint' | 'commit' | 'reply' | 'raise';

interface State {
  groups: GroupRow[];
  tiles: Map<string, Uint8Array>;
  checkpoint: { size: number; note: string } | undefined;
  /** Stands for what units of work write. */
  words: string[];
}

/** A transaction in memory; `put` stands for the work of other rooms. */
export interface MemoryTransaction extends LedgerTransaction {
  put(word: string): Promise<void>;
}

/**
 * Log storage in memory. `fault` is asked before every step and may throw there: before `commit` nothing is kept,
 * before `reply` all is kept and nobody is told.
 */
export class MemoryStorage implements LedgerStorage<MemoryTransaction> {
  fault: (step: Step) => void = () => undefined;
  /** How often storage was asked for anything. */
  reads = 0;
  transactions = 0;
  #state: State;
  #running = false;

  constructor(state: State = { groups: [], tiles: new Map(), checkpoint: undefined, words: [] }) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  /** The same storage as another process would find it, or as a backup of this moment. */
  copy(): MemoryStorage {
    return new MemoryStorage(copyOf(this.#state));
  }

  async transaction<T>(run: (tx: MemoryTransaction) => Promise<T>): Promise<T> {
    if (this.#running) throw new Error('two transactions at once');
    this.#running = true;
    this.transactions += 1;
    try {
      this.fault('begin');
      const draft = copyOf(this.#state);
      const result = await run(new Draft(draft, (step) => this.fault(step)));
      this.fault('commit');
      this.#state = draft;
      this.fault('reply');
      return result;
    } finally {
      this.#running = false;
    }
  }

  async lastGroup(): Promise<GroupRow | undefined> {
    this.reads += 1;
    return this.#state.groups.at(-1);
  }

  async groupOf(index: number): Promise<GroupRow | undefined> {
    this.reads += 1;
    return this.#state.groups.findLast(({ first }) => first <= index);
  }

  async *groups(from: number, to: number): AsyncIterable<GroupRow> {
    this.reads += 1;
    yield* this.#state.groups.filter(({ first }) => first >= from && first < to);
  }

  async tile(level: number, index: number): Promise<Uint8Array | undefined> {
    this.reads += 1;
    return this.#state.tiles.get(`${level}/${index}`);
  }

  async checkpoint(): Promise<{ size: number; note: string } | undefined> {
    return this.#state.checkpoint;
  }
}

class Draft implements MemoryTransaction {
  readonly #state: State;
  readonly #fault: (step: Step) => void;

  constructor(state: State, fault: (step: Step) => void) {
    this.#state = state;
    this.#fault = fault;
  }

  async put(word: string): Promise<void> {
    this.#state.words.push(word);
  }

  async appendGroup(row: GroupRow): Promise<void> {
    this.#fault('leaves');
    if (this.#state.groups.some(({ first }) => first === row.first))
      throw new LedgerError('unavailable', 'the index is taken');
    this.#state.groups.push(row);
  }

  async putTile(level: number, index: number, hashes: Uint8Array): Promise<void> {
    this.#fault('tile');
    this.#state.tiles.set(`${level}/${index}`, Buffer.from(hashes));
  }

  async putCheckpoint(size: number, note: string): Promise<void> {
    this.#fault('checkpoint');
    this.#state.checkpoint = { size, note };
  }

  async savepoint<T>(run: () => Promise<T>): Promise<T> {
    const before = this.#state.words.length;
    try {
      return await run();
    } catch (error) {
      this.#state.words.length = before;
      throw error;
    }
  }
}

function copyOf({ groups, tiles, checkpoint, words }: State): State {
  return { groups: [...groups], tiles: new Map(tiles), checkpoint, words: [...words] };
}

/** How many entries are stored. */
export function entriesIn({ groups }: State): number {
  return groups.reduce((sum, { leaves }) => sum + readEntryBundle(leaves).length, 0);
}

/** The mark in memory. */
export class MemoryMark implements HighWaterMark {
  fault: (step: Step) => void = () => undefined;
  mark: { size: number; root: Uint8Array } | undefined;

  async read(): Promise<{ size: number; root: Uint8Array } | undefined> {
    return this.mark;
  }

  async raise(size: number, root: Uint8Array): Promise<void> {
    this.fault('raise');
    this.mark = { size, root };
  }
}

/** Turns every byte over, and demands the index on opening: enough to see that records are sealed and where. */
export const flippingSealer: RecordSealer = {
  seal(records, first) {
    return Buffer.concat([Buffer.from(`${first}:`), records.map((byte) => byte ^ 0xff)]);
  },
  open(sealed, first) {
    const prefix = Buffer.from(`${first}:`);
    if (Buffer.compare(sealed.subarray(0, prefix.length), prefix) !== 0)
      throw new Error('sealed for another index');
    return sealed.subarray(prefix.length).map((byte) => byte ^ 0xff);
  },
};
