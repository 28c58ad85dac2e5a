import { createHash, createHmac, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import fc from 'fast-check';
import { CompactSign, exportSPKI, importJWK, type JWK } from 'jose';
import t from 'tap';
import { createPartnerKey, tokenForm, tokenRequest } from '../../src/identity/index.js';
import { type Desk, directoryOf, NOON, openDesk, SETTINGS, tokenOf } from '../identity/desk.js';

/** What somebody may send to the token endpoint who holds no key, a wrong key, or a right key and ill will. */

const SECONDS = Math.floor(NOON / 1000);

function clientClaims(changed: Record<string, unknown> = {}): Record<string, unknown> {
  const jti = randomBytes(18).toString('base64url');
  const claims = {
    iss: 'politie',
    sub: 'politie',
    aud: SETTINGS.tokenEndpoint,
    covenant: 'duivenweert',
    jti,
  };
  return { ...claims, iat: SECONDS, exp: SECONDS + 120, ...changed };
}

function officerClaims(changed: Record<string, unknown> = {}): Record<string, unknown> {
  return clientClaims({ sub: 'pers-4711', role: 'wijkagent', ...changed });
}

async function signed(claims: unknown, key: JWK, header: Record<string, unknown> = {}): Promise<string> {
  const payload = Buffer.from(typeof claims === 'string' ? claims : JSON.stringify(claims));
  const jws = new CompactSign(payload).setProtectedHeader({
    alg: key.alg ?? 'ES256',
    ...kidOf(key),
    ...header,
  });
  return jws.sign(await importJWK(key));
}

function kidOf(key: JWK): { kid?: string } {
  return key.kid === undefined ? {} : { kid: key.kid };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

async function refusalOf(desk: Desk, client: string, professional?: string): Promise<string> {
  const form = professional === undefined ? tokenForm({ client }) : tokenForm({ client, professional });
  const answer = await desk.ask(form);
  return answer.ok ? 'a token' : `${answer.error.error} ${answer.error.detail}`;
}

t.test('without a signature by a key of the partner there is no token', async (t) => {
  const desk = await openDesk();
  const own = desk.police.privateJwk;
  const mallory = (await createPartnerKey()).privateJwk;
  const good = await signed(clientClaims(), own);
  const [header = '', claims = '', signature = ''] = good.split('.');
  const flipped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
  const notRecognised = 'invalid_client client_not_recognised';
  const malformed = 'invalid_client assertion_malformed';

  t.equal(
    await refusalOf(desk, await signed(clientClaims(), { ...mallory, kid: own.kid ?? '' })),
    notRecognised,
  );
  t.equal(await refusalOf(desk, await signed(clientClaims(), mallory)), notRecognised, 'a kid of nobody');
  t.equal(
    await refusalOf(desk, await signed(clientClaims(), desk.housing.privateJwk)),
    notRecognised,
    'a neighbour',
  );
  t.equal(await refusalOf(desk, `${header}.${claims}.${flipped}`), notRecognised, 'a bit flipped');
  t.equal(
    await refusalOf(desk, `${header}.${claims}.${signature}AAAA`),
    notRecognised,
    'an over-long signature',
  );
  t.equal(
    await refusalOf(desk, `${header}.${encode(clientClaims({ iss: 'corp', sub: 'corp' }))}.${signature}`),
    notRecognised,
  );
  t.equal(await refusalOf(desk, `${header}.${claims}.`), malformed, 'a signature taken off');
  t.equal(await refusalOf(desk, `${header}.${claims}`), malformed);
  t.equal(await refusalOf(desk, `${header}.${claims}.${signature}.x`), malformed);
  t.equal(await refusalOf(desk, `${header}=.${claims}.${signature}`), malformed, 'padding');
  t.equal(await refusalOf(desk, good), 'a token', 'and the honest one still is good');
});

t.test('an unknown partner, an unknown covenant, an unknown key: one answer, one record', async (t) => {
  const desk = await openDesk();
  const mallory = (await createPartnerKey()).privateJwk;
  const strangers = [
    { iss: 'politie', sub: 'politie' },
    { iss: 'nobody', sub: 'nobody' },
    { iss: 'wijkraad', sub: 'wijkraad' },
    { covenant: 'elders' },
    { covenant: 'constructor' },
    { covenant: '__proto__' },
    { iss: 'constructor', sub: 'constructor' },
  ];
  const answers = [];
  for (const changed of strangers) {
    const answer = await desk.ask(tokenForm({ client: await signed(clientClaims(changed), mallory) }));
    answers.push(answer.ok ? answer : answer.error);
  }
  for (const answer of answers) t.same(answer, answers[0]);
  t.equal(desk.recorded.length, strangers.length);
  t.notMatch(
    JSON.stringify(desk.recorded),
    /nobody|elders|constructor/,
    'the log repeats no word of a stranger',
  );
});

t.test('alg none, HS256 under the public key, and other algorithms are no signatures', async (t) => {
  const desk = await openDesk();
  const { publicJwk, privateJwk } = desk.police;
  const kid = kidOf(privateJwk);
  const key = await importJWK(publicJwk, 'ES256');
  if (key instanceof Uint8Array) throw new Error('a public key is no secret');
  const spki = await exportSPKI(key);
  for (const alg of ['none', 'None', 'NONE', '']) {
    t.equal(
      await refusalOf(desk, `${encode({ alg, ...kid })}.${encode(clientClaims())}.AA`),
      'invalid_client assertion_algorithm',
      alg,
    );
  }
  for (const [alg, hash] of [
    ['HS256', 'sha256'],
    ['HS512', 'sha512'],
  ] as const) {
    for (const secret of [spki, spki.trim(), JSON.stringify(publicJwk)]) {
      const input = `${encode({ alg, ...kid })}.${encode(clientClaims())}`;
      const forged = `${input}.${createHmac(hash, secret).update(input).digest('base64url')}`;
      t.equal(await refusalOf(desk, forged), 'invalid_client assertion_algorithm', alg);
    }
  }
  const rsa = await createPartnerKey('RS256');
  const rs512 = await new CompactSign(Buffer.from(JSON.stringify(clientClaims())))
    .setProtectedHeader({ alg: 'RS512' })
    .sign(await importJWK({ ...rsa.privateJwk, alg: 'RS512' }));
  t.equal(await refusalOf(desk, rs512), 'invalid_client assertion_algorithm', 'RS512 is not on the list');
  const [, claims = '', signature = ''] = (await signed(clientClaims(), privateJwk)).split('.');
  const relabelled = `${encode({ alg: 'RS256', ...kid })}.${claims}.${signature}`;
  t.equal(
    await refusalOf(desk, relabelled),
    'invalid_client client_not_recognised',
    'an EC key is no RSA key',
  );
});

t.test('a key comes from the covenant, never from the token', async (t) => {
  const desk = await openDesk();
  const mallory = await createPartnerKey();
  const header = 'invalid_client assertion_header';
  const make = (extra: Record<string, unknown>): Promise<string> =>
    signed(clientClaims(), { ...mallory.privateJwk, kid: desk.police.privateJwk.kid ?? '' }, extra);
  t.equal(await refusalOf(desk, await make({ jwk: mallory.publicJwk })), header);
  t.equal(await refusalOf(desk, await make({ jku: 'https://mallory.example.org/jwks.json' })), header);
  t.equal(await refusalOf(desk, await make({ x5u: 'https://mallory.example.org/cert.pem' })), header);
  const { privateJwk: theirs } = mallory;
  const certificate = createPublicKey({ key: { ...theirs }, format: 'jwk' }).export({
    type: 'spki',
    format: 'der',
  });
  const x5c = [certificate.toString('base64')];
  const beside = { x5c, x5t: 'AAAA', 'x5t#S256': 'AAAA' };
  t.equal(await refusalOf(desk, await make(beside)), 'invalid_client client_not_recognised');
  const own = await signed(clientClaims(), desk.police.privateJwk, beside);
  t.equal(await refusalOf(desk, own), 'a token', 'a certificate beside the right key is not looked at');
});

t.test('an assertion has one spelling: bits that do not count may not be others', async (t) => {
  const desk = await openDesk();
  const [header = '', claims = '', signature = ''] = (
    await signed(clientClaims(), desk.police.privateJwk)
  ).split('.');
  const octets = Buffer.from(signature, 'base64url');
  const respelled = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
    .map((last) => signature.slice(0, -1) + last)
    .filter((other) => other !== signature && Buffer.from(other, 'base64url').equals(octets));
  t.ok(respelled.length > 0);
  for (const other of [...respelled, `${signature}=`, `${signature}==`]) {
    const refusal = await refusalOf(desk, `${header}.${claims}.${other}`);
    t.equal(refusal, 'invalid_client assertion_malformed', other.slice(-3));
  }
  t.equal(await refusalOf(desk, `${header}.${claims}.${signature}`), 'a token');
});

t.test('critical extensions, other types and odd kids are refused', async (t) => {
  const desk = await openDesk();
  const key = desk.police.privateJwk;
  const header = 'invalid_client assertion_header';
  const withHeader = async (extra: Record<string, unknown>): Promise<string> => {
    const [, claims = '', signature = ''] = (await signed(clientClaims(), key)).split('.');
    return refusalOf(desk, `${encode({ alg: 'ES256', ...kidOf(key), ...extra })}.${claims}.${signature}`);
  };
  t.equal(await withHeader({ crit: ['b64'], b64: false }), header);
  t.equal(await withHeader({ crit: ['exp'] }), header);
  t.equal(await withHeader({ crit: [] }), header);
  t.equal(await withHeader({ kid: 7 }), header);
  t.equal(await withHeader({ kid: 'k'.repeat(300) }), header);
  t.equal(await withHeader({ typ: 'at+jwt' }), header, 'an access token is no assertion');
  t.equal(await withHeader({ typ: ['JWT'] }), header);
  t.equal(await refusalOf(desk, await signed(clientClaims(), key, { typ: 'application/JWT' })), 'a token');
});

t.test('weak, mislaid and misused keys of a partner open nothing', async (t) => {
  const desk = await openDesk();
  const { privateJwk, publicJwk } = desk.police;
  const rsa = await createPartnerKey('RS256');
  const client = (): Promise<string> => signed(clientClaims({ covenant: 'one' }), privateJwk);
  const ask = async (jwks: unknown, made?: string): Promise<boolean> => {
    const directory = directoryOf({ one: { politie: { roles: [], jwks } } });
    return (
      await tokenRequest(tokenForm({ client: made ?? (await client()) }), { ...desk.dependencies, directory })
    ).ok;
  };
  t.ok(await ask({ keys: [publicJwk] }));
  t.notOk(await ask({ keys: [privateJwk] }), 'a key whose private half stands in the covenant');
  t.notOk(await ask({ keys: [{ ...publicJwk, use: 'enc' }] }));
  t.notOk(await ask({ keys: [{ ...publicJwk, key_ops: ['deriveBits'] }] }));
  t.notOk(await ask({ keys: [{ ...publicJwk, alg: 'ES384' }] }));
  t.notOk(await ask({ keys: [publicJwk, publicJwk] }), 'a name that two keys have');
  t.notOk(await ask({ keys: [{ ...publicJwk, x: publicJwk.y }] }), 'a point that is not on the curve');
  for (const odd of [undefined, null, [], 'keys', { keys: {} }, { keys: [null, 7, 'x', {}] }])
    t.notOk(await ask(odd));
  const rsaClient = (): Promise<string> => signed(clientClaims({ covenant: 'one' }), rsa.privateJwk);
  t.ok(await ask({ keys: [rsa.publicJwk] }, await rsaClient()));
  t.notOk(
    await ask({ keys: [{ ...rsa.publicJwk, alg: 'PS256' }] }, await rsaClient()),
    'RS256 by a key for PS256',
  );
  const input = `${encode({ alg: 'RS256' })}.${encode(clientClaims({ covenant: 'one' }))}`;
  const anyone = { ...rsa.publicJwk, kid: undefined, e: 'AQ' };
  t.notOk(await ask({ keys: [anyone] }, `${input}.${signatureForExponentOne(input)}`), 'an exponent of 1');
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const signature = sign('sha256', Buffer.from(input), weak.privateKey).toString('base64url');
  t.notOk(
    await ask({ keys: [weak.publicKey.export({ format: 'jwk' })] }, `${input}.${signature}`),
    '1024 bits',
  );
});

/** With e = 1 the padded digest is its own signature (RFC 8017 section 9.2), for whoever can count. */
function signatureForExponentOne(input: string): string {
  const digestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex');
  const digest = Buffer.concat([digestInfo, createHash('sha256').update(input).digest()]);
  const padding = Buffer.alloc(256 - 3 - digest.length, 0xff);
  return Buffer.concat([Buffer.from([0, 1]), padding, Buffer.from([0]), digest]).toString('base64url');
}

t.test('an assertion is for us, for now, and for a short while', async (t) => {
  const desk = await openDesk();
  const refuse = async (changed: Record<string, unknown>): Promise<string> =>
    (await refusalOf(desk, await signed(clientClaims(changed), desk.police.privateJwk))).replace(
      'invalid_client ',
      '',
    );
  for (const aud of [
    undefined,
    '',
    'https://ander.example.org',
    `${SETTINGS.tokenEndpoint}/`,
    SETTINGS.tokenEndpoint.toUpperCase(),
    [],
    [SETTINGS.issuer, 'https://ander.example.org'],
    SETTINGS.audience,
  ]) {
    t.equal(await refuse({ aud }), 'assertion_audience', `aud ${String(aud)}`);
  }
  t.equal(await refuse({ aud: [SETTINGS.issuer] }), 'a token');
  t.equal(await refuse({ exp: SECONDS }), 'assertion_expired');
  t.equal(await refuse({ iat: SECONDS - 900, exp: SECONDS - 600 }), 'assertion_expired');
  t.equal(await refuse({ iat: SECONDS + 31 }), 'assertion_not_yet_valid', 'an iat ahead of our clock');
  t.equal(await refuse({ iat: SECONDS + 10 ** 9, exp: SECONDS + 10 ** 9 + 60 }), 'assertion_not_yet_valid');
  t.equal(await refuse({ nbf: SECONDS + 60 }), 'assertion_not_yet_valid');
  t.equal(await refuse({ iat: SECONDS + 29 }), 'a token', 'half a minute of skew is taken');
  t.equal(await refuse({ exp: SECONDS + 301 }), 'assertion_lifetime');
  t.equal(await refuse({ iat: SECONDS - 200, exp: SECONDS + 101 }), 'assertion_lifetime');
  t.equal(await refuse({ exp: SECONDS + 10 ** 12 }), 'assertion_lifetime');
  t.equal(await refuse({ exp: SECONDS + 300 }), 'a token');
  for (const exp of [undefined, null, '1999999999', -1, true, [SECONDS + 60]]) {
    t.equal(await refuse({ exp }), 'assertion_claim', `exp ${String(exp)}`);
  }
  t.equal(await refuse({ iat: undefined }), 'assertion_claim', 'the profile asks for iat');
});

t.test('an assertion is good once', async (t) => {
  const desk = await openDesk();
  const client = await desk.asSystem();
  t.equal(await refusalOf(desk, client), 'a token');
  t.equal(await refusalOf(desk, client), 'invalid_client assertion_replayed');
  const professional = await desk.asOfficer();
  t.equal(await refusalOf(desk, await desk.asSystem(), professional), 'a token');
  t.equal(await refusalOf(desk, await desk.asSystem(), professional), 'invalid_grant assertion_replayed');
  t.match(desk.recorded.at(-1), {
    event: 'casussluis.token.refused',
    attributes: { reason: 'assertion_replayed' },
  });
  const refused = await desk.asSystem();
  t.equal(
    await refusalOf(desk, refused, await desk.asOfficer({ role: 'burgemeester' })),
    'invalid_grant role_not_given',
  );
  t.equal(await refusalOf(desk, refused), 'invalid_client assertion_replayed', 'also after a refusal');
  const twice = await desk.asSystem();
  const answers = await Promise.all([refusalOf(desk, twice), refusalOf(desk, twice)]);
  t.same(answers.sort(), ['a token', 'invalid_client assertion_replayed'], 'also at the same moment');
});

t.test('a jti is there, is long enough to be random, and is not endless', async (t) => {
  const desk = await openDesk();
  for (const jti of [
    undefined,
    '',
    'short',
    'x'.repeat(21),
    'x'.repeat(257),
    42,
    null,
    ['a'.repeat(30)],
    `${'a'.repeat(30)}\n`,
    'é'.repeat(30),
  ]) {
    t.equal(
      await refusalOf(desk, await signed(clientClaims({ jti }), desk.police.privateJwk)),
      'invalid_client assertion_jti',
    );
  }
});

t.test('a role is one that this covenant gives this partner', async (t) => {
  const desk = await openDesk();
  const refuse = async (changed: Record<string, unknown>): Promise<string> =>
    refusalOf(desk, await desk.asSystem(), await signed(officerClaims(changed), desk.police.privateJwk));
  t.equal(
    await refuse({ role: 'sociaal-beheerder' }),
    'invalid_grant role_not_given',
    'a role of another partner',
  );
  t.equal(
    await refuse({ role: 'recherchechef' }),
    'invalid_grant role_not_given',
    'a role in another covenant',
  );
  t.equal(await refuse({ role: 'toString' }), 'invalid_grant role_not_given');
  t.equal(await refuse({ role: 'wijk\u0430gent' }), 'invalid_grant role_not_given', 'a Cyrillic а');
  t.equal(await refuse({ role: 'wijkagent ' }), 'invalid_grant role_not_given');
  t.equal(await refuse({ role: ['wijkagent'] }), 'invalid_grant assertion_claim', 'one role, not a list');
  t.equal(await refuse({ role: undefined }), 'invalid_grant assertion_claim');
  t.equal(await refuse({ covenant: undefined }), 'invalid_grant assertion_claim');
  t.equal(await refuse({}), 'a token');
});

t.test('a partner vouches for its own professionals, and for persons', async (t) => {
  const desk = await openDesk();
  const key = desk.police.privateJwk;
  const housing = desk.housing.privateJwk;
  const refuse = async (professional: string): Promise<string> =>
    refusalOf(desk, await desk.asSystem(), professional);
  const ofCorp = officerClaims({ iss: 'corp', role: 'sociaal-beheerder' });
  t.equal(await refuse(await signed(ofCorp, housing)), 'invalid_grant professional_of_another_partner');
  t.equal(await refuse(await signed(officerClaims(), housing)), 'invalid_grant assertion_not_recognised');
  t.equal(
    await refuse(await desk.asSystem()),
    'invalid_grant professional_missing',
    'a client assertion is no grant',
  );
  t.equal(
    await refusalOf(desk, await desk.asOfficer()),
    'invalid_client client_subject',
    'nor the other way round',
  );
  const asClient = await signed(officerClaims({ sub: 'politie' }), key);
  t.equal(
    await refusalOf(desk, asClient),
    'invalid_client client_subject',
    'not even for a professional named politie',
  );
});

t.test('names that look alike are not alike', async (t) => {
  const desk = await openDesk();
  const key = desk.police.privateJwk;
  for (const iss of [
    'p\u043elitie',
    'politie\u200b',
    'POLITIE\u0000',
    ' politie',
    'politie\n',
    '',
    7,
    ['politie'],
  ]) {
    const client = await signed(clientClaims({ iss, sub: iss }), key);
    t.equal(await refusalOf(desk, client), 'invalid_client assertion_claim', `iss ${JSON.stringify(iss)}`);
  }
  t.equal(
    await refusalOf(desk, await signed(clientClaims({ iss: 'Politie', sub: 'Politie' }), key)),
    'invalid_client client_not_recognised',
  );
  for (const sub of [
    '',
    'x'.repeat(257),
    'a\u0000b',
    'a\ud800b',
    'jo\u0065\u0308lle',
    'agent\u202e7',
    'agent\u200b',
    null,
  ]) {
    const professional = await signed(officerClaims({ sub }), key);
    t.equal(
      await refusalOf(desk, await desk.asSystem(), professional),
      'invalid_grant assertion_claim',
      JSON.stringify(sub),
    );
  }
  t.equal(
    await refusalOf(desk, await desk.asSystem(), await signed(officerClaims({ sub: 'jo\u00eblle' }), key)),
    'a token',
  );
});

t.test(
  'what is over-long, no object, not UTF-8 or deeply nested is refused before any key is touched',
  async (t) => {
    const desk = await openDesk();
    const key = desk.police.privateJwk;
    t.equal(
      await refusalOf(desk, await signed(clientClaims({ padding: 'x'.repeat(8192) }), key)),
      'invalid_client assertion_too_long',
    );
    t.equal(await refusalOf(desk, 'a'.repeat(5_000_000)), 'invalid_client assertion_too_long');
    for (const payload of ['[]', 'null', '"politie"', '{', '', '['.repeat(2000), '{"iss":"politie"}{}']) {
      t.equal(
        await refusalOf(desk, await signed(payload, key)),
        'invalid_client assertion_malformed',
        payload.slice(0, 20),
      );
    }
    const [header = '', , signature = ''] = (await signed(clientClaims(), key)).split('.');
    const latin1 = Buffer.from('{"iss":"politi\xeb"}', 'latin1').toString('base64url');
    t.equal(await refusalOf(desk, `${header}.${latin1}.${signature}`), 'invalid_client assertion_malformed');
    const polluted = `{"__proto__":{"role":"teamchef"},${JSON.stringify(officerClaims({ role: undefined })).slice(1)}`;
    t.equal(
      await refusalOf(desk, await desk.asSystem(), await signed(polluted, key)),
      'invalid_grant assertion_claim',
    );
    t.same(desk.recorded, []);
  },
);

t.test('a token of one covenant says so, whatever else the partner is in', async (t) => {
  const desk = await openDesk();
  const form = await desk.professionalForm({ covenant: 'havenkwartier', role: 'recherchechef' });
  t.ok(tokenOf(await desk.ask(form)));
  t.match(desk.recorded, [{ attributes: { covenant: 'havenkwartier', role: 'recherchechef' } }]);
  const crossed = tokenForm({
    client: await desk.asSystem({ covenant: 'duivenweert' }),
    professional: await desk.asOfficer({ covenant: 'havenkwartier', role: 'recherchechef' }),
  });
  t.match(await desk.ask(crossed), {
    error: { detail: 'covenant_mismatch' },
  });
});

t.test('no assertion survives the change of a single character', async (t) => {
  const desk = await openDesk();
  const good = await desk.asSystem();
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
  const character = fc.nat(alphabet.length - 1).map((index) => alphabet.charAt(index));
  const place = fc.oneof(fc.nat(good.length - 1), fc.integer({ min: good.length - 4, max: good.length - 1 }));
  await fc.assert(
    fc.asyncProperty(place, character, async (at, other) => {
      fc.pre(good[at] !== other);
      return (await refusalOf(desk, good.slice(0, at) + other + good.slice(at + 1))) !== 'a token';
    }),
    { numRuns: 150 },
  );
  t.equal(await refusalOf(desk, good), 'a token');
});

t.test('whatever is sent, the answer is a refusal and never a fault', async (t) => {
  const desk = await openDesk();
  const codeUnits = fc.array(fc.nat(0xffff), { maxLength: 20 });
  const anyUtf16 = codeUnits.map((units) => String.fromCharCode(...units));
  const anything = fc.oneof(anyUtf16, fc.array(fc.string()), fc.anything({ maxDepth: 1 }));
  const names = fc.constantFrom(
    'grant_type',
    'client_assertion',
    'client_assertion_type',
    'assertion',
    'covenant',
    '__proto__',
  );
  const good = await desk.professionalForm();
  t.ok(tokenOf(await desk.ask(good)), 'good once; from here on no more');
  await fc.assert(
    fc.asyncProperty(fc.dictionary(names, anything), async (form) => {
      const sent = Object.keys(form).length === 0 ? {} : { ...good, ...form };
      return !(await desk.ask(sent)).ok;
    }),
    { numRuns: 60 },
  );
  const claims = fc.dictionary(
    fc.constantFrom('iss', 'sub', 'aud', 'exp', 'iat', 'nbf', 'jti', 'covenant', 'role'),
    fc.jsonValue({ maxDepth: 1 }),
  );
  await fc.assert(
    fc.asyncProperty(claims, async (changed) => {
      const professional = await signed(
        officerClaims({ role: 'burgemeester', ...changed }),
        desk.police.privateJwk,
      );
      return (await refusalOf(desk, await desk.asSystem(), professional)) !== 'a token';
    }),
    { numRuns: 60 },
  );
});
