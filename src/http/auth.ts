import fastifyJwt from '@fastify/jwt';
import type { FastifyInstance, FastifyRequest, preParsingHookHandler } from 'fastify';
import {
  ACCOUNTS,
  fastifyJwtOptions,
  readBearer,
  type Caller,
  type IdentitySettings,
  type ProfessionalCaller,
  type SystemCaller,
  type TokenKeys,
  type VerifiedTokens,
} from '../identity/index.js';
import type { DoorRecord } from './door-record.js';
import { Problem } from './problem.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; absent where the route admits everybody. */
    caller?: Caller;
  }
}

export interface Authentication {
  readonly keys: TokenKeys;
  readonly settings: IdentitySettings;
  readonly tokens: VerifiedTokens;
}

/**
 * Who may come in. Every way in which a token can be wrong gives the same 401. A route lets its callers in with one of the
 * `only…` hooks, before a body is read or a parameter looked at; its handler takes the caller from the method that
 * goes with it, which refuses where the hook was forgotten.
 */
export class Gatekeeper {
  readonly #tokens: VerifiedTokens;
  readonly #record: DoorRecord;

  private constructor(tokens: VerifiedTokens, record: DoorRecord) {
    this.#tokens = tokens;
    this.#record = record;
  }

  static async install(
    app: FastifyInstance,
    { keys, settings, tokens }: Authentication,
    record: DoorRecord,
  ): Promise<Gatekeeper> {
    await app.register(fastifyJwt, fastifyJwtOptions(keys, settings));
    app.decorateRequest('caller');
    return new Gatekeeper(tokens, record);
  }

  readonly onlyProfessionals = this.#admit((request) => this.professional(request));
  readonly onlyContributors = this.#admit((request) => this.contributor(request));
  readonly onlySystems = this.#admit((request) => this.system(request));
  readonly onlyAuditors = this.#admit((request) => this.auditor(request));

  /** A professional of a partner; only professionals read what others brought in. */
  professional(request: FastifyRequest): ProfessionalCaller {
    const caller = callerOf(request);
    if (caller.kind !== 'professional') throw new Problem('professional-needed');
    if (caller.covenant === ACCOUNTS) throw new Problem('role-needed');
    return caller;
  }

  /** A professional or a system of a partner: both may contribute. */
  contributor(request: FastifyRequest): Caller {
    const caller = callerOf(request);
    if (caller.covenant === ACCOUNTS) throw new Problem('role-needed');
    return caller;
  }

  /** The system of a partner, which speaks for the organisation. */
  system(request: FastifyRequest): SystemCaller {
    const caller = callerOf(request);
    if (caller.kind !== 'system' || caller.covenant === ACCOUNTS) throw new Problem('system-needed');
    return caller;
  }

  /** An auditor: an account of the gateway itself, not of a partner. */
  auditor(request: FastifyRequest): ProfessionalCaller {
    const caller = callerOf(request);
    const isAuditor =
      caller.kind === 'professional' && caller.covenant === ACCOUNTS && caller.role === 'auditor';
    if (!isAuditor) throw new Problem('role-needed');
    return caller;
  }

  /** Whom a limit counts: who is known by a token that was verified before, else the address. */
  known(request: FastifyRequest): Caller | undefined {
    const bearer = readBearer(request.headers.authorization);
    return bearer.ok ? this.#tokens.find(bearer.token) : undefined;
  }

  /**
   * Lets in whom `demand` does not refuse; whom it does, is told once that is on record. Without a promise for a token
   * that was verified before.
   */
  #admit(demand: (request: FastifyRequest) => Caller): preParsingHookHandler {
    /** @returns why not. */
    const refusal = (request: FastifyRequest, caller: Caller): Problem | undefined => {
      request.caller = caller;
      try {
        demand(request);
        return undefined;
      } catch (cause) {
        return cause instanceof Problem ? cause : new Problem('not-authenticated');
      }
    };
    const turnAway = async (request: FastifyRequest, caller: Caller, why: Problem): Promise<never> => {
      await this.#record(request, caller, why);
      throw why;
    };
    return (request, _reply, _payload, done) => {
      const known = this.known(request);
      if (known === undefined) {
        this.#verified(request)
          .then((caller) => {
            const why = refusal(request, caller);
            return why && turnAway(request, caller, why);
          })
          .then(() => done(), done);
        return;
      }
      const why = refusal(request, known);
      if (why === undefined) return done();
      turnAway(request, known, why).catch(done);
    };
  }

  async #verified(request: FastifyRequest): Promise<Caller> {
    const bearer = readBearer(request.headers.authorization);
    if (!bearer.ok) throw new Problem('not-authenticated');
    try {
      const payload: unknown = await request.jwtVerify();
      return this.#tokens.admit(bearer.token, payload);
    } catch {
      throw new Problem('not-authenticated');
    }
  }
}

function callerOf({ caller }: FastifyRequest): Caller {
  if (caller === undefined) throw new Problem('not-authenticated');
  return caller;
}
