/**
 * Replay protection (RFC 7523 section 3, rule 7): an assertion is good for one token request. What was used is kept
 * by the store in the same transaction as the log entry, so that a request that is in the log was counted and one
 * that was counted is in the log, also after a crash.
 */
export interface AssertionUse {
  /** Who made the assertion: `iss`. A partner's `jti`s are its own, over all covenants. */
  readonly issuer: string;
  readonly jti: string;
  /** Milliseconds; from then on the assertion is refused as expired, and its use may be forgotten. */
  readonly expiresAt: number;
  /** Milliseconds. */
  readonly now: number;
}

/** What a token request may do in the transaction in which it is recorded. */
export interface IdentityTransaction {
  /**
   * Notes that an assertion was used.
   *
   * @returns false if it had been used before; then nothing is changed
   */
  useAssertion(use: AssertionUse): Promise<boolean>;
}
