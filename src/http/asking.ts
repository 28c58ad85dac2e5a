import type { FastifyRequest } from 'fastify';
import type { Covenant } from '../covenant/index.js';
import type { Asked, Contributing } from '../disclosure/index.js';
import type { Caller, ProfessionalCaller } from '../identity/index.js';
import { demandRight, Problem } from './problem.js';
import type { Services } from './services.js';
import { ownFaults, unknownWords } from './words.js';

/** Turns a request and its caller into a question: words that the covenant does not know are refused before any look-up. */
export class Asking {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  /**
   * The question in the purpose and legal basis of the query.
   * @throws Problem `bad-request` naming everything that is wrong with the parameters, and what the covenant does not know.
   */
  async asked(
    request: FastifyRequest,
    caller: ProfessionalCaller,
    query: { readonly purpose: string; readonly legalBasis: string },
  ): Promise<Asked> {
    const covenant = this.covenant(caller);
    const { purpose, legalBasis } = query;
    const faults = request.faults ?? [];
    demandRight([...faults, ...ownFaults(unknownWords(covenant, 'query', query), faults)]);
    return this.#question(request, caller, covenant, purpose, legalBasis);
  }

  /** The question in a body that was read and whose words the covenant knows. */
  async askedInBody(
    request: FastifyRequest,
    caller: ProfessionalCaller,
    { purpose, legalBasis }: { readonly purpose: string; readonly legalBasis: string },
  ): Promise<Asked> {
    return this.#question(request, caller, this.covenant(caller), purpose, legalBasis);
  }

  async contributing(request: FastifyRequest, caller: Caller): Promise<Contributing> {
    const covenant = this.covenant(caller);
    const actor = await this.#services.professionals.actor(caller);
    return { caller, covenant, actor, trace: request.trace };
  }

  /** The covenant that a caller's token names. A token whose covenant, partner or role is gone is no token any more. */
  covenant(caller: Caller): Covenant {
    const covenant = this.#services.covenants.get(caller.covenant);
    // A token that was looked at just before the covenant changed may name a role that it gives no more.
    if (covenant === undefined || !isKnown(caller, covenant)) throw new Problem('not-authenticated');
    return covenant;
  }

  async #question(
    request: FastifyRequest,
    caller: ProfessionalCaller,
    covenant: Covenant,
    purpose: string,
    basis: string,
  ): Promise<Asked> {
    const actor = await this.#services.professionals.actor(caller);
    return { caller, covenant, actor, trace: request.trace, purpose, basis };
  }
}

function isKnown(caller: Caller, covenant: Covenant): boolean {
  const roles = covenant.rolesOf(caller.partner);
  return roles !== undefined && (caller.kind === 'system' || roles.includes(caller.role));
}
