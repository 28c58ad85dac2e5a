import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { createKeyring, readKeyring } from '../../src/vault/index.js';
import { vaultSentence } from '../../src/language/vault.js';

/** A folder with a data directory, and a place for a keyring beside it. */
async function place(t: Test) {
  const root = t.testdir({ data: {}, secrets: {} });
  return { root, data: join(root, 'data'), path: join(root, 'secrets', 'keyring.json') };
}

async function write(path: string, content: unknown) {
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o600 });
}

t.test('a new keyring holds one active key of 32 bytes, for its owner alone', async (t) => {
  const { data, path } = await place(t);
  await createKeyring(path, data, randomBytes);
  t.equal((await stat(path)).mode & 0o777, 0o600);
  const keyring = await readKeyring(path, data);
  t.equal(keyring.active.key.symmetricKeySize, 32);
  t.equal(keyring.find(keyring.active.kid), keyring.active);
  t.equal(keyring.find('another'), undefined);
  const file: unknown = JSON.parse(await readFile(path, 'utf8'));
  const { kid } = keyring.active;
  t.match(file, { active: kid, keys: [{ kty: 'oct', alg: 'A256GCM', kid, k: /^[\w-]{43}$/ }] });
});

t.test('a keyring is never overwritten', async (t) => {
  const { data, path } = await place(t);
  await createKeyring(path, data, randomBytes);
  const before = await readFile(path);
  await t.rejects(createKeyring(path, data, randomBytes), { code: 'keyring_exists' });
  t.same(await readFile(path), before);
  await t.rejects(readKeyring(`${path}.no`, data), { code: 'keyring_missing' });
});

t.test('a keyring that others can read is refused', async (t) => {
  const { data, path } = await place(t);
  await createKeyring(path, data, randomBytes);
  for (const mode of [0o640, 0o604, 0o620, 0o601, 0o666, 0o610]) {
    await chmod(path, mode);
    await t.rejects(readKeyring(path, data), { code: 'keyring_readable_by_others' }, mode.toString(8));
  }
  await chmod(path, 0o400);
  await t.resolves(readKeyring(path, data));
});

t.test('a keyring in the data directory is refused, by whatever way it got there', async (t) => {
  const { root, data, path } = await place(t);
  const inside = join(data, 'deep', 'keyring.json');
  await mkdir(join(data, 'deep'));
  const refused = { code: 'keyring_in_data_directory' };
  await t.rejects(createKeyring(inside, data, randomBytes), refused, 'not even made there');
  await createKeyring(inside, join(root, 'elsewhere'), randomBytes);
  await t.rejects(readKeyring(inside, data), refused);
  await symlink(inside, path);
  await t.rejects(readKeyring(path, data), refused, 'a link from outside to a keyring inside');
  await symlink(data, join(root, 'alias'));
  await t.rejects(readKeyring(inside, join(root, 'alias')), refused, 'the data directory by another name');
  await t.rejects(readKeyring(join(root, 'alias', 'deep', 'keyring.json'), data), refused);
  await t.rejects(readKeyring(inside, root), refused, 'any number of folders down');
  await t.resolves(
    readKeyring(inside, join(data, 'deep', 'er')),
    'a data directory that is still to be made',
  );
});

t.test('a folder that merely begins like the data directory is not in it', async (t) => {
  const { root, data } = await place(t);
  await mkdir(join(root, 'data-keys'));
  await mkdir(join(root, '..keys'));
  for (const folder of ['data-keys', '..keys']) {
    const path = join(root, folder, 'keyring.json');
    await createKeyring(path, data, randomBytes);
    await t.resolves(readKeyring(path, data));
  }
});

t.test('a keyring with several keys has one that is active', async (t) => {
  const { data, path } = await place(t);
  const key = (kid: string) => ({
    kty: 'oct',
    alg: 'A256GCM',
    kid,
    k: randomBytes(32).toString('base64url'),
  });
  await write(path, { keys: [key('2024'), key('2025')], active: '2025' });
  const keyring = await readKeyring(path, data);
  t.equal(keyring.active.kid, '2025');
  t.equal(keyring.find('2024')?.kid, '2024');
});

t.test('a malformed keyring is refused, and its keys are in no message', async (t) => {
  const { data, path } = await place(t);
  const k = randomBytes(32).toString('base64url');
  const good = { kty: 'oct', alg: 'A256GCM', kid: 'a', k };
  const wrong: unknown[] = [
    '',
    `{"keys":[{"k":"${k}" "kid":"a"}]}`,
    'null',
    [],
    {},
    { keys: [], active: 'a' },
    { keys: {}, active: 'a' },
    { keys: [good] },
    { keys: [good], active: 'b' },
    { keys: [good], active: 1 },
    { keys: [good, good], active: 'a' },
    { keys: [good, null], active: 'a' },
    { keys: [{ ...good, kty: 'RSA' }], active: 'a' },
    { keys: [{ ...good, alg: 'A128GCM' }], active: 'a' },
    { keys: [{ ...good, kid: '' }], active: '' },
    { keys: [{ ...good, kid: 'een twee' }], active: 'een twee' },
    { keys: [{ ...good, k: k.slice(1) }], active: 'a' },
    { keys: [{ ...good, k: `${k.slice(1)}=` }], active: 'a' },
    { keys: [{ ...good, k: 7 }], active: 'a' },
  ];
  for (const content of wrong) {
    await write(path, content);
    const error: unknown = await readKeyring(path, data).catch((error: unknown) => error);
    t.match(error, { code: 'keyring_malformed' });
    t.notOk(String(error).includes(k.slice(1, 20)));
  }
});

t.test('an operator reads what is wrong in Dutch and in English', async (t) => {
  const sentence = vaultSentence('keyring_readable_by_others', '/etc/sluis/keyring.json');
  t.equal(
    sentence.nl,
    'De sleutelbos /etc/sluis/keyring.json is leesbaar voor anderen. Maak het eigendom van deze gebruiker en zet de rechten op 600.',
  );
  t.match(sentence.en, /^The keyring \/etc\/sluis\/keyring.json is readable by others/);
  t.match(vaultSentence('rolled_back').nl, /teruggezet/);
});
