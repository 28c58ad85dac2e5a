import { once } from 'node:events';
import { createServer } from 'node:net';

/** @returns a port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  return listened('127.0.0.1', 0);
}

/** @throws what listening throws, EADDRINUSE where the port is taken. */
export async function demandFree(host: string, port: number): Promise<void> {
  await listened(host, port);
}

async function listened(host: string, port: number): Promise<number> {
  const probe = createServer();
  probe.listen(port, host);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : port;
}
