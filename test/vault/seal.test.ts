import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import t from 'tap';
import {
  blindIndex,
  hkdf,
  KeyHandle,
  openAttribute,
  periodSealer,
  pooledRandom,
  sealAttribute,
  VaultError,
} from '../../src/vault/index.js';
import { randomId } from '../../src/vault/random.js';
import { openBytes, sealBytes } from '../../src/vault/seal.js';

const unauthentic = { name: 'VaultError', code: 'unauthentic' };
const hex = (text: string) => Buffer.from(text, 'hex');
const key = createSecretKey(randomBytes(32));
const bytes = () => fc.uint8Array({ maxLength: 200 });

t.test('sealing is AES-256-GCM: test case 16 of McGrew and Viega, as NIST uses it', async (t) => {
  const gcmKey = createSecretKey(hex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308'));
  const nonce = hex('cafebabefacedbaddecaf888');
  const aad = hex('feedfacedeadbeeffeedfacedeadbeefabaddad2');
  const plaintext = hex(
    'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
  );
  const expected = hex(
    '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662' +
      '76fc6ece0f4e1768cddf8853bb2d551b',
  );
  const sealed = sealBytes(gcmKey, plaintext, aad, () => nonce);
  t.same(sealed, Buffer.concat([hex('01'), nonce, expected]));
  t.same(openBytes(gcmKey, sealed, aad), plaintext);
});

t.test('keys are derived by HKDF-SHA256: test cases 1 to 3 of RFC 5869', async (t) => {
  const range = (from: number, to: number) => Uint8Array.from({ length: to - from + 1 }, (_, i) => from + i);
  t.same(
    Buffer.from(hkdf(new Uint8Array(22).fill(0x0b), range(0, 12), range(0xf0, 0xf9), 42)),
    hex('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'),
  );
  t.same(
    Buffer.from(hkdf(range(0, 0x4f), range(0x60, 0xaf), range(0xb0, 0xff), 82)),
    hex(
      'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
    ),
  );
  t.same(
    Buffer.from(hkdf(new Uint8Array(22).fill(0x0b), new Uint8Array(0), new Uint8Array(0), 42)),
    hex('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8'),
  );
});

t.test('what is sealed opens under the same key and context, and under no other', async (t) => {
  fc.assert(
    fc.property(bytes(), bytes(), (plaintext, aad) => {
      const sealed = sealBytes(key, plaintext, aad, randomBytes);
      return Buffer.compare(openBytes(key, sealed, aad), plaintext) === 0;
    }),
  );
  fc.assert(
    fc.property(bytes(), bytes(), bytes(), (plaintext, aad, other) => {
      fc.pre(Buffer.compare(aad, other) !== 0);
      const sealed = sealBytes(key, plaintext, aad, randomBytes);
      t.throws(() => openBytes(key, sealed, other), unauthentic);
    }),
    { numRuns: 30 },
  );
  const sealed = sealBytes(key, hex('00'), hex(''), randomBytes);
  t.throws(() => openBytes(createSecretKey(randomBytes(32)), sealed, hex('')), unauthentic);
});

t.test('any changed bit, any missing and any added byte is found', async (t) => {
  const aad = Buffer.from('here');
  const sealed = sealBytes(key, Buffer.from('negen woorden'), aad, randomBytes);
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Buffer.from(sealed);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    t.throws(() => openBytes(key, changed, aad), unauthentic, `bit ${bit}`);
  }
  for (let length = 0; length < sealed.length; length++) {
    t.throws(() => openBytes(key, sealed.subarray(0, length), aad), unauthentic, `${length} bytes`);
  }
  t.throws(() => openBytes(key, Buffer.concat([sealed, hex('00')]), aad), unauthentic);
});

t.test('an error of the vault tells nothing of what was sealed', async (t) => {
  const sealed = sealBytes(key, Buffer.from('Fatima'), hex(''), randomBytes);
  try {
    openBytes(key, sealed, hex('01'));
    t.fail('it opened');
  } catch (error) {
    t.ok(error instanceof VaultError);
    t.notMatch(String(error instanceof Error ? error.stack : error), /Fatima/);
  }
});

