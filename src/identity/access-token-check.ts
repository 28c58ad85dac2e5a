import { IdentityError } from './errors.js';
import { type TokenAlgorithm, TOKEN_ALGORITHMS, type TokenKeys } from './gateway-keys.js';
import { isJsonObject } from './json-object.js';
import type { IdentitySettings } from './settings.js';

/** Characters. A token of ours is some 700; what is longer is none. */
export const LONGEST_TOKEN = 4096;

const SCHEME = 'bearer ';

export type BearerFault = 'token_missing' | 'token_malformed' | 'token_too_long';

/**
 * The token in an `Authorization` header (RFC 6750 section 2.1). Looks at the scheme and the length only, because every
 * request passes here; whether it is a JWT at all, the verifier says.
 */
export function readBearer(
  authorization: unknown,
): { readonly ok: true; readonly token: string } | { readonly ok: false; readonly code: BearerFault } {
  if (authorization === undefined || authorization === '') return { ok: false, code: 'token_missing' };
  if (typeof authorization !== 'string') return { ok: false, code: 'token_malformed' };
  if (authorization.length > SCHEME.length + LONGEST_TOKEN) return { ok: false, code: 'token_too_long' };
  const token = authorization.slice(SCHEME.length);
  if (authorization.slice(0, SCHEME.length).toLowerCase() !== SCHEME || token === '' || token.includes(' ')) {
    return { ok: false, code: 'token_malformed' };
  }
  return { ok: true, token };
}

/** What `@fastify/jwt` is registered with; structurally a `FastifyJWTOptions`. */
export interface AccessTokenCheck {
  readonly secret: {
    readonly public: (
      request: unknown,
      token: unknown,
      done: (error: Error | null, secret: string | undefined) => void,
    ) => void;
  };
  readonly decode: { readonly complete: true };
  readonly verify: {
    algorithms: TokenAlgorithm[];
    allowedIss: string;
    allowedAud: string;
    checkTyp: string;
    requiredClaims: string[];
    cache: false;
  };
}

/**
 * How `@fastify/jwt` checks an access token (RFC 9068 section 4, RFC 8725): by the key that the token names among our
 * own, an algorithm that one of those keys has, our issuer and audience, the type `at+jwt`. The plugin's own
 * cache of verified tokens stays off: nothing could take a token out of it on a revocation. `VerifiedTokens` stands in front instead.
 */
export function fastifyJwtOptions(keys: TokenKeys, settings: IdentitySettings): AccessTokenCheck {
  const ours = [...keys.byId.values()];
  return {
    secret: {
      public: (_request, token, done) => {
        const kid = isJsonObject(token) && isJsonObject(token.header) ? token.header.kid : undefined;
        const key = typeof kid === 'string' ? keys.byId.get(kid) : undefined;
        if (key !== undefined) return done(null, key.publicPem);
        return done(
          new IdentityError('token_key', 'access token: signed by no key of this gateway'),
          undefined,
        );
      },
    },
    decode: { complete: true },
    verify: {
      algorithms: TOKEN_ALGORITHMS.filter((algorithm) => ours.some((key) => key.algorithm === algorithm)),
      allowedIss: settings.issuer,
      allowedAud: settings.audience,
      checkTyp: 'at+jwt',
      requiredClaims: ['iss', 'aud', 'sub', 'jti', 'iat', 'exp'],
      cache: false,
    },
  };
}
