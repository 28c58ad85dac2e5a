import { createPublicKey } from 'node:crypto';
import t from 'tap';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import {
  exportBundle,
  fingerprint,
  parseVerifierKey,
  Sequencer,
  verifierKey,
  verifyBundle,
  type ExportFilter,
  type ExportSource,
  type Fault,
  type LogEntry,
  type Verdict,
} from '../../src/ledger/index.js';
import { ledgerSentence, verdictSentence } from '../../src/language/ledger.js';
import { signCheckpoint } from '../../src/ledger/checkpoint.js';
import { entryText, readEntry } from '../../src/ledger/entry.js';
import { noteSigner } from '../../src/ledger/note.js';
import { sha256Base64 } from '../../src/ledger/sha256.js';
import { keyFrom, ORIGIN, record, Setting } from './setting.js';

const key = verifierKey(ORIGIN, createPublicKey(keyFrom('log')));

async function exported(setting: Setting, choice: Omit<ExportSource, 'reader'> = {}): Promise<string> {
  let text = '';
  for await (const chunk of exportBundle({ reader: setting.reader(), verifierKey: key.text, ...choice }))
    text += chunk;
  return text;
}

/** Cut into odd pieces, as a stream may. */
async function* pieces(text: string | Uint8Array, size = 1_000): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function verify(text: string | Uint8Array, since?: string): Promise<Verdict> {
  return verifyBundle(pieces(text), { key, ...(since === undefined ? {} : { since }) });
}

async function faultOf(text: string | Uint8Array, since?: string): Promise<Fault | undefined> {
  const verdict = await verify(text, since);
  return verdict.outcome === 'unsound' ? verdict.fault : undefined;
}

async function aLog(...groups: readonly number[]): Promise<Setting> {
  const setting = new Setting();
  await record(await setting.open(), ...groups);
  return setting;
}

/** The lines of a bundle, to be played with. */
const linesOf = (text: string): string[] => text.split('\n').slice(0, -1);
const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

const EntryLine = Type.Object({
  type: Type.Literal('entry'),
  index: Type.Number(),
  leaf: Type.String(),
  nonce: Type.Optional(Type.String()),
  record: Type.Optional(Type.String()),
  proof: Type.Optional(Type.Array(Type.String())),
});
type EntryLine = Type.Static<typeof EntryLine>;

const json = (text: string): unknown => JSON.parse(text);

/** Changes one entry of a bundle. */
function changed(text: string, index: number, change: (line: EntryLine) => void): string {
  return textOf(
    linesOf(text).map((line) => {
      const parsed = json(line);
      if (!Value.Check(EntryLine, parsed) || parsed.index !== index) return line;
      change(parsed);
      return JSON.stringify(parsed);
    }),
  );
}

const even: ExportFilter = {
  description: { only: 'even' },
  matches: (entry: LogEntry) => entry.index % 2 === 0,
};

t.test('a whole export is sound, in whatever pieces it arrives', async (t) => {
  const text = await exported(await aLog(3, 4));
  t.match(await verify(text), {
    outcome: 'sound',
    origin: ORIGIN,
    size: 7,
    entries: 7,
    opened: 7,
    filtered: false,
    fingerprint: fingerprint(key),
  });
  for (const size of [1, 7, 100_000]) {
    t.match(await verifyBundle(pieces(text, size), { key }), { outcome: 'sound', size: 7 });
  }
  const whole = async function* (): AsyncGenerator<string> {
    yield text;
  };
  t.match(await verifyBundle(whole(), { key }), { outcome: 'sound', size: 7 });
});

t.test('the export has exactly the form of the contract', async (t) => {
  const setting = await aLog(2);
  const [header, checkpoint, first] = linesOf(await exported(setting)).map((line): unknown =>
    JSON.parse(line),
  );
  t.same(header, {
    type: 'header',
    format: 'casussluis-log/1',
    origin: ORIGIN,
    publicKey: key.text,
    filter: {},
  });
  t.same(checkpoint, { type: 'checkpoint', note: setting.storage.state.checkpoint?.note });
  const stored = await setting.reader().entry(0);
  t.same(first, {
    type: 'entry',
    index: 0,
    leaf: Buffer.from(stored?.leaf ?? []).toString('base64'),
    nonce: Buffer.from((await stored?.open())?.nonce ?? []).toString('base64'),
    record:
      '{"event_name":"casussluis.test.word","timestamp":1788253201000,"status":"Unset","resource":{},"attributes":{"word":"word 0"}}',
  });
});

