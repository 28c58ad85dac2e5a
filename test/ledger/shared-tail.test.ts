import fc from 'fast-check';
import t from 'tap';
import { LedgerReader, type EntryDraft, type RecordTail } from '../../src/ledger/index.js';
import { commitment } from '../../src/ledger/entry.js';
import { RecordTail as Tail } from '../../src/ledger/record-frame.js';
import {
  entriesIn,
  flippingSealer,
  MemoryStorage,
  type MemoryTransaction,
  type Step,
} from './memory-storage.js';
import { Setting } from './setting.js';

const LONG = `"information":"${'the same for every request '.repeat(40)}"}`;

/** A unit that records one word before a tail. */
function tailed(word: string, tail: RecordTail) {
  const entry: EntryDraft = {
    event: 'adl.access_evaluation',
    record: `{"word":"${word}",`,
    tail,
    subject: word,
  };
  return {
    kind: 'reads' as const,
    run: async (_tx: MemoryTransaction) => ({ entry, result: `${entry.record}${tail.text}` }),
  };
}

const opened = async (setting: Setting, index: number): Promise<string | undefined> =>
  (await (await setting.reader().entry(index))?.open())?.record;

t.test(
  'an end that many records share is stored once, and every record is whole to its reader',
  async (t) => {
    const setting = new Setting();
    const sequencer = await setting.open();
    const tail = new Tail(LONG);
    for (const word of ['one', 'two', 'three']) await sequencer.submit(tailed(word, tail));
    const [first, second, third] = setting.storage.state.groups.map((row) => row.records.length);
    t.ok((second ?? 0) < (first ?? 0), `${second} bytes beside ${first}`);
    t.ok((third ?? 0) < (first ?? 0));
    t.equal(await opened(setting, 2), `{"word":"three",${LONG}`);
    t.equal(await opened(setting, 1), `{"word":"two",${LONG}`);
  },
);

t.test('whatever fails in between, each entry opens to what was recorded', async () => {
  const steps: readonly Step[] = ['leaves', 'checkpoint', 'commit', 'reply', 'raise'];
  const group = fc.record({
    tails: fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 4 }),
    fault: fc.option(fc.constantFrom(...steps), { freq: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(group, { maxLength: 8 }), async (groups) => {
      const setting = new Setting();
      const sequencer = await setting.open();
      const tails = ['"a":1}', LONG, '"é":"…"}'].map((text) => new Tail(text));
      const texts = new Set<string>();
      for (const [place, { tails: chosen, fault }] of groups.entries()) {
        const fail = (step: Step): void => {
          if (step === fault) throw new Error(step);
        };
        setting.storage.fault = fail;
        setting.mark.fault = fail;
        const units = chosen.map((which, unit) => tailed(`${place}.${unit}`, tails[which] ?? new Tail('}')));
        const done = await Promise.allSettled(units.map((unit) => sequencer.submit(unit)));
        for (const one of done) if (one.status === 'fulfilled') texts.add(one.value.result);
      }
      const reader = setting.reader();
      const found = new Set<string>();
      for await (const entry of reader.entries(0, entriesIn(setting.storage.state))) {
        const { nonce, record } = await entry.open();
        if (commitment(nonce, Buffer.from(record)) !== entry.envelope()?.record) return false;
        found.add(record);
      }
      return [...texts].every((text) => found.has(text));
    }),
    { numRuns: 200 },
  );
});

t.test('an entry whose shared end is gone or changed is damaged, and says so', async (t) => {
  const setting = new Setting();
  const sequencer = await setting.open();
  const tail = new Tail(LONG);
  await sequencer.submit(tailed('one', tail));
  await sequencer.submit(tailed('two', tail));
  const [first, second] = setting.storage.state.groups;
  if (first === undefined || second === undefined) throw new Error('two entries were recorded');
  const readerOf = (groups: (typeof first)[]): LedgerReader =>
    new LedgerReader(new MemoryStorage({ ...setting.storage.state, groups }), flippingSealer);
  const changed = { ...first, records: first.records.subarray(0, -20) };
  await t.rejects(
    async () => {
      await (await readerOf([changed, second]).entry(1))?.open();
    },
    {
      code: 'damaged',
    },
  );
  const moved = {
    ...second,
    records: flippingSealer.seal(flippingSealer.open(second.records, 1), 0),
    first: 0,
  };
  await t.rejects(
    async () => {
      await (await readerOf([moved]).entry(0))?.open();
    },
    {
      code: 'damaged',
      message: /does not come before/,
    },
  );
  const twice = { ...first, records: flippingSealer.seal(flippingSealer.open(second.records, 1), 0) };
  await t.rejects(
    async () => {
      await (await readerOf([twice, second]).entry(1))?.open();
    },
    {
      code: 'damaged',
      message: /does not hold/,
    },
  );
});
