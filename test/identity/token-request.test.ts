import { randomBytes } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, type JWK } from 'jose';
import t from 'tap';
import {
  assertClient,
  authorizationServerMetadata,
  createPartnerKey,
  createTokenKey,
  identitySettings,
  type OAuthDetail,
  readClaims,
  readTokenKeys,
  type TokenAnswer,
  tokenEntry,
  tokenForm,
  tokenRequest,
} from '../../src/identity/index.js';
import { oauthErrorSentence } from '../../src/language/identity.js';
import { directoryOf, openDesk, SETTINGS, tokenOf } from './desk.js';

t.test('a professional gets a token for one role in one covenant, under a pseudonym', async (t) => {
  const desk = await openDesk();
  const answer = await desk.ask(await desk.professionalForm());
  t.match(answer, { ok: true, expiresIn: 900, scope: 'casework' });
  const token = tokenOf(answer);
  t.match(decodeProtectedHeader(token), {
    alg: 'ES256',
    typ: 'at+jwt',
    kid: desk.dependencies.keys.signing.kid,
  });
  const claims = decodeJwt(token);
  t.match(claims, {
    iss: SETTINGS.issuer,
    aud: SETTINGS.audience,
    client_id: 'politie',
    azp: 'politie',
    covenant: 'duivenweert',
    partner: 'politie',
    role: 'wijkagent',
    kind: 'professional',
  });
  t.equal(Number(claims.exp) - Number(claims.iat), 900);
  t.notMatch(JSON.stringify(claims), 'pers-4711', 'how the police name their officer stays with the police');
  const caller = readClaims(claims);
  t.equal(caller.kind, 'professional');
  t.same(desk.recorded, [answer.event]);
  t.match(answer.event, {
    event: 'casussluis.token.issued',
    attributes: { token: caller.tokenId, role: 'wijkagent' },
  });
  t.notMatch(JSON.stringify(answer.event), 'pers-4711', 'and out of the log');
});

t.test('a professional is the same subject each time, and another in each covenant', async (t) => {
  const desk = await openDesk();
  const subjectIn = async (covenant: string, role: string): Promise<unknown> => {
    return decodeJwt(tokenOf(await desk.ask(await desk.professionalForm({ covenant, role })))).sub;
  };
  const first = await subjectIn('duivenweert', 'wijkagent');
  t.equal(await subjectIn('duivenweert', 'teamchef'), first);
  t.type(await subjectIn('havenkwartier', 'recherchechef'), 'string');
  t.not(await subjectIn('havenkwartier', 'recherchechef'), first);
});

t.test('a system gets a token without a role, that may contribute and no more', async (t) => {
  const desk = await openDesk();
  const answer = await desk.ask(tokenForm({ client: await desk.asSystem() }));
  const caller = readClaims(decodeJwt(tokenOf(answer)));
  t.match(caller, { kind: 'system', scope: 'contribution', partner: 'politie', covenant: 'duivenweert' });
  t.notOk('role' in caller);
});

t.test(
  'which covenant follows from the client where its code stands in one only, else it is named',
  async (t) => {
    const desk = await openDesk();
    const { now, police, housing } = desk;
    const anywhere = { audience: SETTINGS.issuer, now, random: randomBytes };
    const corp = (): Promise<string> =>
      assertClient({ partner: 'corp', key: housing.privateJwk, ...anywhere });
    const politie = (): Promise<string> =>
      assertClient({ partner: 'politie', key: police.privateJwk, ...anywhere });
    t.match(await desk.ask(tokenForm({ client: await corp() })), {
      ok: true,
      event: { attributes: { covenant: 'duivenweert' } },
    });
    t.match(await desk.ask(tokenForm({ client: await politie() })), {
      error: { error: 'invalid_request', detail: 'covenant_missing', parameter: 'covenant' },
    });
    t.match(await desk.ask({ ...tokenForm({ client: await politie() }), covenant: 'havenkwartier' }), {
      ok: true,
      event: { attributes: { covenant: 'havenkwartier' } },
    });
    t.match(await desk.ask({ ...(await desk.professionalForm()), covenant: 'havenkwartier' }), {
      error: { error: 'invalid_request', detail: 'covenant_mismatch' },
    });
  },
);

t.test('RS256, PS256, ES256 and EdDSA are taken, each by a key that is for it', async (t) => {
  const desk = await openDesk();
  for (const algorithm of ['RS256', 'PS256', 'ES256', 'EdDSA'] as const) {
    const pair = await createPartnerKey(algorithm);
    const directory = directoryOf({ one: { politie: { roles: [], jwks: { keys: [pair.publicJwk] } } } });
    const client = await desk.asSystem({ key: pair.privateJwk, covenant: 'one' });
    t.match(
      await tokenRequest(tokenForm({ client }), { ...desk.dependencies, directory }),
      { ok: true },
      algorithm,
    );
  }
  t.match(authorizationServerMetadata(SETTINGS), {
    token_endpoint: SETTINGS.tokenEndpoint,
    token_endpoint_auth_signing_alg_values_supported: ['RS256', 'PS256', 'ES256', 'EdDSA'],
  });
});

