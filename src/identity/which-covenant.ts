import type { Assertion } from './assertion.js';
import type { PartnerDirectory } from './directory.js';
import { oauthError, type OAuthError } from './oauth-error.js';
import type { TokenForm } from './token-form.js';

/**
 * The covenant that the request is for: all who name one must name the same. Where nobody does (a system), it is the only
 * covenant in which the partner's code stands.
 */
export function whichCovenant(
  form: TokenForm,
  client: Assertion,
  grant: Assertion | undefined,
  directory: PartnerDirectory,
): { readonly id: string } | { readonly error: OAuthError } {
  const named = new Set([form.covenant, client.covenant, grant?.covenant].filter((id) => id !== undefined));
  const [id] = named;
  if (named.size > 1) {
    return {
      error: oauthError('invalid_request', 'covenant_mismatch', { parameter: 'covenant' }),
    };
  }
  if (id !== undefined) return { id };
  const inForce = directory.covenants();
  const [single, ...others] =
    inForce.length === 1
      ? inForce
      : inForce.filter((each) => directory.covenant(each)?.partner(client.issuer) !== undefined);
  if (single !== undefined && others.length === 0) return { id: single };
  return {
    error: oauthError('invalid_request', 'covenant_missing', { parameter: 'covenant' }),
  };
}
