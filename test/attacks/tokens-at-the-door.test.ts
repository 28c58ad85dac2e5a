import { createHmac } from 'node:crypto';
import t, { type Test } from 'tap';
import { CORP, CARER, MANAGER, MINI_CHAIR, OFFICER, openMiniCase } from '../support/mini-case.js';
import { openSluis, type Answer } from '../support/sluis.js';
import { comparable, type ProblemBody } from '../support/views.js';

/** Hostile tokens and assertions against the gateway as a whole; test/attacks/tokens-*.test.ts hold identity alone. */

t.test('tokens', async (t) => {
  const sluis = await openSluis(t, 'mini');
  const { id } = await openMiniCase(sluis);
  const good = await sluis.token(OFFICER);
  const path = `/v1/cases/${id}?purpose=casusoverleg&legalBasis=wpg-8`;
  const [header = '', payload = '', signature = ''] = good.split('.');
  const claims: Record<string, unknown> = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const jws = (head: object, body: object, signed = signature): string =>
    [head, body].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') +
    `.${signed}`;
  const keys = await sluis.ask('/.well-known/jwks.json');
  const head: { kid: string } = JSON.parse(Buffer.from(header, 'base64url').toString());

  await t.test(
    'whatever is wrong with a token, the answer is one and the same 401, and nothing is looked up',
    async (t) => {
      const hmac = (key: string): string => {
        const text = jws({ alg: 'HS256', kid: head.kid }, claims, '').slice(0, -1);
        return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
      };
      const headers: Readonly<Record<string, string | undefined>> = {
        missing: undefined,
        empty: 'Bearer ',
        'another scheme': `Basic ${Buffer.from('a:b').toString('base64')}`,
        'no token': 'Bearer x',
        'alg none': `Bearer ${jws({ alg: 'none' }, claims, '')}`,
        'alg None': `Bearer ${jws({ alg: 'None', kid: head.kid }, claims, '')}`,
        'no signature': `Bearer ${header}.${payload}.`,
        'another role': `Bearer ${jws(head, { ...claims, role: 'teamchef' })}`,
        'another partner': `Bearer ${jws(head, { ...claims, partner: 'corp', client_id: 'corp', azp: 'corp' })}`,
        'longer life': `Bearer ${jws(head, { ...claims, exp: 9_999_999_999 })}`,
        'signed with the public key': `Bearer ${hmac(keys.text)}`,
        'signed with nothing': `Bearer ${hmac('')}`,
        'a bit changed': `Bearer ${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
        '8 KB': `Bearer ${good}${'A'.repeat(8_192)}`,
        '8 KB of dots': `Bearer ${'.'.repeat(8_192)}`,
        twice: `Bearer ${good}, Bearer ${good}`,
        'a proto': `Bearer ${jws({ alg: 'ES256', kid: '__proto__' }, claims)}`,
        'a critical header': `Bearer ${jws({ ...head, crit: ['exp'] }, claims)}`,
        'a key of its own': `Bearer ${jws({ ...head, jwk: { kty: 'oct', k: 'AA' }, jku: 'https://kwaad.example.org/keys' }, claims)}`,
      };
      const size = await sluis.gateway.log.size();
      const answers: Answer[] = [];
      for (const [name, authorization] of Object.entries(headers)) {
        const answer = await sluis.ask(
          path,
          authorization === undefined ? {} : { headers: { authorization } },
        );
        t.equal(answer.status, 401, name);
        t.match(answer.headers['content-type'], /^application\/problem\+json/, name);
        t.match(answer.headers['www-authenticate'], /^Bearer/, name);
        answers.push(answer);
      }
      t.equal(new Set(answers.map(comparable)).size, 1);
      t.equal(await sluis.gateway.log.size(), size);
      const inQuery = await sluis.ask(`${path}&access_token=${good}`);
      t.ok([400, 401].includes(inQuery.status), 'a token in an address is no token');
      t.equal((await sluis.ask(path, { token: good })).status, 200, 'the good one is still good');
    },
  );

  await t.test('a token that was revoked is worth nothing from then on', async (t) => {
    const token = await sluis.freshToken({ ...OFFICER, professional: 'agent-99' });
    t.equal((await sluis.ask(path, { token })).status, 200);
    const caller = sluis.gateway.identity.tokens.find(token);
    if (caller === undefined) throw new Error('the token is not known');
    sluis.gateway.identity.tokens.revoke({ token: caller.tokenId });
    t.equal((await sluis.ask(path, { token })).status, 401);
    t.equal((await sluis.ask(path, { token: good })).status, 200);
  });

  await t.test(
    'a system reads nothing, a professional gives no mandate, an auditor sees no case',
    async (t) => {
      const system = await sluis.token(CORP);
      const auditor = await sluis.auditor();
      const reveal = {
        purpose: 'casusoverleg',
        legalBasis: 'avg-6-1-f',
        fields: ['persons.name'],
        justification: 'Omdat het moet',
      };
      const mandate = {
        professional: 'a',
        role: 'sociaal-beheerder',
        from: new Date().toISOString(),
        until: new Date(Date.now() + 1e9).toISOString(),
      };
      const seat = { partner: 'ggz', until: new Date(Date.now() + 1e9).toISOString() };
      const refused: readonly Promise<Answer>[] = [
        sluis.ask(path, { token: system }),
        sluis.ask('/v1/cases?purpose=casusoverleg&legalBasis=avg-6-1-f', { token: system }),
        sluis.ask(`/v1/cases/${id}/disclosures`, { method: 'POST', token: system, body: reveal }),
        sluis.ask(`/v1/cases/${id}/invitations`, { method: 'POST', token: system, body: seat }),
        sluis.ask('/v1/mandates', { method: 'POST', token: await sluis.token(MANAGER), body: mandate }),
        sluis.ask('/v1/mandates', { method: 'POST', token: auditor, body: mandate }),
        sluis.ask(path, { token: auditor }),
        sluis.ask('/v1/cases', { method: 'POST', token: auditor, body: { kind: 'person', title: 'x' } }),
        sluis.ask(`/v1/cases/${id}`, { method: 'PATCH', token: auditor, body: { stage: 'plan' } }),
        sluis.ask('/v1/log/entries', { token: good }),
        sluis.ask('/v1/log/export', { token: system }),
        sluis.ask('/v1/log/export', { token: await sluis.token(MINI_CHAIR) }),
        sluis.ask(`/v1/cases/${id}/invitations`, {
          method: 'POST',
          token: await sluis.token(MANAGER),
          body: seat,
        }),
      ];
      for (const answer of await Promise.all(refused)) {
        t.equal(answer.status, 403, answer.text);
        t.match(answer.headers['content-type'], /^application\/problem\+json/);
      }
      t.equal((await sluis.ask('/v1/log/entries')).status, 401);
      const care = await sluis.ask(`/v1/cases/${id}`, {
        method: 'PATCH',
        token: await sluis.token(CARER),
        body: { remove: ['x'] },
      });
      t.equal(care.status, 404, 'and whoever knows nothing of the case learns nothing by writing to it');
    },
  );

  await t.test('an assertion is good once, also where it comes six times at once', async (t) => {
    const form = await sluis.tokenRequest({
      ...OFFICER,
      covenant: sluis.covenant,
      key: sluis.keyOf(OFFICER),
    });
    t.equal((await sluis.postForm(form)).status, 200);
    await refusedToken(t, await sluis.postForm(form));
    const together = await sluis.tokenRequest({
      ...OFFICER,
      covenant: sluis.covenant,
      key: sluis.keyOf(OFFICER),
    });
    const answers = await Promise.all(Array.from({ length: 6 }, () => sluis.postForm(together)));
    t.equal(answers.filter(({ status }) => status === 200).length, 1, 'of six at once one gets a token');
  });

  await t.test(
    'nobody speaks for another partner, in a role that is not given, or without a key of its own',
    async (t) => {
      const corp = sluis.keyOf(CORP);
      const covenant = sluis.covenant;
      const forms = [
        await sluis.tokenRequest({ ...OFFICER, covenant, key: corp }),
        await sluis.tokenRequest({
          partner: 'corp',
          role: 'wijkagent',
          professional: 'a',
          covenant,
          key: corp,
        }),
        await sluis.tokenRequest({
          partner: 'corp',
          role: 'auditor',
          professional: 'a',
          covenant: 'sluis',
          key: corp,
        }),
        await sluis.tokenRequest({
          partner: 'administrator',
          role: 'auditor',
          professional: 'a',
          covenant,
          key: sluis.keys.administrator,
        }),
        await sluis.tokenRequest({ partner: 'nobody', covenant, key: corp }),
        await sluis.tokenRequest({ partner: 'corp', covenant: 'een-ander', key: corp }),
        await sluis.tokenRequest({ partner: '__proto__', covenant, key: corp }),
        { ...(await sluis.tokenRequest({ partner: 'corp', covenant, key: corp })), client_id: 'politie' },
      ];
      for (const form of forms) await refusedToken(t, await sluis.postForm(form));
    },
  );

  await t.test('who names no covenant does not learn by the answer who is a partner', async (t) => {
    const corp = sluis.keyOf(CORP);
    const refused = async (partner: string): Promise<string> => {
      const { client_assertion: named = '', ...rest } = await sluis.tokenRequest({
        partner,
        covenant: sluis.covenant,
        key: corp,
      });
      const { covenant: _covenant, ...claims }: Record<string, unknown> = JSON.parse(
        Buffer.from(named.split('.')[1] ?? '', 'base64url').toString(),
      );
      const [head, body] = [{ alg: 'ES256', typ: 'JWT', kid: corp['kid'] }, claims].map((part) =>
        Buffer.from(JSON.stringify(part)).toString('base64url'),
      );
      const signed = named.split('.')[2] ?? '';
      const size = await sluis.gateway.log.size();
      const answer = await sluis.postForm({ ...rest, client_assertion: `${head}.${body}.${signed}` });
      t.equal(answer.status, 401, `${partner} ${answer.text}`);
      t.equal(await sluis.gateway.log.size(), size + 1, 'and each is on record');
      return comparable(answer);
    };
    const answers = [await refused('politie'), await refused('corp'), await refused('nobody')];
    t.equal(new Set(answers).size, 1);
  });

  await t.test('the gateway gives its own keys without their secret', async (t) => {
    t.equal(keys.status, 200);
    t.notMatch(keys.text, /"d":/);
  });
  t.notMatch(sluis.lines.join(''), /eyJ/, 'no token is in the application log');
});

async function refusedToken(t: Test, answer: Answer): Promise<void> {
  t.ok([400, 401].includes(answer.status), answer.text);
  const { error } = answer.json<{ error: string }>();
  t.ok(
    ['invalid_client', 'invalid_grant', 'invalid_request', 'unauthorized_client'].includes(error),
    answer.text,
  );
  t.notMatch(answer.text, 'access_token');
  t.equal(answer.json<ProblemBody>().status, undefined, 'errors of OAuth have the form of OAuth');
}