t.test(
  'an assertion without a kid is taken where only one key of the partner can have made it',
  async (t) => {
    const desk = await openDesk();
    const other = await createPartnerKey('ES256');
    const rsa = await createPartnerKey('RS256');
    const ask = async (...keys: JWK[]): Promise<TokenAnswer> => {
      const directory = directoryOf({ one: { politie: { roles: [], jwks: { keys } } } });
      const { kid: _kid, ...nameless } = desk.police.privateJwk;
      const client = await desk.asSystem({ key: nameless, covenant: 'one' });
      return tokenRequest(tokenForm({ client }), { ...desk.dependencies, directory });
    };
    t.match(await ask(desk.police.publicJwk, rsa.publicJwk), { ok: true });
    t.match(await ask(desk.police.publicJwk, other.publicJwk), {
      error: { detail: 'client_not_recognised' },
    });
  },
);

t.test(
  'a request that is wrong in form is answered by RFC 6749 section 5.2 and recorded nowhere',
  async (t) => {
    const desk = await openDesk();
    const good = await desk.professionalForm();
    const { client_assertion: _client, ...anonymous } = good;
    const { assertion: _assertion, ...aboutNobody } = good;
    const wrong: [string, Record<string, unknown>, string, string, number][] = [
      ['nothing', {}, 'invalid_request', 'grant_type_missing', 400],
      ['an empty grant type', { ...good, grant_type: '' }, 'invalid_request', 'grant_type_missing', 400],
      [
        'a password grant',
        { ...good, grant_type: 'password' },
        'unsupported_grant_type',
        'grant_type_unsupported',
        400,
      ],
      [
        'a grant type twice',
        { ...good, grant_type: [good.grant_type, 'x'] },
        'invalid_request',
        'form_duplicate',
        400,
      ],
      [
        'an unknown parameter twice',
        { ...good, extra: ['1', '2'] },
        'invalid_request',
        'form_duplicate',
        400,
      ],
      ['no client assertion', anonymous, 'invalid_client', 'client_assertion_missing', 401],
      ['no assertion', aboutNobody, 'invalid_request', 'assertion_missing', 400],
      ['a client secret', { ...good, client_secret: 'hunter2' }, 'invalid_client', 'client_method', 401],
      [
        'a SAML client',
        { ...good, client_assertion_type: 'saml2-bearer' },
        'invalid_client',
        'client_method',
        401,
      ],
      ['another client id', { ...good, client_id: 'corp' }, 'invalid_client', 'client_id_mismatch', 401],
      [
        'no JWT at all',
        { ...good, client_assertion: '<xml/>' },
        'invalid_client',
        'assertion_malformed',
        401,
      ],
    ];
    for (const [what, form, error, detail, status] of wrong) {
      t.match(await desk.ask(form), { ok: false, error: { error, detail, status } }, what);
    }
    t.same(desk.recorded, []);
    t.match(await desk.ask(good), { ok: true }, 'and none of it used up the assertions');
  },
);

t.test('the scope follows from who asks: it may be named, and no other', async (t) => {
  const desk = await openDesk();
  t.match(await desk.ask({ ...(await desk.professionalForm()), scope: 'casework' }), { ok: true });
  t.match(await desk.ask({ ...tokenForm({ client: await desk.asSystem() }), scope: 'casework' }), {
    error: { error: 'invalid_scope', detail: 'scope_unknown' },
  });
});

t.test('a partner to which the covenant gives no roles has no professionals here', async (t) => {
  const desk = await openDesk();
  const form = await desk.professionalForm({
    partner: 'meetnet',
    key: desk.housing.privateJwk,
    role: 'wijkagent',
  });
  t.match(await desk.ask(form), {
    error: { error: 'unauthorized_client', detail: 'professionals_not_served' },
  });
});

t.test(
  'a refusal of a known partner is recorded, with its reason and without the name of a person',
  async (t) => {
    const desk = await openDesk();
    const answer = await desk.ask(await desk.professionalForm({ role: 'burgemeester' }));
    t.match(answer, { ok: false, error: { error: 'invalid_grant', detail: 'role_not_given', status: 400 } });
    t.match(desk.recorded, [
      {
        event: 'casussluis.token.refused',
        attributes: {
          covenant: 'duivenweert',
          partner: 'politie',
          error: 'invalid_grant',
          reason: 'role_not_given',
        },
      },
    ]);
    t.notMatch(JSON.stringify(desk.recorded), /pers-4711|burgemeester/);
  },
);

