import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import t from 'tap';
import { stringify } from 'yaml';
import {
  compile,
  decideLine,
  expand,
  expandFile,
  readCovenant,
  type Covenant,
} from '../../src/covenant/index.js';
import { PlainEvaluator } from './plain-evaluator.js';
import { RandomCovenant } from './random-covenant.js';

const vectors = new URL('../vectors/mini/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, vectors));
const lines = (name: string) => read(name).toString('utf8').trim().split('\n');
const bytesOf = (text: string) => new TextEncoder().encode(text);

function covenantOf(bytes: Uint8Array): Covenant {
  const { document, findings } = readCovenant(bytes);
  if (document === undefined)
    throw new Error(
      JSON.stringify(
        findings.filter((one) => one.severity === 'error'),
        null,
        1,
      ),
    );
  return compile(document);
}

const mini = covenantOf(read('covenant.yaml'));
const requests = lines('requests.jsonl');
const decisions = lines('decisions.jsonl');

t.test(
  'the mini covenant decides its ninety-five requests as the contract does, to the letter',
  async (t) => {
    t.equal(requests.length, 95);
    t.same(
      requests.map((request) => decideLine(mini, request)),
      decisions,
    );
  },
);

t.test('the expanded mini covenant decides the same, without sets or steps', async (t) => {
  const expanded = expand(mini.document);
  const covenant = covenantOf(bytesOf(expanded));
  const { file } = covenant.document;
  t.notOk(file.sets);
  t.ok(file.grants.every((grant) => grant.steps === undefined));
  t.ok(file.fields?.['debts.creditor'], 'the catalogue is written out');
  t.same(
    requests.map((request) => decideLine(covenant, request)),
    decisions,
  );
  t.equal(expand(covenant.document), expanded, 'expanding again changes nothing');
});

t.test('a file with Windows line ends and a byte order mark decides the same', async (t) => {
  const windows = `\uFEFF${read('covenant.yaml').toString('utf8').replaceAll('\n', '\r\n')}`;
  const covenant = covenantOf(bytesOf(windows));
  t.same(
    requests.map((request) => decideLine(covenant, request)),
    decisions,
  );
  t.not(covenant.hash, mini.hash, 'the hash is that of the exact bytes');
});

/** SLUIS_RANDOM_COVENANTS raises the number of covenants, SLUIS_RANDOM_SEED starts elsewhere. */
const COVENANTS = Number(process.env['SLUIS_RANDOM_COVENANTS'] ?? 40);
const SEED = Number(process.env['SLUIS_RANDOM_SEED'] ?? 1);
const REQUESTS = 125;
const ITEMS = 2;

t.test(
  'on random covenants the compiled decision is that of the contract read sentence by sentence',
  async (t) => {
    const seen = new Set<string>();
    for (let seed = SEED; seed < SEED + COVENANTS; seed++) {
      const random = new RandomCovenant(seed);
      // Every twentieth goes through YAML; the others are taken as the form that YAML gives, which is the same and quicker.
      const throughYaml = seed % 20 === 0;
      const covenant = throughYaml
        ? covenantOf(bytesOf(stringify(random.file)))
        : compile({ file: random.file, hash: '' });
      const expanded = throughYaml
        ? covenantOf(bytesOf(expand(covenant.document)))
        : compile({ file: expandFile(random.file), hash: '' });
      for (let n = 0; n < REQUESTS; n++) {
        const request = n % 2 === 0 ? random.request() : random.nearlyLastRequest();
        const items = Array.from({ length: ITEMS }, () => random.item()).flatMap((item) => [
          item,
          { ...item, consent: [request.partner] },
        ]);
        const plain = new PlainEvaluator(random.file, request);
        const right = items.map((item) => plain.decide(item));
        for (const which of [covenant, expanded]) {
          const decided = which.decide(request, items);
          if (isDeepStrictEqual(decided, right)) continue;
          t.same(decided, right, `seed ${seed}, request ${n}: ${JSON.stringify({ request, items })}`);
          return;
        }
        for (const decision of covenant.decide(request, items)) {
          seen
            .add(decision.reason.kind)
            .add(decision.level)
            .add(decision.reveal === false ? 'no reveal' : 'reveal');
        }
      }
    }
    const everything = [
      'restricted',
      'own',
      'grant',
      'never',
      'none',
      'withheld',
      'exists',
      'covered',
      'open',
      'reveal',
      'no reveal',
    ];
    t.same([...seen].sort(), everything.sort(), 'the random requests come to every kind of answer');
  },
);
