import type { Assertion } from './assertion.js';
import type { PartnerDirectory } from './directory.js';
import { oauthError, type OAuthError } from './oauth-error.js';
import type { TokenForm } from './token-form.js';

/**
 * The covenants that the request may be for: all who name one must name the same. Where nobody does (a system), it is any
 * that is in force, whoever asks: in which of them the partner's code stands is told only to who has its key.
 */
export function whichCovenants(
  form: TokenForm,
  client: Assertion,
  grant: Assertion | undefined,
  directory: PartnerDirectory,
): { readonly ids: readonly string[] } | { readonly error: OAuthError } {
  const named = new Set([form.covenant, client.covenant, grant?.covenant].filter((id) => id !== undefined));
  if (named.size > 1) {
    return {
      error: oauthError('invalid_request', 'covenant_mismatch', { parameter: 'covenant' }),
    };
  }
  return { ids: named.size === 0 ? directory.covenants() : [...named] };
}
