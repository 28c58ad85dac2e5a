import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { buildServer } from '../../src/http/index.js';
import { openSluis } from '../support/sluis.js';

/** Clients that hold sockets and time: too many, too slow, or asking and taking no answer. */

const BOUNDS = { most: 3, arrival: 400, checked: 50, idle: 1_200 } as const;

/** However it was hung up, in good order or not. */
async function closed(socket: Socket): Promise<void> {
  if (socket.closed) return;
  await new Promise<void>((resolve) => socket.once('close', () => resolve()));
}

/** Waits for what a busy machine may take long over; the runner ends what never comes. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(20);
}

t.test('clients that hold on', async (t) => {
  const sluis = await openSluis(t, 'mini');
  const app = await buildServer(sluis.gateway, {
    ...sluis.config,
    connections: BOUNDS,
    logTo: { write: () => undefined },
  });
  t.teardown(() => app.close());
  const url = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const open = async (t: Test): Promise<Socket> => {
    const socket = connect(Number(url.port), url.hostname);
    socket.on('error', () => undefined);
    t.teardown(() => socket.destroy());
    socket.resume();
    await once(socket, 'connect');
    return socket;
  };
  const sockets = (): Promise<number> =>
    new Promise((resolve) => app.server.getConnections((_error, count) => resolve(count)));
  const live = async (): Promise<number> => {
    const answer = await fetch(new URL('/health/live', url), { headers: { connection: 'close' } });
    await answer.text();
    return answer.status;
  };

  await t.test('more sockets than there may be are hung up, and one that goes makes room', async (t) => {
    const held = [await open(t), await open(t), await open(t)];
    const another = await open(t);
    await closed(another);
    for (const socket of held) socket.destroy();
    await until(async () => (await sockets()) === 0);
    t.equal(await live(), 200);
  });

  for (const [name, begin, more] of [
    ['head', 'GET /health/live HTTP/1.1\r\nhost: x\r\n', 'x-a: b\r\n'],
    [
      'body',
      'POST /oauth/token HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 9999\r\n\r\n',
      'a',
    ],
  ] as const) {
    await t.test(`who sends a ${name} by drops is told so and hung up, however lively it is`, async (t) => {
      const socket = await open(t);
      let told = '';
      socket.on('data', (part: Buffer) => (told += part.toString()));
      socket.write(begin);
      const dripping = setInterval(() => void socket.write(more), 50);
      await closed(socket);
      clearInterval(dripping);
      t.match(told, /^HTTP\/1\.1 408 /);
      t.match(told, 'problems/too-slow');
      t.equal(await live(), 200);
    });
  }

  await t.test('who was answered and goes on sending its body by drops is hung up too', async (t) => {
    const socket = await open(t);
    let told = '';
    socket.on('data', (part: Buffer) => (told += part.toString()));
    socket.write('POST /v1/cases HTTP/1.1\r\nhost: x\r\ncontent-length: 9999\r\n\r\n');
    const dripping = setInterval(() => void socket.write('a'), 50);
    await closed(socket);
    clearInterval(dripping);
    t.match(told, /^HTTP\/1\.1 401 /);
  });

  await t.test('who asks much and takes no answer is hung up', async (t) => {
    const socket = await open(t);
    socket.pause();
    const ask = 'GET /v1/openapi.json HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(200);
    socket.write(ask);
    await until(async () => (await sockets()) === 1);
    // Nothing else ends the wait: the client itself keeps its end open.
    await until(async () => (await sockets()) === 0);
    t.notOk(socket.destroyed);
  });
});
