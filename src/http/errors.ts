import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CaseworkError } from '../casework/index.js';
import { DisclosureError } from '../disclosure/index.js';
import { LedgerError } from '../ledger/index.js';
import { VaultError, type VaultErrorCode } from '../vault/index.js';
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
    return error.code === 'busy' ? new Problem('conflict') : logged(error, request, 'damaged');
  }
  if (error instanceof DisclosureError) {
    return logged(error, request, error.code === 'case_damaged' ? 'damaged' : 'internal');
  }
  if (error instanceof VaultError) return logged(error, request, problemOfVault(error.code));
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

/** What does not open, or not as it was last written, was changed where it lies. */
function problemOfVault(code: VaultErrorCode): 'not-recorded' | 'damaged' | 'internal' {
  if (code === 'unavailable') return 'not-recorded';
  return code === 'unauthentic' || code === 'rolled_back' ? 'damaged' : 'internal';
}

/** An answer that broke off while it was on its way: nobody can be told but whoever runs the gateway. */
export function brokenOff(error: Error & { code?: unknown }, request: FastifyRequest): void {
  logged(error, request, error instanceof LedgerError ? 'damaged' : 'internal');
}

/** The message of an error may hold anything: only its name and code, and where it was thrown, go to the log. */
function logged(
  error: Error & { code?: unknown },
  request: FastifyRequest,
  code: 'internal' | 'damaged' | 'not-recorded',
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
  return new Problem(code, code === 'not-recorded' ? {} : { traceId });
}