t.test('the same JSON written by another hand is as sound', async (t) => {
  const text = await exported(await aLog(5));
  const respaced = textOf(
    linesOf(text).map((line) => {
      const parsed = Value.Parse(Type.Record(Type.String(), Type.Unknown()), json(line));
      return JSON.stringify(Object.fromEntries(Object.entries(parsed).reverse()), null, 1).replaceAll(
        '\n',
        ' ',
      );
    }),
  );
  t.match(await verify(respaced), { outcome: 'sound', opened: 5 });
  t.match(await verify(text.replaceAll('\n', '\r\n')), { outcome: 'sound' });
  t.match(await verify(text.slice(0, -1)), { outcome: 'sound' }, 'without the last newline');
});

t.test('what the reader may not open stays out, and the rest is as sound', async (t) => {
  const text = await exported(await aLog(5), {
    mayOpen: (entry) => entry.index === 2,
  });
  t.match(await verify(text), { outcome: 'sound', entries: 5, opened: 1, unopened: [0, 1, 3, 4] });
  t.notMatch(text, /word 1/);
});

t.test('a filtered export proves each of its entries, and says that it is filtered', async (t) => {
  const setting = await aLog(300);
  const text = await exported(setting, { filter: even });
  t.match(await verify(text), { outcome: 'sound', filtered: true, entries: 150, size: 300 });
  const nothing = await exported(setting, {
    filter: { description: { only: 'none' }, matches: () => false },
  });
  t.match(await verify(nothing), { outcome: 'sound', filtered: true, entries: 0 });
  await t.rejects(exported(setting, { filter: { description: {}, matches: () => true } }), {
    code: 'filter_empty',
  });
  await t.rejects(exported(new Setting()), { code: 'out_of_range' });
});

t.test('without a pinned key nothing is judged, and the file tells its own', async (t) => {
  const text = await exported(await aLog(2));
  const verdict = await verifyBundle(pieces(text), {});
  t.same(verdict, { outcome: 'key_not_pinned', verifierKey: key.text, fingerprint: fingerprint(key) });
});

t.test('no byte of a whole export can be changed without being found', async (t) => {
  const bytes = Buffer.from(await exported(await aLog(3)));
  const missed: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const tampered = Buffer.from(bytes);
    tampered[at] = (tampered[at] ?? 0) ^ (1 << (at % 8));
    // The last newline may become a blank: it says nothing.
    const blank = at === bytes.length - 1 && /\s/.test(String.fromCharCode(tampered[at] ?? 0));
    if (!blank && (await verify(tampered)).outcome === 'sound') missed.push(at);
  }
  t.same(missed, []);
});

t.test(
  'no byte of a filtered export can be changed without being found, but for what it was filtered by',
  async (t) => {
    const bytes = Buffer.from(await exported(await aLog(3), { filter: even }));
    const from = bytes.indexOf('"only"');
    const until = bytes.indexOf('}', from);
    const missed: number[] = [];
    for (let at = 0; at < bytes.length - 1; at += 1) {
      if (at >= from && at < until) continue;
      const tampered = Buffer.from(bytes);
      tampered[at] = (tampered[at] ?? 0) ^ (1 << (at % 8));
      if ((await verify(tampered)).outcome === 'sound') missed.push(at);
    }
    t.same(missed, []);
  },
);

t.test('no piece can be cut out or doubled, at whatever length the file is cut', async (t) => {
  const text = await exported(await aLog(4));
  const missed: number[] = [];
  for (let length = 0; length < text.length - 1; length += 1) {
    if ((await verify(text.slice(0, length))).outcome === 'sound') missed.push(length);
  }
  t.same(missed, []);
  t.match(
    await faultOf(text + text),
    { code: 'malformed_line', field: 'type' },
    'two exports behind each other',
  );
  t.match(await faultOf(''), { code: 'unknown_format' });
});