t.test('the log entry of a token seals the professional and names the rest', async (t) => {
  const desk = await openDesk();
  const form = await desk.professionalForm();
  const sealed: unknown[] = [];
  const answer = await tokenRequest(form, {
    ...desk.dependencies,
    record: (unit) => {
      sealed.push(unit.professional);
      return desk.dependencies.record(unit);
    },
  });
  const { event } = answer;
  if (event === undefined) throw new Error('expected an event');
  const subject = decodeJwt(tokenOf(answer)).sub;
  t.same(
    sealed,
    [{ covenant: 'duivenweert', subject }],
    'the key of the professional can be made beforehand',
  );
  const entry = tokenEntry(event, {
    resource: '{"name":"sluis"}',
    covenant: (id) => (id === 'duivenweert' ? { version: '3', hash: 'ab12' } : undefined),
    professional: 'c2VhbGVk',
  });
  t.equal(entry.event, 'casussluis.token.issued');
  t.match(JSON.parse(entry.record), {
    event_name: 'casussluis.token.issued',
    timestamp: desk.now,
    resource: { name: 'sluis' },
    attributes: {
      'casussluis.covenant': { id: 'duivenweert', version: '3', hash: 'ab12' },
      'casussluis.partner': 'politie',
      'casussluis.role': 'wijkagent',
      'casussluis.expires_at': Number,
      'casussluis.client_assertion': String,
      'casussluis.professional': 'c2VhbGVk',
    },
  });
  t.notMatch(entry.record, String(subject));
});

t.test('no record, no token', async (t) => {
  const desk = await openDesk();
  const record = (): Promise<never> => Promise.reject(new Error('disk full'));
  const request = tokenRequest(await desk.professionalForm(), { ...desk.dependencies, record });
  await t.rejects(request, { message: 'disk full' });
});

const DETAILS: Record<OAuthDetail, true> = {
  assertion_too_long: true,
  assertion_malformed: true,
  assertion_algorithm: true,
  assertion_header: true,
  assertion_claim: true,
  assertion_audience: true,
  assertion_expired: true,
  assertion_lifetime: true,
  assertion_not_yet_valid: true,
  assertion_jti: true,
  form_duplicate: true,
  grant_type_missing: true,
  grant_type_unsupported: true,
  client_method: true,
  client_assertion_missing: true,
  client_id_mismatch: true,
  client_subject: true,
  client_not_recognised: true,
  covenant_missing: true,
  covenant_mismatch: true,
  assertion_missing: true,
  assertion_not_recognised: true,
  professional_of_another_partner: true,
  professional_missing: true,
  professionals_not_served: true,
  role_not_given: true,
  assertion_replayed: true,
  scope_unknown: true,
};

t.test('every refusal has a sentence in both languages, in the characters that OAuth allows', (t) => {
  const allowed = /^[\x20\x21\x23-\x5b\x5d-\x7e]{10,}$/;
  const details = Object.keys(DETAILS).filter((name): name is OAuthDetail => Object.hasOwn(DETAILS, name));
  for (const detail of details) {
    const { nl, en } = oauthErrorSentence({ error: 'invalid_grant', status: 400, detail });
    t.match(nl, allowed, detail);
    t.match(en, allowed, detail);
    t.not(nl, en);
  }
  t.equal(
    oauthErrorSentence({
      error: 'invalid_grant',
      status: 400,
      detail: 'role_not_given',
      parameter: 'assertion',
      claim: 'role',
    }).nl,
    'assertion: het convenant geeft deze partner deze rol niet (role).',
  );
  t.end();
});

t.test('the issuer is not configured against the contract', (t) => {
  t.throws(() => identitySettings({ ...SETTINGS, tokenLifetime: 901 }), { code: 'settings' });
  t.throws(() => identitySettings({ ...SETTINGS, issuer: 'sluis' }), { code: 'settings' });
  t.end();
});

t.test(
  'keys of the gateway: the first signs, those it took over from still verify, none is shown',
  async (t) => {
    const [old, fresh] = [await createTokenKey('RS256'), await createTokenKey('PS256')];
    const keys = readTokenKeys({ keys: [fresh, old] });
    t.equal(keys.signing.kid, fresh.kid);
    t.same(
      keys.publicJwks.keys.map(({ kid, alg, kty }) => ({ kid, alg, kty })),
      [
        { kid: fresh.kid, alg: 'PS256', kty: 'RSA' },
        { kid: old.kid, alg: 'RS256', kty: 'RSA' },
      ],
    );
    for (const key of keys.publicJwks.keys) for (const secret of ['d', 'p', 'q']) t.notOk(secret in key);
    const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...publicHalf } = old;
    for (const unusable of [undefined, {}, { keys: [] }, { keys: [publicHalf] }, { keys: [old, old] }]) {
      t.throws(() => readTokenKeys(unusable), { code: 'gateway_keys' });
    }
    t.throws(() => readTokenKeys({ keys: [{ ...old, alg: 'ES256' }] }), { code: 'gateway_keys' });
  },
);
