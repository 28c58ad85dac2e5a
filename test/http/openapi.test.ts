import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { CORP, MANAGER, MINI_CHAIR, OFFICER, openMiniCase } from '../support/mini-case.js';
import { publicUrl } from '../../src/http/openapi.js';
import { openSluis, type Asking } from '../support/sluis.js';
import { Described } from './described.js';

const RULES = fileURLToPath(new URL('../vectors/standards/adr-2.2.1-linter.yaml', import.meta.url));
const spectral = createRequire(import.meta.url).resolve('@stoplight/spectral-cli/dist/index.js');
interface Tried {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<
    Record<string, { readonly post?: { readonly servers?: readonly { readonly url: string }[] } }>
  >;
}

const VIEW = 'purpose=casusoverleg&legalBasis=wpg-8';

t.test('the description of the API', async (t) => {
  const sluis = await openSluis(t, 'mini');
  const api = await Described.of(sluis);

  await t.test('is right as OpenAPI 3.1 and breaks no rule of the NL API Design Rules 2.2.1', async (t) => {
    t.match(api.document.openapi, /^3\.1\.\d$/);
    const file = join(t.testdir({}), 'openapi.json');
    writeFileSync(file, api.text);
    const run = spawnSync(
      process.execPath,
      [spectral, 'lint', '--ruleset', RULES, '--fail-severity', 'warn', file],
      { encoding: 'utf8', timeout: 60_000 },
    );
    t.equal(run.status, 0, `${run.stdout}${run.stderr}`);
  });

  await t.test('names, sorts and explains every operation, and says which version answers', async (t) => {
    const ids = api.operations().map(([, , { operationId }]) => operationId);
    t.equal(new Set(ids).size, ids.length);
    for (const [path, method, operation] of api.operations()) {
      const name = `${method} ${path}`;
      t.ok(operation.summary !== undefined && operation.description !== undefined, name);
      t.equal(operation.tags?.length, 1, name);
      for (const [status, { headers }] of Object.entries(operation.responses)) {
        t.ok(headers?.['API-Version'] !== undefined, `${name} ${status}`);
        t.ok(headers?.['traceparent'] !== undefined, `${name} ${status}`);
      }
    }
  });

  await t.test('says rightly which operations ask for a token', async (t) => {
    const open = api.operations().filter(([, , { security }]) => security?.length === 0);
    t.same(open.map(([path]) => path).sort(), [
      '/health/live',
      '/health/ready',
      '/log/checkpoint',
      '/log/proofs/consistency',
      '/log/proofs/inclusion',
      '/log/tile/{path}',
      '/oauth/token',
    ]);
    for (const [path, method, { security }] of api.operations()) {
      if (security?.length === 0) continue;
      const url = `/v1${path.replaceAll(/\{\w+\}/g, 'x')}`;
      for (const authorization of [undefined, 'Bearer x', 'Basic eDp4']) {
        const answer = await sluis.app.inject({
          method: method === 'get' ? 'GET' : method === 'patch' ? 'PATCH' : 'POST',
          url,
          headers: {
            ...(authorization === undefined ? {} : { authorization }),
            'content-type': 'text/plain',
          },
          ...(method === 'get' ? {} : { payload: 'never read' }),
        });
        t.equal(answer.statusCode, 401, `${method} ${path} before anything else`);
        t.equal(answer.headers['www-authenticate'], 'Bearer realm="casussluis"');
      }
    }
  });

  await t.test('is what the gateway answers', async (t) => {
    const { id } = await openMiniCase(sluis);
    const officer = await sluis.token(OFFICER);
    const system = await sluis.token(CORP);
    const chair = await sluis.token(MINI_CHAIR);
    const auditor = await sluis.auditor();
    const hold = async (
      path: string,
      status: number,
      asking: Asking = {},
      url = `/v1${path.replace('{id}', id)}`,
    ): Promise<void> => {
      const answer = await sluis.ask(url, asking);
      t.equal(answer.status, status, `${asking.method ?? 'GET'} ${url}: ${answer.text.slice(0, 300)}`);
      const method = (asking.method ?? 'GET').toLowerCase();
      t.same(api.faults(path, method, answer), [], `${asking.method ?? 'GET'} ${url}`);
    };
    const reveal = {
      purpose: 'casusoverleg',
      legalBasis: 'wpg-8',
      fields: ['persons.phone'],
      justification: 'Huisbezoek samen met de corporatie, afgesproken aan tafel',
    };
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const from = new Date(Date.now() - 1000).toISOString();

    await sluis.mandate(OFFICER);
    await hold('/cases', 200, { token: officer }, `/v1/cases?${VIEW}`);
    await hold('/cases/{id}', 200, { token: officer }, `/v1/cases/${id}?${VIEW}`);
    await hold('/cases/{id}', 404, { token: officer }, `/v1/cases/none?${VIEW}`);
    await hold('/cases/{id}', 400, { token: officer });
    await hold('/cases/{id}', 403, { token: system }, `/v1/cases/${id}?${VIEW}`);
    await hold('/cases/{id}/disclosures', 201, { method: 'POST', token: officer, body: reveal });
    const wider = { ...reveal, fields: ['persons.phone', 'persons.bsn'] };
    await hold('/cases/{id}/disclosures', 403, { method: 'POST', token: officer, body: wider });
    await hold('/cases/{id}/disclosures', 201, {
      method: 'POST',
      token: officer,
      body: { ...wider, partial: true },
    });
    const seat = { partner: 'gem-zorg', until };
    await hold('/cases/{id}/invitations', 201, { method: 'POST', token: chair, body: seat });
    await hold('/cases/{id}/invitations', 400, { method: 'POST', token: chair, body: {} });
    const agreement = { text: 'De corporatie belt elke week.' };
    await hold('/cases/{id}/agreements', 201, { method: 'POST', token: system, body: agreement });
    await sluis.ask(`/v1/cases/${id}/invitations`, {
      method: 'POST',
      token: chair,
      body: { partner: 'politie', until },
    });
    await sluis.amend({ partner: 'politie' }, id, {
      add: {
        persons: [{ ref: 'X-9', about: 'subject', callName: 'Sanne' }],
        registrations: [{ person: 'X-9', kind: 'police', nature: 'overlast' }],
      },
    });
    const waits = {
      ...reveal,
      legalBasis: 'gemeentewet-172',
      fields: ['registrations.nature'],
    };
    const adviser = await sluis.token({ partner: 'gem-oov', role: 'adviseur' });
    const pending = await sluis.ask(`/v1/cases/${id}/disclosures`, {
      method: 'POST',
      token: adviser,
      body: waits,
    });
    t.same(api.faults('/cases/{id}/disclosures', 'post', pending), []);
    t.equal(pending.status, 202);
    const { id: waiting } = pending.json<{ id: string }>();
    await hold('/disclosures/{id}', 200, { token: adviser }, `/v1/disclosures/${waiting}`);
    await hold('/cases/{id}', 200, { method: 'PATCH', token: chair, body: { stage: 'plan' } });
    await hold('/cases', 415, {
      method: 'POST',
      token: system,
      body: 'x',
      headers: { 'content-type': 'text/plain' },
    });
    const mandate = { professional: 'beheerder-1', role: 'sociaal-beheerder', from, until };
    await hold('/mandates', 201, { method: 'POST', token: system, body: mandate });
    await hold('/covenant', 200, { token: system });
    await hold('/covenant/matrix', 200, { token: officer }, `/v1/covenant/matrix?${VIEW}&mandate=true`);
    const { purpose, legalBasis } = reveal;
    const explanation = { purpose, legalBasis, stage: 'table' };
    for (const body of [explanation, { ...explanation, field: 'persons.name', facts: { mandate: true } }]) {
      await hold('/covenant/explanations', 200, { method: 'POST', token: officer, body });
    }
    await hold('/log/entries', 200, { token: auditor }, '/v1/log/entries?limit=3');
    await hold('/log/export', 200, { token: auditor });
    await hold('/log/checkpoint', 200);
    await hold('/log/proofs/inclusion', 200, {}, '/v1/log/proofs/inclusion?index=0&treeSize=2');
    await hold('/log/proofs/consistency', 400, {}, '/v1/log/proofs/consistency?from=1&to=9999');
    await hold('/log/tile/{path}', 404, {}, '/v1/log/tile/0/999');
    await hold('/health/live', 200, {}, '/health/live');
    await hold('/health/ready', 200, {}, '/health/ready');
    const { partner, role, professional } = MANAGER;
    const who = { partner, role, professional, covenant: sluis.covenant, key: sluis.keyOf(MANAGER) };
    const form = new URLSearchParams(await sluis.tokenRequest(who)).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    await hold('/oauth/token', 200, { method: 'POST', body: form, headers }, '/oauth/token');
    await hold('/oauth/token', 400, { method: 'POST', body: 'a=b', headers }, '/oauth/token');
  });

  await t.test('can be had by everybody, also from a page of others, and read at /docs', async (t) => {
    const answer = await sluis.ask('/v1/openapi.json');
    t.equal(answer.headers['access-control-allow-origin'], '*');
    t.match(answer.headers['cache-control'], /public/);
    const page = await sluis.ask('/docs');
    t.equal(page.status, 200);
    const policy = String(page.headers['content-security-policy']);
    t.match(policy, "script-src 'self'");
    t.notMatch(policy, /script-src[^;]*unsafe|upgrade-insecure-requests/);
    for (const [, file] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      t.equal((await sluis.ask(file ?? '')).status, 200, `${file ?? ''} is the gateway's own`);
    }
    t.notMatch(page.text, /<script>|<script [^>]*>[^<\s]/, 'no script in the page itself');
    const tried = (await sluis.ask('/docs/json')).json<Tried>();
    t.same(tried.servers[0]?.url, '/v1', 'what is tried from the page goes to where the page came from');
    t.match(tried.paths['/oauth/token']?.post?.servers?.[0]?.url, /^\/$/);
  });

  await t.test(
    'names the address that is there: with TLS in front, or on the machine itself without',
    (t) => {
      const addresses: Readonly<Record<string, string>> = {
        'http://sluis.example.org': 'https://sluis.example.org',
        'https://sluis.example.org': 'https://sluis.example.org',
        'http://127.0.0.1:8080': 'http://127.0.0.1:8080',
        'http://[::1]:8080': 'http://[::1]:8080',
        'http://localhost:8080': 'http://localhost:8080',
        'http://localhost.example.org': 'https://localhost.example.org',
      };
      for (const [configured, named] of Object.entries(addresses)) t.equal(publicUrl(configured), named);
      t.match(api.text, '"url":"https://sluis.example.org/v1"');
      t.end();
    },
  );
});
