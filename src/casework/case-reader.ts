import type { KeyObject } from 'node:crypto';
import type { Covenant, ItemClass, ItemFacts } from '../covenant/index.js';
import {
  manifestKey,
  openManifest,
  readDocument,
  type CompartmentPlace,
  type KeyHandle,
  type KeyStore,
  type SealedDocument,
} from '../vault/index.js';
import { unpackManifest } from './manifest-form.js';
import { compartmentName } from './compartments.js';
import { CaseworkError } from './errors.js';
import type { CaseManifest, ManifestItem } from './manifest.js';
import { place } from './place.js';
import type { DocumentRow } from './storage.js';

/**
 * How many cases are kept as they were read: random ids, facts and laid-out answers without values, some tens of
 * kilobytes a case.
 */
const KEPT = 2_000;

/** How many situations of one case are kept: partners, roles, purposes and facts that ask for it. */
const KEPT_A_CASE = 40;

/** A case as it is read: what decides about it, and its sealed bytes. */
export interface ReadCase {
  readonly manifest: CaseManifest;
  readonly document: SealedDocument;
  readonly handle: KeyHandle;
  readonly known: KnownManifest;
  /**
   * Answers laid out from this one reading, by what they were laid out from: those who wait together for the same read
   * the row once, and it is opened for them once. It goes with the reading, when the last of them is answered.
   */
  readonly answers: Map<object, Promise<string>>;
}

/** A row taken apart, for all who read it together. */
interface Reading extends Pick<ReadCase, 'document' | 'answers'> {
  readonly id: string;
}

/** A manifest with what was derived from it; dropped as soon as the case has another version. */
export interface KnownManifest {
  readonly version: number;
  readonly manifest: CaseManifest;
  /** When the seat of a partner ends, in ms since 1970. */
  readonly seats: ReadonlyMap<string, number>;
  /** By position. */
  readonly compartments: readonly CompartmentPlace[];
  /** Keys of the compartments that were opened, by position, with what they were made of. */
  readonly keys: (HeldKey | undefined)[];
  /** Anything that may be kept as long as this version of the case stands, by what it was derived with. */
  readonly derived: Map<object, object>;
}

/** Keeps something derived as long as this version of the case stands, within bounds. */
export function keepDerived({ derived }: KnownManifest, by: object, value: object): void {
  if (derived.size >= KEPT_A_CASE) derived.clear();
  derived.set(by, value);
}

/** A compartment's key; worth nothing once one of the keys that it was made of is destroyed. */
export interface HeldKey {
  readonly key: KeyObject;
  readonly handles: readonly KeyHandle[];
}

/** Reads rows into cases: authentic, of the version that the key store expects, or not at all. */
export class CaseReader {
  readonly #keys: KeyStore;
  readonly #kept: number;
  readonly #known = new Map<string, KnownManifest>();
  readonly #readings = new WeakMap<Uint8Array, Reading>();

  constructor(keys: KeyStore, kept: number = KEPT) {
    this.#keys = keys;
    this.#kept = kept;
  }

  /**
   * @param id the case that the row stands for.
   * @param row undefined where the database has none.
   * @returns undefined where there is no such case, or its key was destroyed.
   * @throws CaseworkError `rolled_back` where the row is gone, is older than the key store knows, or is not authentic.
   */
  async read(id: string, row: DocumentRow | undefined): Promise<ReadCase | undefined> {
    const handle = this.#keys.cached(id) ?? (await this.#keys.open(id));
    if (handle === undefined || handle.kind !== 'case') return undefined;
    if (row === undefined) {
      if (this.#keys.accepts(handle, 0) === 'stale') throw new CaseworkError('rolled_back', id);
      return undefined;
    }
    const { document, answers } = this.#readingOf(row, id);
    if (document.version !== row.version) throw new CaseworkError('rolled_back', id);
    this.#keys.demand(handle, document.version);
    const known = this.#known.get(id);
    if (known !== undefined && known.version === document.version) {
      this.#demandCovenant(known.manifest, row);
      return { manifest: known.manifest, document, handle, known, answers };
    }
    const opened = this.#open(id, document, handle);
    this.#demandCovenant(opened.manifest, row);
    return { manifest: opened.manifest, document, handle, known: opened, answers };
  }

  /** The same for those who read one row together. */
  #readingOf({ document: blob }: DocumentRow, id: string): Reading {
    const found = this.#readings.get(blob);
    if (found?.id === id) return found;
    const reading = {
      id,
      document: readDocument(blob, place.case(id)),
      answers: new Map<object, Promise<string>>(),
    };
    this.#readings.set(blob, reading);
    return reading;
  }

  /** The row's covenant is not sealed: one that was put under another covenant is found here. */
  #demandCovenant(manifest: CaseManifest, row: DocumentRow): void {
    if (manifest.covenant !== row.covenant) throw new CaseworkError('rolled_back', manifest.id);
  }

  #open(id: string, document: SealedDocument, handle: KeyHandle): KnownManifest {
    const manifest = unpackManifest(openManifest(document.manifest, manifestKey(handle)), id);
    if (manifest.id !== id) throw new CaseworkError('rolled_back', id);
    const known: KnownManifest = {
      version: document.version,
      manifest,
      seats: new Map(manifest.seats.map(({ partner, until }) => [partner, Date.parse(until)])),
      compartments: manifest.compartments.map((plan, index) => document.at(index, compartmentName(plan))),
      keys: [],
      derived: new Map(),
    };
    this.#known.delete(id);
    this.#known.set(id, known);
    if (this.#known.size > this.#kept) {
      const oldest = this.#known.keys().next();
      if (oldest.done !== true) this.#known.delete(oldest.value);
    }
    return known;
  }
}

/** True while the partner has a place at the table of this case. */
export function hasSeat({ seats }: KnownManifest, partner: string, now: number): boolean {
  return (seats.get(partner) ?? 0) > now;
}

/** The facts of one item, as the covenant asks for them. */
export function itemFacts(item: ManifestItem): ItemFacts {
  return {
    field: item.field,
    source: item.source,
    ...(item.category === undefined ? {} : { category: item.category }),
    ...(item.about === undefined ? {} : { about: item.about }),
    ...(item.restricted === undefined ? {} : { restricted: item.restricted }),
    ...(item.consent === undefined ? {} : { consent: item.consent }),
  };
}

/** Classes of all items under one covenant version, derived once a case version. */
export function itemClasses(known: KnownManifest, covenant: Covenant): readonly ItemClass[] {
  const found = known.derived.get(covenant);
  if (found instanceof ItemClasses) return found.classes;
  const classes = known.manifest.items.map((item) => covenant.classify(itemFacts(item)));
  keepDerived(known, covenant, new ItemClasses(classes));
  return classes;
}

class ItemClasses {
  constructor(readonly classes: readonly ItemClass[]) {}
}
