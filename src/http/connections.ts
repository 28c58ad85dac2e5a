import type { FastifyInstance } from 'fastify';

/** What a client may hold of the gateway before it has asked anything: sockets, and time. */
export interface ConnectionBounds {
  /** Open sockets; one more is hung up at once. */
  readonly most: number;
  /** Within which a whole request must have arrived, in ms. */
  readonly arrival: number;
  /** How often that is looked at, in ms: so much later a slow one may be told. */
  readonly checked: number;
  /** After which a socket on which nothing moves is hung up, in ms: also one that does not take its answer. */
  readonly idle: number;
}

/** A socket costs some tens of kilobytes; a thousand is far more than all partners' systems hold open together. */
export const CONNECTIONS: ConnectionBounds = {
  most: 1_000,
  arrival: 30_000,
  checked: 5_000,
  idle: 120_000,
};

/**
 * Holds the server to the bounds that Node does not know by itself: how many sockets, and a body that goes on by drops after
 * its answer went out, for Node stops counting the time then.
 */
export function boundConnections(app: FastifyInstance, { most, arrival }: ConnectionBounds): void {
  app.server.maxConnections = most;
  // Node's own minute for the head would be taken for the whole request, and this time for the head: it swaps them.
  app.server.headersTimeout = arrival;
  app.addHook('onResponse', ({ raw }, _reply, done) => {
    done();
    if (raw.complete || raw.destroyed) return;
    const patience = setTimeout(() => raw.complete || raw.socket.destroy(), arrival);
    patience.unref();
    raw.once('close', () => clearTimeout(patience));
  });
}
