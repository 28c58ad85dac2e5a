import { isUtf8 } from 'node:buffer';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import underPressure from '@fastify/under-pressure';
import { fastify, LogController, type FastifyInstance, type FastifyRequest } from 'fastify';
import { ENGINE_VERSION } from '../disclosure/index.js';
import { jsonFault, parameterFault } from '../language/http.js';
import { Asking } from './asking.js';
import { Gatekeeper } from './auth.js';
import { installErrorHandler, sendProblem } from './errors.js';
import { parseJson, type ParsedJson } from './json-body.js';
import { languageOf } from './language.js';
import { loggerFor, type LogLevel } from './logger.js';
import { apiDescription } from './openapi.js';
import { checkParameters } from './parameters.js';
import { Problem, type InputError } from './problem.js';
import { caseRoutes } from './routes/cases.js';
import { covenantRoutes } from './routes/covenant.js';
import { disclosureRoutes } from './routes/disclosures.js';
import { healthRoutes } from './routes/health.js';
import { logRoutes } from './routes/log.js';
import { mandateRoutes } from './routes/mandates.js';
import { oauthRoutes } from './routes/oauth.js';
import type { Services } from './services.js';

/** Bytes of a body; a case with everything that the model allows fits well within. */
const MOST_BYTES = 1_048_576;
const LONGEST_PARAMETER = 300;

export interface ServerSettings {
  readonly url: string;
  /** Requests a minute and client; 0 for no limit. */
  readonly rateLimit: number;
  readonly logLevel: LogLevel;
  readonly contact: { readonly name: string; readonly email: string; readonly url: string };
  /** Where log lines go; standard error where not given. */
  readonly logTo?: { write(line: string): void };
}

/** The API: everything under /v1, tokens at /oauth/token, and what operators watch. */
export async function buildServer(services: Services, settings: ServerSettings): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: loggerFor(settings.logLevel, settings.logTo),
    bodyLimit: MOST_BYTES,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: LONGEST_PARAMETER, caseSensitive: true },
    requestTimeout: 30_000,
    exposeHeadRoutes: false,
    frameworkErrors: (_error, request, reply) => {
      reply.header('api-version', ENGINE_VERSION);
      sendProblem(reply, request, impossiblePath(request));
    },
  });
  installErrorHandler(app);
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('api-version', ENGINE_VERSION);
    done();
  });
  acceptStrictJson(app);
  checkParameters(app);
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  await app.register(helmet, {
    contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    referrerPolicy: { policy: 'no-referrer' },
  });
  if (settings.rateLimit > 0) {
    await app.register(rateLimit, { max: settings.rateLimit, timeWindow: 60_000 });
  }
  await app.register(underPressure, { maxEventLoopDelay: 2_000, exposeStatusRoute: false });
  await app.register(swagger, apiDescription(settings));
  const gatekeeper = await Gatekeeper.install(app, services.identity);
  const parts = { services, gatekeeper, asking: new Asking(services) };
  healthRoutes(app, services);
  await app.register(async (scope) => oauthRoutes(scope, parts));
  await app.register(
    async (scope) => {
      caseRoutes(scope, parts);
      disclosureRoutes(scope, parts);
      covenantRoutes(scope, parts);
      mandateRoutes(scope, parts);
      logRoutes(scope, parts);
      scope.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
        reply.send(app.swagger()),
      );
    },
    { prefix: '/v1' },
  );
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
  return app;
}

/** A path that cannot be read, or is longer than any id: no route is asked, so the answer is made here. */
function impossiblePath(request: FastifyRequest): Problem {
  const detail = parameterFault('format')[languageOf(request)];
  return new Problem('bad-request', { errors: [{ in: 'path', location: '', code: 'format', detail }] });
}

/** Bytes that are no UTF-8 would else be read as characters that nobody wrote. */
function parseBody(body: string | Buffer): ParsedJson {
  if (typeof body === 'string') return parseJson(body);
  return isUtf8(body)
    ? parseJson(body.toString('utf8'))
    : { ok: false, fault: 'not_well_formed', pointer: '' };
}

/** JSON as only one reader can read it: no duplicate keys, no prototype names, no depth, no half characters. */
function acceptStrictJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const parsed = parseBody(body);
    if (parsed.ok) return done(null, parsed.value);
    const detail = jsonFault(parsed.fault)[languageOf(request)];
    const error: InputError = { in: 'body', location: parsed.pointer, code: parsed.fault, detail };
    return done(new Problem('bad-request', { errors: [error] }));
  });
}
