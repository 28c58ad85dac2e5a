import { randomBytes, sign, verify, createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import {
  compartmentKey,
  createKeyring,
  derive,
  KeyStore,
  readKeyring,
  VaultError,
  type KeyKind,
  type Keyring,
  type KeyRow,
  type KeyStorage,
  type Mark,
} from '../../src/vault/index.js';

/** Key storage in memory, that can lose power: what was written after `failing` was set is refused. */
class MemoryKeyStorage implements KeyStorage {
  readonly rows = new Map<string, KeyRow>();
  readonly destroyed = new Set<string>();
  failing = false;
  finds = 0;
  last: Mark | undefined;

  async insert(row: KeyRow) {
    this.#write();
    if (this.rows.has(row.id)) throw new VaultError('key_exists', 'exists');
    this.rows.set(row.id, row);
  }
  async find(id: string) {
    this.finds++;
    return this.rows.get(id);
  }
  async replace(row: KeyRow) {
    this.#write();
    if (this.rows.has(row.id)) this.rows.set(row.id, row);
  }
  async knew(id: string, version: number) {
    return this.destroyed.has(id) || (this.rows.get(id)?.pending ?? -1) >= version;
  }
  async remove(id: string) {
    this.#write();
    if (this.rows.has(id)) this.destroyed.add(id);
    return this.rows.delete(id);
  }
  async list(kind: KeyKind) {
    return [...this.rows.values()].filter((row) => row.kind === kind).map((row) => row.id);
  }
  async unsettled() {
    return [...this.rows.values()].filter((row) => row.pending > row.version);
  }
  async mark() {
    return this.last;
  }
  async putMark(mark: Mark) {
    this.#write();
    this.last = mark;
  }
  async close() {}

  #write() {
    if (this.failing) throw new VaultError('unavailable', 'no power');
  }
}

async function newKeyring(t: Test): Promise<Keyring> {
  const root = t.testdir({});
  await createKeyring(join(root, 'keyring.json'), join(root, 'data'), randomBytes);
  return readKeyring(join(root, 'keyring.json'), join(root, 'data'));
}

async function setUp(t: Test, capacity?: number) {
  const keyring = await newKeyring(t);
  const storage = new MemoryKeyStorage();
  /** A new process on the same storage. */
  const start = () =>
    KeyStore.open({
      storage,
      keyring,
      random: randomBytes,
      now: () => 1_764_000_000_000,
      ...(capacity === undefined ? {} : { capacity }),
    });
  return { keyring, storage, start, keys: await start() };
}

