import type { FastifyInstance } from 'fastify';
import type { Services } from './services.js';

/**
 * Routes of this scope are handled under one version of each covenant, from the first decision to the record: a version that comes
 * into force meanwhile waits for them, so that nothing stands in the log behind it that an older one decided.
 */
export function underOneCovenant(scope: FastifyInstance, { covenants }: Pick<Services, 'covenants'>): void {
  scope.addHook('onRoute', (route) => {
    const { handler } = route;
    route.handler = function (request, reply) {
      return covenants.during(() => handler.call(this, request, reply));
    };
  });
}
