import { createHmac } from 'node:crypto';
import { SignJWT } from 'jose';
import { IdentityError } from './errors.js';
import type { TokenKeys } from './gateway-keys.js';
import {
  type CovenantId,
  isCovenantId,
  isPartnerId,
  isRoleId,
  isSubjectId,
  isTokenId,
  type PartnerId,
  type RoleId,
  type SubjectId,
  type TokenId,
} from './ids.js';
import { isJsonObject, type JsonObject } from './json-object.js';
import type { IdentitySettings } from './settings.js';

/**
 * Access tokens: JWTs by RFC 9068 and the NL GOV Assurance profile for OAuth 2.0 1.1.0, section 3.2.1 (`azp`, `kid`).
 * `casework` is the scope of a professional, `contribution` that of a system; there are no others.
 */
export const SCOPES = { professional: 'casework', system: 'contribution' } as const;

interface KnownCaller {
  readonly covenant: CovenantId;
  readonly partner: PartnerId;
  readonly tokenId: TokenId;
  /** Milliseconds. */
  readonly issuedAt: number;
  /** Milliseconds; from then on the token is worth nothing. */
  readonly expiresAt: number;
}

/** A person at work for a partner, in the one role that this token is for. */
export interface ProfessionalCaller extends KnownCaller {
  readonly kind: 'professional';
  readonly scope: typeof SCOPES.professional;
  readonly role: RoleId;
  readonly subject: SubjectId;
}

/**
 * A partner's system, with nobody at it. It may contribute and amend what its partner brought in. It has no role, so
 * there is no request to a covenant that it could make: what reads takes a `ProfessionalCaller`.
 */
export interface SystemCaller extends KnownCaller {
  readonly kind: 'system';
  readonly scope: typeof SCOPES.system;
}

export type Caller = ProfessionalCaller | SystemCaller;

/**
 * The pseudonym of a professional inside one covenant: HMAC-SHA-256, base64url. Who at the partner this is, only the
 * partner can tell; the gateway keeps no list.
 *
 * @param key 32 secret bytes of the gateway
 * @param professional how the partner's own organisation names the professional
 */
export function subjectOf(
  key: Uint8Array,
  covenant: CovenantId,
  partner: PartnerId,
  professional: string,
): SubjectId {
  const named = JSON.stringify(['casussluis-subject/1', covenant, partner, professional]);
  const subject = createHmac('sha256', key).update(named, 'utf8').digest('base64url');
  if (!isSubjectId(subject)) throw new IdentityError('settings', 'identity: an HMAC is 43 characters');
  return subject;
}

/** The access token for a caller. */
export async function issueToken(
  caller: Caller,
  keys: TokenKeys,
  settings: IdentitySettings,
): Promise<string> {
  const { signing } = keys;
  return new SignJWT(claimsOf(caller, settings))
    .setProtectedHeader({
      alg: signing.algorithm,
      typ: 'at+jwt',
      kid: signing.kid,
    })
    .sign(signing.privateKey);
}

function claimsOf(caller: Caller, settings: IdentitySettings): Record<string, string | number> {
  const common = {
    iss: settings.issuer,
    aud: settings.audience,
    client_id: caller.partner,
    azp: caller.partner,
    covenant: caller.covenant,
    partner: caller.partner,
    kind: caller.kind,
    scope: caller.scope,
    jti: caller.tokenId,
    iat: caller.issuedAt / 1000,
    exp: caller.expiresAt / 1000,
  };
  switch (caller.kind) {
    case 'professional':
      return { ...common, sub: caller.subject, role: caller.role };
    case 'system':
      return { ...common, sub: caller.partner };
  }
}

/**
 * Reads the claims of an access token whose signature, issuer, audience and time have been checked. Strict: what this
 * gateway did not put in a token is not in a token of this gateway.
 *
 * @throws IdentityError `token_claims`
 */
export function readClaims(payload: unknown): Caller {
  if (!isJsonObject(payload)) throw wrongClaim('payload');
  for (const name of Object.keys(payload)) if (!CLAIMS.has(name)) throw wrongClaim('set of claims');
  const { covenant, partner, jti, iat, exp } = payload;
  if (!isCovenantId(covenant)) throw wrongClaim('covenant');
  if (!isPartnerId(partner)) throw wrongClaim('partner');
  if (payload.client_id !== partner || payload.azp !== partner) throw wrongClaim('client_id');
  if (!isTokenId(jti)) throw wrongClaim('jti');
  if (!isSeconds(iat)) throw wrongClaim('iat');
  if (!isSeconds(exp) || exp <= iat) throw wrongClaim('exp');
  const known = {
    covenant,
    partner,
    tokenId: jti,
    issuedAt: iat * 1000,
    expiresAt: exp * 1000,
  };
  return Object.freeze(
    payload.kind === 'system' ? readSystem(payload, known) : readProfessional(payload, known),
  );
}

const CLAIMS: ReadonlySet<string> = new Set([
  ...['iss', 'aud', 'sub', 'client_id', 'azp', 'covenant', 'partner', 'role'],
  ...['kind', 'scope', 'jti', 'iat', 'exp'],
]);

function readSystem(payload: JsonObject, known: KnownCaller): SystemCaller {
  if (payload.scope !== SCOPES.system) throw wrongClaim('scope');
  if (payload.sub !== known.partner) throw wrongClaim('sub');
  if (payload.role !== undefined) throw wrongClaim('role');
  return { kind: 'system', scope: payload.scope, ...known };
}

function readProfessional(payload: JsonObject, known: KnownCaller): ProfessionalCaller {
  if (payload.kind !== 'professional') throw wrongClaim('kind');
  if (payload.scope !== SCOPES.professional) throw wrongClaim('scope');
  if (!isSubjectId(payload.sub)) throw wrongClaim('sub');
  if (!isRoleId(payload.role)) throw wrongClaim('role');
  return {
    kind: 'professional',
    scope: payload.scope,
    role: payload.role,
    subject: payload.sub,
    ...known,
  };
}

function isSeconds(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function wrongClaim(name: string): IdentityError {
  return new IdentityError('token_claims', `access token: the ${name} is not as this gateway gives it`);
}
