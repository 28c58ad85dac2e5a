import { compactVerify } from 'jose';
import { isPartnerId, type PartnerId } from './ids.js';
import { isJsonObject, type JsonObject } from './json-object.js';
import {
  type AssertionAlgorithm,
  decoyKey,
  isAssertionAlgorithm,
  keyFor,
  partnerKeys,
} from './partner-keys.js';
import { decodeOnly } from './one-spelling.js';
import type { IdentitySettings } from './settings.js';

/**
 * Assertions of partners: JWTs by which a partner's system says who it is (`private_key_jwt`, RFC 7523 section 2.2)
 * or for which professional it asks (RFC 7523 section 2.1), by the NL GOV Assurance profile for OAuth 2.0 1.1.0,
 * section 2.3.3. Everything in an assertion is the attacker's until `signedBy` has said yes; what is judged before
 * that (form, time, audience) is judged on the assertion alone, so those answers tell nothing about partners.
 */
export interface Assertion {
  readonly jws: string;
  readonly algorithm: AssertionAlgorithm;
  readonly kid: string | undefined;
  readonly issuer: PartnerId;
  readonly subject: string;
  readonly jti: string;
  /** Milliseconds. */
  readonly expiresAt: number;
  readonly issued: boolean;
  readonly covenant: string | undefined;
  readonly role: string | undefined;
}

/** What can be wrong with an assertion taken by itself; `claim` names the claim or header at fault. */
export interface AssertionFault {
  readonly code:
    | 'assertion_too_long'
    | 'assertion_malformed'
    | 'assertion_algorithm'
    | 'assertion_header'
    | 'assertion_claim'
    | 'assertion_audience'
    | 'assertion_expired'
    | 'assertion_lifetime'
    | 'assertion_not_yet_valid'
    | 'assertion_jti';
  readonly claim?: string;
}

/** Octets; refused before anything is decoded. */
export const LONGEST_ASSERTION = 8192;

const COMPACT_JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
/** 128 bits, which the profile demands, do not fit in fewer than 22 characters of base64url. */
const JTI = /^[\x21-\x7e]{22,256}$/;
/** Control characters, invisible ones, and halves of surrogate pairs. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/**
 * Reads an assertion and judges all that needs no key.
 *
 * @param now milliseconds since 1970
 */
export function readAssertion(
  jws: string,
  settings: IdentitySettings,
  now: number,
): { readonly assertion: Assertion } | { readonly fault: AssertionFault } {
  if (jws.length > LONGEST_ASSERTION) return { fault: { code: 'assertion_too_long' } };
  if (!COMPACT_JWS.test(jws)) return { fault: { code: 'assertion_malformed' } };
  const [headerPart = '', claimsPart = '', signaturePart = ''] = jws.split('.');
  const header = decodeObject(headerPart);
  const claims = decodeObject(claimsPart);
  if (header === undefined || claims === undefined || decodeOnly(signaturePart) === undefined)
    return { fault: { code: 'assertion_malformed' } };
  const algorithm = header.alg;
  if (!isAssertionAlgorithm(algorithm)) return { fault: { code: 'assertion_algorithm' } };
  const fault =
    faultInHeader(header) ?? faultInAudience(claims, settings) ?? faultInTimes(claims, settings, now);
  if (fault !== undefined) return { fault };
  return readClaims(jws, algorithm, header, claims);
}

/**
 * Whether the assertion carries a valid signature by the key that it names among the partner's. Takes as long where
 * the partner or the key is not known.
 *
 * @param jwks the partner's JWK Set, undefined where the partner is not known
 */
export async function signedBy(assertion: Assertion, jwks: unknown): Promise<boolean> {
  const known = keyFor(partnerKeys(jwks), assertion.algorithm, assertion.kid);
  try {
    await compactVerify(assertion.jws, known ?? decoyKey(assertion.algorithm), {
      algorithms: [assertion.algorithm],
    });
    return known !== undefined;
  } catch {
    return false;
  }
}

