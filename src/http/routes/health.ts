import type { FastifyInstance } from 'fastify';
import type { Services } from '../services.js';

/** What operators and load balancers ask; it tells nothing about cases. */
export function healthRoutes(app: FastifyInstance, { covenants, log }: Services): void {
  app.get('/health/live', { schema: { hide: true } }, async (_request, reply) => reply.send({ status: 'live' }));
  app.get('/health/ready', { schema: { hide: true } }, async (_request, reply) => {
    const size = await log.size();
    return reply.send({ status: 'ready', logSize: size, covenants: covenants.stale ? 'older-than-file' : 'current' });
  });
}
