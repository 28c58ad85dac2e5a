import type { AssertionFault } from './assertion.js';

/** RFC 6749 section 5.2. */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope';

/** Why, more finely than OAuth says it; `language/identity.ts` has a sentence for each. */
export type OAuthDetail =
  | AssertionFault['code']
  | 'form_duplicate'
  | 'grant_type_missing'
  | 'grant_type_unsupported'
  | 'client_method'
  | 'client_assertion_missing'
  | 'client_id_mismatch'
  | 'client_subject'
  | 'client_not_recognised'
  | 'covenant_missing'
  | 'covenant_mismatch'
  | 'assertion_missing'
  | 'assertion_not_recognised'
  | 'professional_of_another_partner'
  | 'professional_missing'
  | 'professionals_not_served'
  | 'role_not_given'
  | 'assertion_replayed'
  | 'scope_unknown';

/** The parameters of a token request that an error may point at. */
export type TokenParameter =
  | 'grant_type'
  | 'client_assertion_type'
  | 'client_assertion'
  | 'client_id'
  | 'assertion'
  | 'covenant'
  | 'scope';

/** Why no token was given. Holds nothing of what the caller sent. */
export interface OAuthError {
  readonly error: OAuthErrorCode;
  /** 401 where the client did not authenticate, else 400. */
  readonly status: 400 | 401;
  readonly detail: OAuthDetail;
  readonly parameter?: TokenParameter;
  /** The claim or header inside the assertion. */
  readonly claim?: string;
}

export function oauthError(
  error: OAuthErrorCode,
  detail: OAuthDetail,
  where: { readonly parameter?: TokenParameter; readonly claim?: string } = {},
): OAuthError {
  return {
    error,
    status: error === 'invalid_client' ? 401 : 400,
    detail,
    ...where,
  };
}
