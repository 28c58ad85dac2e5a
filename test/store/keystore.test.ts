import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteDriver } from '../../src/store/driver.js';
import t, { type Test } from 'tap';
import { createKeyring, KeyStore, readKeyring, type KeyKind, type KeyRow } from '../../src/vault/index.js';
import { openSqliteKeyStorage } from '../../src/store/keystore/index.js';

async function setUp(t: Test) {
  const root = t.testdir({ data: {} });
  const keyringPath = join(root, 'keyring.json');
  const data = join(root, 'data');
  await createKeyring(keyringPath, data, randomBytes);
  const keyring = await readKeyring(keyringPath, data);
  const path = join(data, 'keys.db');
  const start = () =>
    KeyStore.open({
      storage: openSqliteKeyStorage(path),
      keyring,
      random: randomBytes,
      now: () => 1_764_000_000_000,
    });
  return { root, data, path, keyring, start };
}

/** All bytes of all files of the key store, journal included. */
function rawBytes(data: string): Buffer {
  return Buffer.concat(readdirSync(data).map((name) => readFileSync(join(data, name))));
}

const row = (id: string, wrapped: Uint8Array, kind: KeyKind = 'person'): KeyRow => ({
  id,
  kind,
  kid: 'k',
  wrapped,
  created: 1,
  version: 0,
  pending: 0,
});

/** Whether a stretch of 15 bytes or more of `needle` is still there: it has eight in a row from a multiple of eight. */
function remains(haystack: Buffer, needle: Uint8Array): boolean {
  const bytes = Buffer.from(needle);
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    if (haystack.includes(bytes.subarray(at, at + 8))) return true;
  }
  return false;
}

t.test('keys, versions and the mark are there after a restart', async (t) => {
  const { start } = await setUp(t);
  const keys = await start();
  const zaak = await keys.create('case', 'zaak-1');
  const { key } = zaak;
  await Promise.all([
    keys.create('person', 'p-2'),
    keys.create('person', 'p-1'),
    keys.create('log_signing', 'log'),
  ]);
  await keys.confirm('zaak-1', await keys.propose('zaak-1'));
  t.equal(await keys.propose('zaak-1'), 2);
  await keys.mark.raise(12, new Uint8Array(32).fill(7));
  await keys.close();

  const later = await start();
  const again = await later.ensure('case', 'zaak-1');
  t.ok(again.key.equals(key));
  t.same(await later.list('person'), ['p-1', 'p-2']);
  t.equal(later.accepts(again, 1), 'current');
  t.equal(later.accepts(again, 2), 'pending');
  t.equal(later.accepts(again, 0), 'stale');
  const mark = await later.mark.read();
  t.equal(mark?.size, 12);
  t.same(Buffer.from(mark?.root ?? []), Buffer.alloc(32, 7));
  await later.close();
  const last = await start();
  t.equal(last.accepts(await last.ensure('case', 'zaak-1'), 2), 'current', 'met, and confirmed in passing');
  await last.close();
});

t.test('the files are for their owner alone', async (t) => {
  const { data, path, start } = await setUp(t);
  writeFileSync(path, '', { mode: 0o644 });
  chmodSync(path, 0o644);
  const keys = await start();
  await keys.create('case', 'zaak-1');
  await keys.mark.raise(1, new Uint8Array(32));
  const files = readdirSync(data);
  t.ok(files.includes('keys.db-wal'));
  for (const name of files) t.equal(statSync(join(data, name)).mode & 0o777, 0o600, name);
  await keys.close();
  t.same(readdirSync(data), ['keys.db'], 'a closed key store is one file');
});

t.test('no key stands in clear in any file of the key store', async (t) => {
  const { data, keyring, start } = await setUp(t);
  const keys = await start();
  const kinds: KeyKind[] = [
    'case',
    'person',
    'professional',
    'pseudonym_root',
    'log_signing',
    'token_signing',
  ];
  const handles = await Promise.all(kinds.map((kind) => keys.create(kind)));
  await Promise.all(handles.slice(0, 1).map((handle) => keys.propose(handle.id)));
  const secrets = handles.map(({ key }) =>
    key.type === 'secret' ? key.export() : key.export({ format: 'der', type: 'pkcs8' }),
  );
  secrets.push(keyring.active.key.export());
  const open = rawBytes(data);
  await keys.close();
  const closed = rawBytes(data);
  for (const [index, secret] of secrets.entries()) {
    // The beginning of a PKCS#8 key is the same for all; the key itself comes after it.
    const own = secret.length === 32 ? secret : secret.subarray(16, 60);
    t.notOk(remains(open, own) || remains(closed, own), kinds[index] ?? 'keyring');
    t.notOk(closed.includes(secret.toString('base64url').slice(0, 40)));
  }
});

