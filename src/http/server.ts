import swagger from '@fastify/swagger';
import { fastify, LogController, type FastifyInstance } from 'fastify';
import { answerHeaders, beginAnswer } from './answer-headers.js';
import { Asking } from './asking.js';
import { Gatekeeper } from './auth.js';
import { answerClientError } from './client-errors.js';
import { boundConnections, CONNECTIONS, type ConnectionBounds } from './connections.js';
import { serveDocs } from './docs.js';
import { doorRecord } from './door-record.js';
import { impossiblePath, installErrorHandler, sendProblem } from './errors.js';
import { KnownPaths } from './known-paths.js';
import { limitRate, shedLoad } from './limits.js';
import { loggerFor, type LogLevel } from './logger.js';
import { underOneCovenant } from './one-covenant.js';
import { apiDescription } from './openapi.js';
import { checkParameters } from './parameters.js';
import { Problem } from './problem.js';
import { caseRoutes } from './routes/cases.js';
import { covenantRoutes } from './routes/covenant.js';
import { disclosureRoutes } from './routes/disclosures.js';
import { explanationRoutes } from './routes/explanations.js';
import { healthRoutes } from './routes/health.js';
import { logRoutes } from './routes/log.js';
import { mandateRoutes } from './routes/mandates.js';
import { matrixRoutes } from './routes/matrix.js';
import { oauthRoutes } from './routes/oauth.js';
import { recordRoutes } from './routes/records.js';
import type { Services } from './services.js';
import { acceptStrictJson } from './strict-json.js';

/** Bytes of a body; a case with everything that the model allows fits well within. */
const MOST_BYTES = 1_048_576;
/** Characters of an id in a path. */
const LONGEST_PARAMETER = 300;

export interface ServerSettings {
  readonly url: string;
  /** Requests a minute and client; 0 for no limit. */
  readonly rateLimit: number;
  readonly logLevel: LogLevel;
  readonly contact: { readonly name: string; readonly email: string; readonly url: string };
  readonly connections?: ConnectionBounds;
  /** Where log lines go; standard error where not given. */
  readonly logTo?: { write(line: string): void };
}

/** The API: everything under /v1, tokens at /oauth/token, and what operators watch. */
export async function buildServer(services: Services, settings: ServerSettings): Promise<FastifyInstance> {
  const headers = await answerHeaders();
  const bounds = settings.connections ?? CONNECTIONS;
  const app = fastify({
    loggerInstance: loggerFor(settings.logLevel, settings.logTo),
    childLoggerFactory: (logger) => logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MOST_BYTES,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: LONGEST_PARAMETER, caseSensitive: true },
    requestTimeout: bounds.arrival,
    connectionTimeout: bounds.idle,
    http: { connectionsCheckingInterval: bounds.checked },
    exposeHeadRoutes: false,
    frameworkErrors: (_error, request, reply) => {
      beginAnswer(request, reply, headers, services.random);
      sendProblem(reply, request, impossiblePath());
    },
    clientErrorHandler: (error, socket) => answerClientError(error, socket, headers),
  });
  boundConnections(app, bounds);
  const paths = KnownPaths.of(app);
  const gate = { closing: false };
  app.addHook('preClose', (done) => {
    gate.closing = true;
    done();
  });
  app.decorateRequest('trace');
  app.addHook('onRequest', (request, reply, done) => {
    beginAnswer(request, reply, headers, services.random);
    if (gate.closing) return done(new Problem('stopping', {}, { connection: 'close' }));
    if (!request.is404) return done();
    try {
      reply.code(204).header('allow', paths.methodsFor(request.method, request.url)).send();
    } catch (problem) {
      done(problem instanceof Problem ? problem : impossiblePath());
    }
  });
  installErrorHandler(app);
  acceptStrictJson(app);
  checkParameters(app);
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  await shedLoad(app);
  const gatekeeper = await Gatekeeper.install(app, services.identity, doorRecord(services));
  await limitRate(app, gatekeeper, settings.rateLimit);
  await app.register(swagger, apiDescription(settings));
  const parts = { services, gatekeeper, asking: new Asking(services) };
  healthRoutes(app, services, settings.url);
  await app.register(async (scope) => oauthRoutes(scope, parts, settings.url));
  await app.register(
    async (scope) => {
      underOneCovenant(scope, services);
      caseRoutes(scope, parts);
      recordRoutes(scope, parts);
      disclosureRoutes(scope, parts);
      covenantRoutes(scope, parts);
      explanationRoutes(scope, parts);
      matrixRoutes(scope, parts);
      mandateRoutes(scope, parts);
    },
    { prefix: '/v1' },
  );
  await app.register(async (scope) => logRoutes(scope, parts), { prefix: '/v1' });
  await serveDocs(app, settings.url);
  services.alarms.watch((alarm) => app.log.error(alarm));
  services.covenants.watch((alarms) => alarms.forEach((alarm) => app.log.warn(alarm)));
  return app;
}
