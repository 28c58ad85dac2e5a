import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { inspect } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import {
  compartmentKey,
  compartmentOpener,
  encodeDocument,
  KeyHandle,
  manifestKey,
  openManifest,
  readClear,
  readDocument,
  type DocumentContent,
  type SealedDocument,
} from '../../src/vault/index.js';
import { Receipt, receiptFor, type ReceiptFacts } from '../../src/ledger/receipt.js';

const freshKey = () => createSecretKey(randomBytes(32));
const keyOf = (kind: 'case' | 'person', id: string) => new KeyHandle(id, kind, freshKey());
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const spoiled = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'unauthentic' || error.code === 'malformed');

const zaak = keyOf('case', 'zaak-1');
const fatima = keyOf('person', 'persoon-1');
const names = ['care/ggz', 'housing/corporatie', 'identity/politie'];
const keys = [compartmentKey(zaak), compartmentKey(zaak), compartmentKey(zaak, [fatima])];

function content(version = 7, id = 'zaak-1'): DocumentContent {
  return {
    place: { kind: 'case', id },
    version,
    key: manifestKey(zaak),
    manifest: Buffer.from(`{"stage":"table","version":${version}}`),
    compartments: names.map((name, index) => ({
      name,
      key: keys[index] ?? freshKey(),
      content: Buffer.from(`${name} of version ${version}`),
    })),
    random: randomBytes,
  };
}

const facts: ReceiptFacts = {
  index: 1,
  time: 0,
  leaf: randomBytes(8),
  leafHash: randomBytes(32),
  nonce: randomBytes(32),
  treeSize: 2,
  checkpoint: '',
  subject: 'inzage-1',
};
const receipt = receiptFor(facts);
const other = receiptFor(facts);
const openCompartment = compartmentOpener((candidate) => Receipt.is(candidate));

const read = (blob: Uint8Array, id = 'zaak-1') => readDocument(blob, { kind: 'case', id });
const open = (
  document: SealedDocument,
  index: number,
  name = names[index] ?? '',
  key = keys[index] ?? freshKey(),
) => text(readClear(openCompartment(document.compartment(document.at(index, name)), key, receipt), receipt));

t.test('a document opens section by section, each under its own key', async (t) => {
  const document = read(encodeDocument(content()));
  t.equal(document.version, 7);
  t.equal(document.compartments, 3);
  t.equal(text(openManifest(document.manifest, manifestKey(zaak))), '{"stage":"table","version":7}');
  names.forEach((name, index) => t.equal(open(document, index), `${name} of version 7`));
  t.throws(() => open(document, 0, names[0], freshKey()), { code: 'unauthentic' });
  t.throws(() => open(document, 2, names[2], compartmentKey(zaak)), { code: 'unauthentic' });
  t.throws(() => openManifest(document.manifest, compartmentKey(zaak)), { code: 'unauthentic' });
  for (const index of [-1, 3, 0.5, NaN]) {
    t.throws(
      () => document.compartment(document.at(index, 'care/ggz')),
      { code: 'malformed' },
      String(index),
    );
  }
});

t.test('a row may be a view on a larger buffer, and content may be empty or absent', async (t) => {
  const empty = { ...content(), compartments: [], manifest: new Uint8Array(0) };
  const blob = encodeDocument(empty);
  const larger = Buffer.concat([randomBytes(5), blob, randomBytes(5)]);
  const document = read(new Uint8Array(larger.buffer, larger.byteOffset + 5, blob.length));
  t.equal(document.compartments, 0);
  t.equal(openManifest(document.manifest, manifestKey(zaak)).length, 0);
});

t.test('the bytes of a row tell neither content nor the names of compartments', async (t) => {
  const blob = encodeDocument(content()).toString('latin1');
  for (const name of [...names, 'politie', 'stage', 'of version']) t.notOk(blob.includes(name), name);
});

t.test('any changed bit of a row is found when manifest and compartments are opened', async (t) => {
  const blob = encodeDocument(content());
  const openAll = (bytes: Uint8Array) => {
    const document = read(bytes);
    openManifest(document.manifest, manifestKey(zaak));
    names.forEach((_, index) => open(document, index));
  };
  openAll(blob);
  for (let bit = 0; bit < blob.length * 8; bit++) {
    const changed = Buffer.from(blob);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    let found = false;
    try {
      openAll(changed);
    } catch (error) {
      found = spoiled(error);
    }
    if (!found) t.fail(`bit ${bit} went unseen`);
  }
  for (let length = 0; length < blob.length; length++) {
    if (passes(() => read(blob.subarray(0, length)))) t.fail(`cut at ${length} went unseen`);
  }
  t.throws(() => read(Buffer.concat([blob, Buffer.from([0])])), { code: 'malformed' });
});

t.test('a changed header is found by the manifest alone', async (t) => {
  const blob = encodeDocument(content());
  const header = 11 + 4 * 3;
  for (let bit = 0; bit < header * 8; bit++) {
    const changed = Buffer.from(blob);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    if (passes(() => openManifest(read(changed).manifest, manifestKey(zaak))))
      t.fail(`bit ${bit} went unseen`);
  }
});

