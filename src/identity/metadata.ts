import { CLIENT_CREDENTIALS, JWT_BEARER } from './token-form.js';
import { ASSERTION_ALGORITHMS } from './partner-keys.js';
import type { IdentitySettings } from './settings.js';
import { SCOPES } from './token.js';

/** What `/.well-known/oauth-authorization-server` says. */
export interface AuthorizationServerMetadata {
  readonly issuer: string;
  readonly token_endpoint: string;
  readonly jwks_uri: string;
  readonly grant_types_supported: readonly string[];
  readonly response_types_supported: readonly string[];
  readonly scopes_supported: readonly string[];
  readonly token_endpoint_auth_methods_supported: readonly string[];
  readonly token_endpoint_auth_signing_alg_values_supported: readonly string[];
}

/**
 * The gateway as an authorization server (RFC 8414; NL GOV OAuth 1.1.0, 3.1.5). There is no authorization endpoint:
 * partners vouch for their own professionals, so nobody logs in here and the code flow of the profile is not offered.
 */
export function authorizationServerMetadata(settings: IdentitySettings): AuthorizationServerMetadata {
  return {
    issuer: settings.issuer,
    token_endpoint: settings.tokenEndpoint,
    jwks_uri: settings.jwksUri,
    grant_types_supported: [CLIENT_CREDENTIALS, JWT_BEARER],
    response_types_supported: [],
    scopes_supported: [SCOPES.professional, SCOPES.system],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ASSERTION_ALGORITHMS,
  };
}
