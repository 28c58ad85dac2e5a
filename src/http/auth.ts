import fastifyJwt from '@fastify/jwt';
import type { FastifyInstance, FastifyRequest } from 'fastify';
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
import { Problem } from './problem.js';

export interface Authentication {
  readonly keys: TokenKeys;
  readonly settings: IdentitySettings;
  readonly tokens: VerifiedTokens;
}

/** Who may come in. Every way in which a token can be wrong gives the same 401. */
export class Gatekeeper {
  readonly #tokens: VerifiedTokens;

  private constructor(tokens: VerifiedTokens) {
    this.#tokens = tokens;
  }

  static async install(app: FastifyInstance, { keys, settings, tokens }: Authentication): Promise<Gatekeeper> {
    await app.register(fastifyJwt, fastifyJwtOptions(keys, settings));
    return new Gatekeeper(tokens);
  }

  /**
   * @throws Problem `not-authenticated`.
   */
  async caller(request: FastifyRequest): Promise<Caller> {
    const bearer = readBearer(request.headers.authorization);
    if (!bearer.ok) throw new Problem('not-authenticated');
    const known = this.#tokens.find(bearer.token);
    if (known !== undefined) return known;
    try {
      const payload: unknown = await request.jwtVerify();
      return this.#tokens.admit(bearer.token, payload);
    } catch {
      throw new Problem('not-authenticated');
    }
  }

  /** A professional of a partner; only professionals read what others brought in. */
  async professional(request: FastifyRequest): Promise<ProfessionalCaller> {
    const caller = await this.caller(request);
    if (caller.kind !== 'professional') throw new Problem('professional-needed');
    if (caller.covenant === ACCOUNTS) throw new Problem('role-needed');
    return caller;
  }

  /** A professional or a system of a partner: both may contribute. */
  async contributor(request: FastifyRequest): Promise<Caller> {
    const caller = await this.caller(request);
    if (caller.covenant === ACCOUNTS) throw new Problem('role-needed');
    return caller;
  }

  /** The system of a partner, which speaks for the organisation. */
  async system(request: FastifyRequest): Promise<SystemCaller> {
    const caller = await this.caller(request);
    if (caller.kind !== 'system' || caller.covenant === ACCOUNTS) throw new Problem('system-needed');
    return caller;
  }

  /** An auditor: an account of the gateway itself, not of a partner. */
  async auditor(request: FastifyRequest): Promise<ProfessionalCaller> {
    const caller = await this.caller(request);
    const isAuditor =
      caller.kind === 'professional' && caller.covenant === ACCOUNTS && caller.role === 'auditor';
    if (!isAuditor) throw new Problem('role-needed');
    return caller;
  }
}
