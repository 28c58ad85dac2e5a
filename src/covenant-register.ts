import { place, placeName, hasMembers, readAuthentic, type DocumentReader } from './casework/index.js';
import { compile, readCovenant, type Covenant } from './covenant/index.js';
import type { CovenantSource } from './covenant-files.js';
import type { Standing } from './covenants-in-force.js';
import { RESOURCE } from './disclosure/index.js';
import { ACCOUNTS } from './identity/index.js';
import { eventEntry, type RecordValue, type Sequencer } from './ledger/index.js';
import type { CovenantReader, SqliteTransaction } from './store/index.js';
import {
  encodeDocument,
  manifestKey,
  openManifest,
  readDocument,
  VaultError,
  type KeyStore,
  type Random,
} from './vault/index.js';

/** One line of the register: which bytes are in force for a covenant, and the file that they came from. */
export interface OnRecord {
  readonly id: string;
  /** Lower-case hexadecimal SHA-256 of the covenant file. */
  readonly hash: string;
  /** The name by which the gateway knows the file. */
  readonly file: string;
}

interface Register {
  readonly inForce: readonly OnRecord[];
}

const KEY = 'covenants:in-force';
const AT = place.covenants('in-force');
const isRegister = hasMembers<Register>('inForce');

export interface RegisterDesk {
  readonly keys: KeyStore;
  readonly documents: DocumentReader & CovenantReader;
  readonly sequencer: Sequencer<SqliteTransaction>;
  readonly random: Random;
}

/**
 * Which covenant versions are in force, as a sealed document whose version the key store knows: whoever can write to
 * the database can neither add a covenant of their own nor set one back. It changes in the transaction of the log entry
 * that says so, and the bytes that it names are believed only by their hash.
 */
export class CovenantRegister {
  readonly #desk: RegisterDesk;
  #lines: readonly OnRecord[] = [];

  constructor(desk: RegisterDesk) {
    this.#desk = desk;
  }

  /**
   * What was in force when the gateway last ran.
   * @param known what was read from a file with these very bytes already.
   * @returns `covenant` undefined where the database no longer holds the bytes that the register names.
   * @throws VaultError, CaseworkError where the register was put back, taken away or forged: the start is refused.
   */
  async read(
    known: (hash: string) => Covenant | undefined,
  ): Promise<readonly (OnRecord & { readonly covenant: Covenant | undefined })[]> {
    const { keys, documents } = this.#desk;
    const handle = await keys.open(KEY);
    const row = await documents.readDocument(placeName(AT));
    if (handle === undefined && row === undefined) return [];
    if (handle === undefined) throw notTheLast();
    if (row === undefined) {
      keys.demand(handle, 0);
      return [];
    }
    const document = readDocument(row.document, AT);
    keys.demand(handle, document.version);
    const register = readAuthentic(openManifest(document.manifest, manifestKey(handle)), isRegister, KEY);
    this.#lines = register.inForce;
    return Promise.all(
      register.inForce.map(async (line) => ({
        ...line,
        covenant: known(line.hash) ?? (await this.#covenantOf(line)),
      })),
    );
  }

  /** Puts a covenant in force, on record. @throws what keeps it from being recorded. */
  async activate({ covenant, file }: Standing, source: CovenantSource, before?: Covenant): Promise<void> {
    const { id, version, hash } = covenant;
    const others = this.#lines.filter((line) => line.id !== id);
    const replaces = before && { version: before.version, hash: before.hash };
    await this.#change(
      [...others, { id, hash, file }],
      'casussluis.covenant.activated',
      {
        'casussluis.covenant': { id, version, hash },
        ...(replaces === undefined ? {} : { 'casussluis.replaces': replaces }),
      },
      (tx, activatedAt) =>
        tx.rememberCovenant({
          hash,
          id,
          file: source.file,
          text: source.text === 'missing' ? undefined : source.text,
          activatedAt,
        }),
    );
  }

  /** Takes a covenant out of force, on record. @throws what keeps it from being recorded. */
  async withdraw({ id, version, hash }: Covenant): Promise<void> {
    await this.#change(
      this.#lines.filter((line) => line.id !== id),
      'casussluis.covenant.withdrawn',
      { 'casussluis.covenant': { id, version, hash } },
    );
  }

  async #change(
    lines: readonly OnRecord[],
    event: `casussluis.covenant.${string}`,
    attributes: Readonly<Record<string, RecordValue>>,
    beside: (tx: SqliteTransaction, time: number) => Promise<void> = async () => undefined,
  ): Promise<void> {
    const { keys, sequencer, random } = this.#desk;
    const handle = await keys.ensure('document', KEY);
    const version = await keys.propose(KEY);
    const document = encodeDocument({
      place: AT,
      version,
      key: manifestKey(handle),
      manifest: Buffer.from(JSON.stringify({ inForce: lines } satisfies Register)),
      compartments: [],
      random,
    });
    await sequencer.submit({
      kind: 'writes',
      run: async (tx, time) => {
        const row = await tx.readDocument(placeName(AT));
        if (row !== undefined) keys.demand(handle, row.version);
        const written = { place: placeName(AT), covenant: ACCOUNTS, version, document };
        if (!(await tx.writeDocument(written, row?.version))) throw notTheLast();
        await beside(tx, time);
        const record = { event, timestamp: time, resource: RESOURCE, attributes };
        return { entry: eventEntry(record, event), result: undefined };
      },
    });
    await keys.confirm(KEY, version);
    this.#lines = lines;
  }

  async #covenantOf({ id, hash }: OnRecord): Promise<Covenant | undefined> {
    const stored = await this.#desk.documents.covenant(hash);
    // Its text decides nothing and was checked when it came into force, so it is not asked for again.
    const document = stored && readCovenant(stored.file).document;
    if (document === undefined || document.hash !== hash || document.file.covenant !== id) return undefined;
    return compile(document);
  }
}

function notTheLast(): VaultError {
  return new VaultError(
    'rolled_back',
    'the register of covenants in force is not the one that was last written',
  );
}
