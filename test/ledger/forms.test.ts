import { createPublicKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import t from 'tap';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { openCheckpoint, signCheckpoint } from '../../src/ledger/checkpoint.js';
import {
  commitment,
  draftText,
  entryText,
  ENTRY_FORMAT,
  readEntry,
  readHash,
} from '../../src/ledger/entry.js';
import {
  accessRecord,
  eventRecord,
  fingerprint,
  parseVerifierKey,
  policiesJson,
} from '../../src/ledger/index.js';
import { noteSigner, openNote, verifierKey } from '../../src/ledger/note.js';
import { repeatedKey } from '../../src/ledger/repeated-key.js';
import { sha256, sha256Base64 } from '../../src/ledger/sha256.js';
import {
  entriesPath,
  entryBundle,
  parseTilePath,
  readEntryBundle,
  tilePath,
  tileWidth,
} from '../../src/ledger/tile.js';
import { formatTlogProof, parseTlogProof } from '../../src/ledger/tlog-proof.js';
import { adlViolations } from './adl-record.js';
import { keyFrom } from './setting.js';

const Notes = Type.Object({
  notes: Type.Array(
    Type.Object({
      key: Type.String(),
      note: Type.String(),
      checkpoint: Type.Optional(
        Type.Object({ origin: Type.String(), size: Type.Number(), root: Type.String() }),
      ),
    }),
  ),
});

const json = (text: string): unknown => JSON.parse(text);

const published = Value.Parse(
  Notes,
  json(readFileSync(new URL('../vectors/signed-note/notes.json', import.meta.url), 'utf8')),
);

const someHash = (seed: string): string => sha256Base64(seed);
const anEvent = fc.stringMatching(/^[a-z][a-z0-9_]{0,9}(\.[a-z0-9_]{1,9}){0,3}$/);
const aTime = fc.nat({ max: Number.MAX_SAFE_INTEGER });

t.test('a leaf is canonical JSON, whatever the event is called', (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), aTime, (event, seed, time) => {
      const record = someHash(seed);
      return (
        entryText({ event, record, time }) === canonicalize({ event, format: ENTRY_FORMAT, record, time })
      );
    }),
  );
  fc.assert(
    fc.property(anEvent, fc.string(), aTime, (event, seed, time) => {
      const record = someHash(seed);
      return draftText(event, record, time) === canonicalize({ event, format: ENTRY_FORMAT, record, time });
    }),
  );
  t.end();
});

