import type { FastifyInstance } from 'fastify';
import { NO_LIMIT } from '../limits.js';
import { publicUrl } from '../openapi.js';
import { responses } from '../responses.js';
import { Health } from '../schemas/token.js';
import type { Services } from '../services.js';

/** What operators and load balancers ask; it tells nothing about cases. */
export function healthRoutes(app: FastifyInstance, { covenants, log }: Services, url: string): void {
  const route = (operationId: string, summary: string) => ({
    config: NO_LIMIT,
    exposeHeadRoute: true,
    schema: {
      operationId,
      summary,
      description: 'Voor iedereen, zonder toegangsbewijs en zonder limiet.',
      tags: ['beheer'],
      security: [],
      servers: [{ url: publicUrl(url) }],
      response: responses({ 200: Health }, [503]),
    },
  });
  app.get('/health/live', route('isLive', 'Of het proces leeft'), async (_request, reply) =>
    reply.send({ status: 'live' }),
  );
  app.get('/health/ready', route('isReady', 'Of de sluis kan antwoorden'), async (_request, reply) => {
    const logSize = await log.size();
    return reply.send({ status: 'ready', logSize, covenants: covenants.state });
  });
}
