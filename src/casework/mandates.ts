import { manifestKey, openManifest, readDocument, type KeyStore } from '../vault/index.js';
import { CaseworkError } from './errors.js';
import { place, placeName } from './place.js';
import type { DocumentRow } from './storage.js';

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

export function mandateKeyId(covenant: string, partner: string): string {
  return `mandates:${covenant}:${partner}`;
}

/** Keeps registers in memory as long as the key store knows no newer version. */
export class MandateReader {
  readonly #keys: KeyStore;
  readonly #known = new Map<string, { readonly version: number; readonly register: MandateRegister }>();

  constructor(keys: KeyStore) {
    this.#keys = keys;
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
    const handle = this.#keys.cached(id) ?? (await this.#keys.open(id));
    if (handle === undefined || handle.version === 0) return { mandates: [] };
    const known = this.#known.get(id);
    if (known !== undefined && known.version === handle.version) return known.register;
    const at = place.mandates(covenant, partner);
    const row = await fetch(placeName(at));
    if (row === undefined) throw new CaseworkError('rolled_back', id);
    const document = readDocument(row.document, at);
    this.#keys.demand(handle, document.version);
    const bytes = openManifest(document.manifest, manifestKey(handle));
    const register: MandateRegister = JSON.parse(Buffer.from(bytes).toString('utf8'));
    this.#known.set(id, { version: document.version, register });
    return register;
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