t.test('a leaf reads back, and only from its one form', (t) => {
  const entry = { event: 'adl.access_evaluation', record: someHash('record'), time: 1_788_000_000_000 };
  const text = entryText(entry);
  t.same(readEntry(Buffer.from(text)), entry);
  const others = [
    text.replace('{', '{ '),
    text.replace('1788', '01788'),
    text.replace('1788000000000', '1788000000000.0'),
    text.replace('1788000000000', '-1'),
    text.replace('"time"', '"extra":1,"time"'),
    text.replace('/1"', '/2"'),
    text.replace('adl', '\\u0061dl'),
    text.replace('adl', '\\ud800'),
    text.replace(/=",/, '",'),
    `${text}\n`,
    '',
    '[]',
    'null',
    text.replace('adl.access_evaluation', 'x'.repeat(70_000)),
  ];
  for (const other of others)
    t.throws(() => readEntry(Buffer.from(other)), { code: 'entry_malformed' }, other.slice(0, 90));
  const notUtf8 = Buffer.from(text.replace('adl', '\u00e9'), 'latin1');
  t.throws(() => readEntry(notUtf8), { code: 'entry_malformed' });
  t.equal(commitment(Buffer.from('non'), Buffer.from('ce')), someHash('nonce'));
  t.equal(readHash(someHash('x').replace(/.=$/, 'B=')), undefined, 'base64 with bits that mean nothing');
  t.end();
});

t.test('notes of other people verify, and not when anything is changed', (t) => {
  for (const { key, note, checkpoint } of published.notes) {
    const trusted = parseVerifierKey(key);
    t.equal(trusted.text, key);
    t.equal(openNote(note, trusted), note.slice(0, note.indexOf('\n\n') + 1));
    t.throws(() => openNote(note.replace('o', '0'), trusted), { code: 'signature_wrong' });
    if (checkpoint !== undefined) {
      const { origin, size, root } = openCheckpoint(note, trusted);
      t.same({ origin, size, root: Buffer.from(root).toString('base64') }, checkpoint);
    }
  }
  t.end();
});

t.test('a verifier key is one line with a hash of its own', (t) => {
  const key = verifierKey('gateway.example/log', createPublicKey(keyFrom('log')));
  t.same(parseVerifierKey(`\n${key.text}\n`).text, key.text);
  t.match(fingerprint(key), /^sha256:[0-9a-f]{64}$/);
  const wrong = [
    '',
    'gateway.example/log',
    key.text.replace('gateway', 'gatewax'),
    key.text.replace(/\+[0-9a-f]{8}\+/, '+00000000+'),
    key.text.slice(0, -4),
    key.text.replace('+A', '+B'),
    `x ${key.text}`,
  ];
  for (const text of wrong) t.throws(() => parseVerifierKey(text), { code: 'key_malformed' }, text);
  t.end();
});

t.test('signatures of witnesses stand beside, and count for nothing', (t) => {
  const log = noteSigner('gateway.example/log', keyFrom('log'));
  const witness = noteSigner('witness.example', keyFrom('witness'));
  const checkpoint = { origin: 'gateway.example/log', size: 3, root: sha256('root') };
  const note = signCheckpoint(checkpoint, log);
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  const cosigned = note + witness.sign(text).slice(text.length + 1);
  t.same(openCheckpoint(cosigned, log.key).size, 3);
  t.same(openCheckpoint(cosigned, witness.key).size, 3);
  t.throws(() => openCheckpoint(note, witness.key), { code: 'signature_wrong' });
  const named = noteSigner('gateway.example/log', keyFrom('another'));
  t.throws(
    () => openCheckpoint(note, named.key),
    { code: 'signature_wrong' },
    'the same name is not the same key',
  );
  t.end();
});

t.test('what is no note or no checkpoint is told apart from what is signed wrongly', (t) => {
  const signer = noteSigner('gateway.example/log', keyFrom('log'));
  const note = signCheckpoint({ origin: 'gateway.example/log', size: 3, root: sha256('root') }, signer);
  const notes = [
    '',
    'a\n',
    note.slice(0, -1),
    note.replace('\n\n', '\n'),
    note.replace('— ', '- '),
    note.replace('3', '\t'),
    `${note}x\n`,
  ];
  for (const other of notes) t.throws(() => openNote(other, signer.key), { code: 'note_malformed' }, other);
  const root = someHash('root');
  const texts = [
    `o\n3\n`,
    `o\n03\n${root}\n`,
    `o\n-1\n${root}\n`,
    `\n3\n${root}\n`,
    `o\n3\n${root.slice(4)}\n`,
    `o\n99999999999999999999\n${root}\n`,
    `o\n3\n${root}\n\n`,
  ];
  for (const text of texts)
    t.throws(() => openCheckpoint(signer.sign(text), signer.key), { code: 'note_malformed' }, text);
  t.equal(openCheckpoint(signer.sign(`o\n3\n${root}\nextension\n`), signer.key).size, 3);
  t.equal(openCheckpoint(signer.sign(`o\n0\n${root}\n`), signer.key).size, 0);
  t.ok(sign(null, Buffer.from('x'), keyFrom('log')).length === 64);
  t.end();
});

t.test('tiles are called as C2SP calls them, each by one name', (t) => {
  t.equal(tilePath(0, 1_234_067), 'tile/0/x001/x234/067');
  t.equal(tilePath(2, 0, 1), 'tile/2/000.p/1');
  t.equal(entriesPath(273, 112), 'tile/entries/273.p/112');
  fc.assert(
    fc.property(
      fc.nat({ max: 63 }),
      fc.nat({ max: 2 ** 40 }),
      fc.integer({ min: 1, max: 256 }),
      (level, index, width) => {
        const tile = parseTilePath(tilePath(level, index, width));
        const entries = parseTilePath(entriesPath(index, width));
        return (
          JSON.stringify([tile?.kind, tile?.level, tile?.index, tile?.width]) ===
            JSON.stringify(['hashes', level, index, width]) &&
          JSON.stringify([entries?.kind, entries?.index, entries?.width]) ===
            JSON.stringify(['entries', index, width])
        );
      },
    ),
  );
  const others = [
    'tile/0/0',
    'tile/00/000',
    'tile/64/000',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/-1/000',
    'tile/0/000/',
    'tile/0/../checkpoint',
    'tile/entries/x/000',
    '',
  ];
  for (const path of others) t.equal(parseTilePath(path), undefined, path);
  t.end();
});

t.test('a tree of 70,000 has the tiles of the example in the standard', (t) => {
  const widths = [tileWidth(0, 272, 70_000), tileWidth(0, 273, 70_000), tileWidth(0, 274, 70_000)];
  t.same(widths, [256, 112, 0]);
  t.same([tileWidth(1, 0, 70_000), tileWidth(1, 1, 70_000), tileWidth(2, 0, 70_000)], [256, 17, 1]);
  t.same(
    [tileWidth(0, 0, 256), tileWidth(1, 0, 256), tileWidth(1, 0, 255), tileWidth(0, 0, 0)],
    [256, 1, 0, 0],
  );
  t.end();
});

t.test('an entry bundle gives its leaves back, and is not read past its end', (t) => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 20 }), (leaves) => {
      const read = readEntryBundle(entryBundle(leaves));
      return (
        read.length === leaves.length &&
        read.every((leaf, place) => Buffer.compare(leaf, leaves[place] ?? Buffer.alloc(1)) === 0)
      );
    }),
  );
  const bundle = entryBundle([Buffer.from('one'), Buffer.alloc(300, 'x')]);
  t.same([...bundle.subarray(0, 7)], [0, 3, 111, 110, 101, 1, 44]);
  t.throws(() => readEntryBundle(bundle.subarray(0, -1)), { code: 'entry_malformed' });
  t.throws(() => readEntryBundle(bundle.subarray(0, 6)), { code: 'entry_malformed' });
  t.end();
});

