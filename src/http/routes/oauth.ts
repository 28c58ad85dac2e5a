import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { RESOURCE } from '../../disclosure/index.js';
import {
  authorizationServerMetadata,
  tokenEntry,
  tokenRequest,
  type TokenOutcome,
  type TokenUnit,
} from '../../identity/index.js';
import { LedgerError } from '../../ledger/index.js';
import { oauthErrorSentence } from '../../language/identity.js';
import { languageOf } from '../language.js';
import { Problem } from '../problem.js';
import type { RouteParts } from './cases.js';

/** Two assertions and a few words. */
const MOST_BYTES = 20_000;

/** The token endpoint (RFC 6749, NL GOV OAuth 1.1.0) and what a partner needs to find it. */
export async function oauthRoutes(app: FastifyInstance, { services }: RouteParts): Promise<void> {
  const { settings, directory, keys, subjectKey } = services.identity;
  await app.register(formbody, { bodyLimit: MOST_BYTES });

  const record = async (unit: TokenUnit): Promise<TokenOutcome> => {
    const named = unit.professional;
    const professional =
      named === undefined
        ? undefined
        : await services.professionals.sealedSubject(named.covenant, named.subject);
    const context = {
      resource: RESOURCE,
      covenant: (id: string) => services.covenants.get(id),
      professional,
    };
    const recorded = await services.sequencer.submit({
      kind: unit.kind,
      run: async (tx, time) => {
        const { event, result } = await unit.run(tx, time);
        return { entry: tokenEntry(event, context), result };
      },
    });
    return recorded.result;
  };

  app.post('/oauth/token', { bodyLimit: MOST_BYTES, schema: { hide: true } }, async (request, reply) => {
    const form = isForm(request.body) ? request.body : {};
    const answer = await tokenRequest(form, {
      settings,
      directory,
      keys,
      subjectKey,
      now: services.now,
      random: services.random,
      record,
    }).catch((cause: unknown) => {
      if (cause instanceof LedgerError) throw new Problem('not-recorded');
      throw cause;
    });
    if (answer.ok) {
      const { token, expiresIn, scope } = answer;
      return reply.send({ access_token: token, token_type: 'Bearer', expires_in: expiresIn, scope });
    }
    const { error } = answer;
    if (error.status === 401) reply.header('www-authenticate', 'Bearer realm="casussluis"');
    const description = oauthErrorSentence(error)[languageOf(request)];
    return reply.status(error.status).send({ error: error.error, error_description: description });
  });

  app.get('/.well-known/oauth-authorization-server', { schema: { hide: true } }, async (_request, reply) =>
    reply.send(authorizationServerMetadata(settings)),
  );
  app.get('/.well-known/jwks.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.send(keys.publicJwks),
  );
}

function isForm(body: unknown): body is Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null;
}
