import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { AssertionAlgorithm } from './partner-keys.js';
import { CLIENT_ASSERTION, CLIENT_CREDENTIALS, JWT_BEARER } from './token-form.js';

/**
 * The partner's side of a token request, for the demo, `sluis token` and tests: in earnest these are made in a
 * partner's own system, and its private key never comes near the gateway.
 */
export interface PartnerKeyPair {
  readonly privateJwk: JWK;
  /** Belongs in the covenant: `jwks: { keys: [publicJwk] }`. */
  readonly publicJwk: JWK;
}

export async function createPartnerKey(algorithm: AssertionAlgorithm = 'ES256'): Promise<PartnerKeyPair> {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  const publicPart = await exportJWK(pair.publicKey);
  const named = { kid: await calculateJwkThumbprint(publicPart), alg: algorithm, use: 'sig' };
  return {
    privateJwk: { ...(await exportJWK(pair.privateKey)), ...named },
    publicJwk: { ...publicPart, ...named },
  };
}

interface AssertionMaking {
  readonly partner: string;
  /** The token endpoint's URL. */
  readonly audience: string;
  readonly key: JWK;
  /** Milliseconds. */
  readonly now: number;
  readonly random: (bytes: number) => Uint8Array;
  /** Seconds; two minutes where absent. */
  readonly lifetime?: number;
}

/** A `private_key_jwt` client assertion (RFC 7523 section 2.2). */
export function assertClient(given: AssertionMaking & { readonly covenant?: string }): Promise<string> {
  const { partner, covenant } = given;
  return sign(given, {
    sub: partner,
    ...(covenant === undefined ? {} : { covenant }),
  });
}

/** An assertion about a professional (RFC 7523 section 2.1). */
export function assertProfessional(
  given: AssertionMaking & {
    /** How the partner's own organisation names the professional. */
    readonly professional: string;
    readonly covenant: string;
    readonly role: string;
  },
): Promise<string> {
  const { professional, covenant, role } = given;
  return sign(given, { sub: professional, covenant, role });
}

/** The form to send to `POST /oauth/token`, as application/x-www-form-urlencoded. */
export function tokenForm(assertions: {
  readonly client: string;
  readonly professional?: string;
}): Record<string, string> {
  const client = { client_assertion_type: CLIENT_ASSERTION, client_assertion: assertions.client };
  if (assertions.professional === undefined) return { grant_type: CLIENT_CREDENTIALS, ...client };
  return { grant_type: JWT_BEARER, ...client, assertion: assertions.professional };
}

function sign(given: AssertionMaking, claims: Readonly<Record<string, string>>): Promise<string> {
  const { alg = 'ES256', kid } = given.key;
  const issuedAt = Math.floor(given.now / 1000);
  return new SignJWT({ ...claims })
    .setProtectedHeader({
      alg,
      typ: 'JWT',
      ...(kid === undefined ? {} : { kid }),
    })
    .setIssuer(given.partner)
    .setAudience(given.audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + (given.lifetime ?? 120))
    .setJti(Buffer.from(given.random(18)).toString('base64url'))
    .sign(given.key);
}