t.test('a proof file has the form of the standard', (t) => {
  const checkpoint = 'example.com/log\n2\nroot\n\n— example.com/log sig\n';
  const proof = { index: 1, proof: [sha256('sibling')], checkpoint };
  const text = formatTlogProof(proof);
  t.equal(text, `c2sp.org/tlog-proof@v1\nindex 1\n${someHash('sibling')}\n\n${checkpoint}`);
  t.same(parseTlogProof(text), proof);
  t.same(parseTlogProof(text.replace('\n', '\nextra aGk=\n')), proof);
  t.same(parseTlogProof(formatTlogProof({ index: 0, proof: [], checkpoint })), {
    index: 0,
    proof: [],
    checkpoint,
  });
  for (const other of [
    '',
    text.replace('@v1', '@v2'),
    text.replace('index 1', 'index 01'),
    text.replace(/^.*=$/m, 'AAAA'),
  ]) {
    t.throws(() => parseTlogProof(other), { code: 'note_malformed' }, other);
  }
  t.end();
});

t.test('a key that stands twice in a line is found, nested ones and look-alikes are not', (t) => {
  t.equal(repeatedKey('{"a":1,"b":{"a":2},"c":["a",{"a":1}],"d":"\\",\\"a\\":"}'), undefined);
  t.equal(repeatedKey('{"a":1,"b":2,"a":3}'), 'a');
  t.equal(repeatedKey('{"a":1, "\\u0061" :3}'), 'a');
  t.equal(repeatedKey('{}'), undefined);
  t.end();
});

