import type { KeyObject } from 'node:crypto';
import { signCheckpoint } from './checkpoint.js';
import { LedgerError } from './errors.js';
import { noteSigner, type NoteSigner } from './note.js';
import { receiptFor } from './receipt.js';
import { recover, type Recovered } from './recovery.js';
import type { HighWaterMark, LedgerStorage, LedgerTransaction, LeafRow, RecordSealer } from './storage.js';
import { rowsOf } from './rows.js';
import type { Recorded, Unit } from './unit.js';
import { runUnit, waitingFor, type UnitRun, type Waiting } from './waiting.js';

export interface SequencerSettings<Tx extends LedgerTransaction> {
  readonly storage: LedgerStorage<Tx>;
  readonly mark: HighWaterMark;
  readonly sealer: RecordSealer;
  /** Name of the log and of its key: not empty, no blanks, no plus. */
  readonly origin: string;
  /** Ed25519 private key. */
  readonly signingKey: KeyObject;
  /** Milliseconds since 1970; a clock that goes back does not take the log with it. */
  readonly now: () => number;
  readonly random: (n: number) => Uint8Array;
  /** Most units in one commit. */
  readonly maxGroup?: number;
  /** Most units that may wait; one more is refused at once. */
  readonly maxWaiting?: number;
}

const MAX_GROUP = 512;
const MAX_WAITING = 8_192;

interface CommittedGroup {
  readonly runs: readonly UnitRun[];
  readonly rows: readonly LeafRow[];
  readonly note: string;
}

/**
 * The one writer of the log. Whoever waits at the same moment shares one transaction, one fsync and one signature: the
 * first to arrive arms the next turn of the event loop, and those who arrive while a group is being committed make the
 * next. Nobody is answered before the commit; when it fails, or nobody can tell, the whole group fails.
 */
export class Sequencer<Tx extends LedgerTransaction> {
  readonly #settings: SequencerSettings<Tx>;
  readonly #signer: NoteSigner;
  /** Undefined when a commit failed: then what storage holds is read before the next. */
  #log: Recovered | undefined;
  #waiting: Waiting<Tx>[] = [];
  #armed = false;
  #closed = false;
  #drained: (() => void)[] = [];

  private constructor(settings: SequencerSettings<Tx>, signer: NoteSigner) {
    this.#settings = settings;
    this.#signer = signer;
  }

  /**
   * Opens the log, and refuses one that is not what was signed.
   * @throws LedgerError `rolled_back`, `damaged`, `key_malformed`; what storage throws.
   */
  static async open<Tx extends LedgerTransaction>(settings: SequencerSettings<Tx>): Promise<Sequencer<Tx>> {
    const sequencer = new Sequencer(settings, noteSigner(settings.origin, settings.signingKey));
    sequencer.#log = await sequencer.#recover();
    return sequencer;
  }

  /**
   * Has a unit of work done and recorded.
   * @returns once entry and work are durable.
   * @throws what the unit threw, when it failed alone. LedgerError `unavailable`, `rolled_back` or `damaged` when its
   * group was not, or may not have been, recorded; `overloaded`; `closed`.
   */
  submit<T>(unit: Unit<Tx, T>): Promise<Recorded<T>> {
    if (this.#closed) return Promise.reject(new LedgerError('closed', 'the log takes no more entries'));
    if (this.#waiting.length >= (this.#settings.maxWaiting ?? MAX_WAITING)) {
      return Promise.reject(new LedgerError('overloaded', 'too many requests wait for the log'));
    }
    const { waiting, recorded } = waitingFor(unit);
    this.#waiting.push(waiting);
    this.#arm();
    return recorded;
  }

  /** Takes no more units, and resolves when those that wait are answered. */
  async close(): Promise<void> {
    this.#closed = true;
    if (!this.#armed) return;
    await new Promise<void>((resolve) => this.#drained.push(resolve));
  }

  #arm(): void {
    if (this.#armed) return;
    this.#armed = true;
    setImmediate(() => void this.#turn());
  }

  async #turn(): Promise<void> {
    const group = this.#waiting.splice(0, this.#settings.maxGroup ?? MAX_GROUP);
    await this.#serve(group);
    this.#armed = false;
    if (this.#waiting.length > 0) this.#arm();
    else for (const drained of this.#drained.splice(0)) drained();
  }

  async #serve(group: readonly Waiting<Tx>[]): Promise<void> {
    let committed: CommittedGroup;
    try {
      committed = await this.#commit(group);
    } catch (cause) {
      this.#log = undefined;
      const error = failureOf(cause);
      for (const waiting of group) waiting.fail(error);
      return;
    }
    this.#answer(group, committed);
  }

  async #commit(group: readonly Waiting<Tx>[]): Promise<CommittedGroup> {
    const log = (this.#log ??= await this.#recover());
    const time = Math.max(this.#settings.now(), log.time);
    const committed = await this.#settings.storage.transaction((tx) => this.#record(group, log, time, tx));
    if (committed.rows.length > 0) {
      this.#log = { tree: log.tree, time };
      await this.#settings.mark.raise(log.tree.size, log.tree.root());
    }
    return committed;
  }

  async #record(
    group: readonly Waiting<Tx>[],
    { tree }: Recovered,
    time: number,
    tx: Tx,
  ): Promise<CommittedGroup> {
    const runs: UnitRun[] = [];
    for (const waiting of group) runs.push(await runUnit(waiting, tx, time));
    const drafts = runs.flatMap((run) => (run.kind === 'done' ? [run.draft] : []));
    if (drafts.length === 0) return { runs, rows: [], note: '' };
    const { sealer, random, origin } = this.#settings;
    const rows = rowsOf(drafts, tree, time, sealer, random);
    await tx.appendLeaves(rows);
    for (const { level, index, hashes } of tree.takeFullTiles()) await tx.putTile(level, index, hashes);
    const note = signCheckpoint({ origin, size: tree.size, root: tree.root() }, this.#signer);
    await tx.putCheckpoint(tree.size, note);
    return { runs, rows, note };
  }

  #answer(group: readonly Waiting<Tx>[], { runs, rows, note }: CommittedGroup): void {
    const treeSize = (rows.at(-1)?.index ?? -1) + 1;
    let next = 0;
    group.forEach((waiting, place) => {
      const run = runs[place];
      if (run?.kind !== 'done') return waiting.fail(run?.error);
      const row = rows[next];
      next += 1;
      if (row === undefined)
        return waiting.fail(new LedgerError('unavailable', 'the entry was not recorded'));
      const { index, time, leaf, leafHash, nonce } = row;
      const { subject } = run.draft;
      const receipt = receiptFor({ index, time, leaf, leafHash, nonce, treeSize, checkpoint: note, subject });
      waiting.answer(receipt);
    });
  }

  async #recover(): Promise<Recovered> {
    const { storage, mark, origin } = this.#settings;
    const log = await recover(storage, mark, origin, this.#signer.key);
    // A crash between commit and mark leaves the mark behind; it is raised before anything builds on what it lacks.
    if (log.tree.size > 0) await mark.raise(log.tree.size, log.tree.root());
    return log;
  }
}

function failureOf(cause: unknown): LedgerError {
  if (cause instanceof LedgerError) return cause;
  return new LedgerError('unavailable', 'the log could not be written', { cause });
}