t.test('pooled random bytes are handed out once each', async (t) => {
  let counter = 0;
  const random = pooledRandom((length) => Uint8Array.from({ length }, () => counter++ & 0xff));
  const first = random(12);
  const copy = Uint8Array.from(first);
  let handed = 12;
  for (let i = 0; i < 5000; i++) handed += random(7 + (i % 30)).length;
  t.same(first, copy, 'what was handed out does not change later');
  t.ok(handed <= counter, 'no byte twice');
  t.equal(random(100_000).length, 100_000);
  t.match(randomId(random), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

t.test(
  'a record of the log opens at its own index, in its own period, while the period has its key',
  async (t) => {
    const period = new KeyHandle('period-1', 'log_period', createSecretKey(randomBytes(32)));
    const twin = new KeyHandle('period-2', 'log_period', period.key);
    const person = new KeyHandle('person-1', 'person', period.key);
    const held = new Map([period, twin, person].map((handle) => [handle.id, handle]));
    const keys = { open: async (id: string) => held.get(id) };
    const sealer = await periodSealer(keys, 'period-1', randomBytes);
    const later = await periodSealer(keys, 'period-2', randomBytes);
    for (const id of ['person-1', 'nobody']) {
      await t.rejects(periodSealer(keys, id, randomBytes), { code: 'key_unknown' });
    }
    const sealed = sealer.seal(Buffer.from('{"event_name":"x"}'), 41);
    t.equal(Buffer.from(sealer.open(sealed, 41)).toString(), '{"event_name":"x"}');
    t.throws(() => sealer.open(sealed, 42), unauthentic);
    t.throws(() => later.open(sealed, 41), unauthentic);
    period.forget();
    t.throws(() => sealer.open(sealed, 41), { code: 'key_destroyed' });
    t.throws(() => sealer.seal(Buffer.from(''), 43), { code: 'key_destroyed' });
  },
);

t.test('an attribute of a record goes with the key that it stands under, and with no other', async (t) => {
  const agent = new KeyHandle('agent-1', 'professional', createSecretKey(randomBytes(32)));
  const other = new KeyHandle('agent-2', 'professional', createSecretKey(randomBytes(32)));
  const sealed = sealAttribute(agent, 'wijkagent é 💧', 'professional trace-1', randomBytes);
  t.match(sealed, /^[A-Za-z0-9+/]+=*$/);
  t.equal(openAttribute(agent, sealed, 'professional trace-1'), 'wijkagent é 💧');
  t.throws(() => openAttribute(agent, sealed, 'professional trace-2'), unauthentic);
  t.throws(() => openAttribute(other, sealed, 'professional trace-1'), unauthentic);
  t.throws(() => openAttribute(agent, 'geen base64!', 'professional trace-1'), unauthentic);
  other.forget();
  t.equal(openAttribute(agent, sealed, 'professional trace-1'), 'wijkagent é 💧');
  agent.forget();
  t.throws(() => openAttribute(agent, sealed, 'professional trace-1'), { code: 'key_destroyed' });
});

t.test('two persons with one citizen service number meet in the blind index, without it', async (t) => {
  const handle = new KeyHandle('blind', 'blind_index', createSecretKey(randomBytes(32)));
  const elsewhere = new KeyHandle('blind', 'blind_index', createSecretKey(randomBytes(32)));
  const tag = blindIndex(handle);
  t.equal(tag('bsn 999900006').length, 32);
  t.same(tag('bsn 999900006'), tag('bsn 999900006'));
  t.notSame(tag('bsn 999900018'), tag('bsn 999900006'));
  t.notSame(blindIndex(elsewhere)('bsn 999900006'), tag('bsn 999900006'));
  handle.forget();
  t.throws(() => tag('bsn 999900006'), { code: 'key_destroyed' });
});
