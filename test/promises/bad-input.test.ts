import t, { type Test } from 'tap';
import {
  CORP,
  CONTRIBUTION,
  MANAGER,
  MINI_CHAIR,
  OFFICER,
  openMiniCase,
  seenByOfficer,
} from '../support/mini-case.js';
import { openSluis, type Answer, type Asking } from '../support/sluis.js';
import type { ProblemBody } from '../support/views.js';

/** Promise 9: bad input gets a clear answer, changes nothing, loses nothing and reveals nothing. */

const REASON = 'Huisbezoek met de corporatie, zo is het afgesproken';

t.test('bad input', async (t) => {
  const sluis = await openSluis(t, 'mini');
  const { id, items } = await openMiniCase(sluis);
  const system = await sluis.token(CORP);
  const officer = await sluis.token(OFFICER);
  const chair = await sluis.token(MINI_CHAIR);
  await sluis.token(MANAGER);
  const before = await seenByOfficer(sluis, id);
  const path = `/v1/cases/${id}`;
  const query = 'purpose=casusoverleg&legalBasis=wpg-8';

  /** Asks, and holds the answer to what every refusal of input promises. */
  const refused = async (
    t: Test,
    name: string,
    status: number,
    url: string,
    asking: Asking,
  ): Promise<ProblemBody> => {
    const size = await sluis.gateway.log.size();
    const dutch = await sluis.ask(url, asking);
    const english = await sluis.ask(url, {
      ...asking,
      headers: { ...asking.headers, 'accept-language': 'en' },
    });
    demandProblem(t, name, status, dutch, 'nl');
    demandProblem(t, name, status, english, 'en');
    t.not(english.json<ProblemBody>().title, dutch.json<ProblemBody>().title);
    const since = (await sluis.records(size)).filter(({ event }) => !event.includes('token'));
    t.same(since, [], `${name}: nothing was looked up`);
    return dutch.json<ProblemBody>();
  };

  await t.test('a body that is no JSON, or JSON that two readers could read differently', async (t) => {
    const bodies: Record<string, string> = {
      'no JSON': '{"kind":',
      nothing: '',
      'two keys': '{"kind":"person","title":"a","title":"b"}',
      'two keys, one escaped': '{"kind":"person","title":"a","t\\u0069tle":"b"}',
      'two keys in depth': '{"kind":"person","title":"a","persons":[{"ref":"a","ref":"b"}]}',
      'the prototype': '{"kind":"person","title":"a","__proto__":{"kind":"neighbourhood"}}',
      '__proto__ escaped': '{"kind":"person","title":"a","\\u005f_proto__":{}}',
      constructor: '{"kind":"person","title":"a","constructor":{"prototype":{}}}',
      'a lone surrogate, escaped': '{"kind":"person","title":"a\\ud800"}',
      'a lone low surrogate, escaped': '{"kind":"person","title":"\\udc00"}',
      'a lone surrogate in a key': '{"kind":"person","title":"a","\\ud800":1}',
      'too deep': `{"kind":"person","title":"a","persons":${'['.repeat(200)}${']'.repeat(200)}}`,
      'far too deep': '['.repeat(100_000),
      'a number': '1',
      null: 'null',
      'a list': '[]',
    };
    for (const [name, body] of Object.entries(bodies)) {
      const problem = await refused(t, name, 400, '/v1/cases', { method: 'POST', token: system, body });
      t.ok((problem.errors?.length ?? 0) >= 1, `${name}: says what is wrong`);
    }
    for (const [name, body] of Object.entries(bodies)) {
      await refused(t, `amending, ${name}`, 400, path, { method: 'PATCH', token: system, body });
      await refused(t, `revealing, ${name}`, 400, `${path}/disclosures`, {
        method: 'POST',
        token: officer,
        body,
      });
    }
  });

  await t.test('bytes that are no UTF-8', async (t) => {
    for (const bytes of ['eda080', 'ff', 'c0af', 'e282']) {
      const payload = Buffer.concat([
        Buffer.from('{"kind":"person","title":"a'),
        Buffer.from(bytes, 'hex'),
        Buffer.from('"}'),
      ]);
      const headers = { authorization: `Bearer ${system}`, 'content-type': 'application/json' };
      const answer = await sluis.app.inject({ method: 'POST', url: '/v1/cases', headers, payload });
      t.equal(answer.statusCode, 400);
      t.equal(answer.json<ProblemBody>().errors?.[0]?.code, 'not_well_formed');
    }
  });

  await t.test(
    'odd characters where words are expected, and words that are not in the language of the field',
    async (t) => {
      const texts = ['\u0000', 'a\u0007b', '\u202Eabc', '\uFEFF', '   ', 'x'.repeat(10_000)];
      for (const title of texts) {
        const problem = await refused(t, JSON.stringify(title.slice(0, 8)), 400, '/v1/cases', {
          method: 'POST',
          token: system,
          body: { ...CONTRIBUTION, title },
        });
        t.ok(problem.errors?.every(({ location }) => location === '/title'));
      }
      const odd = await sluis.open(CORP, {
        ...CONTRIBUTION,
        title: 'Zoë Ñandú 東京 e\u0301 🏠 و',
        persons: undefined,
        notes: undefined,
      });
      t.equal(odd.status, 201, 'but all that people are called by is welcome');
    },
  );

  await t.test(
    'wrong in many places: all of them are told at once, each with its place and never with what stood there',
    async (t) => {
      const secret = 'Geheimenstein';
      const problem = await refused(t, 'many', 400, '/v1/cases', {
        method: 'POST',
        token: system,
        body: {
          kind: 'persoon',
          titel: secret,
          persons: [
            {
              ref: 'a',
              about: secret,
              birthDate: '1984-13-45',
              bsn: { value: '999900000' },
              phones: [{ value: secret }],
            },
            { ref: 'a' },
          ],
          notes: [{ text: '', persons: ['weg'] }],
        },
      });
      const places = problem.errors?.map(({ location }) => location) ?? [];
      for (const place of [
        '/kind',
        '/title',
        '/titel',
        '/persons/0/about',
        '/persons/0/birthDate',
        '/persons/0/bsn/value',
        '/persons/0/phones/0/value',
        '/persons/1/ref',
        '/notes/0/text',
        '/notes/0/persons/0',
      ]) {
        t.ok(places.includes(place), `${place} among ${places.join(' ')}`);
      }
      t.notMatch(JSON.stringify(problem), secret);
      const words = await refused(t, 'words', 400, `${path}/disclosures`, {
        method: 'POST',
        token: officer,
        body: {
          purpose: 'onzin',
          legalBasis: 'ook-onzin',
          fields: ['persons.name', 'persons.shoe_size', 'x.y'],
          justification: REASON,
        },
      });
      t.same(
        words.errors?.map(({ location }) => location),
        ['/purpose', '/legalBasis', '/fields/1', '/fields/2'],
      );
    },
  );

  await t.test('a body that is too large, or of another kind', async (t) => {
    const large = JSON.stringify({ ...CONTRIBUTION, notes: [{ text: 'x'.repeat(1_100_000) }] });
    await refused(t, 'large', 413, '/v1/cases', { method: 'POST', token: system, body: large });
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'nonsense',
    ]) {
      await refused(t, type, 415, '/v1/cases', {
        method: 'POST',
        token: system,
        body: '{}',
        headers: { 'content-type': type },
      });
    }
    const latin = {
      method: 'POST',
      token: system,
      body: '{}',
      headers: { 'content-type': 'application/json; charset=utf-16' },
    } as const;
    const answer = await sluis.ask('/v1/cases', latin);
    t.ok(answer.status === 400 || answer.status === 415, answer.text);
  });

  await t.test('parameters that are missing, unknown, twice, too long or not of the covenant', async (t) => {
    const queries = [
      '',
      'purpose=casusoverleg',
      'legalBasis=wpg-8',
      `${query}&extra=1`,
      `${query}&purpose=acuut`,
      `${query}&legalBasis=wpg-16`,
      'purpose=&legalBasis=wpg-8',
      'purpose=nieuwsgierig&legalBasis=wpg-8',
      'purpose=casusoverleg&legalBasis=avg',
      `purpose=${'x'.repeat(5_000)}&legalBasis=wpg-8`,
      'purpose=__proto__&legalBasis=constructor',
      'purpose=toString&legalBasis=wpg-8',
      'purpose[]=casusoverleg&legalBasis=wpg-8',
      'purpose=%00&legalBasis=wpg-8',
      'purpose=%ED%A0%80&legalBasis=wpg-8',
      'purpose=casusoverleg%20&legalBasis=wpg-8',
      'purpose=Casusoverleg&legalBasis=wpg-8',
    ];
    for (const one of queries) {
      const problem = await refused(t, one.slice(0, 60), 400, `${path}?${one}`, { token: officer });
      t.ok((problem.errors?.length ?? 0) > 0, one.slice(0, 60));
    }
    for (const one of [
      'limit=0',
      'limit=1e9',
      'limit=x',
      'limit=1&limit=2',
      `cursor=${'x'.repeat(300)}`,
      'sort=1',
    ]) {
      await refused(t, one.slice(0, 60), 400, `/v1/cases?${query}&${one}`, { token: officer });
    }
  });

  await t.test('ids that cannot be, in the path', async (t) => {
    const ids = [
      '%2F..%2F..%2Fetc',
      '%00',
      '..',
      '%2e%2e',
      'x'.repeat(301),
      'x'.repeat(5_000),
      '%',
      '%E0%A4%A',
      '%ED%A0%80',
      "'%20or%201=1",
      'case%2Fabc',
      '日本',
    ];
    for (const one of ids) {
      const answer = await sluis.ask(`/v1/cases/${one}?${query}`, { token: officer });
      t.ok([400, 404].includes(answer.status), `${one.slice(0, 30)}: ${answer.status}`);
      demandProblem(t, one.slice(0, 30), answer.status, answer, 'nl');
      const reveal = await sluis.ask(`/v1/cases/${one}/disclosures`, {
        method: 'POST',
        token: officer,
        body: {
          purpose: 'casusoverleg',
          legalBasis: 'wpg-8',
          fields: ['persons.name'],
          justification: REASON,
        },
      });
      t.ok([400, 404].includes(reveal.status), `${one.slice(0, 30)}: ${reveal.status}`);
      const amended = await sluis.ask(`/v1/cases/${one}`, {
        method: 'PATCH',
        token: system,
        body: { remove: [] },
      });
      t.ok([400, 404].includes(amended.status), `${one.slice(0, 30)}: ${amended.status}`);
    }
    for (const [method, url] of [
      ['PUT', path],
      ['DELETE', path],
      ['POST', path],
      ['GET', '/v1/nergens'],
      ['GET', '/v1/cases/'],
      ['GET', '/'],
    ] as const) {
      const answer = await sluis.ask(url, {
        method,
        token: officer,
        ...(method === 'GET' || method === 'DELETE' ? {} : { body: {} }),
      });
      t.ok([400, 404, 405].includes(answer.status), `${method} ${url}: ${answer.status}`);
      demandProblem(t, url, answer.status, answer, 'nl');
    }
  });

  await t.test(
    'amendments that do not fit: items of others, values that are none, references to nobody',
    async (t) => {
      const note = items.find(({ field }) => field === 'notes.text')?.id;
      const [own] = items;
      const bodies: readonly object[] = [
        {},
        { amend: [{ item: 'AAAAAAAAAAAAAAAAAAAA', value: 'x' }] },
        { remove: ['AAAAAAAAAAAAAAAAAAAA'] },
        { remove: [own?.id, own?.id] },
        { restrict: [{ item: 'AAAAAAAAAAAAAAAAAAAA', restricted: true }] },
        { consent: [{ item: own?.id, partners: ['__proto__ '] }] },
        { amend: [{ item: note, value: { a: 1 } }] },
        { amend: [{ item: note, value: null }] },
        { add: { notes: [{ text: 'x', persons: ['Z-99'] }] } },
        { stage: 'nergens' },
        { stage: 'plan', onbekend: 1 },
      ];
      for (const body of bodies) {
        const answer = await sluis.ask(path, { method: 'PATCH', token: system, body });
        demandProblem(t, JSON.stringify(body).slice(0, 60), 400, answer, 'nl');
        t.ok((answer.json<ProblemBody>().errors?.length ?? 0) > 0, JSON.stringify(body));
      }
      const seats: readonly object[] = [
        { partner: 'niemand', until: new Date(Date.now() + 86_400_000).toISOString() },
        { partner: 'ggz', until: '2020-01-01T00:00:00Z' },
        { partner: 'ggz', until: '2099-01-01T00:00:00Z' },
        { partner: 'ggz', until: 'morgen' },
        { partner: 'ggz' },
        { partner: '__proto__', until: new Date(Date.now() + 86_400_000).toISOString() },
      ];
      for (const body of seats) {
        await refused(t, JSON.stringify(body), 400, `${path}/invitations`, {
          method: 'POST',
          token: chair,
          body,
        });
      }
      const from = new Date().toISOString();
      for (const body of [
        { professional: 'a', role: 'teamchef', from, until: from },
        { professional: 'a', role: 'sociaal-beheerder', from, until: '2099-01-01T00:00:00Z' },
        {
          professional: '',
          role: 'sociaal-beheerder',
          from,
          until: new Date(Date.now() + 86_400_000).toISOString(),
        },
      ]) {
        await refused(t, JSON.stringify(body), 400, '/v1/mandates', { method: 'POST', token: system, body });
      }
    },
  );

  await t.test('the rest of the API', async (t) => {
    const auditor = await sluis.auditor();
    for (const url of [
      '/v1/log/entries?from=-1',
      '/v1/log/entries?limit=100000',
      '/v1/log/entries?from=1&from=2',
      '/v1/log/entries?x=1',
      '/v1/log/export?from=2026-02-30',
      '/v1/log/proofs/inclusion',
      '/v1/log/proofs/inclusion?index=5&treeSize=1000000',
      '/v1/log/proofs/inclusion?index=5&treeSize=2',
      '/v1/log/proofs/consistency?from=9&to=3',
      '/v1/log/proofs/consistency?from=0&to=99999999999999999999',
    ]) {
      demandProblem(t, url, 400, await sluis.ask(url, { token: auditor }), 'nl');
    }
    for (const url of [
      '/v1/log/tile/0/x',
      '/v1/log/tile/../../etc',
      '/v1/log/tile/0/000.p/0',
      '/v1/log/tile/64/000',
      `/v1/log/tile/${'9'.repeat(90)}`,
    ]) {
      const answer = await sluis.ask(url);
      demandProblem(t, url, 404, answer, 'nl');
    }
    const tokens: readonly string[] = [
      '',
      'grant_type=password',
      'grant_type=client_credentials&grant_type=x',
      '%',
      'a=b&'.repeat(2_000),
      'client_assertion='.padEnd(30_000, 'x'),
    ];
    for (const body of tokens) {
      const answer = await sluis.ask('/oauth/token', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      t.ok([400, 401, 413].includes(answer.status), `${body.slice(0, 30)}: ${answer.status}`);
    }
  });

  await t.test('and after all of it the case is as it was, and the log sound', async (t) => {
    const after = await seenByOfficer(sluis, id);
    t.same(after.json<{ items: unknown }>().items, before.json<{ items: unknown }>().items);
    t.equal((await sluis.verify()).outcome, 'sound');
    t.notOk(
      sluis.lines.some((line) => line.includes('"internal"')),
      sluis.lines.join(''),
    );
  });
});

function demandProblem(t: Test, name: string, status: number, answer: Answer, language: 'nl' | 'en'): void {
  t.equal(answer.status, status, `${name}: ${answer.text.slice(0, 200)}`);
  t.match(answer.headers['content-type'], /^application\/problem\+json/, `${name}: problem+json`);
  t.equal(answer.headers['content-language'], language, name);
  t.ok(answer.headers['api-version'], `${name}: API-Version`);
  if (!String(answer.headers['content-type']).includes('json')) return;
  const { type, title, status: told, detail } = answer.json<ProblemBody>();
  t.match(type, /^https:/);
  t.equal(told, status);
  t.ok(title !== '' && detail !== '');
}