t.test('sections cut and pasted between documents, versions and positions never open', async () => {
  const same = 'care/ggz'.length + ' of version 7'.length;
  const sections = fc.record({ version: fc.integer({ min: 1, max: 3 }), id: fc.constantFrom('a', 'b') });
  fc.assert(
    fc.property(sections, sections, fc.nat(2), fc.nat(2), (from, into, source, target) => {
      fc.pre(from.version !== into.version || from.id !== into.id || source !== target);
      // Equal lengths and one key for all: only the place, the version, the index and the name differ.
      const pad = (version: number, id: string) => {
        const plain = content(version, id);
        const key = compartmentKey(zaak);
        const padded = names.map((name) => ({ name, key, content: Buffer.alloc(same, `${id}${version}`) }));
        return encodeDocument({ ...plain, compartments: padded });
      };
      const size = same + 29;
      const at = (blob: Buffer, index: number) => blob.length - (3 - index) * size;
      const donor = pad(from.version, from.id);
      const victim = pad(into.version, into.id);
      donor.copy(victim, at(victim, target), at(donor, source), at(donor, source) + size);
      const document = read(victim, into.id);
      return names.every((name) => !passes(() => open(document, target, name, compartmentKey(zaak))));
    }),
    { numRuns: 60 },
  );
});

t.test('a whole row in the place of another, or of another kind, never opens', async (t) => {
  const blob = encodeDocument(content());
  for (const place of [
    { kind: 'case', id: 'zaak-2' },
    { kind: 'register', id: 'zaak-1' },
  ]) {
    const moved = readDocument(blob, place);
    t.throws(() => openManifest(moved.manifest, manifestKey(zaak)), { code: 'unauthentic' });
    t.throws(() => open(moved, 0), { code: 'unauthentic' });
  }
  t.throws(() => open(read(blob), 0, 'housing/corporatie'), { code: 'unauthentic' }, 'under another name');
});

t.test('arbitrary bytes are refused and nothing else happens', async (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const headed = bytes.length > 0 ? Uint8Array.from(bytes).fill(1, 0, 1) : bytes;
      return !passes(() => openManifest(read(headed).manifest, manifestKey(zaak)));
    }),
  );
  const huge = Buffer.alloc(11, 0xff);
  huge[0] = 1;
  t.throws(() => read(huge), { code: 'malformed' });
});

t.test('what cannot be encoded is refused', async (t) => {
  for (const version of [0, -1, 1.5, NaN, 2 ** 32]) {
    t.throws(() => encodeDocument(content(version)), { code: 'malformed' }, String(version));
  }
  for (const id of ['', 'a b', 'a\0b', 'é'])
    t.throws(() => encodeDocument(content(1, id)), { code: 'malformed' });
});

t.test('nothing is opened without a receipt of the ledger, nor read under another one', async (t) => {
  const document = read(encodeDocument(content()));
  const compartment = document.compartment(document.at(0, 'care/ggz'));
  const key = keys[0] ?? freshKey();
  const refusing = compartmentOpener((candidate) => candidate === other);
  t.throws(() => refusing(compartment, key, receipt), { code: 'no_receipt' });
  // A look-alike does not compile; past the compiler it is still told from a receipt of the ledger.
  const lookAlike = [compartment, key, { ...facts }];
  t.throws(() => void Reflect.apply(openCompartment, undefined, lookAlike), { code: 'no_receipt' });
  const clear = openCompartment(compartment, key, receipt);
  t.throws(() => readClear(clear, other), { code: 'no_receipt' });
  t.equal(text(readClear(clear, receipt)), 'care/ggz of version 7');
});

t.test('what is sealed or clear shows nothing when it is printed, copied or turned into JSON', async (t) => {
  const document = read(encodeDocument(content()));
  const clear = openCompartment(
    document.compartment(document.at(0, 'care/ggz')),
    keys[0] ?? freshKey(),
    receipt,
  );
  for (const value of [clear, document.manifest, document.compartment(document.at(0, 'care/ggz')), zaak]) {
    t.equal(JSON.stringify(value), value === zaak ? '{"id":"zaak-1","kind":"case"}' : '{}');
    t.notMatch(inspect(value, { showHidden: true, depth: 9 }), /ggz|Uint8Array|Buffer|KeyObject/);
  }
});

t.test('a compartment about persons needs the keys of all of them and that of the case', async (t) => {
  const hassan = keyOf('person', 'persoon-2');
  const bytes = (key: KeyObject) => key.export().toString('hex');
  const both = compartmentKey(zaak, [fatima, hassan]);
  t.equal(bytes(both), bytes(compartmentKey(zaak, [hassan, fatima])), 'in any order');
  const distinct = [
    both,
    compartmentKey(zaak),
    compartmentKey(zaak, [fatima]),
    compartmentKey(zaak, [hassan]),
    compartmentKey(keyOf('case', 'zaak-1'), [fatima, hassan]),
    compartmentKey(zaak, [fatima, keyOf('person', 'persoon-3')]),
    manifestKey(zaak),
  ];
  t.equal(new Set(distinct.map(bytes)).size, distinct.length);
  t.equal(compartmentKey(zaak, [fatima]), compartmentKey(zaak, [fatima]), 'kept, not derived again');
  hassan.forget();
  t.throws(() => compartmentKey(zaak, [fatima, hassan]), { code: 'key_destroyed' }, 'although it was kept');
  t.throws(() => compartmentKey(zaak, [hassan]), { code: 'key_destroyed' });
  const gone = keyOf('case', 'zaak-9');
  compartmentKey(gone, [fatima]);
  gone.forget();
  t.throws(() => compartmentKey(gone, [fatima]), { code: 'key_destroyed' });
});

/** True where it succeeds; false where it throws as for spoiled bytes; anything else is a mistake of ours. */
function passes(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if (spoiled(error)) return false;
    throw error;
  }
}
