import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { buildServer } from '../../src/http/index.js';
import { CARER, CORP, MINI_CHAIR, OFFICER, openMiniCase, CONTRIBUTION } from '../support/mini-case.js';
import { openSluis, Sluis, type Answer } from '../support/sluis.js';
import { comparable, type ProblemBody } from '../support/views.js';

const VIEW = 'purpose=casusoverleg&legalBasis=wpg-8';
const PARENT = '4bf92f3577b34da6a3ce929d0e0e4736';

const codeOf = (answer: Answer): string => answer.json<ProblemBody>().type.split('/').at(-1) ?? '';
const errorsOf = (answer: Answer): readonly string[] =>
  (answer.json<ProblemBody>().errors ?? []).map(
    ({ in: part, location, code }) => `${part} ${location} ${code}`,
  );

t.test('answers', async (t) => {
  const sluis = await openSluis(t, 'mini');
  const { id } = await openMiniCase(sluis);
  const officer = await sluis.token(OFFICER);
  const system = await sluis.token(CORP);

  await t.test(
    'every one says its version, may not be kept, and lets a browser do nothing with it',
    async (t) => {
      const answers = [
        await sluis.ask(`/v1/cases/${id}?${VIEW}`, { token: officer }),
        await sluis.ask(`/v1/cases/none?${VIEW}`, { token: officer }),
        await sluis.ask('/v1/cases'),
        await sluis.ask('/v1/nothing'),
        await sluis.ask('/v1/%zz'),
        await sluis.ask('/v1/cases', { method: 'DELETE' }),
        await sluis.ask('/health/live'),
        await sluis.postForm({}),
      ];
      t.same(
        answers.map(({ status }) => status),
        [200, 404, 401, 404, 400, 405, 200, 400],
      );
      for (const { headers } of answers) {
        t.match(headers, {
          'api-version': /^\d+\.\d+\.\d+$/,
          'cache-control': 'no-store',
          vary: 'Authorization, Accept-Language',
          'content-security-policy': "default-src 'none';frame-ancestors 'none'",
          'strict-transport-security': /max-age=\d{8}/,
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'no-referrer',
          traceparent: /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/,
        });
        t.equal(headers['x-powered-by'], undefined);
      }
    },
  );

  await t.test('a trace that comes in goes on, in the answer and in the log', async (t) => {
    const size = await sluis.gateway.log.size();
    const headers = { traceparent: `00-${PARENT}-00f067aa0ba902b7-01` };
    const answer = await sluis.ask(`/v1/cases/${id}?${VIEW}`, { token: officer, headers });
    const [, traceId, spanId] = String(answer.headers['traceparent']).split('-');
    t.equal(traceId, PARENT);
    t.not(spanId, '00f067aa0ba902b7');
    const [record] = await sluis.records(size);
    t.match(record?.text ?? '', `"trace_id":"${PARENT}"`);
    t.match(record?.text ?? '', `"span_id":"${spanId ?? ''}"`);
    t.match(record?.text ?? '', '"parent_span_id":"00f067aa0ba902b7"');
    for (const traceparent of ['', 'x', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, `ff-${PARENT}-1-01`]) {
      const fresh = await sluis.ask('/health/live', { headers: { traceparent } });
      t.notMatch(String(fresh.headers['traceparent']), PARENT);
    }
  });

  await t.test('a path that has not this method names those that it has', async (t) => {
    for (const [path, methods] of [
      ['/v1/cases', 'GET, POST, OPTIONS'],
      [`/v1/cases/${id}`, 'GET, PATCH, OPTIONS'],
      ['/v1/log/checkpoint', 'GET, HEAD, OPTIONS'],
      ['/v1/log/tile/0/000', 'GET, HEAD, OPTIONS'],
      ['/oauth/token', 'POST, OPTIONS'],
    ] as const) {
      const put = await sluis.ask(path, {
        method: 'PUT',
        body: 'x',
        headers: { 'content-type': 'text/plain' },
      });
      t.equal(put.status, 405, path);
      t.equal(put.headers['allow'], methods);
      const asked = await sluis.app.inject({ method: 'OPTIONS', url: path });
      t.equal(asked.statusCode, 204);
      t.equal(asked.headers['allow'], methods);
    }
    const size = await sluis.gateway.log.size();
    const head = await sluis.app.inject({
      method: 'HEAD',
      url: `/v1/cases/${id}?${VIEW}`,
      headers: { authorization: `Bearer ${officer}` },
    });
    t.equal(head.statusCode, 405, 'a view that nobody saw would stand in the log');
    t.equal(await sluis.gateway.log.size(), size);
    const checkpoint = await sluis.app.inject({ method: 'HEAD', url: '/v1/log/checkpoint' });
    t.equal(checkpoint.statusCode, 200);
    t.equal(checkpoint.body, '');
  });

  await t.test('a slash behind a path leads nowhere', async (t) => {
    for (const path of ['/v1/cases/', `/v1/cases/${id}/`, '/v1/covenant/', '/v1/openapi.json/', '/v1/', '/'])
      t.equal((await sluis.ask(`${path}?${VIEW}`, { token: officer })).status, 404, path);
  });

  await t.test('a case that is not there and one that one may not know of, to the last header', async (t) => {
    const carer = await sluis.token(CARER);
    const query = 'purpose=casusoverleg&legalBasis=wmo';
    const known = (await sluis.ask('/v1/covenant', { token: carer })).json<{
      legalBases: { code: string }[];
    }>();
    const basis = known.legalBases[0]?.code ?? query;
    const hidden = await sluis.ask(`/v1/cases/${id}?purpose=casusoverleg&legalBasis=${basis}`, {
      token: carer,
    });
    const absent = await sluis.ask(
      `/v1/cases/00000000-0000-4000-8000-000000000000?purpose=casusoverleg&legalBasis=${basis}`,
      { token: carer },
    );
    t.equal(hidden.status, 404);
    t.equal(comparable(hidden), comparable(absent));
  });

  await t.test(
    'all that is wrong is told at once: parameters, body, and words of the covenant',
    async (t) => {
      const list = await sluis.ask('/v1/cases?purpose=a&purpose=b&legalBasis=c&limit=0&extra=1', {
        token: officer,
      });
      t.same([...errorsOf(list)].sort(), [
        'query extra unknown_name',
        'query legalBasis unknown_to_covenant',
        'query limit out_of_range',
        'query purpose repeated',
      ]);
      const path = `/v1/cases/${'x'.repeat(101)}/disclosures`;
      const reveal = await sluis.ask(path, {
        method: 'POST',
        token: officer,
        body: { purpose: 'spelen', fields: ['persons.name', 'persons.shoe', 3], why: '' },
      });
      t.same([...errorsOf(reveal)].sort(), [
        'body /fields/1 unknown_to_covenant',
        'body /fields/2 wrong_type',
        'body /justification missing',
        'body /legalBasis missing',
        'body /purpose unknown_to_covenant',
        'body /why unknown_name',
        'path id wrong_length',
      ]);
      t.match(reveal.text, 'casusoverleg', 'what the covenant does know is named');
      const seat = await sluis.ask(`/v1/cases/${id}/invitations`, {
        method: 'POST',
        token: await sluis.token(MINI_CHAIR),
        body: { partner: 'niemand', until: '2020-01-01T00:00:00+01:00' },
      });
      t.same([...errorsOf(seat)].sort(), ['body /partner unknown_to_covenant', 'body /until past']);
      const mandate = await sluis.ask('/v1/mandates', {
        method: 'POST',
        token: system,
        body: { role: 'koning', from: '2026-02-01T00:00:00Z', until: '2026-01-01T00:00:00Z' },
      });
      t.same([...errorsOf(mandate)].sort(), [
        'body /professional missing',
        'body /role unknown_to_covenant',
        'body /until order',
      ]);
      for (const from of ['gisteren', '2026-13-01', '2026', '01-02-2026', '2026-01-01T10:00:00']) {
        const answer = await sluis.ask(`/v1/log/export?from=${from}`, { token: await sluis.auditor() });
        t.same(errorsOf(answer), ['query from wrong_form'], from);
      }
    },
  );

  await t.test('a problem is told in Dutch, or in English to whoever prefers that', async (t) => {
    for (const [wish, language] of [
      [undefined, 'nl'],
      ['en', 'en'],
      ['en-GB', 'en'],
      ['de, fr;q=0.9', 'nl'],
      ['nl;q=0.4, en;q=0.5', 'en'],
      ['en;q=0.5, nl;q=0.5', 'nl'],
      ['en;q=0', 'nl'],
      ['EN;Q=0.9', 'en'],
      ['*', 'nl'],
      [`en${';q=1'.repeat(100)}`, 'nl'],
    ] as const) {
      const headers = wish === undefined ? {} : { 'accept-language': wish };
      const answer = await sluis.ask('/v1/nothing', { headers });
      t.equal(answer.headers['content-language'], language, wish ?? 'no wish');
      t.match(answer.json<ProblemBody>().title, language === 'nl' ? 'Niet gevonden' : 'Not found');
    }
    const body = { purpose: 'casusoverleg', legalBasis: 'wpg-8', stage: 'table', field: 'persons.name' };
    const english = await sluis.ask('/v1/covenant/explanations', {
      method: 'POST',
      token: officer,
      body,
      headers: { 'accept-language': 'en' },
    });
    t.equal(english.headers['content-language'], 'en');
    t.match(english.text, /persons\.name from corp: (?:covered|open|withheld|exists)/);
  });

  await t.test(
    'the rules are explained without a look at any case, and agree with what a case shows',
    async (t) => {
      const size = await sluis.gateway.log.size();
      const given = { purpose: 'casusoverleg', legalBasis: 'wpg-8', stage: 'table', source: 'corp' };
      const explained = await sluis.ask('/v1/covenant/explanations', {
        method: 'POST',
        token: officer,
        body: given,
      });
      const matrix = await sluis.ask(`/v1/covenant/matrix?${VIEW}`, { token: officer });
      t.equal(await sluis.gateway.log.size(), size, 'nothing of a case is read, so nothing is recorded');
      const { explanations } = explained.json<{
        explanations: { field: string; category?: string; level: string }[];
      }>();
      const plain = explanations.filter(({ category }) => category === undefined);
      const levels = new Map(plain.map(({ field, level }) => [field, level]));
      const seen = await sluis.ask(`/v1/cases/${id}?${VIEW}`, { token: officer });
      const { items } = seen.json<{ items: { field: string; level: string; source?: string }[] }>();
      const ofCorp = items.filter(({ source }) => source === 'corp');
      t.ok(ofCorp.length > 0);
      for (const { field, level } of ofCorp) t.equal(level, levels.get(field), field);
      const { categories } = matrix.json<{ categories: { stages: { stage: string; level: string }[] }[] }>();
      const inTable = categories.flatMap(({ stages }) => stages.filter(({ stage }) => stage === 'table'));
      t.ok(inTable.some(({ level }) => level === 'covered' || level === 'open'));
      for (const [path, method, body] of [
        ['/v1/covenant/matrix?purpose=x&legalBasis=y', 'GET', undefined],
        ['/v1/covenant/explanations', 'POST', { ...given, purpose: 'x', source: 'y' }],
      ] as const) {
        const wrong = await sluis.ask(path, {
          method,
          token: officer,
          ...(body === undefined ? {} : { body }),
        });
        t.equal(wrong.status, 400);
        t.equal(errorsOf(wrong).filter((error) => error.endsWith('unknown_to_covenant')).length, 2);
      }
      t.equal((await sluis.ask(`/v1/covenant/matrix?${VIEW}`, { token: system })).status, 403);
    },
  );

  await t.test('more requests than the limit are told to wait; each caller has its own', async (t) => {
    const app = await buildServer(sluis.gateway, { ...sluis.config, rateLimit: 2 });
    t.teardown(() => app.close());
    const limited = new Sluis(sluis.gateway, app, sluis.config, sluis.keys, sluis.covenant, []);
    const ask = (token: string | undefined, url = '/v1/covenant'): Promise<Answer> =>
      limited.ask(url, { token });
    t.same([(await ask(officer)).status, (await ask(officer)).status], [200, 200]);
    const third = await ask(officer);
    t.equal(third.status, 429);
    t.equal(codeOf(third), 'too-many-requests');
    t.match(third.headers, { 'retry-after': /^\d+$/, 'api-version': /./, 'content-type': /problem\+json/ });
    t.equal((await ask(system)).status, 200, 'somebody else is not held up');
    t.same([(await ask('forged')).status, (await ask('forged 2')).status], [401, 401]);
    t.equal((await ask('forged 3')).status, 429, 'tokens that are none count for the address');
    t.equal((await ask(officer, '/health/ready')).status, 200, 'who watches is never sent away');
    const first = await ask(system);
    t.equal(first.headers['ratelimit-remaining'], undefined, 'nothing in an answer counts down');
  });
});

