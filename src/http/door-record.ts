import type { FastifyRequest } from 'fastify';
import { RESOURCE } from '../disclosure/index.js';
import { eventEntry } from '../ledger/index.js';
import type { Caller } from '../identity/index.js';
import type { Problem } from './problem.js';
import type { Services } from './services.js';

/** Puts on record that somebody who is known was turned away at the door, before the answer goes. */
export type DoorRecord = (request: FastifyRequest, caller: Caller, refusal: Problem) => Promise<void>;

/**
 * Refusals of who is known but may not come in here: a system that wants to read a case, an account of the gateway that
 * wants to see one, a professional at the log. Who is not known leaves nothing: there is nobody to name, and a stranger could
 * fill the log.
 */
export function doorRecord({
  professionals,
  sequencer,
  covenants,
}: Pick<Services, 'professionals' | 'sequencer' | 'covenants'>): DoorRecord {
  return async (request, caller, refusal) => {
    const actor = await professionals.actor(caller);
    const { method, routeOptions, params, trace } = request;
    const about = caseIn(params, routeOptions.url);
    const version = covenants.get(caller.covenant);
    await sequencer.submit({
      kind: 'reads',
      run: async (_tx, timestamp) => {
        const attributes = {
          'casussluis.covenant': {
            id: caller.covenant,
            ...(version === undefined ? {} : { version: version.version, hash: version.hash }),
          },
          'casussluis.partner': caller.partner,
          ...(caller.kind === 'professional' ? { 'casussluis.role': caller.role } : {}),
          'casussluis.professional': actor.mark,
          ...(about === undefined ? {} : { 'casussluis.case': actor.probed(about) }),
          'casussluis.call': `${method} ${routeOptions.url ?? ''}`,
          'casussluis.reason': refusal.code,
        };
        const event = 'casussluis.access.refused';
        return {
          entry: eventEntry({ event, timestamp, trace, resource: RESOURCE, attributes }, event),
          result: undefined,
        };
      },
    });
  };
}

/** The case that a path names; as it came, for nothing of it was checked yet. */
function caseIn(params: unknown, url: string | undefined): string | undefined {
  if (url?.startsWith('/v1/cases/:id') !== true) return undefined;
  if (typeof params !== 'object' || params === null || !('id' in params)) return undefined;
  return typeof params.id === 'string' ? params.id : undefined;
}
