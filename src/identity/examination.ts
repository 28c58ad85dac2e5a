import { type Assertion, readAssertion, signedBy } from './assertion.js';
import type { PartnerDirectory, PartnerEntry } from './directory.js';
import {
  type CovenantId,
  isCovenantId,
  isRoleId,
  type PartnerId,
  type RoleId,
  type SubjectId,
} from './ids.js';
import { oauthError, type OAuthError } from './oauth-error.js';
import type { IdentitySettings } from './settings.js';
import { JWT_BEARER, readTokenForm, type TokenForm } from './token-form.js';
import { SCOPES, subjectOf } from './token.js';
import { whichCovenants } from './which-covenant.js';

/** Who asks: a partner's system, or one of its professionals as the partner vouches for it. */
export type Asker =
  | { readonly kind: 'system' }
  | {
      readonly kind: 'professional';
      readonly role: RoleId;
      /** How the partner's own organisation names the professional goes no further than this pseudonym. */
      readonly subject: SubjectId;
    };

/** An assertion whose signature is good: by that it is used up, whatever becomes of the request. */
export interface Presented {
  readonly parameter: 'client_assertion' | 'assertion';
  readonly assertion: Assertion;
}

/** Partner and covenant that a request is about; both exist. */
export interface Concerned {
  readonly covenant: CovenantId;
  readonly partner: PartnerId;
}

/** The outcome of looking at a token request without changing anything. */
export type Examination =
  /** Wrong on its face, whoever sent it. */
  | { readonly kind: 'malformed'; readonly error: OAuthError }
  | {
      readonly kind: 'refused';
      readonly concerned: Concerned | undefined;
      readonly error: OAuthError;
      readonly presented: readonly Presented[];
    }
  | {
      readonly kind: 'granted';
      readonly concerned: Concerned;
      readonly asker: Asker;
      readonly presented: readonly Presented[];
    };

interface Sources {
  readonly settings: IdentitySettings;
  readonly directory: PartnerDirectory;
  readonly subjectKey: Uint8Array;
  readonly now: () => number;
}

/**
 * Looks at a token request, from what costs nothing to what needs keys: the form, each assertion by itself, which
 * covenant, who the client is, for which professional it asks.
 *
 * A client must authenticate for both grants. RFC 7521 section 4.1 leaves it open for an assertion grant; the profile
 * demands `private_key_jwt` of every client that is not public (2.3.3, 3.1.2), and there are no public clients here.
 */
export async function examine(
  parameters: Readonly<Record<string, unknown>>,
  sources: Sources,
): Promise<Examination> {
  const read = readTokenForm(parameters);
  if ('error' in read) return malformed(read.error);
  const { form } = read;
  const client = readPresented('client_assertion', form.clientAssertion, sources);
  if ('error' in client) return malformed(client.error);
  const clientError = errorInClient(client.assertion, form);
  if (clientError !== undefined) return malformed(clientError);
  const grant = form.grantType === JWT_BEARER ? readGrant(form, client.assertion, sources) : undefined;
  if (grant !== undefined && 'error' in grant) return malformed(grant.error);
  const covenants = whichCovenants(form, client.assertion, grant?.assertion, sources.directory);
  if ('error' in covenants) return malformed(covenants.error);
  return verify(form, client.assertion, grant?.assertion, covenants.ids, sources);
}

function malformed(error: OAuthError): Examination {
  return { kind: 'malformed', error };
}

function readPresented(
  parameter: Presented['parameter'],
  jws: string,
  { settings, now }: Sources,
): { readonly assertion: Assertion } | { readonly error: OAuthError } {
  const read = readAssertion(jws, settings, now());
  if ('assertion' in read) return read;
  const { code, claim } = read.fault;
  const error = parameter === 'assertion' ? 'invalid_grant' : 'invalid_client';
  return {
    error: oauthError(error, code, {
      parameter,
      ...(claim === undefined ? {} : { claim }),
    }),
  };
}

/** NL GOV OAuth 1.1.0, 2.3.3: iss = sub = client id, and iat. A client assertion names no role, a grant always does. */
function errorInClient(client: Assertion, form: TokenForm): OAuthError | undefined {
  const parameter = 'client_assertion';
  if (client.subject !== client.issuer || client.role !== undefined) {
    return oauthError('invalid_client', 'client_subject', { parameter, claim: 'sub' });
  }
  if (!client.issued) return oauthError('invalid_client', 'assertion_claim', { parameter, claim: 'iat' });
  if (form.clientId !== undefined && form.clientId !== client.issuer) {
    return oauthError('invalid_client', 'client_id_mismatch', { parameter: 'client_id' });
  }
  return undefined;
}

