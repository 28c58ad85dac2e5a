import {
  encodeDocument,
  manifestKey,
  openManifest,
  readDocument,
  type KeyHandle,
  type KeyStore,
  type Random,
} from '../vault/index.js';
import { hasMembers, readAuthentic } from './authentic.js';
import { CaseworkError } from './errors.js';
import { place, placeName } from './place.js';
import type { DocumentRow, DocumentTransaction } from './storage.js';

/** A professional's mandate from the own organisation (DESIGN.md section 3): for one role, until a date. */
export interface Mandate {
  /** Pseudonymous subject, as in the access token. */
  readonly subject: string;
  readonly role: string;
  /** ISO instants. */
  readonly from: string;
  readonly until: string;
}

/** The mandates that one partner gave under one covenant: one sealed document. */
export interface MandateRegister {
  readonly mandates: readonly Mandate[];
}

const isRegister = hasMembers<MandateRegister>('mandates');

const NONE: MandateRegister = { mandates: [] };

export function mandateKeyId(covenant: string, partner: string): string {
  return `mandates:${covenant}:${partner}`;
}

/** Keeps registers in memory as long as the key store knows no newer version, and none is on its way. */
export class MandateReader {
  readonly #keys: KeyStore;
  readonly #known = new Map<string, { readonly version: number; readonly register: MandateRegister }>();

  /** Registers that are known not to be; one process works with the key store, so only it can make one. */
  readonly #absent = new Set<string>();

  constructor(keys: KeyStore) {
    this.#keys = keys;
  }

  /** To be called when a register comes to be. */
  made(covenant: string, partner: string): void {
    this.#absent.delete(mandateKeyId(covenant, partner));
  }

  /**
   * @param fetch reads the row of the place; called only where the register in memory is not the latest.
   * @throws CaseworkError `rolled_back` where the row is gone, older than known, or not authentic.
   */
  async register(
    covenant: string,
    partner: string,
    fetch: (place: string) => Promise<DocumentRow | undefined>,
  ): Promise<MandateRegister> {
    const id = mandateKeyId(covenant, partner);
    if (this.#absent.has(id)) return NONE;
    const handle = this.#keys.cached(id) ?? (await this.#keys.open(id));
    const known = this.#known.get(id);
    if (handle === undefined) {
      this.#absent.add(id);
      return NONE;
    }
    const upToDate = this.#keys.isSettled(handle) && known !== undefined;
    if (upToDate && this.#keys.accepts(handle, known.version) === 'current') return known.register;
    const at = place.mandates(covenant, partner);
    const row = await fetch(placeName(at));
    if (row === undefined) {
      if (this.#keys.accepts(handle, 0) === 'stale') throw new CaseworkError('rolled_back', id);
      return NONE;
    }
    const register = this.registerIn(row, covenant, partner, handle);
    this.#known.set(id, { version: row.version, register });
    return register;
  }

  /** The register that stands in a row. @throws CaseworkError, VaultError `rolled_back` where it is not authentic. */
  registerIn(row: DocumentRow, covenant: string, partner: string, handle: KeyHandle): MandateRegister {
    const id = mandateKeyId(covenant, partner);
    const document = readDocument(row.document, place.mandates(covenant, partner));
    if (document.version !== row.version) throw new CaseworkError('rolled_back', id);
    this.#keys.demand(handle, document.version);
    return readAuthentic(openManifest(document.manifest, manifestKey(handle)), isRegister, id);
  }
}

/** Writes registers: one new mandate replaces an earlier one of the same professional and role. */
export class MandateWriter<Tx extends DocumentTransaction> {
  readonly #keys: KeyStore;
  readonly #reader: MandateReader;
  readonly #random: Random;

  constructor(keys: KeyStore, reader: MandateReader, random: Random) {
    this.#keys = keys;
    this.#reader = reader;
    this.#random = random;
  }

  /** Before the transaction: the version that the register will have. */
  async prepare(covenant: string, partner: string): Promise<number> {
    const { id } = await this.#keys.ensure('document', mandateKeyId(covenant, partner));
    this.#reader.made(covenant, partner);
    return this.#keys.propose(id);
  }

  /** Inside the transaction. */
  async give(tx: Tx, covenant: string, partner: string, mandate: Mandate, version: number): Promise<void> {
    const id = mandateKeyId(covenant, partner);
    const handle = await this.#keys.open(id);
    if (handle === undefined) throw new CaseworkError('rolled_back', id);
    const at = place.mandates(covenant, partner);
    const row = await tx.readDocument(placeName(at));
    // Read from the row itself: earlier units of the same group have written it, and nothing of that is confirmed yet.
    const before = row === undefined ? NONE : this.#reader.registerIn(row, covenant, partner, handle);
    const others = before.mandates.filter(
      ({ subject, role }) => subject !== mandate.subject || role !== mandate.role,
    );
    const register: MandateRegister = { mandates: [...others, mandate] };
    const document = encodeDocument({
      place: at,
      version,
      key: manifestKey(handle),
      manifest: Buffer.from(JSON.stringify(register)),
      compartments: [],
      random: this.#random,
    });
    const written = await tx.writeDocument(
      { place: placeName(at), covenant, version, document },
      row?.version,
    );
    if (!written) throw new CaseworkError('busy', id);
  }

  /** After the commit. */
  async confirm(covenant: string, partner: string, version: number): Promise<void> {
    await this.#keys.confirm(mandateKeyId(covenant, partner), version);
  }
}

/** True while the professional has a mandate for this role. */
export function hasMandate(register: MandateRegister, subject: string, role: string, now: number): boolean {
  return register.mandates.some(
    (mandate) =>
      mandate.subject === subject &&
      mandate.role === role &&
      Date.parse(mandate.from) <= now &&
      now < Date.parse(mandate.until),
  );
}
