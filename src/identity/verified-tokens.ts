import type { PartnerDirectory } from './directory.js';
import { IdentityError } from './errors.js';
import type { CovenantId, PartnerId, SubjectId, TokenId } from './ids.js';
import { LONGEST_TOKEN_LIFETIME } from './settings.js';
import { decodeOnly } from './one-spelling.js';
import { type Caller, readClaims } from './token.js';

/** What is revoked: one token, all of a partner in a covenant, or all of a professional in a covenant. */
export type Revoked =
  | { readonly token: TokenId }
  | { readonly covenant: CovenantId; readonly partner: PartnerId }
  | { readonly covenant: CovenantId; readonly subject: SubjectId };

interface Revocation {
  readonly what: Revoked;
  readonly at: number;
}

/**
 * The tokens that were verified, in front of the verifier: the exact token is the key, so that no two tokens share an
 * entry. Bounded; the oldest goes first. An entry is worth nothing once its token has expired, is revoked, or the
 * covenant or the keys have changed (`clear`): then the token is verified and looked at anew.
 */
export class VerifiedTokens {
  readonly #directory: PartnerDirectory;
  readonly #now: () => number;
  readonly #capacity: number;
  readonly #callers = new Map<string, Caller>();
  #revocations: Revocation[] = [];

  /** @param given.now milliseconds; `capacity` in tokens */
  constructor(given: { directory: PartnerDirectory; now: () => number; capacity?: number }) {
    this.#directory = given.directory;
    this.#now = given.now;
    this.#capacity = given.capacity ?? 10_000;
  }

  /** Who presents this token, if it was admitted before and still holds. */
  find(token: string): Caller | undefined {
    const caller = this.#callers.get(token);
    if (caller === undefined) return undefined;
    if (this.#now() < caller.expiresAt) return caller;
    this.#callers.delete(token);
    return undefined;
  }

  /**
   * Takes in a token that the verifier has just found good.
   *
   * @param payload its claims, as verified
   * @throws IdentityError `token_spelling`, `token_claims`, `token_revoked`, or `token_unknown_caller` where the covenant in force no
   *   longer has the partner or no longer gives it the role
   */
  admit(token: string, payload: unknown): Caller {
    // The verifier reads loosely: a token that was changed where no bit counts would pass beside the one that was given.
    if (!token.split('.').every((part) => decodeOnly(part) !== undefined)) {
      throw new IdentityError('token_spelling', 'access token: not spelled as this gateway spells it');
    }
    const caller = readClaims(payload);
    if (this.#isRevoked(caller)) throw new IdentityError('token_revoked', 'access token: revoked');
    if (!this.#isKnown(caller)) {
      throw new IdentityError('token_unknown_caller', 'access token: unknown to the covenant in force');
    }
    if (this.#callers.size >= this.#capacity) this.#dropOldest();
    this.#callers.set(token, caller);
    return caller;
  }

  /** From now on no token that this names is good; those given out from the next second on are. */
  revoke(what: Revoked): void {
    const at = this.#now();
    const stillOfUse = at - LONGEST_TOKEN_LIFETIME * 1000;
    this.#revocations = this.#revocations.filter((revocation) => revocation.at > stillOfUse);
    this.#revocations.push({ what, at });
    for (const [token, caller] of this.#callers) if (names(what, caller)) this.#callers.delete(token);
  }

  /** To be called when a covenant comes into force or the gateway's keys change. Revocations stay. */
  clear(): void {
    this.#callers.clear();
  }

  #isRevoked(caller: Caller): boolean {
    return this.#revocations.some(({ what, at }) => names(what, caller) && caller.issuedAt <= at);
  }

  #isKnown(caller: Caller): boolean {
    const partner = this.#directory.covenant(caller.covenant)?.partner(caller.partner);
    if (partner === undefined) return false;
    return caller.kind === 'system' || partner.roles.includes(caller.role);
  }

  #dropOldest(): void {
    const { value: oldest, done } = this.#callers.keys().next();
    if (!done) this.#callers.delete(oldest);
  }
}

function names(what: Revoked, caller: Caller): boolean {
  if ('token' in what) return what.token === caller.tokenId;
  if (what.covenant !== caller.covenant) return false;
  if ('partner' in what) return what.partner === caller.partner;
  return caller.kind === 'professional' && what.subject === caller.subject;
}
