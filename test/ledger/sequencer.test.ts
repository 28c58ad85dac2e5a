import t from 'tap';
import {
  isReceipt,
  LedgerError,
  Receipt,
  Sequencer,
  verifierKey,
  openCheckpoint,
} from '../../src/ledger/index.js';
import { createPublicKey } from 'node:crypto';
import { makeRoot } from '../../src/ledger/proof.js';
import { TileReader } from '../../src/ledger/tile-reader.js';
import { entriesIn, type Step } from './memory-storage.js';
import { keyFrom, ORIGIN, record, Setting, START, wordUnit } from './setting.js';

const logKey = verifierKey(ORIGIN, createPublicKey(keyFrom('log')));

t.test(
  'those who wait at the same moment share one transaction, in the order in which they came',
  async (t) => {
    const setting = new Setting();
    const sequencer = await setting.open();
    const recorded = await record(sequencer, 5);
    t.equal(setting.storage.transactions, 1);
    t.same(
      recorded.map(({ receipt, result }) => [receipt.index, receipt.treeSize, result]),
      [0, 1, 2, 3, 4].map((index) => [index, 5, `WORD ${index}`]),
    );
    t.same(setting.storage.state.words, ['word 0', 'word 1', 'word 2', 'word 3', 'word 4']);
    const checkpoint = openCheckpoint(setting.storage.state.checkpoint?.note ?? '', logKey);
    t.equal(checkpoint.size, 5);
    t.equal(setting.mark.mark?.size, 5);
    t.same(setting.mark.mark?.root, checkpoint.root);
  },
);

t.test(
  'who comes while a group is being committed makes the next, and nothing waits for a timer',
  async (t) => {
    const setting = new Setting();
    const sequencer = await setting.open();
    const late: Promise<unknown>[] = [];
    const first = sequencer.submit({
      kind: 'reads',
      async run(tx, time) {
        late.push(sequencer.submit(wordUnit('late')));
        return wordUnit('early').run(tx, time);
      },
    });
    await first;
    await Promise.all(late);
    t.equal(setting.storage.transactions, 2);
  },
);

t.test('a group has a bound, and so has the line of those who wait', async (t) => {
  const setting = new Setting();
  const sequencer = await Sequencer.open({ ...setting.settings(), maxGroup: 3, maxWaiting: 7 });
  const waiting = Array.from({ length: 7 }, (_, place) => sequencer.submit(wordUnit(`word ${place}`)));
  await t.rejects(sequencer.submit(wordUnit('one too many')), { code: 'overloaded' });
  await Promise.all(waiting);
  t.equal(setting.storage.transactions, 3);
  t.equal(entriesIn(setting.storage.state), 7);
});

