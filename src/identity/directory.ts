/**
 * What this room asks of the covenants in force. The gateway lays it over them; after a change of covenant the
 * same directory answers by the new one, and `VerifiedTokens.clear` makes every token be looked at again.
 *
 * It is asked with whatever a stranger wrote, `constructor` included: answer from a Map, not from an object.
 */
export interface PartnerDirectory {
  /** Ids of the covenants in force. */
  covenants(): readonly string[];
  covenant(id: string): CovenantPartners | undefined;
}

export interface CovenantPartners {
  partner(code: string): PartnerEntry | undefined;
}

export interface PartnerEntry {
  /** The roles that this covenant gives this partner. */
  readonly roles: readonly string[];
  /** The JWK Set of the partner as the covenant file has it (RFC 7517), or undefined: then it cannot log in. */
  readonly jwks: unknown;
}
