/** What a receipt says. */
export interface ReceiptFacts {
  readonly index: number;
  readonly time: number;
  readonly leaf: Uint8Array;
  readonly leafHash: Uint8Array;
  readonly nonce: Uint8Array;
  readonly treeSize: number;
  readonly checkpoint: string;
  readonly subject: string;
}

let make: (facts: ReceiptFacts) => Receipt;

/**
 * Proof that an entry is safely in the log. Only the ledger makes one, and only after the entry is durable, so whoever
 * holds a receipt may act on what it stands for: the type is how the promise "no answer without a record" is kept.
 */
export class Receipt {
  readonly #facts: ReceiptFacts;

  private constructor(facts: ReceiptFacts) {
    this.#facts = facts;
  }

  static {
    make = (facts) => new Receipt(facts);
  }

  /** Whether a value is a receipt of this ledger, and not something of the same shape. */
  static is(candidate: unknown): candidate is Receipt {
    return typeof candidate === 'object' && candidate !== null && #facts in candidate;
  }

  /** Place in the log, from 0. */
  get index(): number {
    return this.#facts.index;
  }

  /** Milliseconds since 1970; the time of the entry. */
  get time(): number {
    return this.#facts.time;
  }

  /** The exact bytes of the leaf (canonical JSON). */
  get leaf(): Uint8Array {
    return this.#facts.leaf;
  }

  /** SHA-256(0x00 ‖ leaf), 32 bytes. */
  get leafHash(): Uint8Array {
    return this.#facts.leafHash;
  }

  /** 32 bytes; with the record it opens the commitment in the leaf. */
  get nonce(): Uint8Array {
    return this.#facts.nonce;
  }

  /** Size of the tree that `checkpoint` signs. */
  get treeSize(): number {
    return this.#facts.treeSize;
  }

  /** The signed checkpoint of the commit that took the entry in (C2SP tlog-checkpoint). */
  get checkpoint(): string {
    return this.#facts.checkpoint;
  }

  /** What the entry stands for, as the one who had it recorded named it: the id of a disclosure, say. */
  get subject(): string {
    return this.#facts.subject;
  }
}

/** Makes a receipt; not exported from the room: only the sequencer calls it, after the commit. */
export function receiptFor(facts: ReceiptFacts): Receipt {
  return make(facts);
}

/** Whether a value is a receipt of this ledger; for rooms that take the check as a function. */
export function isReceipt(candidate: unknown): candidate is Receipt {
  return Receipt.is(candidate);
}
