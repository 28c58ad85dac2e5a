/**
 * The names by which a caller is known, each a type of its own: a partner's code is no role, and neither is a
 * subject. Only ASCII is let in, so that two names that look alike are alike (RFC 8725 section 3.10 in spirit:
 * claims are compared as octets, never folded or normalised).
 */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type CovenantId = Branded<'CovenantId'>;
export type PartnerId = Branded<'PartnerId'>;
export type RoleId = Branded<'RoleId'>;
/** A professional as the gateway knows it: pseudonymous, different in every covenant. See `subjectOf`. */
export type SubjectId = Branded<'SubjectId'>;
/** The `jti` of an access token. */
export type TokenId = Branded<'TokenId'>;

const CODE = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;
const BASE64URL_OF_HMAC = /^[A-Za-z0-9_-]{43}$/;
const BASE64URL_OF_TOKEN_ID = /^[A-Za-z0-9_-]{24}$/;

export function isCovenantId(text: unknown): text is CovenantId {
  return typeof text === 'string' && CODE.test(text);
}

export function isPartnerId(text: unknown): text is PartnerId {
  return typeof text === 'string' && CODE.test(text);
}

export function isRoleId(text: unknown): text is RoleId {
  return typeof text === 'string' && CODE.test(text);
}

export function isSubjectId(text: unknown): text is SubjectId {
  return typeof text === 'string' && BASE64URL_OF_HMAC.test(text);
}

export function isTokenId(text: unknown): text is TokenId {
  return typeof text === 'string' && BASE64URL_OF_TOKEN_ID.test(text);
}
