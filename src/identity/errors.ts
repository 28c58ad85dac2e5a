/**
 * What goes wrong in this room outside the token request (which answers with an `OAuthError`):
 * - `settings`: the issuer is configured in a way that the profile or this product does not allow
 * - `gateway_keys`: the gateway's own signing keys cannot be used
 * - `token_key`: an access token names a key that the gateway does not have
 * - `token_spelling`: an access token is not spelled as this gateway spelled it
 * - `token_claims`: a verified access token does not hold the claims that this gateway gives
 * - `token_revoked`: the access token was revoked
 * - `token_unknown_caller`: the covenant in force no longer knows the partner or the role of the token
 */
export type IdentityErrorCode =
  | 'settings'
  | 'gateway_keys'
  | 'token_key'
  | 'token_spelling'
  | 'token_claims'
  | 'token_revoked'
  | 'token_unknown_caller';

/** The message names what is wrong and where, never a value from a token. */
export class IdentityError extends Error {
  override readonly name = 'IdentityError';

  constructor(
    readonly code: IdentityErrorCode,
    message: string,
  ) {
    super(message);
  }
}