t.test('of a removed key no part remains in the files, however often it was rewritten', async (t) => {
  const { data, path } = await setUp(t);
  const storage = openSqliteKeyStorage(path);
  const gone: Uint8Array[] = [];
  const kept = new Map<string, Uint8Array>();
  const names: string[] = [];
  for (let round = 0; round < 6; round++) {
    const work: Promise<unknown>[] = [];
    for (let i = 0; i < 90; i++) {
      const id = randomBytes(12).toString('hex');
      const wrapped = randomBytes([61, 77, 167][i % 3] ?? 61);
      names.push(id);
      kept.set(id, wrapped);
      work.push(storage.insert(row(id, wrapped)));
    }
    for (const [index, [id, wrapped]] of [...kept].entries()) {
      if (index % 4 !== round % 4) continue;
      const version = 2 ** (round * 3);
      const next = randomBytes(wrapped.length);
      gone.push(wrapped);
      kept.set(id, next);
      work.push(storage.replace({ ...row(id, next), version, pending: version + 1 }));
    }
    for (const [index, [id, wrapped]] of [...kept].entries()) {
      if (index % 3 !== 0) continue;
      gone.push(wrapped);
      kept.delete(id);
      work.push(storage.remove(id));
    }
    await Promise.all(work);
  }
  const raw = rawBytes(data);
  t.equal(gone.filter((wrapped) => remains(raw, wrapped)).length, 0, `${gone.length} gone`);
  t.equal(
    [...kept.values()].filter((wrapped) => !raw.includes(Buffer.from(wrapped))).length,
    0,
    'the others are there',
  );
  t.ok(gone.length > 300 && kept.size > 100);
  await storage.close();
  t.equal(await openSqliteKeyStorage(path).remove(names[0] ?? ''), false);
});

t.test(
  'writes asked for together share one commit, and reads see what was asked for before them',
  async (t) => {
    const { path } = await setUp(t);
    const storage = openSqliteKeyStorage(path);
    const wrapped = randomBytes(61);
    const outcomes = await Promise.allSettled([
      storage.insert(row('a', wrapped)),
      storage.find('a'),
      storage.insert(row('a', wrapped)),
      storage.insert(row('b', wrapped)),
      storage.remove('a'),
      storage.find('a'),
      storage.remove('a'),
      storage.list('person'),
    ]);
    t.match(outcomes, [
      { status: 'fulfilled' },
      { status: 'fulfilled', value: { id: 'a', kind: 'person', version: 0, pending: 0 } },
      { status: 'rejected', reason: { code: 'key_exists' } },
      { status: 'fulfilled' },
      { status: 'fulfilled', value: true },
      { status: 'fulfilled', value: undefined },
      { status: 'fulfilled', value: false },
      { status: 'fulfilled', value: ['b'] },
    ]);
    await storage.close();
  },
);

t.test('a locked or full key store refuses the whole group and keeps what it had', async (t) => {
  const { path } = await setUp(t);
  const storage = openSqliteKeyStorage(path);
  await storage.insert(row('a', randomBytes(61)));
  const vandal = new SqliteDriver(path);
  vandal.exec("CREATE TRIGGER full BEFORE INSERT ON slots BEGIN SELECT RAISE(ROLLBACK, 'disk is full'); END");
  const outcomes = await Promise.allSettled([
    storage.remove('a'),
    storage.insert(row('b', randomBytes(61))),
    storage.list('person'),
  ]);
  for (const outcome of outcomes) {
    t.match(outcome, { status: 'rejected', reason: { name: 'VaultError', code: 'unavailable' } });
  }
  vandal.exec('DROP TRIGGER full');
  vandal.close();
  t.same(await storage.list('person'), ['a']);
  await storage.insert(row('b', randomBytes(61)));
  await storage.close();
  await t.rejects(storage.list('person'), { code: 'unavailable' });
  await t.rejects(storage.insert(row('c', randomBytes(61))), { code: 'unavailable' });
});

t.test('a file that is no key store, or of a later version, is refused and left alone', async (t) => {
  const { data } = await setUp(t);
  const other = join(data, 'other.db');
  const database = new SqliteDriver(other);
  database.exec('CREATE TABLE cases (id TEXT)');
  database.close();
  t.throws(() => openSqliteKeyStorage(other), { code: 'unavailable', cause: { message: /not a key store/ } });
  writeFileSync(join(data, 'text'), 'geen database, maar wel een heel lange tekst '.repeat(100));
  t.throws(() => openSqliteKeyStorage(join(data, 'text')), { code: 'unavailable' });
  t.throws(() => openSqliteKeyStorage(join(data, 'no', 'keys.db')), { code: 'unavailable' });
  const later = join(data, 'later.db');
  await openSqliteKeyStorage(later).close();
  const newer = new SqliteDriver(later);
  newer.pragma('user_version = 99');
  newer.close();
  t.throws(() => openSqliteKeyStorage(later), { code: 'unavailable', cause: { message: /later version/ } });
});

t.test(
  'a process that is killed at any moment loses no key, no proposal and no raise of the mark',
  async (t) => {
    const { root, data, keyring, start } = await setUp(t);
    const keys = await start();
    await keys.create('document', 'd');
    for (let size = 1; size <= 15; size++) {
      await keys.mark.raise(size, Buffer.alloc(32, size));
      const version = await keys.propose('d');
      // What the operating system holds of the files now is what a killed process leaves, its locks aside.
      const left = join(root, `killed-${size}`);
      cpSync(data, left, { recursive: true, filter: (path) => !path.endsWith('-shm') });
      const storage = openSqliteKeyStorage(join(left, 'keys.db'));
      const next = await KeyStore.open({ storage, keyring, random: randomBytes, now: Date.now });
      const mark = await next.mark.read();
      t.equal(mark?.size, size);
      t.equal(mark?.root[0], size);
      t.equal(next.accepts(await next.ensure('document', 'd'), version), 'pending');
      t.ok((await next.propose('d')) > version);
      await next.close();
    }
    await keys.close();
  },
);
