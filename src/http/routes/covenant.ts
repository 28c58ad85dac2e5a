import type { FastifyInstance } from 'fastify';
import { LEVELS, STAGES } from '../../covenant/index.js';
import { responses } from '../responses.js';
import { CovenantView } from '../schemas/covenant.js';
import type { RouteParts } from '../route-parts.js';

/** The rules in force, for whoever has a token under them. They hold nothing of a case, so reading them is not recorded. */
export function covenantRoutes(app: FastifyInstance, { services, gatekeeper, asking }: RouteParts): void {
  app.get(
    '/covenant',
    {
      preParsing: gatekeeper.onlyContributors,
      schema: {
        operationId: 'viewCovenant',
        summary: 'Het convenant dat nu beslist',
        description:
          'Partijen, rollen, doelen en grondslagen van het convenant waarvoor uw toegangsbewijs geldt. Voor systemen en professionals.',
        tags: ['convenant'],
        response: responses({ 200: CovenantView }, [401, 403, 429, 503]),
      },
    },
    async (request, reply) => {
      const covenant = asking.covenant(gatekeeper.contributor(request));
      const titled = (entries: ReadonlyMap<string, { readonly title: string }>) =>
        [...entries].map(([code, { title }]) => ({ code, title }));
      return reply.send({
        id: covenant.id,
        title: covenant.title,
        version: covenant.version,
        hash: covenant.hash,
        inForce: covenant.inForce,
        olderThanFile: services.covenants.isOlderThanFile(covenant.id),
        partners: [...covenant.partners.values()].map(({ code, title, ring, roles, receivesOn }) => ({
          code,
          title,
          ring,
          roles,
          receivesOn,
        })),
        purposes: titled(covenant.purposes),
        legalBases: titled(covenant.legalBases),
        stages: STAGES,
        levels: LEVELS,
      });
    },
  );
}
