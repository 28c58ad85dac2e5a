import { createPublicKey, type KeyObject } from 'node:crypto';
import { isJsonObject, type JsonObject } from './json-object.js';

/**
 * RS256 must and PS256 should be supported (NL GOV OAuth 1.1.0, 2.3.3); ES256 and EdDSA are ours. All are
 * asymmetric: with no HMAC in the list, a public key can never be taken for a shared secret (RFC 8725, 2.1).
 */
export const ASSERTION_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;
export type AssertionAlgorithm = (typeof ASSERTION_ALGORITHMS)[number];

export function isAssertionAlgorithm(name: unknown): name is AssertionAlgorithm {
  return ASSERTION_ALGORITHMS.some((algorithm) => algorithm === name);
}

export interface PartnerKey {
  readonly kid: string | undefined;
  readonly algorithms: readonly AssertionAlgorithm[];
  readonly key: KeyObject;
}

const SMALLEST_RSA_MODULUS = 2048;
const NO_KEYS: readonly PartnerKey[] = [];
const read = new WeakMap<object, readonly PartnerKey[]>();

/**
 * The keys of a JWK Set that may verify an assertion; a key that may not is passed over: one that is too small,
 * is for encryption, or stands in the covenant with its private half and so is nobody's secret any more.
 *
 * @param jwks a JWK Set (RFC 7517 section 5) as it stands in the covenant; anything else holds no keys
 */
export function partnerKeys(jwks: unknown): readonly PartnerKey[] {
  if (!isJsonObject(jwks) || !Array.isArray(jwks['keys'])) return NO_KEYS;
  const before = read.get(jwks);
  if (before !== undefined) return before;
  const keys = jwks['keys'].flatMap((jwk: unknown) => (isJsonObject(jwk) ? readKey(jwk) : []));
  read.set(jwks, keys);
  return keys;
}

/**
 * The one key that an assertion was made with. With a `kid`, the key of that name; without, the only key of the set
 * that fits the algorithm. Never the first that happens to verify: that would let a key be used beside its name.
 */
export function keyFor(
  keys: readonly PartnerKey[],
  algorithm: AssertionAlgorithm,
  kid: string | undefined,
): KeyObject | undefined {
  const fitting = keys.filter(
    (key) => key.algorithms.includes(algorithm) && (kid === undefined || key.kid === kid),
  );
  return fitting.length === 1 ? fitting[0]?.key : undefined;
}

function readKey(jwk: JsonObject): PartnerKey[] {
  if ('d' in jwk || !mayVerify(jwk)) return [];
  const key = importKey(jwk);
  if (key === undefined) return [];
  const algorithms = algorithmsOf(key).filter((algorithm) => jwk.alg === undefined || jwk.alg === algorithm);
  if (algorithms.length === 0) return [];
  return [{ kid: typeof jwk.kid === 'string' ? jwk.kid : undefined, algorithms, key }];
}

/** RFC 7517 sections 4.2 and 4.3. */
function mayVerify(jwk: JsonObject): boolean {
  if (jwk.use !== undefined && jwk.use !== 'sig') return false;
  return jwk.key_ops === undefined || (Array.isArray(jwk.key_ops) && jwk.key_ops.includes('verify'));
}

function importKey(jwk: JsonObject): KeyObject | undefined {
  const { kty, n, e, crv, x, y } = jwk;
  if (kty !== 'RSA' && kty !== 'EC' && kty !== 'OKP') return undefined;
  try {
    return createPublicKey({
      key: onlyStrings({ kty, n, e, crv, x, y }),
      format: 'jwk',
    });
  } catch {
    return undefined;
  }
}

function onlyStrings(members: JsonObject): Record<string, string> {
  const strings: Record<string, string> = {};
  for (const [name, value] of Object.entries(members)) if (typeof value === 'string') strings[name] = value;
  return strings;
}

function algorithmsOf(key: KeyObject): readonly AssertionAlgorithm[] {
  const details = key.asymmetricKeyDetails;
  switch (key.asymmetricKeyType) {
    case 'rsa': {
      const strong =
        (details?.modulusLength ?? 0) >= SMALLEST_RSA_MODULUS && (details?.publicExponent ?? 0n) >= 3n;
      return strong ? ['RS256', 'PS256'] : [];
    }
    case 'ec':
      return details?.namedCurve === 'prime256v1' ? ['ES256'] : [];
    case 'ed25519':
      return ['EdDSA'];
    default:
      return [];
  }
}

/**
 * A key to which nobody has the private half, for where a partner or its key is not known: the signature is then
 * verified all the same, so that the time of an answer does not tell who is a partner.
 */
export function decoyKey(algorithm: AssertionAlgorithm): KeyObject {
  switch (algorithm) {
    case 'RS256':
    case 'PS256':
      return (rsaDecoy ??= createPublicKey({ key: RSA_DECOY, format: 'jwk' }));
    case 'ES256':
      return (ecDecoy ??= createPublicKey({ key: EC_DECOY, format: 'jwk' }));
    case 'EdDSA':
      return (edwardsDecoy ??= createPublicKey({ key: EDWARDS_DECOY, format: 'jwk' }));
  }
}

let rsaDecoy: KeyObject | undefined;
let ecDecoy: KeyObject | undefined;
let edwardsDecoy: KeyObject | undefined;

const RSA_DECOY = {
  kty: 'RSA',
  e: 'AQAB',
  n:
    'okgRViCqZWavrsE70LBl32N22fNZUWTdMH9Vr8cfqZKdX3VCU-f9B5URWAYquEoFRM3M0J0P7w83e6y17GMYmabTq3xvSAZFhUYQ232VSnRG' +
    'gurQKLmX2QKeP3ZUigudc-ig-wWzE4ROwUDiisHkba9QlYXLVNofuG4yXratgAs1Igw0ZMr7LldUGwMEAcvJDp6pHJ7EPB3yRtk1xzCvtYl7' +
    'RFy4nBrNp6nh9fDjupfuNVO1f7uE3-832MAOEV5y0XlQujK58wNhqa2zWETKuN9fIowTynirXAlxkzhh-wevShrQtY6aixdYSUgg2PAvedB0' +
    'hmBFawmw3So26qtqGw',
};
const EC_DECOY = {
  kty: 'EC',
  crv: 'P-256',
  x: 'Nnb8yd4HzjP06yrcrvuQ6KL7g5lWSW_4wxRwJ9SUTV4',
  y: 'oPMSH_nGpSxxMMw34T1zZZ2-ZJCDPhGtvuLi-sL8GNQ',
};
const EDWARDS_DECOY = { kty: 'OKP', crv: 'Ed25519', x: 'Os1KeHXM1kEkTeOS9M9h5zz3YdIQSbTombW9YEWwcb4' };
