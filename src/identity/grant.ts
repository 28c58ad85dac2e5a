import { examine, type Examination, type Presented } from './examination.js';
import type { PartnerDirectory } from './directory.js';
import { IdentityError } from './errors.js';
import type { TokenKeys } from './gateway-keys.js';
import { type CovenantId, isTokenId, type SubjectId, type TokenId } from './ids.js';
import type { IdentityTransaction } from './jti.js';
import { oauthError, type OAuthError } from './oauth-error.js';
import type { IdentitySettings } from './settings.js';
import { type Caller, issueToken, SCOPES } from './token.js';

/**
 * What the log says of a token request. Names codes and pseudonyms only; `subject` is the one that stands for a person,
 * and is to be sealed. Which professional it was, the partner finds in its own records by `assertion`, the `jti` under
 * which it vouched.
 */
export interface TokenEvent {
  readonly event: 'casussluis.token.issued' | 'casussluis.token.refused';
  /** Milliseconds. */
  readonly time: number;
  readonly attributes: {
    /** Absent, as `partner` is, where the request named none that exists. */
    readonly covenant?: string;
    readonly partner?: string;
    readonly kind?: Caller['kind'];
    readonly role?: string;
    readonly subject?: string;
    readonly scope?: string;
    /** `jti` of the access token. */
    readonly token?: string;
    /** Milliseconds. */
    readonly expiresAt?: number;
    /** `jti` of the client assertion. */
    readonly clientAssertion?: string;
    /** `jti` of the assertion about the professional. */
    readonly assertion?: string;
    readonly error?: string;
    readonly reason?: string;
  };
}

export type TokenOutcome =
  | { readonly ok: true; readonly caller: Caller; readonly event: TokenEvent }
  | {
      readonly ok: false;
      readonly error: OAuthError;
      readonly event: TokenEvent;
    };

/** A unit of work for the sequencer: uses up the assertions and gives what is to be recorded. */
export interface TokenUnit {
  readonly kind: 'writes';
  /** The professional who will be named in the event, so that the key to seal the name with can be made beforehand. */
  readonly professional?: { readonly covenant: CovenantId; readonly subject: SubjectId };
  /** @param time that of the log entry, in milliseconds; the token counts from it. */
  run(
    tx: IdentityTransaction,
    time: number,
  ): Promise<{ readonly event: TokenEvent; readonly result: TokenOutcome }>;
}

export interface GrantDependencies {
  readonly settings: IdentitySettings;
  readonly directory: PartnerDirectory;
  readonly keys: TokenKeys;
  /** 32 secret bytes; under another key every professional is another subject. */
  readonly subjectKey: Uint8Array;
  /** Milliseconds. */
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  /** Runs the unit in a transaction with the log entry; resolves when both are durable, rejects when they are not. */
  readonly record: (unit: TokenUnit) => Promise<TokenOutcome>;
}

export type TokenAnswer =
  | {
      readonly ok: true;
      readonly token: string;
      /** Seconds. */
      readonly expiresIn: number;
      readonly scope: string;
      readonly event: TokenEvent;
    }
  | {
      readonly ok: false;
      readonly error: OAuthError;
      readonly event?: TokenEvent;
    };

/**
 * POST /oauth/token: `client_credentials` for a partner's system, `jwt-bearer` for one of its professionals, by the NL GOV
 * Assurance profile for OAuth 2.0 1.1.0 and RFC 7523. The client id is the partner's code in the covenant.
 *
 * Where this is not the letter of the profile: it has one grant for each client id (3.1.1) and leaves assertion grants to
 * other documents (2.1); here a partner has one id for both, because a covenant names one set of keys for a partner,
 * and the token tells a system from a professional. The code flow is not offered: nobody logs in here. Keys are
 * trusted because they stand in a covenant that the partners signed; a PKIoverheid certificate (2.3.4) is not asked for.
 *
 * The token is made only after its entry is durable. Refusals are recorded too, a known partner with a wrong signature
 * and an unknown one alike (else the time that a record takes would tell them apart); only what is wrong on its face is
 * answered and no more.
 *
 * @param parameters the form as parsed; a parameter sent twice is not a string
 * @throws what `record` rejects with: then there is no token
 */
