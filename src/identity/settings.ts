import { IdentityError } from './errors.js';

/** The longest that an access token may live, in seconds: the contract, section 6. */
export const LONGEST_TOKEN_LIFETIME = 900;

/** Who the gateway is as an authorization server, and how long what it sees and gives is good for. */
export interface IdentitySettings {
  /** Issuer identifier, a URL (RFC 8414 section 2). */
  readonly issuer: string;
  /** Full URL of `POST /oauth/token`. */
  readonly tokenEndpoint: string;
  /** Full URL of the gateway's public keys. */
  readonly jwksUri: string;
  /** `aud` of the access tokens: the URL of the API. */
  readonly audience: string;
  /** Seconds, at most 900. */
  readonly tokenLifetime: number;
  /** Longest lifetime of an assertion that a partner may present, in seconds. */
  readonly assertionLifetime: number;
  /** By how many seconds a partner's clock may run ahead. */
  readonly clockSkew: number;
}

type Given = Pick<IdentitySettings, 'issuer' | 'tokenEndpoint' | 'jwksUri' | 'audience'> &
  Partial<Pick<IdentitySettings, 'tokenLifetime' | 'assertionLifetime' | 'clockSkew'>>;

/**
 * Settings with what was left out filled in: tokens of 15 minutes, assertions of 5, clocks 30 seconds apart.
 *
 * @throws IdentityError `settings` where a URL or a number is not one that may be
 */
export function identitySettings(given: Given): IdentitySettings {
  const settings = {
    issuer: given.issuer,
    tokenEndpoint: given.tokenEndpoint,
    jwksUri: given.jwksUri,
    audience: given.audience,
    tokenLifetime: given.tokenLifetime ?? LONGEST_TOKEN_LIFETIME,
    assertionLifetime: given.assertionLifetime ?? 300,
    clockSkew: given.clockSkew ?? 30,
  };
  for (const name of ['issuer', 'tokenEndpoint', 'jwksUri', 'audience'] as const) {
    if (!URL.canParse(settings[name])) throw new IdentityError('settings', `identity: ${name} is not a URL`);
  }
  requireSeconds('tokenLifetime', settings.tokenLifetime, 1, LONGEST_TOKEN_LIFETIME);
  requireSeconds('assertionLifetime', settings.assertionLifetime, 1, 3600);
  requireSeconds('clockSkew', settings.clockSkew, 0, 300);
  return settings;
}

function requireSeconds(name: string, value: number, from: number, to: number): void {
  if (Number.isInteger(value) && value >= from && value <= to) return;
  throw new IdentityError(
    'settings',
    `identity: ${name} must be a whole number of seconds, ${from} to ${to}`,
  );
}
