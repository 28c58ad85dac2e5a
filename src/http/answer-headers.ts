import helmet from '@fastify/helmet';
import { fastify, type FastifyReply, type FastifyRequest } from 'fastify';
import { ENGINE_VERSION, traceOf, traceparentOf, type TraceContext } from '../disclosure/index.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Where this call stands among others. */
    trace: TraceContext;
  }
}

export type AnswerHeaders = Readonly<Record<string, string>>;

/** The header of every answer that says which version of the API gave it (NL API Design Rules 2.2.1, /core/version-header). */
export const API_VERSION = { 'api-version': ENGINE_VERSION } as const;

/** What everybody may keep a copy of: nothing in it depends on who asks. */
export const PUBLIC = { 'cache-control': 'public, max-age=300' } as const;

/**
 * The headers that every answer starts from: the version, nothing kept, and what a browser may do with it, which is
 * nothing (NL API Design Rules 2.2.1, /core/transport/security-headers). Made once: helmet builds its own anew for every
 * request.
 */
export async function answerHeaders(): Promise<AnswerHeaders> {
  return {
    ...API_VERSION,
    'cache-control': 'no-store',
    vary: 'Authorization, Accept-Language',
    ...(await securityHeaders()),
  };
}

const SECURITY = [
  'content-security-policy',
  'cross-origin-resource-policy',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
];

async function securityHeaders(): Promise<AnswerHeaders> {
  const app = fastify();
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  app.get('/', (_request, reply) => reply.send());
  const { headers } = await app.inject('/');
  await app.close();
  return Object.fromEntries(SECURITY.map((name) => [name, String(headers[name])]));
}

/** Begins an answer: its headers, and the trace of the call, which goes out with it (W3C Trace Context). */
export function beginAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  headers: AnswerHeaders,
  random: (length: number) => Uint8Array,
): void {
  const { traceparent } = request.headers;
  request.trace = traceOf(typeof traceparent === 'string' ? traceparent : undefined, random);
  reply.headers(headers);
  reply.header('traceparent', traceparentOf(request.trace));
}

/** An answer that everybody may have and keep. */
export function sendPublic(reply: FastifyReply): FastifyReply {
  return reply.removeHeader('vary').headers(PUBLIC);
}
