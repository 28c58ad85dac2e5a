import type { FastifyInstance } from 'fastify';
import { NO_LIMIT } from '../limits.js';
import type { Services } from '../services.js';

/** What operators and load balancers ask; it tells nothing about cases. */
export function healthRoutes(app: FastifyInstance, { covenants, log }: Services): void {
  const route = { config: NO_LIMIT, exposeHeadRoute: true, schema: { hide: true } };
  app.get('/health/live', route, async (_request, reply) => reply.send({ status: 'live' }));
  app.get('/health/ready', route, async (_request, reply) => {
    const logSize = await log.size();
    const covenant = covenants.stale ? 'older-than-file' : 'current';
    return reply.send({ status: 'ready', logSize, covenants: covenant });
  });
}
