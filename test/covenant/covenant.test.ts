import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import t from 'tap';
import {
  answerLine,
  compile,
  CovenantError,
  decideLine,
  explain,
  explainItem,
  ITEM_ERRORS,
  readCovenant,
  REQUEST_ERRORS,
  STAGES,
  type AccessRequest,
  type Covenant,
  type ItemFacts,
} from '../../src/covenant/index.js';
import { explanationDetails, explanationSentence, missingSentence } from '../../src/language/explanation.js';
import { RandomCovenant } from './random-covenant.js';

function covenantOf(text: string): Covenant {
  const { document } = readCovenant(new TextEncoder().encode(text));
  if (document === undefined) throw new Error('a covenant without errors');
  return compile(document);
}

const text = readFileSync(new URL('../vectors/mini/covenant.yaml', import.meta.url), 'utf8');
const mini = covenantOf(text);

const wijkagent: AccessRequest = {
  partner: 'politie',
  role: 'wijkagent',
  purpose: 'casusoverleg',
  basis: 'wpg-8',
  stage: 'table',
  caseKind: 'person',
  facts: {},
};

t.test('a covenant tells who takes part, on what and until when', async (t) => {
  t.match(mini, { id: 'buurttafel-de-waard', version: '1', pseudonymScope: 'case' });
  t.match(mini.hash, /^[0-9a-f]{64}$/);
  t.match(mini.partners.get('politie'), {
    ring: 'inner',
    sector: 'police',
    oin: '00000001999900002000',
    receivesOn: ['wpg-8'],
  });
  t.same(
    [
      mini.isInForceOn('2025-12-31'),
      mini.isInForceOn('2026-01-01'),
      mini.isInForceOn('2027-12-31'),
      mini.isInForceOn('2028-01-01'),
    ],
    [false, true, true, false],
  );
  t.ok(mini.mayInvite('gem-oov', 'voorzitter'));
  t.notOk(mini.mayInvite('gem-oov', 'adviseur'));
  t.notOk(mini.mayInvite('niemand', 'voorzitter'));
});

t.test('a partner may bring in what it provides or keeps, and nothing else', async (t) => {
  t.ok(mini.mayContribute('politie', 'registrations.text'));
  t.notOk(mini.mayContribute('corp', 'registrations.text'));
  t.ok(mini.mayContribute('wijkraad', 'reporters.name'), 'kept');
  t.notOk(mini.mayContribute('ggz', 'notes.text'), 'no notes');
  t.ok(mini.mayContribute('ggz', 'notes.text', 'care'), 'but notes that are care');
  t.notOk(
    mini.mayContribute('gem-oov', 'case.theme', 'care'),
    'not with a category that the field cannot have',
  );
  t.notOk(mini.mayContribute('constructor', 'toString'));
});

t.test('the same decision is the same frozen object, for any request', async (t) => {
  const name = mini.classify({ field: 'persons.name', source: 'gem-oov' });
  const first = mini.context(wijkagent).decide(name);
  t.equal(mini.context({ ...wijkagent }).decide(name), first);
  t.ok(Object.isFrozen(first) && Object.isFrozen(first.reason));
  t.throws(() => Object.assign(first, { level: 'open' }), TypeError);
  const none = mini.classify({ field: 'reporters.name', source: 'corp' });
  const closed: AccessRequest = { ...wijkagent, stage: 'closed' };
  t.equal(mini.context(wijkagent).decide(none), mini.context(closed).decide(none));
});

t.test('consent decides for the partner that it names, whatever else is in the list', async (t) => {
  const request: AccessRequest = { ...wijkagent, partner: 'gem-zorg', role: 'consulent', basis: 'wmo-5-1-1' };
  const care = (consent: readonly string[]): ItemFacts => ({
    field: 'care.involvement',
    source: 'ggz',
    consent,
  });
  const levels = mini
    .decide(request, [
      care([]),
      care(['politie']),
      care(['politie', 'gem-zorg', 'gem-zorg']),
      care(['iemand']),
    ])
    .map((one) => one.level);
  t.same(levels, ['withheld', 'withheld', 'covered', 'withheld']);
});

t.test('item classes stay few, however many different items sources send', async (t) => {
  const covenant = covenantOf(text);
  const classes = new Set<number>();
  for (let i = 0; i < 20_000; i++) {
    classes.add(
      covenant.classify({
        field: `veld-${i}`,
        source: i % 2 === 0 ? 'corp' : `bron-${i}`,
        consent: [`p-${i}`],
        category: `c-${i}`,
      }),
    );
  }
  t.equal(classes.size, 2);
  const [own, others] = covenant.decide(
    { ...wijkagent, partner: 'corp', role: 'sociaal-beheerder', basis: 'avg-6-1-f' },
    [
      { field: 'weg', source: 'corp' },
      { field: 'weg', source: 'vertrokken' },
    ],
  );
  t.match(
    [own, others],
    [
      { level: 'open', reason: { kind: 'own' } },
      { level: 'withheld', reason: { kind: 'none' } },
    ],
  );
});