t.test('a change is named: which entry, and what kind of change', async (t) => {
  const text = await exported(await aLog(6, 6));
  const lines = linesOf(text);
  const at = (index: number): string => lines[index + 2] ?? '';
  const without = textOf(lines.filter((_, place) => place !== 7));
  t.match(await faultOf(without), { code: 'entry_missing', index: 5 });
  t.match(await faultOf(textOf(lines.slice(0, -2))), { code: 'entry_missing', index: 10, upTo: 11 });
  t.match(await faultOf(textOf([...lines.slice(0, 8), at(5), ...lines.slice(8)])), {
    code: 'order',
    index: 5,
  });
  const swapped = [...lines.slice(0, 5), at(4), at(3), ...lines.slice(7)];
  t.match(await faultOf(textOf(swapped)), { code: 'order', index: 3, line: 7 });
  const last = [...lines.slice(0, 5), ...lines.slice(6), at(3)];
  t.match(await faultOf(textOf(last)), { code: 'order', index: 3, line: 14 }, 'moved to the end');
  const cut = [...lines.slice(0, 5), ...lines.slice(6, -1), '{'];
  t.match(await faultOf(textOf(cut)), { code: 'entry_missing', index: 3, line: 6 }, 'whatever follows it');
  t.match(await faultOf(`${text}${at(11).replace('"index":11', '"index":12')}\n`), {
    code: 'entry_surplus',
    index: 12,
  });
  const word = changed(text, 7, (line) => (line.record = line.record?.replace('word 7', 'word 8') ?? ''));
  t.match(await faultOf(word), { code: 'record_mismatch', index: 7, line: 10 });
  const leaf = changed(text, 4, (line) => (line.leaf = Buffer.from('{}').toString('base64')));
  t.match(await faultOf(leaf), { code: 'leaf_malformed', index: 4 });
});

/** Writes another envelope over a leaf, in canonical form. */
function rewritten(
  leaf: string,
  change: (entry: { event: string; record: string; time: number }) => void,
): string {
  const entry = { ...readEntry(Buffer.from(leaf, 'base64')) };
  change(entry);
  return Buffer.from(entryText(entry)).toString('base64');
}

t.test('a leaf whose time or kind was changed is named by its own record', async (t) => {
  const setting = new Setting();
  const sequencer = await setting.open();
  for (let round = 0; round < 20; round += 1) await record(sequencer, 1);
  const text = await exported(setting);
  const later = changed(
    text,
    5,
    (line) => (line.leaf = rewritten(line.leaf, (entry) => (entry.time += 500))),
  );
  t.match(await faultOf(later), { code: 'leaf_changed', index: 5, line: 8 });
  const kind = changed(
    text,
    9,
    (line) => (line.leaf = rewritten(line.leaf, (entry) => (entry.event = 'casussluis.other'))),
  );
  t.match(await faultOf(kind), { code: 'leaf_changed', index: 9 });
  const far = changed(
    text,
    12,
    (line) => (line.leaf = rewritten(line.leaf, (entry) => (entry.time += 9_000_000))),
  );
  t.match(
    await faultOf(far),
    { code: 'leaf_changed', index: 12 },
    'though the next entry is the one out of order',
  );
  const closed = await exported(setting, { mayOpen: () => false });
  const unknown = changed(
    closed,
    5,
    (line) => (line.leaf = rewritten(line.leaf, (entry) => (entry.time += 500))),
  );
  t.match(
    await faultOf(unknown),
    { code: 'root_mismatch', index: 0, upTo: 19 },
    'without records none is named',
  );
  const early = changed(
    closed,
    5,
    (line) => (line.leaf = rewritten(line.leaf, (entry) => (entry.time -= 5_000))),
  );
  t.match(await faultOf(early), { code: 'time_order', index: 5 });
});

