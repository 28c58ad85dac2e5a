import type { FastifyBaseLogger } from 'fastify';
import { pino, destination } from 'pino';

export type LogLevel = 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug';

/**
 * The application log. It takes only what is named here: no header, no address, no parameter of a request, for any of
 * them may lead to a person.
 */
export function loggerFor(
  level: LogLevel,
  to: { write(line: string): void } = destination(2),
): FastifyBaseLogger {
  return pino(
    {
      level,
      base: null,
      serializers: {
        req: () => undefined,
        res: () => undefined,
        err: (error: { name?: unknown; code?: unknown }) => ({
          name: String(error.name),
          code: String(error.code),
        }),
      },
    },
    to,
  );
}
