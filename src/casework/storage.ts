import type { LedgerTransaction } from '../ledger/index.js';

/**
 * What casework needs of storage: sealed documents by their place, and blind tags that lead to persons.
 * Storage never sees what is inside a document; who wrote a row back to an older state is found by the vault.
 */

/** A document as it lies in the database: where it stands, to which covenant it belongs, and sealed bytes. */
export interface DocumentRow {
  readonly place: string;
  readonly covenant: string;
  readonly version: number;
  readonly document: Uint8Array;
}

/** What a unit of work may do to documents inside the one transaction of the ledger. */
export interface DocumentTransaction {
  readDocument(place: string): Promise<DocumentRow | undefined>;
  /**
   * Writes the row where the stored version is still `expected` (undefined: where there is none).
   * @returns false, and nothing changed, where another version stands there.
   */
  writeDocument(row: DocumentRow, expected: number | undefined): Promise<boolean>;
  /** The person behind a blind tag (HMAC-SHA-256, 32 bytes). */
  personOf(tag: Uint8Array): Promise<string | undefined>;
  /** Remembers whom a tag leads to; the first stays. */
  linkPerson(tag: Uint8Array, person: string): Promise<void>;
  /** Forgets whom a tag led to. */
  unlinkPerson(tag: Uint8Array): Promise<void>;
}

/** What casework's units of work get: the log and the documents, in one transaction. */
export type CaseTransaction = LedgerTransaction & DocumentTransaction;

/** Reading outside a transaction: for lists that are looked through before the record is made. */
export interface DocumentReader {
  readDocument(place: string): Promise<DocumentRow | undefined>;
  /** Rows of one covenant whose place begins with `prefix`, in order of place, after `after`. */
  listDocuments(
    covenant: string,
    prefix: string,
    after: string | undefined,
    limit: number,
  ): Promise<readonly DocumentRow[]>;
}
