import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Gatekeeper } from './auth.js';
import { Problem } from './problem.js';

const WINDOW = 60_000; // ms
/** How far the event loop may run behind, in ms, before new requests are told to wait. */
const LONGEST_DELAY = 10_000;
const WAIT = 10; // seconds

/** For routes that have no limit: what watches over the gateway must always get an answer, and most of all when it is busy. */
export const NO_LIMIT = { rateLimit: false, pressureHandler: () => undefined } as const;

/**
 * So many requests a minute for each caller that is known by its token, and for each address where none is. An answer does
 * not say how many are left: two answers to the same question would differ by it.
 * @param most 0 for no limit.
 */
export async function limitRate(app: FastifyInstance, gatekeeper: Gatekeeper, most: number): Promise<void> {
  if (most === 0) return;
  await app.register(rateLimit, {
    max: most,
    timeWindow: WINDOW,
    keyGenerator: (request) => countedAs(request, gatekeeper),
    enableDraftSpec: true,
    addHeadersOnExceeding: {
      'ratelimit-limit': false,
      'ratelimit-remaining': false,
      'ratelimit-reset': false,
    },
    errorResponseBuilder: () => new Problem('too-many-requests'),
  });
}

function countedAs(request: FastifyRequest, gatekeeper: Gatekeeper): string {
  const caller = gatekeeper.known(request);
  if (caller === undefined) return `address ${normalizeIP(request.ip)}`;
  return `${caller.covenant} ${caller.partner} ${caller.kind === 'system' ? '' : caller.subject}`;
}

/** Tells new requests to wait while the process cannot keep up with those it has. */
export async function shedLoad(app: FastifyInstance): Promise<void> {
  await app.register(underPressure, {
    maxEventLoopDelay: LONGEST_DELAY,
    pressureHandler: () => {
      throw new Problem('busy', {}, { 'retry-after': String(WAIT) });
    },
  });
}
