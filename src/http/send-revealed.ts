import type { FastifyReply } from 'fastify';
import type { Revealed } from '../disclosure/index.js';

/** The one way in which case data goes out: it takes nothing but what was released under a receipt. */
export function sendRevealed(reply: FastifyReply, status: 200 | 201, revealed: Revealed): FastifyReply {
  return reply.code(status).header('content-type', 'application/json; charset=utf-8').send(revealed.body);
}