t.test('contexts are forgotten and made again, with the same decisions', async (t) => {
  const random = new RandomCovenant(7);
  const covenant = compile({ file: random.file, hash: '' });
  const asked = Array.from({ length: 1500 }, () => ({
    request: random.request(),
    items: [random.item(), random.item()],
  }));
  const first = asked.map(({ request, items }) => covenant.decide(request, items));
  const second = asked.map(({ request, items }) => covenant.decide(request, items));
  t.ok(first.every((decisions, i) => decisions.every((decision, j) => decision === second[i]?.[j])));
});

t.test('a request that was not checked is refused, not decided', async (t) => {
  for (const wrong of [
    { partner: 'x' },
    { role: 'voorzitter' },
    { purpose: 'toString' },
    { basis: '__proto__' },
  ]) {
    t.throws(() => mini.context({ ...wijkagent, ...wrong }), CovenantError);
  }
});

const right = {
  id: 'r',
  partner: 'corp',
  role: 'sociaal-beheerder',
  purpose: 'casusoverleg',
  basis: 'avg-6-1-f',
  stage: 'table',
  facts: { invited: true },
  items: [{ field: 'case.theme', source: 'gem-oov' }],
};
const wrong: Readonly<Record<string, object>> = {
  json: { facts: { invited: 'yes' } },
  partner: { partner: 'onbekend' },
  role: { role: 'wijkagent' },
  purpose: { purpose: 'niets' },
  basis: { basis: 5 },
  stage: { stage: 'later' },
  case_kind: { case_kind: 'dier' },
  field: { items: [{ field: 'niets', source: 'gem-oov' }] },
  source: { items: [{ field: 'registrations.text', source: 'corp' }] },
  category: { items: [{ field: 'case.theme', source: 'gem-oov', category: 'care' }] },
};

t.test('of several mistakes in a line the first in the order of the contract is told', async (t) => {
  const order = [...REQUEST_ERRORS, ...ITEM_ERRORS.filter((code) => code !== 'json')];
  order.forEach((earlier, i) => {
    t.same(answerLine(mini, JSON.stringify({ ...right, ...wrong[earlier] })), { id: 'r', error: earlier });
    for (const later of order.slice(i + 1)) {
      const both = JSON.stringify({ ...right, ...wrong[later], ...wrong[earlier] });
      t.match(answerLine(mini, both), { error: earlier }, `${earlier} before ${later}`);
    }
  });
  const items = [
    { field: 'registrations.text', source: 'corp' },
    { field: 'niets', source: 'gem-oov' },
  ];
  t.match(answerLine(mini, JSON.stringify({ ...right, items })), { error: 'field' }, 'over all items');
});

t.test('a line that is no request is told so, and nothing is thrown', async (t) => {
  for (const line of [
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '{"id":"a"}',
    '{"id":"a","items":{}}',
    '{"id":"a","items":[1]}',
  ]) {
    t.match(JSON.parse(decideLine(mini, line)), { error: 'json' });
  }
  const odd = [{ restricted: 'ja' }, { about: 'hond' }, { consent: 'corp' }, { consent: [1] }];
  for (const one of odd) {
    const items = [{ ...right.items[0], ...one }];
    t.match(answerLine(mini, JSON.stringify({ ...right, items })), { error: 'json' });
  }
  fc.assert(
    fc.property(fc.json(), fc.json(), fc.constantFrom(...Object.keys(right)), (whole, part, key) => {
      decideLine(mini, whole);
      const other: unknown = JSON.parse(part);
      decideLine(mini, JSON.stringify({ ...right, [key]: other }));
    }),
    { numRuns: 300 },
  );
});

t.test('an explanation names the grant, the never rule or the absence that decided', async (t) => {
  const [name] = explain(mini, wijkagent, { fields: ['persons.name'], sources: ['corp'] });
  if (name === undefined) throw new Error('an explanation');
  t.match(name.decision, { level: 'open', reason: { id: 'G7' } });
  t.equal(
    explanationSentence(name).nl,
    'persons.name van corp: open, want verlening G7 (artikel 3.7); corp verstrekt het op avg-6-1-f. Onthulling via G2: een motivering, te lezen gedurende PT8H, personen tegelijk: 4.',
  );
  t.same(
    name.grants.filter((one) => one.missing.length === 0).map((one) => one.id),
    ['G2', 'G3', 'G7'],
    'what applies comes first',
  );
});

