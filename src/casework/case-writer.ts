import type { Covenant } from '../covenant/index.js';
import type { EntryDraft, Receipt, Sequencer } from '../ledger/index.js';
import { type KeyHandle, type KeyStore, type Random } from '../vault/index.js';
import { CaseworkError } from './errors.js';
import type { CaseReader, ReadCase } from './case-reader.js';
import type { Contribution } from './model/index.js';
import { linkPersons, type BlindTag } from './link-persons.js';
import { openCase, type Opening } from './open-case.js';
import { place, placeName } from './place.js';
import type { PlainCase } from './plain-case.js';
import { sealCase } from './seal-case.js';
import type { CaseTransaction, DocumentReader } from './storage.js';

/** What writing a case needs; wired once. */
export interface CaseWriting<Tx extends CaseTransaction> {
  readonly sequencer: Sequencer<Tx>;
  readonly reader: CaseReader;
  readonly documents: DocumentReader;
  readonly opening: Opening;
  readonly keys: KeyStore;
  readonly pseudonymRoot: KeyHandle;
  readonly tag: BlindTag;
  readonly random: Random;
  readonly newId: () => string;
  readonly now: () => number;
}

/** What a change does to a case in clear; throws where it does not fit the case as it stands. */
export type Change = (plain: PlainCase) => PlainCase;

/** How often a change is tried again when somebody else wrote the same case in between. */
const TRIES = 8;

/** Writes cases: every change is recorded before anything is opened, and again when it is done. */
export class CaseWriter<Tx extends CaseTransaction> {
  readonly #writing: CaseWriting<Tx>;
  /** The last change of each case that is on its way. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(writing: CaseWriting<Tx>) {
    this.#writing = writing;
  }

  /**
   * Finds who the persons of a contribution are, and makes keys for who is new: at once, so that a person without a key
   * can only be one that was erased, and never gets another key under the same id.
   * @returns person ids by the contribution's references.
   */
  async link(
    tx: Tx,
    covenant: Covenant,
    source: string,
    contribution: Contribution,
    byLabel: (label: string) => string | undefined,
    aliases: Readonly<Record<string, string>>,
  ): Promise<ReadonlyMap<string, string>> {
    const { tag, newId, keys } = this.#writing;
    const newPerson = async (): Promise<string> => (await keys.create('person', newId())).id;
    const lives = async (id: string): Promise<boolean> => (await keys.open(id)) !== undefined;
    const linking = { covenant: covenant.id, source, tag, newPerson, lives, byLabel, aliases };
    return linkPersons(contribution, linking, tx);
  }

  /**
   * Writes a case that was not there before.
   * @param entry what is recorded with the write, for the version that is written.
   */
  async create(
    plain: PlainCase,
    covenant: Covenant,
    entry: (version: number, time: number) => EntryDraft,
  ): Promise<Receipt> {
    await this.#writing.keys.create('case', plain.id);
    const receipt = await this.#write(plain, covenant, undefined, entry);
    if (receipt === undefined) throw new CaseworkError('busy', plain.id);
    return receipt;
  }

  /**
   * Changes a case: opens it under the receipt of the entry that recorded the change's request, changes it, covers its
   * texts anew, and writes the next version. Changes of one case stand in line, so that none is made in vain; where
   * another process was first, it is tried again.
   * @throws CaseworkError `busy` after several tries, `rolled_back`; and whatever `change` throws.
   */
  async change(
    caseId: string,
    covenant: Covenant,
    receipt: Receipt,
    change: Change,
    entry: (version: number, time: number) => EntryDraft,
  ): Promise<Receipt> {
    const before = this.#turns.get(caseId) ?? Promise.resolve();
    const turn = before.then(() => this.#change(caseId, covenant, receipt, change, entry));
    const done = turn.catch(() => undefined);
    this.#turns.set(caseId, done);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(caseId) === done) this.#turns.delete(caseId);
    }
  }

  async #change(
    caseId: string,
    covenant: Covenant,
    receipt: Receipt,
    change: Change,
    entry: (version: number, time: number) => EntryDraft,
  ): Promise<Receipt> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const read = await this.#readAgain(caseId, receipt);
      const before = await openCase(read, this.#writing.opening, receipt);
      const written = await this.#write(change(before), covenant, read.document.version, entry);
      if (written !== undefined) return written;
    }
    throw new CaseworkError('busy', caseId);
  }

  async #readAgain(caseId: string, receipt: Receipt): Promise<ReadCase> {
    const row = await this.#writing.documents.readDocument(placeName(place.case(caseId)));
    const read = await this.#writing.reader.read(caseId, row);
    if (read === undefined) throw new CaseworkError('rolled_back', `${caseId} at entry ${receipt.index}`);
    return read;
  }

  async #write(
    plain: PlainCase,
    covenant: Covenant,
    expected: number | undefined,
    entry: (version: number, time: number) => EntryDraft,
  ): Promise<Receipt | undefined> {
    const { keys, sequencer, pseudonymRoot, random } = this.#writing;
    const persons = new Map<string, KeyHandle>();
    await Promise.all(
      plain.persons.map(async ({ id }) => {
        const handle = await keys.open(id);
        if (handle !== undefined) persons.set(id, handle);
      }),
    );
    const handle = await keys.open(plain.id);
    if (handle === undefined) throw new CaseworkError('rolled_back', plain.id);
    const version = await keys.propose(plain.id);
    const document = sealCase(plain, covenant, version, { case: handle, persons, pseudonymRoot, random });
    const row = { place: placeName(place.case(plain.id)), covenant: covenant.id, version, document };
    try {
      const { receipt } = await sequencer.submit({
        kind: 'writes',
        run: async (tx: Tx, time) => {
          if (!(await tx.writeDocument(row, expected))) throw new Superseded();
          return { entry: entry(version, time), result: undefined };
        },
      });
      await keys.confirm(plain.id, version);
      return receipt;
    } catch (cause) {
      if (cause instanceof Superseded) return undefined;
      throw cause;
    }
  }
}

/** Somebody else wrote the case first; nothing of this attempt stands. */
class Superseded extends Error {}
