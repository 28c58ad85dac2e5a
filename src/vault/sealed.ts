import type { KeyObject } from 'node:crypto';
import type { Receipt } from '../ledger/index.js';
import { VaultError } from './errors.js';
import { openBytes } from './seal.js';

/*
 * Sealed sections and what comes out of them. The classes have no way to their content: the functions below reach it
 * through these accessors, which each class hands out once, to this module alone.
 */
let openSealedManifest: (sealed: SealedManifest, key: KeyObject) => Uint8Array;
let openSealedCompartment: (sealed: SealedCompartment, key: KeyObject) => Uint8Array;
let clearBytes: (content: Uint8Array, receipt: Receipt) => ClearBytes;
let contentOf: (clear: ClearBytes, receipt: Receipt) => Uint8Array | undefined;

/** What decides about a document, sealed: stage, categories, restrictions and the like, and never a person's data. */
export class SealedManifest {
  readonly #sealed: Uint8Array;
  readonly #context: Uint8Array;

  constructor(sealed: Uint8Array, context: Uint8Array) {
    this.#sealed = sealed;
    this.#context = context;
  }

  static {
    openSealedManifest = (manifest, key) => openBytes(key, manifest.#sealed, manifest.#context);
  }
}

/** A compartment, sealed: only `OpenCompartment` opens it, for whoever holds a receipt. */
export class SealedCompartment {
  readonly #sealed: Uint8Array;
  readonly #context: Uint8Array;

  constructor(sealed: Uint8Array, context: Uint8Array) {
    this.#sealed = sealed;
    this.#context = context;
  }

  static {
    openSealedCompartment = (compartment, key) => openBytes(key, compartment.#sealed, compartment.#context);
  }
}

/** The content of a compartment, tied to the receipt under which it was opened. It shows nothing when printed. */
export class ClearBytes {
  readonly #content: Uint8Array;
  readonly #receipt: Receipt;

  private constructor(content: Uint8Array, receipt: Receipt) {
    this.#content = content;
    this.#receipt = receipt;
  }

  static {
    clearBytes = (content, receipt) => new ClearBytes(content, receipt);
    contentOf = (clear, receipt) => (clear.#receipt === receipt ? clear.#content : undefined);
  }
}

/**
 * Opens a manifest. It needs no receipt: a manifest holds only what decides, and a decision precedes its record.
 * @param key from `manifestKey`.
 * @throws VaultError `unauthentic`: it was changed, moved, or stands in a document of which the header was changed.
 */
export function openManifest(sealed: SealedManifest, key: KeyObject): Uint8Array {
  return openSealedManifest(sealed, key);
}

/**
 * Opens a compartment under a receipt.
 * @param key from `compartmentKey`.
 * @throws VaultError `no_receipt`: the receipt is not one of the ledger. `unauthentic`: it was changed or moved, or
 * the key or the name is another's.
 */
export type OpenCompartment = (sealed: SealedCompartment, key: KeyObject, receipt: Receipt) => ClearBytes;

/**
 * Makes the one function that opens compartments. A receipt exists only after the entry that it stands for has been
 * committed, so nothing that this function gives can precede its record.
 * @param isReceipt the ledger's own check that a value is one of its receipts.
 */
export function compartmentOpener(isReceipt: (candidate: unknown) => boolean): OpenCompartment {
  return (sealed, key, receipt) => {
    if (!isReceipt(receipt)) throw noReceipt();
    return clearBytes(openSealedCompartment(sealed, key), receipt);
  };
}

/**
 * @param receipt the very one under which it was opened.
 * @throws VaultError `no_receipt`: it is another.
 */
export function readClear(clear: ClearBytes, receipt: Receipt): Uint8Array {
  const content = contentOf(clear, receipt);
  if (content === undefined) throw noReceipt();
  return content;
}

function noReceipt(): VaultError {
  return new VaultError('no_receipt', 'nothing is opened without the receipt of its record');
}
