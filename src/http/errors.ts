import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CaseworkError } from '../casework/index.js';
import { LedgerError } from '../ledger/index.js';
import { VaultError } from '../vault/index.js';
import { parameterFault } from '../language/http.js';
import { languageOf } from './language.js';
import { Problem } from './problem.js';

/** Everything that goes wrong becomes a problem (RFC 9457); what went wrong inside is logged without any value. */
export function installErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) =>
    sendProblem(reply, request, problemOf(error, request)),
  );
  app.setNotFoundHandler((request, reply) => sendProblem(reply, request, new Problem('not-found')));
}

export function sendProblem(reply: FastifyReply, request: FastifyRequest, problem: Problem): FastifyReply {
  const language = languageOf(request);
  if (problem.code === 'not-authenticated') reply.header('www-authenticate', 'Bearer realm="casussluis"');
  return reply
    .status(problem.status)
    .headers(problem.headers)
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(problem.body(language));
}

/** A path that cannot be read, or is longer than any id: no route is asked. */
export function impossiblePath(): Problem {
  const detail = parameterFault('unreadable');
  return new Problem('bad-request', { errors: [{ in: 'path', location: '', code: 'unreadable', detail }] });
}

function problemOf(error: FastifyError | Problem, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof LedgerError) return logged(error, request, 'not-recorded');
  if (error instanceof CaseworkError) {
    return error.code === 'busy' ? new Problem('conflict') : logged(error, request, 'internal');
  }
  if (error instanceof VaultError) {
    return logged(error, request, error.code === 'unavailable' ? 'not-recorded' : 'internal');
  }
  switch (error.statusCode) {
    case 400:
      return new Problem('bad-request');
    case 404:
      return new Problem('not-found');
    case 413:
      return new Problem('too-large');
    case 415:
      return new Problem('media-type');
    default:
      return logged(error, request, 'internal');
  }
}

/** The message of an error may hold anything: only its name and code, and where it was thrown, go to the log. */
function logged(
  error: Error & { code?: unknown },
  request: FastifyRequest,
  code: 'internal' | 'not-recorded',
): Problem {
  const where = (error.stack ?? '')
    .split('\n')
    .find((line) => line.includes('/src/') || line.includes('/dist/'));
  const { traceId } = request.trace;
  request.log.error({
    problem: code,
    traceId,
    error: error.name,
    code: typeof error.code === 'string' ? error.code : undefined,
    where: where?.trim().replace(/^.*\/(src|dist)\//, ''),
  });
  return new Problem(code, code === 'internal' ? { traceId } : {});
}