t.test('an invented entry that is consistent in itself is not in the tree', async (t) => {
  const setting = await aLog(8);
  const invent = (line: EntryLine): void => {
    line.nonce = Buffer.alloc(32, 7).toString('base64');
    line.record = line.record?.replace('word 3', 'word X') ?? '';
    const opening = Buffer.concat([Buffer.alloc(32, 7), Buffer.from(line.record)]);
    line.leaf = rewritten(line.leaf, (entry) => (entry.record = sha256Base64(opening)));
  };
  t.match(await faultOf(changed(await exported(setting), 3, invent)), {
    code: 'root_mismatch',
    index: 0,
    upTo: 7,
  });
  const filtered = await exported(setting, {
    filter: { description: { entry: '3' }, matches: ({ index }) => index === 3 },
  });
  t.match(await faultOf(changed(filtered, 3, invent)), { code: 'proof_wrong', index: 3 });
  const renumbered = filtered.replace('"index":3', '"index":4');
  t.match(await faultOf(renumbered), { code: 'proof_wrong', index: 4 });
});

t.test('another key, another log, another checkpoint are told apart', async (t) => {
  const setting = await aLog(4);
  const text = await exported(setting);
  const lines = linesOf(text);
  const forged = new Setting();
  const forger = await Sequencer.open({ ...forged.settings(), signingKey: keyFrom('forger') });
  await record(forger, 4);
  const forgerKey = verifierKey(ORIGIN, createPublicKey(keyFrom('forger')));
  let own = '';
  for await (const chunk of exportBundle({ reader: forged.reader(), verifierKey: forgerKey.text }))
    own += chunk;
  t.match(await faultOf(own), { code: 'key_differs', line: 1 });
  t.match(await faultOf(own.replace(forgerKey.text, key.text)), { code: 'bad_signature', line: 2 });
  t.match(await faultOf(text.replace(`"origin":"${ORIGIN}"`, '"origin":"other"')), {
    code: 'origin_differs',
  });
  t.match(await faultOf(text.replace('casussluis-log/1', 'casussluis-log/2')), {
    code: 'unknown_format',
    line: 1,
  });
  t.match(await faultOf(textOf(lines.slice(1))), { code: 'unknown_format', line: 1 });
  t.match(await faultOf(textOf([...lines.slice(0, 1), ...lines.slice(2)])), {
    code: 'malformed_line',
    line: 2,
  });
  t.match(await faultOf(text.replace(/"note":"[^"]*"/, '"note":"no note"')), {
    code: 'malformed_line',
    line: 2,
  });
  t.match(await faultOf(text.replace(key.text, 'no key')), { code: 'malformed_line', field: 'publicKey' });
});

t.test('nothing may stand in a line that no signature covers', async (t) => {
  const text = await exported(await aLog(4));
  const lines = linesOf(text);
  const third = lines[4] ?? '';
  const with3 = (line: string): string => textOf(lines.map((old, place) => (place === 4 ? line : old)));
  const bad = [
    third.replace('{', '{"remark":"checked",'),
    third.replace('"index":2', '"index":2,"index":2'),
    third.replace('"record":', '"record":"{}","record":'),
    third.replace('"nonce":', '"once":'),
    third.replace('"index":2', '"index":2.5'),
    third.replace('"index":2', '"index":"2"'),
    third.replace(/"leaf":"[^"]*"/, '"leaf":"!"'),
    third.replace(/"record":".*"/, '"record":"\\ud800"'),
    third.replace(/}$/, ',"proof":[]}'),
    third.replace('"type":"entry"', '"type":"Entry"'),
    '',
    '[]',
    'null',
    `${third}{}`,
  ];
  for (const line of bad)
    t.match(await faultOf(with3(line)), { code: 'malformed_line', line: 5 }, line.slice(0, 70));
  const noText = Buffer.from(text);
  noText[noText.indexOf('word 2')] = 0xff;
  t.match(await faultOf(noText), { code: 'malformed_line', line: 5 });
  t.match(await faultOf(text.replace('"filter":{}', '"filter":[]')), {
    code: 'malformed_line',
    field: 'filter',
  });
  t.match(await faultOf(text.replace('"filter":{}', '"filter":{},"by":"x"')), {
    code: 'malformed_line',
    field: 'by',
  });
  t.match(await faultOf(text.replace('"filter":{}', '"filter":{"a":"b"}')), {
    code: 'malformed_line',
    field: 'proof',
  });
});

