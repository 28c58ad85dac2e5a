import type { FastifyRequest } from 'fastify';
import type { Covenant } from '../covenant/index.js';
import { traceOf, type Asked, type Contributing } from '../disclosure/index.js';
import type { Caller, ProfessionalCaller } from '../identity/index.js';
import { unknownWord } from '../language/http.js';
import { languageOf } from './language.js';
import { Problem, type InputError } from './problem.js';
import type { Services } from './services.js';

/** Turns a request and its caller into a question: words that the covenant does not know are refused before any look-up. */
export class Asking {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  /** @throws Problem `bad-request` naming each word that the covenant does not know, and `fields` among them. */
  async asked(
    request: FastifyRequest,
    caller: ProfessionalCaller,
    words: { readonly purpose: string; readonly legalBasis: string; readonly fields?: readonly string[] },
  ): Promise<Asked> {
    const covenant = this.#covenant(caller);
    const place = words.fields === undefined ? 'query' : 'body';
    const errors = [
      ...unknown(request, place, 'purpose', words.purpose, covenant.purposes),
      ...unknown(request, place, 'legalBasis', words.legalBasis, covenant.legalBases),
      ...(words.fields ?? []).flatMap((field, index) =>
        unknown(request, place, `fields/${index}`, field, covenant.fields),
      ),
    ];
    if (errors.length > 0) throw new Problem('bad-request', { errors });
    const { actor, trace } = await this.#acting(request, caller);
    return { caller, covenant, actor, trace, purpose: words.purpose, basis: words.legalBasis };
  }

  async contributing(request: FastifyRequest, caller: Caller): Promise<Contributing> {
    const covenant = this.#covenant(caller);
    return { caller, covenant, ...(await this.#acting(request, caller)) };
  }

  async #acting(request: FastifyRequest, caller: Caller): Promise<Pick<Asked, 'actor' | 'trace'>> {
    const { professionals, random } = this.#services;
    const header = request.headers.traceparent;
    return {
      actor: await professionals.actor(caller),
      trace: traceOf(typeof header === 'string' ? header : undefined, random),
    };
  }

  /** A token whose covenant is gone is no token any more. */
  #covenant(caller: Caller): Covenant {
    const covenant = this.#services.covenants.get(caller.covenant);
    if (covenant === undefined) throw new Problem('not-authenticated');
    return covenant;
  }
}

function unknown(
  request: FastifyRequest,
  place: 'query' | 'body',
  name: string,
  word: string,
  known: ReadonlyMap<string, unknown>,
): InputError[] {
  if (known.has(word)) return [];
  const location = place === 'body' ? `/${name}` : name;
  const detail = unknownWord([...known.keys()])[languageOf(request)];
  return [{ in: place, location, code: 'unknown_to_covenant', detail }];
}
