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
import { sendPublic } from '../answer-headers.js';
import { publicUrl } from '../openapi.js';
import { ANSWER_HEADERS, responses } from '../responses.js';
import { ProblemDetails } from '../schemas/problem.js';
import { OAuthError, Token, TokenForm } from '../schemas/token.js';
import type { RouteParts } from '../route-parts.js';

/** Two assertions and a few words. */
const MOST_BYTES = 20_000;

/** Errors of the protocol are JSON as RFC 6749 has it; all others are problems, of which the design rules want one at 400. */
function tokenResponses(): Record<string, object> {
  const oauthError = (description: string, more: object = {}): object => ({
    description,
    headers: ANSWER_HEADERS,
    content: { 'application/json': { schema: OAuthError }, ...more },
  });
  return {
    ...responses({ 200: Token }, [413, 415, 429, 503]),
    400: oauthError('Het verzoek klopt niet (RFC 6749, 5.2)', {
      'application/problem+json': { schema: ProblemDetails },
    }),
    '4XX': oauthError('De partij is niet herkend (RFC 6749, 5.2)'),
  };
}

const DESCRIPTION = {
  operationId: 'requestToken',
  summary: 'Een toegangsbewijs halen',
  description:
    'NL GOV Assurance profile for OAuth 2.0, met private_key_jwt (RFC 7523): `client_credentials` voor het systeem van een partij, `jwt-bearer` voor een van haar professionals. Een bewering werkt één keer. De sleutels van de sluis staan op `/.well-known/jwks.json`, de rest van wat een client weten moet op `/.well-known/oauth-authorization-server`.',
  tags: ['toegang'],
  security: [],
  consumes: ['application/x-www-form-urlencoded'],
  body: TokenForm,
  response: tokenResponses(),
};

/** The token endpoint (RFC 6749, NL GOV OAuth 1.1.0) and what a partner needs to find it. */
export async function oauthRoutes(
  app: FastifyInstance,
  { services }: RouteParts,
  url: string,
): Promise<void> {
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

  app.post(
    '/oauth/token',
    { bodyLimit: MOST_BYTES, schema: { ...DESCRIPTION, servers: [{ url: publicUrl(url) }] } },
    async (request, reply) => {
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
    },
  );

  const wellKnown = { exposeHeadRoute: true, schema: { hide: true } };
  app.get('/.well-known/oauth-authorization-server', wellKnown, async (_request, reply) =>
    sendPublic(reply).send(authorizationServerMetadata(settings)),
  );
  app.get('/.well-known/jwks.json', wellKnown, async (_request, reply) =>
    sendPublic(reply).send(keys.publicJwks),
  );
}

function isForm(body: unknown): body is Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null;
}
