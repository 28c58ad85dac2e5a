import { createHmac } from 'node:crypto';
import fastifyJwt, { type FastifyJWTOptions } from '@fastify/jwt';
import Fastify, { type FastifyInstance } from 'fastify';
import { decodeJwt, importJWK, type JWK, SignJWT } from 'jose';
import t, { type Test } from 'tap';
import {
  type Caller,
  createTokenKey,
  fastifyJwtOptions,
  IdentityError,
  isCovenantId,
  isPartnerId,
  readBearer,
  readClaims,
  readTokenKeys,
  tokenForm,
  tokenRequest,
  VerifiedTokens,
} from '../../src/identity/index.js';
import { type Desk, directoryOf, openDesk, SETTINGS, tokenOf } from '../identity/desk.js';

/** Access tokens as the API meets them: readBearer, VerifiedTokens, @fastify/jwt, VerifiedTokens. */

interface Gate {
  readonly desk: Desk;
  readonly tokens: VerifiedTokens;
  readonly signingKey: JWK;
  readonly publicPem: string;
  /** Verifications that the plugin had to do. */
  verified: number;
  show(authorization: string | undefined): Promise<{ status: number; caller?: Caller; code?: string }>;
}

async function openGate(t: Test): Promise<Gate> {
  const desk = await openDesk();
  desk.now = Date.now();
  const { signingKey } = desk;
  const { keys } = desk.dependencies;
  const tokens = new VerifiedTokens({
    directory: desk.dependencies.directory,
    now: () => desk.now,
  });
  const gate: Gate = {
    desk,
    tokens,
    signingKey,
    publicPem: keys.signing.publicPem,
    verified: 0,
    show: async (authorization) => {
      const headers = authorization === undefined ? {} : { authorization };
      const answer = await app.inject({ url: '/', headers });
      return { status: answer.statusCode, ...answer.json<{ caller?: Caller; code?: string }>() };
    },
  };
  const options: FastifyJWTOptions = fastifyJwtOptions(keys, SETTINGS);
  const app = Fastify();
  app.register(fastifyJwt, options);
  addDoor(app, gate);
  await app.ready();
  t.teardown(() => app.close());
  return gate;
}

function addDoor(app: FastifyInstance, gate: Gate): void {
  app.get('/', async (request, reply) => {
    const bearer = readBearer(request.headers.authorization);
    if (!bearer.ok) return reply.code(401).send({ code: bearer.code });
    try {
      const known = gate.tokens.find(bearer.token);
      if (known !== undefined) return { caller: known };
      gate.verified += 1;
      return {
        caller: gate.tokens.admit(bearer.token, await request.jwtVerify()),
      };
    } catch (error) {
      return reply.code(401).send({ code: error instanceof IdentityError ? error.code : 'invalid' });
    }
  });
}

/** Texts that decode to the same octets. */
function otherSpellings(part: string): readonly string[] {
  const octets = Buffer.from(part, 'base64url');
  return Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
    .map((last) => part.slice(0, -1) + last)
    .filter((other) => other !== part && Buffer.from(other, 'base64url').equals(octets));
}

async function tokenFor(gate: Gate): Promise<string> {
  return tokenOf(await gate.desk.ask(await gate.desk.professionalForm()));
}

async function remade(
  token: string,
  key: JWK,
  changed: Record<string, unknown>,
  header = {},
): Promise<string> {
  return new SignJWT({ ...decodeJwt(token), ...changed })
    .setProtectedHeader({
      alg: 'ES256',
      typ: 'at+jwt',
      ...(key.kid === undefined ? {} : { kid: key.kid }),
      ...header,
    })
    .sign(await importJWK(key, 'ES256'));
}

t.test('a token opens the door, the second time without verifying it again', async (t) => {
  const gate = await openGate(t);
  const token = await tokenFor(gate);
  t.match(await gate.show(`Bearer ${token}`), {
    status: 200,
    caller: { kind: 'professional', role: 'wijkagent' },
  });
  t.match(await gate.show(`bearer ${token}`), {
    status: 200,
    caller: { partner: 'politie' },
  });
  t.equal(gate.verified, 1);
});

