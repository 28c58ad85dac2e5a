/**
 * Who asks. Partners' systems authenticate with assertions that they signed (`private_key_jwt`), for themselves or for one
 * of their professionals (jwt-bearer), by the NL GOV Assurance profile for OAuth 2.0 1.1.0; in return they get an access
 * token of at most fifteen minutes.
 *
 * Promises: nobody gets a token without a signature by a key that the covenant in force has of that partner; nobody
 * gets a role that the covenant does not give that partner; an assertion is good once; every token is in the
 * log before it is given; a token in the cache outlives neither its time nor a revocation; who a professional is,
 * is known to its own organisation alone.
 */
export { ACCOUNTS } from './accounts.js';
export type { CovenantId, PartnerId, RoleId, SubjectId, TokenId } from './ids.js';
export { isCovenantId, isPartnerId } from './ids.js';
export { IdentityError, type IdentityErrorCode } from './errors.js';
export { identitySettings, type IdentitySettings } from './settings.js';
export {
  type CovenantPartners,
  partnerDirectory,
  type PartnerDirectory,
  type PartnerEntry,
} from './directory.js';
export { createTokenKey, readTokenKeys, type TokenKeyJwk, type TokenKeys } from './gateway-keys.js';
export { authorizationServerMetadata, type AuthorizationServerMetadata } from './metadata.js';
export {
  type GrantDependencies,
  type TokenAnswer,
  type TokenEvent,
  type TokenOutcome,
  tokenRequest,
  type TokenUnit,
} from './grant.js';
export { tokenEntry, type TokenEntryContext } from './token-entry.js';
export type { OAuthDetail, OAuthError, OAuthErrorCode, TokenParameter } from './oauth-error.js';
export type { AssertionUse, IdentityTransaction } from './jti.js';
export {
  type Caller,
  type ProfessionalCaller,
  readClaims,
  SCOPES,
  subjectOf,
  type SystemCaller,
} from './token.js';
export {
  type AccessTokenCheck,
  type BearerFault,
  fastifyJwtOptions,
  readBearer,
} from './access-token-check.js';
export { type Revoked, VerifiedTokens } from './verified-tokens.js';
export {
  assertClient,
  assertProfessional,
  createPartnerKey,
  type PartnerKeyPair,
  tokenForm,
} from './development.js';
