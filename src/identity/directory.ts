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
  /** The JWK Set of the partner as the covenant file has it (RFC 7517), or nothing: then it cannot log in. */
  readonly jwks?: unknown;
}

/** A covenant as far as this room looks at it. */
interface WithPartners {
  readonly partners: ReadonlyMap<string, PartnerEntry>;
}

/**
 * The directory over covenants kept by id.
 *
 * @param inForce asked anew each time, so that a covenant that comes into force counts from then on
 */
export function partnerDirectory(inForce: () => ReadonlyMap<string, WithPartners>): PartnerDirectory {
  return {
    covenants: () => [...inForce().keys()],
    covenant: (id) => {
      const partners = inForce().get(id)?.partners;
      return partners && { partner: (code) => partners.get(code) };
    },
  };
}