t.test('forged, foreign, expired, unsigned and confused tokens stay outside', async (t) => {
  const gate = await openGate(t);
  const token = await tokenFor(gate);
  const [header = '', claims = '', signature = ''] = token.split('.');
  const mallory = { ...(await createTokenKey()), kid: gate.signingKey.kid ?? '' };
  const police = gate.desk.police.privateJwk;
  const own = gate.signingKey;
  const now = Math.floor(gate.desk.now / 1000);
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = `${encode({ alg: 'none', typ: 'at+jwt', kid: own.kid })}.${claims}`;
  const confused = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: own.kid })}.${claims}`;
  const hmac = createHmac('sha256', gate.publicPem).update(confused).digest('base64url');
  const hostile: Record<string, string> = {
    'a forged signature': await remade(token, mallory, {}),
    'claims changed under the signature': `${header}.${encode({ ...decodeJwt(token), role: 'teamchef' })}.${signature}`,
    'a signature one byte too long': `${token}AA`,
    'a signature cut short': token.slice(0, -4),
    'alg none': `${unsigned}.`,
    'alg none with a signature': `${unsigned}.${signature}`,
    'HS256 under our public key': `${confused}.${hmac}`,
    'a kid that we do not have': await remade(token, { ...own, kid: 'other' }, {}),
    'no kid': await remade(token, own, {}, { kid: undefined }),
    'its own key in the header': await remade(token, mallory, {}, { jwk: { kty: 'EC' }, kid: undefined }),
    'a critical extension': `${encode({ alg: 'ES256', typ: 'at+jwt', kid: own.kid, crit: ['x'], x: 1 })}.${claims}.${signature}`,
    'another audience': await remade(token, own, {
      aud: 'https://ander.example.org',
    }),
    'another issuer': await remade(token, own, {
      iss: 'https://ander.example.org',
    }),
    expired: await remade(token, own, { iat: now - 1000, exp: now - 100 }),
    'not a JWT access token': await remade(token, own, {}, { typ: 'JWT' }),
    'an assertion of a partner': await gate.desk.asSystem({ key: police }),
    'no expiry': await remade(token, own, { exp: undefined }),
  };
  for (const [what, jwt] of Object.entries(hostile))
    t.match(await gate.show(`Bearer ${jwt}`), { status: 401 }, what);
  t.match(await gate.show(`Bearer ${token}`), { status: 200 }, 'and the honest one passes');
  t.match(
    await gate.show(`Bearer ${await remade(token, own, {})}`),
    { status: 200 },
    'made as these were made',
  );
});

t.test('a token has one spelling: bits that do not count may not be others', async (t) => {
  const gate = await openGate(t);
  const token = await tokenFor(gate);
  const parts = token.split('.');
  const respelled = otherSpellings(parts[2] ?? '').map((signature) =>
    [parts[0], parts[1], signature].join('.'),
  );
  t.ok(respelled.length > 0, 'a signature of 64 octets leaves bits over');
  for (const jwt of [...respelled, `${token}=`, `${token}==`]) {
    t.match(await gate.show(`Bearer ${jwt}`), { status: 401 }, jwt.slice(-4));
  }
  t.match(await gate.show(`Bearer ${token}`), { status: 200 });
});

t.test('a header that holds no token of ours is not shown to the verifier', async (t) => {
  const gate = await openGate(t);
  const token = await tokenFor(gate);
  t.match(await gate.show(undefined), { status: 401, code: 'token_missing' });
  for (const header of ['Bearer', 'Bearer ', `Basic ${token}`, `Bearer ${token} x`, token]) {
    t.match(await gate.show(header), { status: 401, code: 'token_malformed' }, header.slice(0, 12));
  }
  t.match(await gate.show(`Bearer ${token}${'A'.repeat(4096)}`), { status: 401, code: 'token_too_long' });
  t.match(readBearer(['Bearer a.b.c']), { ok: false, code: 'token_malformed' });
  t.equal(gate.verified, 0);
  for (const odd of ['x', 'a.b', 'a.b.c.d', '..', 'é.b.c', `${token}.`, `${token}=`]) {
    t.match(await gate.show(`Bearer ${odd}`), { status: 401 }, odd.slice(0, 12));
  }
});

t.test('the cache of verified tokens outlives no token', async (t) => {
  const gate = await openGate(t);
  const token = await tokenFor(gate);
  const { expiresAt } = readClaims(decodeJwt(token));
  await gate.show(`Bearer ${token}`);
  gate.desk.now = expiresAt - 1;
  t.ok(gate.tokens.find(token));
  gate.desk.now = expiresAt;
  t.equal(gate.tokens.find(token), undefined);
  gate.desk.now = expiresAt - 1;
  t.equal(gate.tokens.find(token), undefined, 'and it is gone for good');
});

t.test('nor a revocation: of the token, of the professional, of the partner', async (t) => {
  for (const which of ['token', 'subject', 'partner'] as const) {
    const gate = await openGate(t);
    const token = await tokenFor(gate);
    const { caller } = await gate.show(`Bearer ${token}`);
    if (caller?.kind !== 'professional') throw new Error('expected a professional');
    const { covenant, partner, subject, tokenId } = caller;
    gate.tokens.revoke(
      which === 'token'
        ? { token: tokenId }
        : which === 'subject'
          ? { covenant, subject }
          : { covenant, partner },
    );
    t.match(await gate.show(`Bearer ${token}`), { status: 401, code: 'token_revoked' }, which);
    gate.tokens.clear();
    t.match(
      await gate.show(`Bearer ${token}`),
      { status: 401, code: 'token_revoked' },
      'also after a change of covenant',
    );
    gate.desk.now += 1000;
    t.match(
      await gate.show(`Bearer ${await tokenFor(gate)}`),
      { status: 200 },
      'a token given out afterwards is good',
    );
  }
});

t.test('a revocation leaves others alone', async (t) => {
  const gate = await openGate(t);
  const officer = await tokenFor(gate);
  const system = tokenOf(await gate.desk.ask(tokenForm({ client: await gate.desk.asSystem() })));
  const corp = tokenOf(
    await gate.desk.ask(
      tokenForm({
        client: await gate.desk.asSystem({ partner: 'corp', key: gate.desk.housing.privateJwk }),
      }),
    ),
  );
  const { caller } = await gate.show(`Bearer ${officer}`);
  if (caller?.kind !== 'professional') throw new Error('expected a professional');
  await gate.show(`Bearer ${system}`);
  gate.tokens.revoke({ covenant: caller.covenant, subject: caller.subject });
  t.ok(gate.tokens.find(system));
  const [covenant, partner] = ['duivenweert', 'politie'];
  if (!isCovenantId(covenant) || !isPartnerId(partner)) throw new Error('ids');
  gate.tokens.revoke({ covenant, partner });
  t.match(await gate.show(`Bearer ${system}`), { status: 401 });
  t.match(await gate.show(`Bearer ${corp}`), { status: 200 });
});

t.test('when the covenant changes, a role or partner that is gone opens nothing more', async (t) => {
  const gate = await openGate(t);
  const payload = decodeJwt(await tokenFor(gate));
  for (const partners of [{}, { politie: { roles: ['teamchef'], jwks: undefined } }]) {
    const directory = directoryOf({ duivenweert: partners });
    const tokens = new VerifiedTokens({
      directory,
      now: () => gate.desk.now,
    });
    t.throws(() => tokens.admit('aaaa.bbbb.cccc', payload), { code: 'token_unknown_caller' });
    t.equal(tokens.find('aaaa.bbbb.cccc'), undefined);
  }
});

t.test('the cache is bounded, and clears', async (t) => {
  const gate = await openGate(t);
  const { directory } = gate.desk.dependencies;
  const tokens = new VerifiedTokens({
    directory,
    now: () => gate.desk.now,
    capacity: 3,
  });
  const payload = decodeJwt(await tokenFor(gate));
  for (const token of ['aaaa', 'bbbb', 'cccc', 'dddd']) tokens.admit(token, payload);
  t.equal(tokens.find('aaaa'), undefined, 'the oldest made room');
  t.ok(tokens.find('bbbb') && tokens.find('cccc') && tokens.find('dddd'));
  tokens.clear();
  t.notOk(tokens.find('bbbb') ?? tokens.find('cccc') ?? tokens.find('dddd'));
});

t.test('claims that this gateway did not give are no claims, even under its own signature', async (t) => {
  const gate = await openGate(t);
  const token = await tokenFor(gate);
  const system = decodeJwt(tokenOf(await gate.desk.ask(tokenForm({ client: await gate.desk.asSystem() }))));
  const wrong: Record<string, unknown>[] = [
    { kind: 'auditor' },
    { kind: 'system' },
    { scope: 'contribution' },
    { scope: 'casework contribution' },
    { role: undefined },
    { role: ['wijkagent'] },
    { role: 'wijk\u0430gent' },
    { sub: 'politie' },
    { partner: 'corp' },
    { client_id: 'corp' },
    { azp: undefined },
    { covenant: 'Duiven weert' },
    { jti: 'x' },
    { iat: 1.5 },
    { exp: '1999999999' },
    { admin: true },
  ];
  for (const changed of wrong) {
    const payload: unknown = JSON.parse(JSON.stringify({ ...decodeJwt(token), ...changed }));
    t.throws(() => readClaims(payload), { code: 'token_claims' }, JSON.stringify(changed));
  }
  t.throws(
    () => readClaims({ ...system, role: 'wijkagent' }),
    { code: 'token_claims' },
    'a system has no role',
  );
  t.throws(() => readClaims({ ...system, sub: 'corp' }), { code: 'token_claims' });
  for (const odd of [undefined, null, 'x', [], 7]) t.throws(() => readClaims(odd), { code: 'token_claims' });
  t.match(await gate.show(`Bearer ${await remade(token, gate.signingKey, { admin: true })}`), {
    code: 'token_claims',
  });
});

t.test('the old key verifies until it is taken out', async (t) => {
  const desk = await openDesk();
  desk.now = Date.now();
  const [old, fresh] = [await createTokenKey('RS256'), await createTokenKey('ES256')];
  const before = { ...desk.dependencies, keys: readTokenKeys({ keys: [old] }) };
  const token = tokenOf(await tokenRequest(await desk.professionalForm(), before));
  for (const [keys, good] of [
    [[fresh, old], true],
    [[fresh], false],
  ] as const) {
    const app = Fastify();
    app.register(fastifyJwt, fastifyJwtOptions(readTokenKeys({ keys }), SETTINGS));
    app.get('/', async (request) => request.jwtVerify());
    const answer = await app.inject({
      url: '/',
      headers: { authorization: `Bearer ${token}` },
    });
    t.equal(answer.statusCode === 200, good);
    await app.close();
  }
});