const stored = (storage: MemoryKeyStorage, id: string): KeyRow => {
  const row = storage.rows.get(id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
};

t.test('a key is the same for every process that has the keyring', async (t) => {
  const { keys, start } = await setUp(t);
  const handle = await keys.create('case', 'zaak-1');
  t.equal(handle.key.symmetricKeySize, 32);
  const again = await (await start()).open('zaak-1');
  t.ok(again?.key.equals(handle.key));
  t.equal(again?.kind, 'case');
  t.equal(await keys.open('zaak-2'), undefined);
  t.match((await keys.create('person')).id, /^[0-9a-f-]{36}$/);
  await t.rejects(keys.create('person', 'zaak-1'), { code: 'key_exists' });
  for (const id of ['', 'a b', 'é', 'a\n', 'x'.repeat(201)]) {
    await t.rejects(keys.create('person', id), { code: 'malformed' });
  }
});

t.test('signing keys are private keys that sign', async (t) => {
  const { keys, start } = await setUp(t);
  await keys.create('log_signing', 'log');
  await keys.create('token_signing', 'tokens');
  const later = await start();
  for (const [id, type, digest] of [
    ['log', 'ed25519', null],
    ['tokens', 'ec', 'sha256'],
  ] as const) {
    const key = (await later.open(id))?.key;
    if (key === undefined) throw new Error(`${id} is not there`);
    t.equal(key.asymmetricKeyType, type);
    const signature = sign(digest, Buffer.from('x'), key);
    t.ok(verify(digest, Buffer.from('x'), createPublicKey(key), signature));
  }
});

t.test('another keyring opens nothing', async (t) => {
  const { keys, storage } = await setUp(t);
  await keys.create('case', 'zaak-1');
  await t.test('although it has the rows', async (t) => {
    const other = await KeyStore.open({
      storage,
      keyring: await newKeyring(t),
      random: randomBytes,
      now: Date.now,
    });
    await t.rejects(other.open('zaak-1'), { code: 'kek_unknown' });
    t.ok(await other.destroy('zaak-1'), 'what cannot be opened can be destroyed');
  });
});

t.test('a row of the key store that was changed in any part does not open', async (t) => {
  const { keys, storage, start } = await setUp(t);
  await keys.create('case', 'zaak-1');
  await keys.create('person', 'persoon-1');
  await keys.propose('zaak-1');
  await keys.confirm('zaak-1', 1);
  const row = stored(storage, 'zaak-1');
  const changes: Partial<KeyRow>[] = [
    { kind: 'person' },
    { version: 0 },
    { pending: 2 },
    { created: 0 },
    { wrapped: stored(storage, 'persoon-1').wrapped },
    { wrapped: Uint8Array.from(row.wrapped).fill(0, 20, 21) },
  ];
  for (const change of changes) {
    storage.rows.set('zaak-1', { ...row, ...change });
    await t.rejects((await start()).open('zaak-1'), { code: 'unauthentic' }, Object.keys(change).join());
  }
  storage.rows.set('persoon-1', { ...row, id: 'persoon-1' });
  await t.rejects((await start()).open('persoon-1'), { code: 'unauthentic' });
});

t.test('a destroyed key is unreadable for whoever asks and whoever held it', async (t) => {
  const { keys, storage, start } = await setUp(t);
  const zaak = await keys.create('case', 'zaak-1');
  const person = await keys.create('person', 'persoon-1');
  const period = await keys.create('log_period', 'periode-1');
  compartmentKey(zaak, [person]);
  derive(person, 'casussluis/x/1');
  t.equal(await keys.destroy('persoon-1'), true);
  t.equal(keys.cached('persoon-1'), undefined);
  t.equal(await keys.open('persoon-1'), undefined);
  t.equal(await (await start()).open('persoon-1'), undefined);
  t.throws(() => person.key, { code: 'key_destroyed' });
  t.throws(() => derive(person, 'casussluis/x/1'), { code: 'key_destroyed' });
  t.throws(() => compartmentKey(zaak, [person]), { code: 'key_destroyed' });
  await t.rejects(keys.propose('persoon-1'), { code: 'key_unknown' });
  t.equal(await keys.destroy('persoon-1'), false);
  t.ok(zaak.key);
  await keys.destroy('periode-1');
  t.throws(() => period.key, { code: 'key_destroyed' });
  const anew = await keys.create('person', 'persoon-1');
  t.ok(anew.key, 'the id can be used again, for another key');
  storage.failing = true;
  await t.rejects(keys.destroy('persoon-1'), { code: 'unavailable' });
  storage.failing = false;
  t.ok(
    (await keys.open('persoon-1'))?.key.equals((await (await start()).open('persoon-1'))?.key ?? zaak.key),
  );
});

t.test('making, opening and destroying at the same moment leaves what the last one said', async (t) => {
  const { keys, storage } = await setUp(t);
  const [made, opened, destroyed, after] = await Promise.all([
    keys.create('person', 'p'),
    keys.open('p'),
    keys.destroy('p'),
    keys.open('p'),
  ]);
  t.equal(opened, made);
  t.equal(destroyed, true);
  t.equal(after, undefined);
  t.ok(made.destroyed);
  t.equal(storage.rows.size, 0);
  const [first, second] = await Promise.all([
    keys.ensure('professional', 'q'),
    keys.ensure('professional', 'q'),
  ]);
  t.equal(first, second);
  t.equal(await keys.ensure('professional', 'q'), first);
  await t.rejects(keys.ensure('person', 'q'), { code: 'key_exists' });
  t.same(await keys.list('professional'), ['q']);
});

t.test('the cache of open keys is bounded, and derived keys with it', async (t) => {
  const { keys, storage } = await setUp(t, 3);
  for (const id of ['a', 'b', 'c', 'd']) await keys.create('person', id);
  t.equal(keys.cached('a'), undefined, 'the oldest went');
  await keys.open('b');
  await keys.open('a');
  t.equal(keys.cached('c'), undefined, 'the one longest unused went');
  t.ok(keys.cached('b'));
  const finds = storage.finds;
  await Promise.all([keys.open('c'), keys.open('c'), keys.open('c')]);
  t.equal(storage.finds, finds + 1, 'asked together, read once');
  const root = await keys.create('pseudonym_root', 'root');
  const first = derive(root, 'casussluis/0/1');
  t.equal(derive(root, 'casussluis/0/1'), first);
  for (let i = 1; i <= 2000; i++) derive(root, `casussluis/${i}/1`);
  t.not(derive(root, 'casussluis/0/1'), first, 'let go, and derived again');
  t.ok(derive(root, 'casussluis/0/1').equals(first));
});

t.test('a row that was put back or taken away is found', async (t) => {
  const { keys } = await setUp(t);
  const zaak = await keys.create('case', 'zaak-1');
  t.equal(keys.accepts(zaak, 0), 'current', 'no document yet');
  for (const version of [1, 2, 3]) {
    t.equal(await keys.propose('zaak-1'), version);
    await keys.confirm('zaak-1', version);
  }
  t.equal(keys.accepts(zaak, 3), 'current');
  for (const version of [0, 1, 2, 4, -1, NaN]) {
    t.equal(keys.accepts(zaak, version), 'stale', String(version));
    t.throws(() => keys.demand(zaak, version), { code: 'rolled_back' });
  }
  await t.rejects(keys.confirm('zaak-1', 9), { code: 'rolled_back' }, 'what was never proposed');
  await keys.confirm('zaak-1', 1);
  t.equal(keys.accepts(zaak, 1), 'stale', 'confirming an older one changes nothing');
});

t.test(
  'writes that share a database transaction each have a number, and the last one is confirmed',
  async (t) => {
    const { keys } = await setUp(t);
    const zaak = await keys.create('case', 'zaak-1');
    const [first, second] = await Promise.all([keys.propose('zaak-1'), keys.propose('zaak-1')]);
    t.same([first, second], [1, 2]);
    t.equal(keys.accepts(zaak, 1), 'pending', 'the second write reads what the first one wrote');
    await Promise.all([keys.confirm('zaak-1', 1), keys.confirm('zaak-1', 2)]);
    t.equal(keys.accepts(zaak, 2), 'current');
    t.equal(keys.accepts(zaak, 1), 'stale');
  },
);

t.test('a write that failed needs no clean-up, and its number is not given again', async (t) => {
  const { keys, start } = await setUp(t);
  await keys.create('case', 'zaak-1');
  await keys.confirm('zaak-1', await keys.propose('zaak-1'));
  await keys.propose('zaak-1');
  t.equal(await keys.propose('zaak-1'), 3);
  await keys.confirm('zaak-1', 3);
  const later = await start();
  const zaak = await later.ensure('case', 'zaak-1');
  t.equal(later.accepts(zaak, 2), 'stale');
  t.equal(later.accepts(zaak, 3), 'current');
});

t.test(
  'a crash at each step of a write leaves a case that opens, and one state of it that does',
  async (t) => {
    for (const crash of ['before propose', 'after propose', 'after commit', 'after confirm'] as const) {
      const { keys, storage, start } = await setUp(t);
      await keys.create('case', 'zaak-1');
      await keys.confirm('zaak-1', await keys.propose('zaak-1'));
      let row = 1; // the version that the database holds
      if (crash === 'before propose') storage.failing = true;
      const next = await keys.propose('zaak-1').catch(() => undefined);
      if (next !== undefined && crash !== 'after propose') row = next;
      if (next !== undefined && crash === 'after confirm') await keys.confirm('zaak-1', next);
      storage.failing = false;

      const later = await start();
      const zaak = await later.ensure('case', 'zaak-1');
      const met = later.accepts(zaak, row);
      t.equal(met, crash === 'after commit' ? 'pending' : 'current', crash);
      await new Promise(setImmediate);
      t.equal(later.accepts(zaak, row), 'current', `${crash}: confirmed in passing`);
      if (row === 2)
        t.equal(later.accepts(zaak, 1), 'stale', `${crash}: the older one is refused from then on`);
      const again = await later.propose('zaak-1');
      t.ok(again > row);
      await later.confirm('zaak-1', again);
      const last = await start();
      t.equal(last.accepts(await last.ensure('case', 'zaak-1'), again), 'current');
      t.equal(last.accepts(await last.ensure('case', 'zaak-1'), row), 'stale');
      await last.close();
    }
  },
);

t.test('what is on its way is not confirmed in passing: its transaction may still fail', async (t) => {
  const { keys } = await setUp(t);
  const zaak = await keys.create('case', 'zaak-1');
  await keys.confirm('zaak-1', await keys.propose('zaak-1'));
  const next = await keys.propose('zaak-1');
  t.equal(keys.accepts(zaak, next), 'pending');
  await new Promise(setImmediate);
  t.equal(keys.accepts(zaak, 1), 'current');
});

t.test('a confirmation in passing that fails is tried again', async (t) => {
  const { keys, storage, start } = await setUp(t);
  await keys.create('case', 'zaak-1');
  await keys.propose('zaak-1');
  const later = await start();
  const zaak = await later.ensure('case', 'zaak-1');
  storage.failing = true;
  t.equal(later.accepts(zaak, 1), 'pending');
  await new Promise(setImmediate);
  storage.failing = false;
  t.equal(later.accepts(zaak, 0), 'stale', 'in this process it is refused already');
  const last = await start();
  t.equal(last.accepts(await last.ensure('case', 'zaak-1'), 1), 'pending');
  await last.close();
  t.equal(stored(storage, 'zaak-1').version, 1);
});

t.test('random histories: exactly the versions that the rules allow are accepted', async (t) => {
  const { keyring } = await setUp(t);
  const steps = fc.array(fc.constantFrom('write', 'fail', 'crash-before', 'crash-after', 'restart'), {
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const storage = new MemoryKeyStorage();
      const start = () =>
        KeyStore.open({
          storage,
          keyring,
          random: randomBytes,
          now: () => 0,
          capacity: 1,
        });
      let keys = await start();
      await keys.create('document', 'd');
      let row = 0;
      const sealed = new Set<number>();
      for (const step of history) {
        if (step !== 'restart') {
          const next = await keys.propose('d');
          if (sealed.has(next)) return false;
          sealed.add(next);
          if (step === 'write' || step === 'crash-after') row = next;
          if (step === 'write') await keys.confirm('d', next);
        }
        if (step.startsWith('crash') || step === 'restart') keys = await start();
        await keys.create('person').catch(() => undefined);
        const handle = await keys.ensure('document', 'd');
        if (keys.accepts(handle, row) === 'stale') return false;
        await new Promise(setImmediate);
      }
      const handle = await keys.ensure('document', 'd');
      const last = history.at(-1);
      if (last !== 'write') return true;
      return [...sealed, 0].every(
        (version) => (keys.accepts(handle, version) === 'current') === (version === row),
      );
    }),
    { numRuns: 60 },
  );
});

t.test('the mark of the log only goes up, and knows the root at its size', async (t) => {
  const { keys, storage, start } = await setUp(t);
  const root = (byte: number) => new Uint8Array(32).fill(byte);
  t.equal(await keys.mark.read(), undefined);
  const mutable = root(1);
  await keys.mark.raise(10, mutable);
  mutable.fill(9);
  t.same(await keys.mark.read(), { size: 10, root: root(1) });
  await keys.mark.raise(10, root(1));
  await t.rejects(keys.mark.raise(10, root(2)), { code: 'rolled_back' });
  await t.rejects(keys.mark.raise(9, root(1)), { code: 'rolled_back' });
  const later = await start();
  await t.rejects(later.mark.raise(9, root(1)), { code: 'rolled_back' }, 'also for the next process');
  storage.failing = true;
  await t.rejects(later.mark.raise(11, root(3)), { code: 'unavailable' });
  storage.failing = false;
  await later.mark.raise(11, root(3));
  t.same(storage.last, { size: 11, root: root(3) });
});
