/** What a verifier finds. */

/** What is wrong with an export, as a closed list; language/ledger.ts says what kind of tampering would look like it. */
export type FaultCode =
  /** A line that is no JSON, no UTF-8, lacks a field, has one twice or one too many, or stands where it does not belong. */
  | 'malformed_line'
  /** Not an export bundle, or of a version that this verifier does not know. */
  | 'unknown_format'
  /** The file names another key than the one that is trusted. */
  | 'key_differs'
  /** The checkpoint is not signed by the trusted key. */
  | 'bad_signature'
  /** Header and checkpoint name different logs. */
  | 'origin_differs'
  /** A leaf is no canonical envelope. */
  | 'leaf_malformed'
  /** Nonce and record do not open the commitment in the leaf. */
  | 'record_mismatch'
  /** A leaf that is not in the tree, and contradicts its own record. */
  | 'leaf_changed'
  /** An index that was there before, or is too low. */
  | 'order'
  /** An index that is left out, or entries too few for the checkpoint. */
  | 'entry_missing'
  /** More entries than the checkpoint has. */
  | 'entry_surplus'
  /** An entry that is older than the one before it. */
  | 'time_order'
  /** The leaves are not those of the checkpoint; which of them is not to be told. */
  | 'root_mismatch'
  /** The inclusion proof does not lead from this leaf to the checkpoint. */
  | 'proof_wrong'
  /** The log is shorter than a checkpoint of it that was kept. */
  | 'rolled_back'
  /** The log is not a continuation of a checkpoint that was kept. */
  | 'history_rewritten';

export interface Fault {
  readonly code: FaultCode;
  /** Line of the file, from 1. */
  readonly line: number;
  /** The first bad entry; absent where it concerns none. */
  readonly index?: number;
  /** The last entry that may be the one, where more than one may. */
  readonly upTo?: number;
  /** Field of the line. */
  readonly field?: string;
}

/** A sound export and what it is. */
export interface Soundness {
  readonly origin: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** Entries in the file. */
  readonly entries: number;
  /** Entries whose record was held against its leaf. */
  readonly opened: number;
  /** Indexes of the first entries whose record did not come along. */
  readonly unopened?: readonly number[];
  /** Each entry proven on its own: what is there is true, what is not there is not proven absent. */
  readonly filtered: boolean;
  /** Times of the first and the last entry in the file, in ms. */
  readonly from?: number;
  readonly until?: number;
  /** Size of the kept checkpoint that the log was shown to continue. */
  readonly since?: number;
  readonly fingerprint: string;
}

/** Why no judgement is possible. */
export type UnusableReason =
  /** What was given to hold the log against is no checkpoint that the trusted key signed. */
  | 'since_malformed'
  /** It is a checkpoint of another log. */
  | 'since_other_log'
  /** Growth cannot be shown from a filtered export. */
  | 'since_needs_whole_log';

export type Verdict =
  | ({ readonly outcome: 'sound' } & Soundness)
  | { readonly outcome: 'unsound'; readonly fault: Fault }
  /** No key was given; this is the file's own, which anybody may have put there. */
  | { readonly outcome: 'key_not_pinned'; readonly verifierKey: string; readonly fingerprint: string }
  | { readonly outcome: 'unusable'; readonly reason: UnusableReason };

/** Ends a verification at the first fault. */
export class FoundFault extends Error {
  override readonly name = 'FoundFault';

  constructor(readonly fault: Fault) {
    super(fault.code);
  }
}