function decodeObject(part: string): JsonObject | undefined {
  const bytes = decodeOnly(part);
  if (bytes === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * RFC 8725: no key from the token itself (3.10), no extension that we would have to understand (RFC 7515, 4.1.11),
 * and a type, where there is one, that an assertion has (3.11). A certificate (`x5c`, `x5t`) is not refused, for libraries put
 * it in by themselves, but nothing ever looks at it: the key is that of the covenant.
 */
function faultInHeader(header: JsonObject): AssertionFault | undefined {
  for (const name of ['crit', 'jwk', 'jku', 'x5u', 'b64', 'zip', 'enc']) {
    if (name in header) return { code: 'assertion_header', claim: name };
  }
  if (header.kid !== undefined && (typeof header.kid !== 'string' || header.kid.length > 256)) {
    return { code: 'assertion_header', claim: 'kid' };
  }
  if (header.typ === undefined) return undefined;
  const type = typeof header.typ === 'string' ? header.typ.toLowerCase().replace(/^application\//, '') : '';
  if (type === 'jwt' || type === 'client-authentication+jwt' || type === 'authorization-grant+jwt') {
    return undefined;
  }
  return { code: 'assertion_header', claim: 'typ' };
}

/** One audience, and that is us, octet by octet: an assertion that is also for another could be passed on to it. */
function faultInAudience(claims: JsonObject, settings: IdentitySettings): AssertionFault | undefined {
  const audience: unknown = Array.isArray(claims.aud) && claims.aud.length === 1 ? claims.aud[0] : claims.aud;
  if (audience === settings.tokenEndpoint || audience === settings.issuer) return undefined;
  return { code: 'assertion_audience', claim: 'aud' };
}

function faultInTimes(
  claims: JsonObject,
  settings: IdentitySettings,
  now: number,
): AssertionFault | undefined {
  for (const name of ['exp', 'iat', 'nbf'] as const) {
    const value = claims[name];
    if (value === undefined && name !== 'exp') continue;
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
      return { code: 'assertion_claim', claim: name };
    }
  }
  const seconds = now / 1000;
  const expires = Number(claims.exp);
  if (expires <= seconds) return { code: 'assertion_expired', claim: 'exp' };
  for (const name of ['iat', 'nbf'] as const) {
    const value = claims[name];
    if (typeof value === 'number' && value > seconds + settings.clockSkew) {
      return { code: 'assertion_not_yet_valid', claim: name };
    }
  }
  const issued = typeof claims.iat === 'number' ? claims.iat : seconds + settings.clockSkew;
  const latest = Math.min(issued, seconds + settings.clockSkew) + settings.assertionLifetime;
  return expires > latest ? { code: 'assertion_lifetime', claim: 'exp' } : undefined;
}

function readClaims(
  jws: string,
  algorithm: AssertionAlgorithm,
  header: JsonObject,
  claims: JsonObject,
): { readonly assertion: Assertion } | { readonly fault: AssertionFault } {
  const { iss, sub, jti, covenant, role } = claims;
  if (!isPartnerId(iss)) return { fault: { code: 'assertion_claim', claim: 'iss' } };
  if (!isSubject(sub)) return { fault: { code: 'assertion_claim', claim: 'sub' } };
  if (typeof jti !== 'string' || !JTI.test(jti)) return { fault: { code: 'assertion_jti', claim: 'jti' } };
  if (covenant !== undefined && typeof covenant !== 'string') {
    return { fault: { code: 'assertion_claim', claim: 'covenant' } };
  }
  if (role !== undefined && typeof role !== 'string') {
    return { fault: { code: 'assertion_claim', claim: 'role' } };
  }
  return {
    assertion: {
      jws,
      algorithm,
      kid: typeof header.kid === 'string' ? header.kid : undefined,
      issuer: iss,
      subject: sub,
      jti,
      expiresAt: Math.ceil(Number(claims.exp) * 1000),
      issued: claims.iat !== undefined,
      covenant,
      role,
    },
  };
}

/**
 * A professional is known by whatever name its organisation gives it. One spelling only: text that is not in
 * composed form (NFC) would make one professional two subjects.
 */
function isSubject(text: unknown): text is string {
  if (typeof text !== 'string' || text.length === 0 || text.length > 256) return false;
  return !UNSEEN.test(text) && text.normalize('NFC') === text;
}
