import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { LEVELS, STAGES } from '../../covenant/index.js';
import { responses } from '../responses.js';
import type { RouteParts } from './cases.js';

const Titled = Type.Array(Type.Object({ code: Type.String(), title: Type.String() }));

const CovenantView = Type.Object({
  id: Type.String(),
  title: Type.String(),
  version: Type.String(),
  hash: Type.String({ description: 'SHA-256 van het regelbestand' }),
  inForce: Type.Object({ from: Type.String(), until: Type.Optional(Type.String()) }),
  olderThanFile: Type.Boolean({
    description: 'Het regelbestand is gewijzigd maar onbruikbaar; deze eerdere versie beslist',
  }),
  partners: Type.Array(
    Type.Object({
      code: Type.String(),
      title: Type.String(),
      ring: Type.String(),
      roles: Type.Array(Type.String()),
      receivesOn: Type.Array(Type.String()),
    }),
  ),
  purposes: Titled,
  legalBases: Titled,
  stages: Type.Array(Type.String()),
  levels: Type.Array(Type.String()),
});

/** The rules in force, for whoever has a token under them. */
export function covenantRoutes(app: FastifyInstance, { services, gatekeeper, asking }: RouteParts): void {
  app.get(
    '/covenant',
    {
      preParsing: gatekeeper.onlyContributors,
      schema: {
        operationId: 'viewCovenant',
        summary: 'Het convenant dat nu beslist',
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
        olderThanFile: services.covenants.stale,
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