function readGrant(
  form: TokenForm,
  client: Assertion,
  sources: Sources,
): { readonly assertion: Assertion } | { readonly error: OAuthError } {
  const parameter = 'assertion';
  if (form.assertion === undefined) {
    return {
      error: oauthError('invalid_request', 'assertion_missing', { parameter }),
    };
  }
  const read = readPresented(parameter, form.assertion, sources);
  if ('error' in read) return read;
  const { assertion } = read;
  const invalid = (detail: OAuthError['detail'], claim: string): { error: OAuthError } => ({
    error: oauthError('invalid_grant', detail, { parameter, claim }),
  });
  if (assertion.issuer !== client.issuer) return invalid('professional_of_another_partner', 'iss');
  if (assertion.subject === assertion.issuer) return invalid('professional_missing', 'sub');
  if (assertion.covenant === undefined) return invalid('assertion_claim', 'covenant');
  if (assertion.role === undefined) return invalid('assertion_claim', 'role');
  return { assertion };
}

async function verify(
  form: TokenForm,
  client: Assertion,
  grant: Assertion | undefined,
  covenants: readonly string[],
  { directory, subjectKey }: Sources,
): Promise<Examination> {
  const places: Place[] = [];
  let authenticated = false;
  for (const id of covenants) {
    const place = findPartner(id, client.issuer, directory);
    // Where the partner does not stand a signature is verified too: one for each covenant, whoever asks.
    if (await signedBy(client, place?.entry.jwks)) authenticated = true;
    if (place !== undefined) places.push(place);
  }
  const [place, another] = places;
  const presented: Presented[] = [{ parameter: 'client_assertion', assertion: client }];
  if (place === undefined || !authenticated) {
    const concerned = another === undefined ? place?.concerned : undefined;
    return { kind: 'refused', concerned, error: notRecognised(), presented: [] };
  }
  if (another !== undefined) {
    return { kind: 'refused', concerned: undefined, error: covenantMissing(), presented };
  }
  const { concerned, entry } = place;
  const subjectOfName = (name: string): SubjectId =>
    subjectOf(subjectKey, concerned.covenant, concerned.partner, name);
  const found = grant === undefined ? SYSTEM : await professional(grant, entry, presented, subjectOfName);
  const scoped = 'asker' in found ? withScope(form, found.asker) : found;
  if ('error' in scoped) return { kind: 'refused', concerned, error: scoped.error, presented };
  return { kind: 'granted', concerned, asker: scoped.asker, presented };
}

/** A partner as it stands in a covenant. */
interface Place {
  readonly concerned: Concerned;
  readonly entry: PartnerEntry;
}

function findPartner(covenant: string, partner: PartnerId, directory: PartnerDirectory): Place | undefined {
  if (!isCovenantId(covenant)) return undefined;
  const entry = directory.covenant(covenant)?.partner(partner);
  return entry && { concerned: { covenant, partner }, entry };
}

/** An unknown partner, an unknown key and a wrong signature are one answer. */
function notRecognised(): OAuthError {
  return oauthError('invalid_client', 'client_not_recognised', { parameter: 'client_assertion' });
}

/** Said only to a partner that is known by its key, in more covenants than one. */
function covenantMissing(): OAuthError {
  return oauthError('invalid_request', 'covenant_missing', { parameter: 'covenant' });
}

type Found = { readonly asker: Asker } | { readonly error: OAuthError };

const SYSTEM: Found = { asker: { kind: 'system' } };

async function professional(
  grant: Assertion,
  entry: PartnerEntry,
  presented: Presented[],
  subjectOfName: (name: string) => SubjectId,
): Promise<Found> {
  const parameter = 'assertion';
  if (!(await signedBy(grant, entry.jwks))) {
    return {
      error: oauthError('invalid_grant', 'assertion_not_recognised', { parameter }),
    };
  }
  presented.push({ parameter, assertion: grant });
  const { role, subject } = grant;
  if (entry.roles.length === 0) {
    return {
      error: oauthError('unauthorized_client', 'professionals_not_served', { parameter: 'grant_type' }),
    };
  }
  if (!isRoleId(role) || !entry.roles.includes(role)) {
    return {
      error: oauthError('invalid_grant', 'role_not_given', { parameter, claim: 'role' }),
    };
  }
  return { asker: { kind: 'professional', role, subject: subjectOfName(subject) } };
}

/** The scope follows from who asks; one may name it, and no other. */
function withScope(form: TokenForm, asker: Asker): Found {
  if (form.scope === undefined || form.scope === SCOPES[asker.kind]) return { asker };
  return {
    error: oauthError('invalid_scope', 'scope_unknown', { parameter: 'scope' }),
  };
}