t.test('an explanation says what would have to be different', async (t) => {
  const missing = (request: AccessRequest, item: ItemFacts, grant: string) =>
    explainItem(mini, request, item).grants.find((one) => one.id === grant)?.missing;
  const debts: ItemFacts = { field: 'debts.amount', source: 'corp' };
  t.same(missing({ ...wijkagent, stage: 'follow_up' }, debts, 'G2'), [
    { kind: 'stage', stages: ['table', 'plan'] },
  ]);
  t.same(missing({ ...wijkagent, basis: 'wgbo-7-457' }, debts, 'G2'), [{ kind: 'basis', bases: ['wpg-8'] }]);
  const behandelaar: AccessRequest = {
    ...wijkagent,
    partner: 'ggz',
    role: 'behandelaar',
    basis: 'avg-6-1-f',
  };
  t.same(missing(behandelaar, { field: 'care.involvement', source: 'gem-zorg' }, 'G5'), [
    { kind: 'invitation' },
    { kind: 'fact', fact: 'mandate' },
    { kind: 'carrying', basis: 'avg-6-1-f', itemKind: 'medical_secrecy' },
  ]);
  const consulent: AccessRequest = {
    ...wijkagent,
    partner: 'gem-zorg',
    role: 'consulent',
    basis: 'wmo-5-1-1',
  };
  t.same(missing(consulent, { field: 'care.involvement', source: 'ggz' }, 'G8'), [{ kind: 'consent' }]);
  const police = explainItem(
    mini,
    { ...behandelaar, basis: 'wgbo-7-457', facts: { invited: true, mandate: true } },
    { field: 'persons.name', source: 'politie' },
  );
  t.ok(police.grants.find((one) => one.id === 'G5')?.missing.some((one) => one.kind === 'provided'));
  t.match(police.provides, [
    { bases: ['wpg-16'], missing: [{ kind: 'recipient' }] },
    { bases: ['wpg-20'] },
    { bases: ['wpg-19'], missing: [{ kind: 'fact', fact: 'emergency' }] },
  ]);
});

t.test('a grant that gives something in a later stage only, says in which', async (t) => {
  const consulent: AccessRequest = {
    ...wijkagent,
    partner: 'gem-zorg',
    role: 'consulent',
    basis: 'wmo-5-1-1',
    stage: 'follow_up',
    facts: { invited: true },
  };
  const note = explainItem(mini, consulent, { field: 'notes.text', source: 'corp' });
  t.match(note.grants.find((one) => one.id === 'G10')?.missing, [
    { kind: 'stage', stages: ['table', 'plan'] },
  ]);
});

t.test(
  'an explanation always ends where the decision does, and a grant lacks nothing exactly when it applies',
  async (t) => {
    const random = new RandomCovenant(3);
    const covenant = compile({ file: random.file, hash: '' });
    for (let n = 0; n < 300; n++) {
      const request = random.request();
      const explanation = explainItem(covenant, request, random.item());
      const { decision, grants, nevers, granted } = explanation;
      const deciding = grants.filter((one) => one.decides);
      const { reason } = decision;
      if (reason.kind === 'grant') {
        if (deciding[0]?.id !== reason.id || deciding[0].missing.length > 0)
          throw new Error(JSON.stringify({ n, explanation }));
        if (granted.level !== decision.level) throw new Error(JSON.stringify({ n, explanation }));
      }
      if (reason.kind === 'never' && nevers.filter((one) => one.decides)[0]?.id !== reason.id)
        throw new Error(JSON.stringify({ n, explanation }));
      if (decision.reveal !== false && nevers.some((one) => one.stopsReveal))
        throw new Error(JSON.stringify({ n, explanation }));
      const all = [explanationSentence(explanation), ...explanationDetails(explanation)];
      if (all.some(({ nl, en }) => /undefined|NaN/.test(nl + en))) throw new Error(JSON.stringify(all));
    }
    t.pass('three hundred explanations');
  },
);

t.test('everything that can be missing is said in both languages', async (t) => {
  const all = [
    { kind: 'recipient' },
    { kind: 'purpose', purposes: ['triage'] },
    { kind: 'stage_of_purpose', stages: STAGES },
    { kind: 'stage', stages: ['plan'] },
    { kind: 'case_kind', cases: ['person'] },
    { kind: 'basis', bases: [] },
    { kind: 'basis', bases: ['wpg-8'] },
    { kind: 'invitation' },
    { kind: 'fact', fact: 'mandate' },
    { kind: 'carrying', basis: 'avg-6-1-f', itemKind: 'police' },
    { kind: 'consent' },
    { kind: 'about', about: ['subject'] },
    { kind: 'provided', source: 'corp' },
  ] as const;
  t.equal(new Set(all.map((one) => missingSentence(one).nl)).size, all.length);
  t.equal(new Set(all.map((one) => missingSentence(one).en)).size, all.length);
  t.equal(
    missingSentence({ kind: 'stage', stages: ['table', 'plan'] }).nl,
    'een andere stap: alleen casustafel, plan en regie',
  );
});