t.test('a receipt is made by the ledger only, says what it stands for, and proves itself', async (t) => {
  const setting = new Setting();
  const sequencer = await setting.open();
  const { receipt } = await sequencer.submit(wordUnit('hello'));
  t.ok(isReceipt(receipt));
  t.equal(receipt.subject, 'subject of hello');
  t.equal(receipt.time, START + 1_000);
  t.notOk(isReceipt({ index: receipt.index, leafHash: receipt.leafHash, subject: receipt.subject }));
  t.notOk(isReceipt(Object.create(Receipt.prototype)));
  t.notOk(isReceipt(undefined));
  t.match(
    Buffer.from(receipt.leaf).toString(),
    /^\{"event":"casussluis\.test\.word","format":"casussluis-entry\/1"/,
  );
  t.equal(receipt.nonce.length, 32);
});

t.test('a unit that throws fails alone: what it wrote goes back and nothing of it is recorded', async (t) => {
  const setting = new Setting();
  const sequencer = await setting.open();
  const own = new Error('not allowed');
  const before = sequencer.submit(wordUnit('before'));
  const failing = sequencer.submit({
    kind: 'writes',
    async run(tx) {
      await tx.put('half done');
      throw own;
    },
  });
  const reading = sequencer.submit({ kind: 'reads', run: () => Promise.reject(own) });
  const after = sequencer.submit(wordUnit('after'));
  t.equal(await failing.catch((error: unknown) => error), own);
  t.equal(await reading.catch((error: unknown) => error), own);
  t.equal((await before).receipt.index, 0);
  t.equal((await after).receipt.index, 1);
  t.same(setting.storage.state.words, ['before', 'after']);
  t.equal(entriesIn(setting.storage.state), 2);
});

t.test('an entry that the log does not take fails its unit alone, with what it wrote', async (t) => {
  const setting = new Setting();
  const sequencer = await setting.open();
  const bad = (event: string, text: string): Promise<unknown> =>
    sequencer.submit({
      kind: 'writes',
      async run(tx) {
        await tx.put('bad');
        return { entry: { event, record: text, subject: '' }, result: 0 };
      },
    });
  const results = Promise.all([
    t.rejects(bad('Casus"sluis', '{}'), { code: 'entry_malformed' }),
    t.rejects(bad('', '{}'), { code: 'entry_malformed' }),
    t.rejects(bad(`a${'.a'.repeat(50)}`, '{}'), { code: 'entry_malformed' }),
    t.rejects(bad('casussluis.test', '{\n}'), { code: 'entry_malformed' }),
  ]);
  const { receipt } = await sequencer.submit(wordUnit('good'));
  await results;
  t.equal(receipt.index, 0);
  t.same(setting.storage.state.words, ['good']);
});

t.test('a group in which all units fail leaves no entry and no checkpoint', async (t) => {
  const setting = new Setting();
  const sequencer = await setting.open();
  await t.rejects(sequencer.submit({ kind: 'writes', run: () => Promise.reject(new Error('no')) }), {
    message: 'no',
  });
  t.equal(setting.storage.state.checkpoint, undefined);
  t.equal((await sequencer.submit(wordUnit('next'))).receipt.index, 0);
});

t.test('storage that fails inside one unit fails the whole group', async (t) => {
  const setting = new Setting();
  const sequencer = await setting.open();
  const good = sequencer.submit(wordUnit('good'));
  const broken = sequencer.submit({
    kind: 'writes',
    run: () => Promise.reject(new LedgerError('unavailable', 'disk full')),
  });
  await t.rejects(good, { code: 'unavailable' });
  await t.rejects(broken, { code: 'unavailable' });
  t.equal(entriesIn(setting.storage.state), 0);
});

t.test('a savepoint that cannot go back fails the whole group', async (t) => {
  const setting = new Setting();
  const sequencer = await setting.open();
  const good = sequencer.submit(wordUnit('good'));
  const broken = sequencer.submit({
    kind: 'writes',
    async run(tx) {
      tx.savepoint = () => Promise.reject(new Error('no such savepoint'));
      await tx.put('x');
      return wordUnit('x').run(tx, 0);
    },
  });
  const next = sequencer.submit(wordUnit('next'));
  for (const one of [good, broken, next]) await t.rejects(one, { code: 'unavailable' });
  t.equal(entriesIn(setting.storage.state), 0);
});

/** Enough entries that the faulty group fills a tile. */
const BEFORE = 254;

t.test(
  'a crash at any step before the commit leaves nothing, and the next group goes on from what is stored',
  async (t) => {
    const steps: readonly Step[] = ['begin', 'leaves', 'tile', 'checkpoint', 'commit'];
    for (const step of steps) {
      const setting = new Setting();
      const sequencer = await setting.open();
      await record(sequencer, BEFORE);
      const stored = setting.storage.copy();
      setting.storage.fault = (at) => {
        if (at === step) throw new Error(`crash before ${step}`);
      };
      for (const result of await Promise.allSettled(
        [1, 2, 3].map(() => sequencer.submit(wordUnit('lost'))),
      )) {
        t.match(result, { status: 'rejected', reason: { code: 'unavailable' } }, step);
      }
      t.same(setting.storage.state, stored.state, `${step}: nothing was kept`);
      setting.storage.fault = () => undefined;
      t.equal((await sequencer.submit(wordUnit('next'))).receipt.index, BEFORE, step);
      await t.resolves(setting.open(), `${step}: another process opens the log`);
    }
  },
);

t.test('a commit that succeeded without an answer fails its group, and is found on disk', async (t) => {
  const setting = new Setting();
  const sequencer = await setting.open();
  await record(sequencer, BEFORE);
  setting.storage.fault = (at) => {
    if (at === 'reply') throw new Error('connection lost');
  };
  const unclear = await Promise.allSettled([1, 2, 3].map(() => sequencer.submit(wordUnit('unclear'))));
  t.ok(unclear.every((result) => result.status === 'rejected'));
  setting.storage.fault = () => undefined;
  const { receipt } = await sequencer.submit(wordUnit('next'));
  t.equal(receipt.index, BEFORE + 3);
  const again = await setting.open();
  t.equal((await again.submit(wordUnit('after'))).receipt.index, BEFORE + 4);
  const root = await makeRoot(BEFORE + 5, new TileReader(setting.storage).node);
  t.same(openCheckpoint(setting.storage.state.checkpoint?.note ?? '', logKey).root, root);
});

t.test('when the mark cannot be raised nobody is answered, and a new start is no fork', async (t) => {
  const setting = new Setting();
  const sequencer = await setting.open();
  await record(sequencer, 3);
  setting.mark.fault = () => {
    throw new Error('key store is full');
  };
  await t.rejects(sequencer.submit(wordUnit('unmarked')), { code: 'unavailable' });
  t.equal(setting.mark.mark?.size, 3);
  await t.rejects(sequencer.submit(wordUnit('still')), { code: 'unavailable' }, 'nor while it stays so');
  setting.mark.fault = () => undefined;
  const again = await setting.open();
  t.equal(setting.mark.mark?.size, 4, 'the mark catches up before anything else');
  t.equal((await again.submit(wordUnit('next'))).receipt.index, 4);
});

t.test('a log older than its mark is refused, by size and by name', async (t) => {
  const setting = new Setting();
  const sequencer = await setting.open();
  await record(sequencer, 4);
  const backup = setting.storage.copy();
  await record(sequencer, 3);
  const restored = { ...setting.settings(), storage: backup };
  await t.rejects(Sequencer.open(restored), { code: 'rolled_back', message: /size 7, and has 4/ });
});

t.test('a log that was rewritten and signed again is refused by its mark', async (t) => {
  const setting = new Setting();
  await record(await setting.open(), 4);
  const other = new Setting();
  other.clock += 60_000;
  await record(await other.open(), 9);
  await t.rejects(Sequencer.open({ ...other.settings(), mark: setting.mark }), {
    code: 'rolled_back',
    message: /another root at size 4/,
  });
});

t.test('a stored log that contradicts itself is refused', async (t) => {
  const setting = new Setting();
  await record(await setting.open(), 300);
  const without = (change: (state: typeof setting.storage.state) => void): Promise<unknown> => {
    const storage = setting.storage.copy();
    change(storage.state);
    return Sequencer.open({ ...setting.settings(), storage });
  };
  await t.rejects(
    without((state) => (state.checkpoint = undefined)),
    { code: 'damaged' },
  );
  await t.rejects(
    without((state) => state.tiles.clear()),
    { code: 'damaged' },
  );
  await t.rejects(
    without((state) => state.tiles.set('0/0', Buffer.alloc(8192))),
    { code: 'damaged' },
  );
  await t.rejects(
    without((state) => state.tiles.set('0/0', Buffer.alloc(100))),
    { code: 'damaged' },
  );
  await t.rejects(
    without((state) =>
      state.groups.push({ first: 300, leaves: new Uint8Array(), records: new Uint8Array() }),
    ),
    { code: 'damaged' },
    'a commit without entries, in the way of the next',
  );
  await t.rejects(Sequencer.open({ ...setting.settings(), signingKey: keyFrom('another') }), {
    code: 'damaged',
  });
  await t.rejects(Sequencer.open({ ...setting.settings(), origin: 'gateway.example/other' }), {
    code: 'damaged',
  });
  await t.rejects(Sequencer.open({ ...setting.settings(), origin: 'with blank' }), { code: 'key_malformed' });
});

t.test('two gateways on one log never fork it: the slower one fails, reads again and goes on', async (t) => {
  const setting = new Setting();
  const one = await setting.open();
  const other = await setting.open();
  await one.submit(wordUnit('one'));
  await t.rejects(other.submit(wordUnit('other')), { code: 'unavailable' });
  t.equal((await other.submit(wordUnit('other again'))).receipt.index, 1);
});

t.test('a clock that goes back does not take the log with it', async (t) => {
  const setting = new Setting();
  const sequencer = await setting.open();
  const first = await sequencer.submit(wordUnit('first'));
  setting.clock -= 3_600_000;
  const second = await sequencer.submit(wordUnit('second'));
  t.equal(second.receipt.time, first.receipt.time);
  const again = await setting.open();
  t.equal((await again.submit(wordUnit('third'))).receipt.time, first.receipt.time, 'nor after a start');
});

t.test('a log that is closed answers those who wait and takes no more', async (t) => {
  const setting = new Setting();
  const sequencer = await setting.open();
  const waiting = sequencer.submit(wordUnit('waiting'));
  const closed = sequencer.close();
  await t.rejects(sequencer.submit(wordUnit('late')), { code: 'closed' });
  await closed;
  t.equal((await waiting).receipt.index, 0);
  await t.resolves(sequencer.close(), 'closing again is nothing');
});

t.test('opening a long log reads its right edge only', async (t) => {
  const setting = new Setting();
  await record(await setting.open(), 2_000);
  setting.storage.reads = 0;
  await setting.open();
  t.ok(setting.storage.reads < 60, `${setting.storage.reads} reads for 2,000 entries`);
});
