import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { IdentityError } from './errors.js';
import { isJsonObject, type JsonObject } from './json-object.js';

/** ES256 unless configured otherwise; RS256 must and PS256 should be supported (NL GOV OAuth 1.1.0, 3.2.1). */
export const TOKEN_ALGORITHMS = ['ES256', 'RS256', 'PS256'] as const;
export type TokenAlgorithm = (typeof TOKEN_ALGORITHMS)[number];

/** A private JWK (RFC 7517) with `kid`, `alg` and `use`; belongs with the other keys of the gateway, never beside the data. */
export type TokenKeyJwk = Readonly<Record<string, string>>;

export interface TokenKey {
  readonly kid: string;
  readonly algorithm: TokenAlgorithm;
  readonly privateKey: KeyObject;
  /** SubjectPublicKeyInfo as PEM. */
  readonly publicPem: string;
}

/** The keys by which the gateway signs access tokens. */
export interface TokenKeys {
  readonly signing: TokenKey;
  /** By key id; the signing key and those that it took over from. */
  readonly byId: ReadonlyMap<string, TokenKey>;
  /** For everybody to see: a JWK Set whose keys hold kid, kty and alg (NL GOV OAuth 1.1.0, 3.1.5). */
  readonly publicJwks: { readonly keys: readonly JsonObject[] };
}

/** A new signing key; its id is its thumbprint (RFC 7638). */
export async function createTokenKey(algorithm: TokenAlgorithm = 'ES256'): Promise<TokenKeyJwk> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const members = Object.entries({
    ...jwk,
    kid: await calculateJwkThumbprint(jwk),
    alg: algorithm,
    use: 'sig',
  });
  return Object.fromEntries(
    members.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/**
 * Reads the gateway's keys. The first of the set signs, the others only verify what they signed before: to rotate, put
 * a new key in front, and take the old one out when its last token has expired.
 *
 * @param jwks a JWK Set of private keys as `createTokenKey` makes them
 * @throws IdentityError `gateway_keys` where there is none or one cannot be used
 */
export function readTokenKeys(jwks: unknown): TokenKeys {
  if (!isJsonObject(jwks) || !Array.isArray(jwks['keys'])) {
    throw new IdentityError('gateway_keys', 'the signing keys of the gateway are not a JWK Set');
  }
  const keys = jwks['keys'].map(readTokenKey);
  const [signing] = keys;
  if (signing === undefined) throw new IdentityError('gateway_keys', 'the gateway has no signing key');
  const byId = new Map(keys.map((key) => [key.kid, key]));
  if (byId.size !== keys.length) {
    throw new IdentityError('gateway_keys', 'two signing keys of the gateway have the same kid');
  }
  return { signing, byId, publicJwks: { keys: keys.map(publicJwk) } };
}

function readTokenKey(jwk: unknown): TokenKey {
  const algorithm = isJsonObject(jwk) ? TOKEN_ALGORITHMS.find((name) => name === jwk.alg) : undefined;
  if (!isJsonObject(jwk) || algorithm === undefined || typeof jwk.kid !== 'string' || jwk.kid === '') {
    throw new IdentityError(
      'gateway_keys',
      'a signing key of the gateway has no kid, or an alg that we do not use',
    );
  }
  const privateKey = importPrivateKey(jwk);
  if (!fits(privateKey, algorithm)) {
    throw new IdentityError('gateway_keys', `a signing key of the gateway cannot sign ${algorithm}`);
  }
  const publicPem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' });
  return { kid: jwk.kid, algorithm, privateKey, publicPem: publicPem.toString() };
}

function importPrivateKey(jwk: JsonObject): KeyObject {
  try {
    return createPrivateKey({ key: { ...jwk }, format: 'jwk' });
  } catch {
    throw new IdentityError('gateway_keys', 'a signing key of the gateway is not a private JWK');
  }
}

function fits(key: KeyObject, algorithm: TokenAlgorithm): boolean {
  const details = key.asymmetricKeyDetails;
  if (algorithm === 'ES256') return details?.namedCurve === 'prime256v1';
  return key.asymmetricKeyType === 'rsa' && (details?.modulusLength ?? 0) >= 2048;
}

function publicJwk(key: TokenKey): JsonObject {
  const members = createPublicKey(key.privateKey).export({ format: 'jwk' });
  return { ...members, kid: key.kid, alg: key.algorithm, use: 'sig' };
}
