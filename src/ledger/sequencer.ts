import type { KeyObject } from 'node:crypto';
import { signCheckpoint } from './checkpoint.js';
import { LedgerError } from './errors.js';
import { noteSigner, type NoteSigner } from './note.js';
import { receiptFor } from './receipt.js';
import { recover, type Recovered } from './recovery.js';
import { groupOf, type NewEntry, type OpenLog } from './new-group.js';
import type { HighWaterMark, LedgerStorage, LedgerTransaction, RecordSealer } from './storage.js';
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
  readonly entries: readonly NewEntry[];
  /** Of all entries, in ms. */
  readonly time: number;
  readonly note: string;
}

/** The log as it stands, between two groups. */
interface Standing extends Recovered, OpenLog {}

/**
 * The one writer of the log. Whoever waits at the same moment shares one transaction, one fsync and one signature: the
 * first to arrive arms the next turn of the event loop, and those who arrive while a group is being committed make the
 * next. Nobody is answered before the commit; when it fails, or nobody can tell, the whole group fails.
 */
export class Sequencer<Tx extends LedgerTransaction> {
  readonly #settings: SequencerSettings<Tx>;
  readonly #signer: NoteSigner;
  /** Undefined when a commit failed: then what storage holds is read before the next. */
  #log: Standing | undefined;
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
    if (committed.entries.length > 0) {
      this.#log = { ...log, time };
      await this.#settings.mark.raise(log.tree.size, log.tree.root());
    }
    return committed;
  }

  async #record(group: readonly Waiting<Tx>[], log: OpenLog, time: number, tx: Tx): Promise<CommittedGroup> {
    const runs: UnitRun[] = [];
    for (const waiting of group) runs.push(await runUnit(waiting, tx, time));
    const drafts = runs.flatMap((run) => (run.kind === 'done' ? [run.draft] : []));
    if (drafts.length === 0) return { runs, entries: [], time, note: '' };
    const { sealer, random, origin } = this.#settings;
    const { tree } = log;
    const { entries, row } = groupOf(drafts, log, time, sealer, random);
    await tx.appendGroup(row);
    for (const { level, index, hashes } of tree.takeFullTiles()) await tx.putTile(level, index, hashes);
    const note = signCheckpoint({ origin, size: tree.size, root: tree.root() }, this.#signer);
    await tx.putCheckpoint(tree.size, note);
    return { runs, entries, time, note };
  }

  #answer(group: readonly Waiting<Tx>[], { runs, entries, time, note }: CommittedGroup): void {
    const treeSize = (entries.at(-1)?.index ?? -1) + 1;
    let next = 0;
    group.forEach((waiting, place) => {
      const run = runs[place];
      if (run?.kind !== 'done') return waiting.fail(run?.error);
      const entry = entries[next];
      next += 1;
      if (entry === undefined)
        return waiting.fail(new LedgerError('unavailable', 'the entry was not recorded'));
      const { subject } = run.draft;
      const receipt = receiptFor({ ...entry, time, treeSize, checkpoint: note, subject });
      waiting.answer(receipt);
    });
  }

  async #recover(): Promise<Standing> {
    const { storage, mark, origin } = this.#settings;
    const log = await recover(storage, mark, origin, this.#signer.key);
    // A crash between commit and mark leaves the mark behind; it is raised before anything builds on what it lacks.
    if (log.tree.size > 0) await mark.raise(log.tree.size, log.tree.root());
    return { ...log, holders: new WeakMap() };
  }
}

function failureOf(cause: unknown): LedgerError {
  if (cause instanceof LedgerError) return cause;
  return new LedgerError('unavailable', 'the log could not be written', { cause });
}
