import { oauthError, type OAuthError, type TokenParameter } from './oauth-error.js';

export const CLIENT_CREDENTIALS = 'client_credentials';
/** RFC 7523 section 2.1. */
export const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
/** RFC 7523 section 2.2. */
export const CLIENT_ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** A token request as it was sent, in form right, nothing verified. */
export interface TokenForm {
  readonly grantType: typeof CLIENT_CREDENTIALS | typeof JWT_BEARER;
  readonly clientAssertion: string;
  readonly clientId: string | undefined;
  readonly assertion: string | undefined;
  readonly covenant: string | undefined;
  readonly scope: string | undefined;
}

const PARAMETERS: readonly TokenParameter[] = [
  'grant_type',
  'client_assertion_type',
  'client_assertion',
  'client_id',
  'assertion',
  'covenant',
  'scope',
];

/**
 * Reads the parameters of a token request (RFC 6749 section 3.2: empty is absent, unknown is ignored, none twice).
 *
 * @param form as a form parser gives it: a parameter that was sent more than once is not a string
 */
export function readTokenForm(
  form: Readonly<Record<string, unknown>>,
): { readonly form: TokenForm } | { readonly error: OAuthError } {
  for (const [name, value] of Object.entries(form)) {
    if (typeof value === 'string') continue;
    const parameter = PARAMETERS.find((known) => known === name);
    return {
      error: oauthError('invalid_request', 'form_duplicate', parameter ? { parameter } : {}),
    };
  }
  const read = (name: TokenParameter | 'client_secret'): string | undefined => {
    const value = Object.hasOwn(form, name) ? form[name] : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const grantType = read('grant_type');
  if (grantType === undefined) {
    return {
      error: oauthError('invalid_request', 'grant_type_missing', { parameter: 'grant_type' }),
    };
  }
  if (grantType !== CLIENT_CREDENTIALS && grantType !== JWT_BEARER) {
    return {
      error: oauthError('unsupported_grant_type', 'grant_type_unsupported', { parameter: 'grant_type' }),
    };
  }
  const clientAssertion = read('client_assertion');
  if (clientAssertion === undefined) {
    return {
      error: oauthError('invalid_client', 'client_assertion_missing', { parameter: 'client_assertion' }),
    };
  }
  if (read('client_assertion_type') !== CLIENT_ASSERTION || read('client_secret') !== undefined) {
    return {
      error: oauthError('invalid_client', 'client_method', { parameter: 'client_assertion_type' }),
    };
  }
  return {
    form: {
      grantType,
      clientAssertion,
      clientId: read('client_id'),
      assertion: read('assertion'),
      covenant: read('covenant'),
      scope: read('scope'),
    },
  };
}