export async function tokenRequest(
  parameters: Readonly<Record<string, unknown>>,
  dependencies: GrantDependencies,
): Promise<TokenAnswer> {
  const examination = await examine(parameters, dependencies);
  if (examination.kind === 'malformed') return { ok: false, error: examination.error };
  const outcome = await dependencies.record(tokenUnit(examination, dependencies));
  if (!outcome.ok) return outcome;
  const { caller, event } = outcome;
  const token = await issueToken(caller, dependencies.keys, dependencies.settings);
  return {
    ok: true,
    token,
    expiresIn: dependencies.settings.tokenLifetime,
    scope: caller.scope,
    event,
  };
}

type Granted = Extract<Examination, { kind: 'granted' }>;
type Recorded = Exclude<Examination, { kind: 'malformed' }>;

function tokenUnit(examination: Recorded, dependencies: GrantDependencies): TokenUnit {
  return {
    kind: 'writes',
    ...professionalIn(examination),
    async run(tx, time) {
      const replay = await useUp(examination.presented, tx, time);
      const result = settle(examination, replay, time, dependencies);
      return { event: result.event, result };
    },
  };
}

function professionalIn(examination: Recorded): Pick<TokenUnit, 'professional'> {
  if (examination.kind !== 'granted' || examination.asker.kind !== 'professional') return {};
  return { professional: { covenant: examination.concerned.covenant, subject: examination.asker.subject } };
}

/** Uses up every assertion whose signature was good, also where the request is refused for another reason. */
async function useUp(
  presented: readonly Presented[],
  tx: IdentityTransaction,
  now: number,
): Promise<OAuthError | undefined> {
  let replay: OAuthError | undefined;
  for (const { parameter, assertion } of presented) {
    const { issuer, jti, expiresAt } = assertion;
    if (await tx.useAssertion({ issuer, jti, expiresAt, now })) continue;
    const error = parameter === 'assertion' ? 'invalid_grant' : 'invalid_client';
    replay ??= oauthError(error, 'assertion_replayed', { parameter, claim: 'jti' });
  }
  return replay;
}

function settle(
  examination: Recorded,
  replay: OAuthError | undefined,
  now: number,
  dependencies: GrantDependencies,
): TokenOutcome {
  if (examination.kind === 'refused') return refused(examination, examination.error, now);
  if (replay !== undefined) return refused(examination, replay, now);
  const caller = callerOf(examination, now, dependencies);
  const attributes = { ...describe(caller), ...usedIn(examination.presented) };
  return {
    ok: true,
    caller,
    event: { event: 'casussluis.token.issued', time: now, attributes },
  };
}

function refused({ concerned, presented }: Recorded, error: OAuthError, now: number): TokenOutcome {
  const attributes = { ...concerned, ...usedIn(presented), error: error.error, reason: error.detail };
  return {
    ok: false,
    error,
    event: { event: 'casussluis.token.refused', time: now, attributes },
  };
}

function usedIn(
  presented: readonly Presented[],
): Pick<TokenEvent['attributes'], 'clientAssertion' | 'assertion'> {
  const client = presented.find(({ parameter }) => parameter === 'client_assertion');
  const grant = presented.find(({ parameter }) => parameter === 'assertion');
  return {
    ...(client && { clientAssertion: client.assertion.jti }),
    ...(grant && { assertion: grant.assertion.jti }),
  };
}

function callerOf(
  { asker, concerned: { covenant, partner } }: Granted,
  now: number,
  { settings, random }: GrantDependencies,
): Caller {
  const issuedAt = Math.floor(now / 1000) * 1000;
  const expiresAt = issuedAt + settings.tokenLifetime * 1000;
  const known = { covenant, partner, tokenId: newTokenId(random), issuedAt, expiresAt };
  switch (asker.kind) {
    case 'professional':
      return {
        kind: 'professional',
        scope: SCOPES.professional,
        role: asker.role,
        subject: asker.subject,
        ...known,
      };
    case 'system':
      return { kind: 'system', scope: SCOPES.system, ...known };
  }
}

/** 144 random bits; the profile asks for 128 (3.2.1). */
function newTokenId(random: GrantDependencies['random']): TokenId {
  const id = Buffer.from(random(18)).toString('base64url');
  if (!isTokenId(id))
    throw new IdentityError('settings', 'identity: random gave another number of bytes than asked');
  return id;
}

function describe(caller: Caller): TokenEvent['attributes'] {
  const { covenant, partner, kind, scope, tokenId, expiresAt } = caller;
  const common = { covenant, partner, kind, scope, token: tokenId, expiresAt };
  return caller.kind === 'professional' ? { ...common, role: caller.role, subject: caller.subject } : common;
}