const parts = {
  trace: {
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    parentSpanId: '00f067aa0ba902b7',
  },
  event: 'adl.access_evaluation',
  timestamp: 1_788_000_000_000,
  resource: '{"service.name":"casussluis"}',
  policies: policiesJson('leefbaarheidsplatform', '1.0', 'ab'.repeat(32)),
  configuration: '{"casussluis":"0.1.0"}',
  sealed: { 'casussluis.professional': 'AAAA', 'casussluis.case': 'BBBB' },
  request: '{"subject":{"type":"professional"},"action":{"name":"view"},"resource":{"type":"case"}}',
  response: '{"decision":false}',
  information: '{"case":{"stage":"table"}}',
} as const;

t.test('an access record is one of the Authorization Decision Log at level 4', (t) => {
  t.same(adlViolations(accessRecord(parts)), []);
  t.same(JSON.parse(accessRecord(parts)), {
    trace_id: parts.trace.traceId,
    span_id: parts.trace.spanId,
    parent_span_id: parts.trace.parentSpanId,
    event_name: 'adl.access_evaluation',
    timestamp: parts.timestamp,
    status: 'Unset',
    resource: { 'service.name': 'casussluis' },
    attributes: {
      'adl.core.policies': { leefbaarheidsplatform: { version: '1.0', hash: 'ab'.repeat(32) } },
      'adl.core.configuration': { casussluis: '0.1.0' },
      'casussluis.professional': 'AAAA',
      'casussluis.case': 'BBBB',
    },
    body: {
      'adl.core.request': json(parts.request),
      'adl.core.response': { decision: false },
      'adl.core.information': { case: { stage: 'table' } },
    },
  });
  const { traceId, spanId } = parts.trace;
  t.same(
    adlViolations(accessRecord({ ...parts, trace: { traceId, spanId } })),
    [],
    'a root span has no parent',
  );
  t.end();
});

t.test('the checker of records finds what the standard forbids', (t) => {
  t.same(adlViolations(accessRecord({ ...parts, status: 'Error' })).length, 1, 'a refusal is no Error');
  t.same(adlViolations(accessRecord({ ...parts, response: '{}' })).length, 2);
  t.same(adlViolations(accessRecord({ ...parts, resource: '{}' })).length, 1);
  t.same(adlViolations(accessRecord({ ...parts, request: '{"subject":{"id":"x"}}' })).length, 3);
  t.same(adlViolations(accessRecord({ ...parts, sealed: { Naam: 'x' } })).length, 1);
  t.same(adlViolations(accessRecord({ ...parts, sealed: { 'adl.core.request': 'x' } })).length, 1);
  t.same(
    adlViolations(accessRecord({ ...parts, trace: { traceId: '0'.repeat(32), spanId: 'B7AD' } })).length,
    2,
  );
  t.same(adlViolations(accessRecord({ ...parts, timestamp: 1.5 })).length, 1);
  t.same(adlViolations('[]').length, 1);
  t.end();
});

t.test('other events have the same shape and a name of their own', (t) => {
  const record = eventRecord({
    event: 'casussluis.covenant.activated',
    timestamp: 5,
    resource: parts.resource,
    attributes: { covenant: 'x', signed_by: ['a', 'b'] },
  });
  t.same(JSON.parse(record), {
    event_name: 'casussluis.covenant.activated',
    timestamp: 5,
    status: 'Unset',
    resource: { 'service.name': 'casussluis' },
    attributes: { covenant: 'x', signed_by: ['a', 'b'] },
  });
  t.end();
});