t.test('a checkpoint that was kept shows that the log has only grown', async (t) => {
  const setting = await aLog(5);
  const kept = setting.storage.state.checkpoint?.note ?? '';
  await record(await setting.open(), 4);
  const text = await exported(setting);
  t.match(await verify(text, kept), { outcome: 'sound', since: 5, size: 9 });
  t.match(await verify(text, setting.storage.state.checkpoint?.note), { outcome: 'sound', since: 9 });
  const closed = await exported(setting, { mayOpen: () => false });
  const after = changed(
    closed,
    7,
    (line) => (line.leaf = rewritten(line.leaf, (entry) => (entry.record = sha256Base64('x')))),
  );
  t.match(
    await faultOf(after, kept),
    { code: 'root_mismatch', index: 5, upTo: 8 },
    'narrowed down to what came after',
  );
  const before = changed(
    closed,
    2,
    (line) => (line.leaf = rewritten(line.leaf, (entry) => (entry.record = sha256Base64('x')))),
  );
  t.match(await faultOf(before, kept), { code: 'root_mismatch', index: 0, upTo: 8 });
});

t.test(
  'a history that was rewritten and signed anew by the key itself is found by a checkpoint that was kept',
  async (t) => {
    const setting = await aLog(5);
    const kept = setting.storage.state.checkpoint?.note ?? '';
    const other = new Setting();
    other.clock += 1;
    await record(await other.open(), 9);
    const text = await exported(other);
    t.match(await verify(text), { outcome: 'sound' }, 'in itself it is sound');
    t.match(await faultOf(text, kept), { code: 'history_rewritten', index: 0, upTo: 4 });
    const shorter = await exported(await aLog(3));
    t.match(await faultOf(shorter, kept), { code: 'rolled_back', index: 3, upTo: 4 });
  },
);

t.test('what cannot be judged is said to be so', async (t) => {
  const setting = await aLog(5);
  const text = await exported(setting);
  const kept = setting.storage.state.checkpoint?.note ?? '';
  const by = (origin: string, seed: string): string =>
    signCheckpoint({ origin, size: 1, root: Buffer.alloc(32) }, noteSigner(ORIGIN, keyFrom(seed)));
  t.same(await verify(text, 'no note'), { outcome: 'unusable', reason: 'since_malformed' });
  t.same(await verify(text, by(ORIGIN, 'forger')), { outcome: 'unusable', reason: 'since_malformed' });
  t.same(await verify(text, by('other', 'log')), { outcome: 'unusable', reason: 'since_other_log' });
  t.same(await verify(await exported(setting, { filter: even }), kept), {
    outcome: 'unusable',
    reason: 'since_needs_whole_log',
  });
});

t.test('every verdict and every error has a sentence in both languages', async (t) => {
  const text = await exported(await aLog(4));
  const verdicts = [
    await verify(text),
    await verify(text, 'no note'),
    await verifyBundle(pieces(text), {}),
    await verify(text.replace('word 2', 'word 3')),
    await verify(textOf(linesOf(text).slice(0, -2))),
    await verify(`x${text}`),
  ];
  for (const verdict of verdicts) {
    const { nl, en } = verdictSentence(verdict);
    t.ok(nl.length > 40 && en.length > 40, nl);
    t.notMatch(nl + en, /undefined|NaN|\[object/);
  }
  t.match(
    verdictSentence(verdicts[3] ?? verdicts[0] ?? (await verify(''))).nl,
    /logregel 2 \(regel 5 van het bestand\)/,
  );
  t.match(
    verdictSentence(verdicts[4] ?? (await verify(''))).en,
    /somewhere from log entry 2 up to and including 3/,
  );
  t.ok(ledgerSentence('rolled_back').nl);
  t.equal(parseVerifierKey(key.text).name, ORIGIN);
});