/** A raw connection, and all that comes back over it. */
class Line {
  got = '';
  readonly #socket: Socket;

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.on('data', (part: Buffer) => (this.got += part.toString()));
    this.#socket.on('error', () => undefined);
  }

  send(text: string): void {
    this.#socket.write(text);
  }

  /** Waits until something came that looks like this. */
  async hears(pattern: RegExp): Promise<boolean> {
    for (let turn = 0; turn < 400 && !pattern.test(this.got); turn += 1) await pause(10);
    return pattern.test(this.got);
  }

  async ended(): Promise<void> {
    await new Promise<void>((resolve) => {
      if (this.#socket.destroyed) resolve();
      else this.#socket.once('close', () => resolve());
    });
  }

  hangUp(): void {
    this.#socket.destroy();
  }
}

t.test('over the line', async (t) => {
  const sluis = await openSluis(t, 'mini');
  await sluis.app.listen({ host: '127.0.0.1', port: 0 });
  const port = portOf(sluis.app.server.address());
  const system = await sluis.token(CORP);

  await t.test('what is no HTTP, or too much of it, gets a problem too', async (t) => {
    for (const [name, sent, status, code] of [
      ['no HTTP', 'HOI\r\n\r\n', 400, 'malformed-http'],
      [
        'a header without end',
        `GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
        431,
        'headers-too-large',
      ],
      [
        'two lengths',
        'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n',
        400,
        'malformed-http',
      ],
      [
        'a path without end',
        `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
        431,
        'headers-too-large',
      ],
    ] as const) {
      const line = new Line(port);
      line.send(sent);
      t.ok(await line.hears(/\}$/), name);
      await line.ended();
      t.match(line.got, new RegExp(`^HTTP/1\\.1 ${status} `), name);
      t.match(line.got, /\r\ncontent-type: application\/problem\+json/);
      t.match(line.got, /\r\napi-version: \d/);
      t.match(line.got, `/problems/${code}"`, name);
    }
  });

  await t.test('a stop finishes what was begun, and takes nothing new', async (t) => {
    const body = JSON.stringify(CONTRIBUTION);
    const line = await begun(t, port, system, body);
    const closing = sluis.app.close();
    await pause(50);
    line.send(body.slice(10));
    t.ok(await line.hears(/HTTP\/1\.1 201 [\s\S]*"receipt":\{/), 'the contribution is taken');
    line.send('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
    t.ok(await line.hears(/HTTP\/1\.1 503 [\s\S]*problems\/stopping/), 'what comes behind it is not');
    t.match(line.got.slice(line.got.lastIndexOf('HTTP/1.1 ')), /connection: close/i);
    await line.ended();
    await closing;
    const late = new Line(port);
    await late.ended();
    t.equal(late.got, '', 'nobody listens any more');
  });
});

/** A contribution of which the beginning has arrived. */
async function begun(t: Test, port: number, token: string, body: string): Promise<Line> {
  const line = new Line(port);
  t.teardown(() => line.hangUp());
  line.send(
    `POST /v1/cases HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n` +
      `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, 10)}`,
  );
  await pause(100);
  return line;
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return address.port;
}
