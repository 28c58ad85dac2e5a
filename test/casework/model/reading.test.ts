import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import t from 'tap';
import { CATALOGUE_FIELDS } from '../../../src/covenant/index.js';
import {
  amendmentSchema,
  contributionSchema,
  flatten,
  flattenAddition,
  FORMS,
  readAddition,
  readAmendment,
  readContribution,
  readerOf,
  readValue,
  recordSchema,
  valueSchemaOf,
  type ContributionBody,
  type JsonValue,
  type Problem,
} from '../../../src/casework/model/index.js';
import { contributionProblem } from '../../../src/language/casework.js';
import { consistent, valuesOf } from './arbitrary.js';
import { NOW } from './sample.js';

function problemsOf(body: unknown): readonly Problem[] {
  const reading = readContribution(body);
  return reading.ok ? [] : reading.problems;
}

/** Where and what, as `pointer code`. */
function told(problems: readonly Problem[]): string[] {
  return problems.map((problem) => `${problem.pointer} ${problem.code}`).sort();
}

function accepted(body: unknown): ContributionBody {
  const reading = readContribution(body);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

const SMALL = { kind: 'person', title: 'Voorbeeld' };

t.test('everything that is wrong with a body is told at once, each with its place', (t) => {
  const body = {
    kind: 'persoon',
    thema: 'nuisance',
    tilte: 'x',
    opened: '2025-02-30',
    persons: [
      { ref: 'P-1', roles: ['subject', 'held'], bsn: { value: '999900858' }, birthDate: '2025-13-01' },
      { ref: 'P-1', about: 'subject', roles: ['child'] },
      { ref: 'P 2' },
      'Jan',
    ],
    tenancies: [{ tenant: 'P-9', arrears: -1, arrearsMonths: 1.5, dwelling: 'W-1' }],
    signals: [{ summary: '', reporter: 'R-1', category: 'geheim' }, {}],
    measures: [{ kind: 'last', from: '2025-02-02', until: '2025-02-01' }],
    relations: [{ kind: 'parent', from: 'P-1', to: 'P-1' }],
    notes: 'vrije tekst',
  };
  t.same(told(problemsOf(body)), [
    '/kind not_in_list',
    '/measures/0/until before',
    '/notes wrong_type',
    '/opened wrong_form',
    '/persons/0/birthDate wrong_form',
    '/persons/0/bsn/value wrong_form',
    '/persons/0/roles/1 not_in_list',
    '/persons/1/about role_and_about',
    '/persons/1/ref reference_taken',
    '/persons/2/ref wrong_form',
    '/persons/2/roles no_role',
    '/persons/3 wrong_type',
    '/relations/0/to same_person',
    '/signals/0/category not_in_list',
    '/signals/0/reporter unknown_reference',
    '/signals/0/summary wrong_form',
    '/signals/0/summary wrong_length',
    '/signals/1/summary missing',
    '/tenancies/0/arrears out_of_range',
    '/tenancies/0/arrearsMonths wrong_type',
    '/tenancies/0/dwelling unknown_reference',
    '/tenancies/0/tenant unknown_reference',
    '/thema unknown_name',
    '/tilte unknown_name',
    '/title missing',
  ]);
  const sentences = problemsOf(body).map(contributionProblem);
  t.ok(
    sentences.some(({ nl }) => nl.includes('bedoelde u "title"')),
    'a slip of the pen gets a suggestion',
  );
  t.ok(sentences.some(({ en }) => en.includes('did you mean "theme"')));
  t.ok(sentences.some(({ nl }) => nl.startsWith('"title" ontbreekt.')));
  t.ok(
    sentences.every(
      ({ nl, en }) => nl.endsWith('.') && en.endsWith('.') && !`${nl}${en}`.includes('undefined'),
    ),
  );
  t.end();
});

t.test('a number that fails its check is refused, and the answer does not repeat it', (t) => {
  const wrong: readonly (readonly [field: string, values: readonly unknown[]])[] = [
    ['persons.bsn', ['999900858', '99990085', '9999008570', '000000000', '99990085a', 999900857]],
    [
      'persons.iban',
      ['NL38FIKB0718293044', 'NL37FIKB071829304', 'XX', 'nl', 'NL37FIKB0718293044000000000000000000000000'],
    ],
    ['dwellings.postcode', ['0927 KB', '6927 SS', '6927 SA', '6927 sd', '6927  KB', '6927']],
    ['persons.licence_plate', ['A', 'FOA-41-KK', 'foa-41-k', '123456', 'ABCDEF', 'F-O-A-4-1-K']],
    ['persons.phone', ['112', '+0600214783', '06002147', 'bel mij', '+31600214783000000', '0'.repeat(31)]],
    ['persons.email', ['ria', 'ria@', '@example.org', 'ria scholten@example.org', 'ria@example']],
    ['persons.birth_date', ['1966-02-30', '1900-02-29', '55', '1966-2-14', '1966-02', '3000']],
    ['case.opened', ['2025-04-31', '2025-00-10', '2023-02-29', '20250410', '2025-04-10T00:00:00Z']],
    ['tenancies.arrears', [-0.01, '12', 2e9]],
    ['actions.who', ['', 'gem oov', 7]],
  ];
  for (const [field, values] of wrong) {
    for (const value of values) {
      const reading = readValue(field, value);
      if (reading.ok) t.fail(`${field} accepts ${JSON.stringify(value)}`);
      else if (
        typeof value === 'string' &&
        value.length > 3 &&
        JSON.stringify(reading.problems).includes(value)
      )
        t.fail(field);
    }
  }
  const right: readonly (readonly [field: string, values: readonly JsonValue[]])[] = [
    ['persons.bsn', ['999900857']],
    ['persons.iban', ['NL37 FIKB 0718 2930 44', 'BE68539007547034']],
    ['dwellings.postcode', ['6927KB', '6927 KB']],
    ['persons.licence_plate', ['FOA-41-K', 'OE-112-U', 'FOA41K', 'BG:CB1234AB']],
    ['persons.phone', ['+31 6 00 21 47 83', '0031600214783', '(0390) 55 12 04']],
    ['persons.birth_date', ['1955', '2000-02-29']],
  ];
  for (const [field, values] of right) {
    for (const value of values)
      if (!readValue(field, value).ok) t.fail(`${field} refuses ${JSON.stringify(value)}`);
  }
  t.match(readValue('persons.shoe_size', 43), {
    ok: false,
    problems: [{ code: 'unknown_field', pointer: '' }],
  });
  t.match(readValue('__proto__', {}), { ok: false, problems: [{ code: 'unknown_field' }] });
  t.end();
});

t.test(
  'a body in odd Unicode is made plain where that loses nothing, and refused where it hides something',
  (t) => {
    const title = (text: string) => readContribution({ kind: 'person', title: text });
    t.match(title('Rene\u0301'), { ok: true, value: { title: 'Ren\u00e9' } }, 'NFC');
    t.match(
      title('Boom\u00adga\u200bard\ufeff'),
      { ok: true, value: { title: 'Boomgaard' } },
      'nothing invisible',
    );
    for (const text of [
      'a\ud800',
      '\udc00',
      'a\u0000b',
      'a\nb',
      'a\tb',
      '\u202emoob',
      '   ',
      '\u0085',
      '\u2028',
    ]) {
      if (title(text).ok) t.fail(JSON.stringify(text));
    }
    const note = (text: string) => readContribution({ ...SMALL, notes: [{ text }] });
    t.match(note('regel\r\nregel\tnog'), { ok: true, value: { notes: [{ text: 'regel\nregel\tnog' }] } });
    for (const text of ['a\ud800b', 'a\u0007', 'a\rb', '\u2066a', ' \n '])
      if (note(text).ok) t.fail(JSON.stringify(text));
    t.match(note('é'.repeat(20_000)), { ok: true });
    t.same(told(problemsOf({ ...SMALL, notes: [{ text: 'é'.repeat(20_001) }] })), [
      '/notes/0/text wrong_length',
    ]);
    t.end();
  },
);

t.test('members named after machinery are unknown names like any other', (t) => {
  const body: unknown = JSON.parse(
    '{"kind":"person","title":"x","__proto__":{"admin":true},"constructor":1,"persons":[{"ref":"P","about":"third","__proto__":{"roles":["subject"]}}]}',
  );
  t.same(told(problemsOf(body)), [
    '/__proto__ unknown_name',
    '/constructor unknown_name',
    '/persons/0/__proto__ unknown_name',
  ]);
  t.same(told(problemsOf({ ...SMALL, ['~a/b\u0000']: 1, ['n'.repeat(500)]: 1 })), [
    `/${'n'.repeat(64)} unknown_name`,
    '/~0a~1b� unknown_name',
  ]);
  t.equal(Object.hasOwn(Object.prototype, 'admin'), false);
  t.end();
});

t.test('bodies that are too deep, too long or too many are refused without going through them', (t) => {
  let deep: unknown = 1;
  for (let level = 0; level < 5000; level += 1) deep = [deep];
  t.ok(told(problemsOf({ ...SMALL, persons: deep })).some((one) => one.endsWith('too_deep')));
  t.same(told(problemsOf({ ...SMALL, notes: Array.from({ length: 201 }, () => ({ text: 'x' })) })), [
    '/notes wrong_count',
  ]);
  t.same(told(problemsOf({ ...SMALL, phones: Array.from({ length: 201 }, () => 1) })), [
    '/phones unknown_name',
    '/phones wrong_count',
  ]);
  const wide = Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`n${String(index)}`, 1]));
  t.same(told(problemsOf(wide)), [' too_many_values']);
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`n${String(index)}`, 1]));
  t.equal(problemsOf(many).length, 1000);
  for (const body of [undefined, null, 7, 'x', true, [], () => 1]) t.equal(readContribution(body).ok, false);
  t.end();
});

t.test('a neighbourhood matter holds no persons, but reporters and professionals', (t) => {
  const matter = {
    kind: 'neighbourhood',
    title: 'Herinrichting speeltuin',
    signals: [{ summary: 'Glas in de zandbak', reporter: 'R-1' }],
    reporters: [{ ref: 'R-1', callName: 'Corrie', protection: 'beschermd' }],
    professionals: [{ name: 'Joost Lammers', function: 'wijkbeheerder' }],
  };
  const { items, persons } = flatten(accepted(matter), NOW);
  const signal = items.find((item) => item.field === 'signals.summary');
  t.same(
    Object.keys(signal ?? {}).sort(),
    ['field', 'record', 'recordedAt', 'text', 'value'],
    'no reporter on the signal',
  );
  t.match(persons, [
    { ref: 'R-1', about: 'reporter', names: ['Corrie'], reported: ['signals/0'] },
    { about: 'professional' },
  ]);
  const withPerson = {
    ...matter,
    persons: [{ ref: 'P-1', about: 'third' }],
    signals: [{ summary: 'x', persons: ['P-1'] }],
  };
  t.same(told(problemsOf(withPerson)), ['/persons/0 no_persons_here']);
  const added = readAddition({ persons: [{ ref: 'P-1', about: 'third' }] });
  if (!added.ok) throw new Error('read before the kind of case is known');
  t.match(flattenAddition(added.value, { kind: 'neighbourhood', known: new Map() }, NOW), {
    ok: false,
    problems: [{ pointer: '/persons/0', code: 'no_persons_here' }],
  });
  t.end();
});

t.test(
  'where a person stands follows from its roles, and a record about several follows the farthest',
  (t) => {
    const about = (...roles: string[]) =>
      flatten(accepted({ ...SMALL, persons: [{ ref: 'P', roles }] }), NOW).persons[0]?.about;
    t.equal(about('subject', 'victim'), 'subject');
    t.equal(about('suspect'), 'third');
    t.equal(about('victim'), 'third');
    t.equal(about('parent', 'suspect'), 'family');
    t.equal(about('resident', 'victim_possible'), 'family');
    for (const role of ['third', 'neighbour', 'witness', 'group_member', 'mentor', 'deceased_possible'])
      t.equal(about(role), 'third');
    const persons = [
      { ref: 'S', about: 'subject' },
      { ref: 'F', about: 'family' },
      { ref: 'T', about: 'third' },
    ];
    const { items } = flatten(
      accepted({
        ...SMALL,
        persons,
        signals: [
          { summary: 'een', persons: ['S', 'F'] },
          { summary: 'twee', persons: ['S', 'T', 'F'] },
          { summary: 'drie' },
        ],
        relations: [{ kind: 'parent', from: 'F', to: 'S' }],
      }),
      NOW,
    );
    t.match(
      items.filter((item) => item.field !== 'case.title'),
      [
        { value: 'een', about: 'family', persons: ['S', 'F'], person: undefined },
        { value: 'twee', about: 'third', persons: ['S', 'T', 'F'] },
        { value: 'drie', about: undefined, person: undefined, persons: undefined },
        { value: 'parent', about: 'family', persons: ['F', 'S'], person: undefined },
      ],
    );
    t.end();
  },
);

t.test('an addition may speak of those whom the source brought in before, and of nobody else', (t) => {
  const reading = readAddition({
    debts: [{ person: 'P-1', creditor: 'De Brugwachter', amount: 12 }],
    signals: [{ summary: 'x', reporter: 'R-1' }],
  });
  if (!reading.ok) throw new Error('well formed');
  const known = new Map([
    ['P-1', 'family'],
    ['R-1', 'reporter'],
  ] as const);
  const flattened = flattenAddition(reading.value, { kind: 'person', known }, NOW);
  t.match(flattened, {
    ok: true,
    value: { persons: [], items: [{ person: 'P-1', about: 'family' }, { person: 'P-1' }, { value: 'x' }] },
  });
  const unknown = flattenAddition(reading.value, { kind: 'person', known: new Map() }, NOW);
  t.same(unknown.ok ? [] : told(unknown.problems), [
    '/debts/0/person unknown_reference',
    '/signals/0/reporter unknown_reference',
  ]);
  const nickname = readAddition({ persons: [{ ref: 'P-1', nicknames: ['Tinus'] }] });
  if (!nickname.ok) throw new Error('well formed');
  t.match(flattenAddition(nickname.value, { kind: 'person', known }, NOW), {
    ok: true,
    value: { persons: [{ ref: 'P-1', about: 'family' }], items: [{ value: 'Tinus', about: 'family' }] },
  });
  t.match(flattenAddition(nickname.value, { kind: 'person', known: new Map() }, NOW), {
    ok: false,
    problems: [{ pointer: '/persons/0/roles', code: 'no_role' }],
  });
  t.end();
});

t.test(
  'an amendment adds, changes, takes back and decides, and its problems stand under what they are in',
  (t) => {
    const right = {
      add: { signals: [{ summary: 'Loopt weer goed' }] },
      amend: [
        { item: 'abc', value: { familyName: 'Kip' } },
        { item: 'def', value: null },
      ],
      remove: ['ghi'],
      stage: 'plan',
      restrict: [{ item: 'abc', restricted: true }],
      consent: [{ item: 'abc', partners: [] }],
    };
    t.match(readAmendment(right), { ok: true, value: right });
    const wrong = readAmendment({
      add: { signals: [{}], relations: [{ kind: 'parent', from: 'A', to: 'A' }] },
      amend: [{ item: 'a b' }],
      stage: 'klaar',
      delete: [],
    });
    t.same(wrong.ok ? [] : told(wrong.problems), [
      '/add/relations/0/to same_person',
      '/add/signals/0/summary missing',
      '/amend/0/item wrong_form',
      '/amend/0/value missing',
      '/delete unknown_name',
      '/stage not_in_list',
    ]);
    t.match(readAmendment({}), { ok: false, problems: [{ code: 'empty', pointer: '' }] });
    t.match(readAmendment({ add: {} }), { ok: false, problems: [{ code: 'empty', pointer: '/add' }] });
    t.end();
  },
);

t.test('a text takes the category that its source gave it, and consent goes with what it is about', (t) => {
  const { items } = flatten(
    accepted({
      ...SMALL,
      persons: [{ ref: 'P', about: 'subject' }],
      notes: [{ text: 'x', date: '2025-01-01', category: 'police' }],
      signals: [{ summary: 'y', category: 'medical' }],
      care: [{ person: 'P', involved: true, content: 'z', clientNumber: '1', consent: ['corp'] }],
      actions: [{ what: 'bellen', consent: ['corp'] }],
    }),
    NOW,
  );
  const by = (field: string) => items.find((item) => item.field === field);
  t.equal(by('notes.text')?.category, 'police');
  t.equal(by('notes.date')?.category, 'police');
  t.equal(by('signals.summary')?.category, 'medical');
  t.same(by('care.involved')?.consent, ['corp']);
  t.equal(by('care.content')?.consent, undefined);
  t.equal(by('care.client_number')?.consent, undefined);
  t.same(by('actions.what')?.consent, ['corp']);
  t.equal(by('notes.text')?.text, true);
  t.equal(by('notes.date')?.text, undefined);
  t.end();
});

t.test('times come in with any offset and go on in UTC; a record without one was recorded now', (t) => {
  const { items } = flatten(
    accepted({ ...SMALL, notes: [{ text: 'x', recordedAt: '2025-10-15T01:30:00+02:00' }, { text: 'y' }] }),
    NOW,
  );
  t.same(
    items.slice(1).map((item) => item.recordedAt),
    ['2025-10-14T23:30:00.000Z', '2025-10-15T00:00:00.000Z'],
  );
  const wrong = ['2025-02-30T00:00:00Z', '2025-10-15T24:00:00Z', '2025-10-15T00:00:00', '2025-10-15'];
  for (const recordedAt of wrong)
    if (problemsOf({ ...SMALL, notes: [{ text: 'x', recordedAt }] }).length !== 1) t.fail(recordedAt);
  t.end();
});

t.test('everybody is known by all names and numbers that lead to them', (t) => {
  const { persons } = flatten(
    accepted({
      ...SMALL,
      persons: [
        {
          ref: 'P',
          roles: ['subject'],
          givenNames: 'Elisabeth Maria',
          callName: 'Bep',
          initials: 'E.M.',
          infix: 'de',
          familyName: 'Ruijter',
          partnerInfix: "'t",
          partnerName: 'Hooft',
          nicknames: ['tante Bep'],
          nameVariants: ['Bep Ruyter'],
          birthDate: '1959-08-17',
          bsn: { value: '999900857' },
          phones: [{ value: '+31600214783' }],
          licencePlates: [{ value: 'FOA-41-K', kind: 'scooter' }],
        },
      ],
      dwellings: [
        { ref: 'W', address: 'Kwartelhof 8' },
        { ref: 'V', address: 'Elders 1' },
      ],
      tenancies: [{ tenant: 'P', dwelling: 'W', contract: 'HC-1' }],
      protectedLocations: [{ person: 'P', address: 'Graaf Ottolaan 88' }],
      registrations: [{ kind: 'police', person: 'P', number: 'PL-1' }],
      professionals: [{ name: 'Dennis (nummer 604417)' }, { name: 'Rik Paalman' }],
    }),
    NOW,
  );
  const [person, boa, opzichter] = persons;
  for (const name of [
    'Bep',
    'Elisabeth',
    'Maria',
    'Elisabeth Maria',
    'de Ruijter',
    'Ruijter',
    'Ruijter, de',
    'Bep de Ruijter',
    'E.M. de Ruijter',
    "'t Hooft-de Ruijter",
    "Bep 't Hooft",
    'tante Bep',
    'Bep Ruyter',
  ]) {
    if (person?.names.includes(name) !== true) t.fail(name);
  }
  t.same(person?.identifiers, [
    '999900857',
    '+31600214783',
    'FOA-41-K',
    '1959-08-17',
    'Kwartelhof 8',
    'Graaf Ottolaan 88',
    'HC-1',
    'PL-1',
  ]);
  t.equal(person?.bsn, '999900857');
  t.same(boa?.names, ['Dennis (nummer 604417)', 'Dennis']);
  t.same(opzichter?.names, ['Rik Paalman', 'Rik', 'Paalman']);
  t.not(boa?.ref, opzichter?.ref);
  t.end();
});

t.test(
  'whatever body is accepted becomes items of known fields with values that can be amended, the same each time',
  (t) => {
    const refused = new Set<string>();
    fc.assert(
      fc.property(valuesOf(contributionSchema), (generated) => {
        for (const { code } of problemsOf(generated)) refused.add(code);
        const body = accepted(consistent(generated));
        const contribution = flatten(body, NOW);
        const refs = new Set(contribution.persons.map((person) => person.ref));
        return (
          JSON.stringify(accepted(body)) === JSON.stringify(body) &&
          JSON.stringify(flatten(body, NOW)) === JSON.stringify(contribution) &&
          refs.size === contribution.persons.length &&
          contribution.items.every(
            (item) =>
              CATALOGUE_FIELDS[item.field] !== undefined &&
              readValue(item.field, item.value).ok &&
              [item.person ?? [], item.persons ?? []].flat().every((ref) => refs.has(ref)) &&
              (item.person !== undefined || item.persons !== undefined) === (item.about !== undefined),
          )
        );
      }),
      { numRuns: 150 },
    );
    const between = [
      'before',
      'no_persons_here',
      'no_role',
      'reference_taken',
      'role_and_about',
      'same_person',
    ];
    t.same(
      [...refused].filter((code) => ![...between, 'unknown_reference'].includes(code)),
      [],
      'the schema refuses none',
    );
    t.end();
  },
);

/** A value that must never come back in an answer. */
t.test('the schemas are such by JSON Schema 2020-12, which is not asked again at every start', async (t) => {
  const ajv = new Ajv2020();
  for (const schema of [contributionSchema, amendmentSchema, recordSchema('signals')])
    t.ok(ajv.validateSchema(schema), ajv.errorsText());
});

const SECRET = 'Geheim Persoon 999900857';

/** Puts a stray value somewhere into JSON. */
function spoiled(value: JsonValue, path: readonly number[], stray: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return stray;
  const entries = Object.entries(value);
  const chosen = entries[step % Math.max(1, entries.length)];
  if (chosen === undefined) return stray;
  const [name, one] = chosen;
  const changed = spoiled(one, rest, stray);
  if (Array.isArray(value))
    return value.map((old: unknown, index) => (String(index) === name ? changed : old));
  return { ...value, [name]: changed };
}

t.test('a hostile body never throws, never passes unread, and its values never come back', (t) => {
  const stray = fc.oneof(
    fc.constant(SECRET),
    fc.constant([SECRET]),
    fc.constant({ [`x`]: SECRET }),
    fc.jsonValue({ maxDepth: 4 }),
    fc.constantFrom<unknown>(undefined, null, Number.NaN, '\ud800', '', [], {}, 1e308, -0),
  );
  const bodies = fc.oneof(
    fc
      .tuple(valuesOf(contributionSchema), fc.array(fc.nat(30), { maxLength: 5 }), stray)
      .map(([body, path, one]) => spoiled(body, path, one)),
    fc
      .tuple(valuesOf(amendmentSchema), fc.array(fc.nat(30), { maxLength: 5 }), stray)
      .map(([body, path, one]) => spoiled(body, path, one)),
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
      maxDepth: 4,
    }),
  );
  fc.assert(
    fc.property(bodies, (body) => {
      const readings = [
        readContribution(body),
        readAddition(body),
        readAmendment(body),
        readValue('persons.name', body),
      ];
      return readings.every((reading) => {
        if (reading.ok) return true;
        const answer = JSON.stringify([reading.problems, reading.problems.map(contributionProblem)]);
        return reading.problems.length > 0 && !answer.includes(SECRET);
      });
    }),
    { numRuns: 300 },
  );
  t.end();
});

t.test('any other body can be read by the same rules, whatever its schema says', (t) => {
  const schema = {
    type: 'object',
    properties: {
      purpose: { type: 'string', pattern: '^[a-z]+$' },
      version: { const: 'v1' },
      when: { anyOf: [{ type: 'string', format: 'date' }, { type: 'integer' }] },
    },
    additionalProperties: false,
  };
  const reading = readerOf(schema)({ purpose: 'Ü', version: 'v2', when: true });
  const codes = reading.ok ? [] : reading.problems.map((problem) => `${problem.pointer} ${problem.code}`);
  t.same(codes, ['/purpose wrong_form', '/version not_in_list', '/when wrong_type', '/when otherwise']);
  t.ok(reading.ok || reading.problems.every((problem) => contributionProblem(problem).nl.endsWith('.')));
  t.end();
});

t.test('every field of the catalogue has a form for its value, with a title', (t) => {
  for (const [field, { title }] of Object.entries(CATALOGUE_FIELDS)) {
    const schema = valueSchemaOf(field);
    if (schema === undefined) t.fail(`${field} cannot be amended`);
    else if (!JSON.stringify(schema).includes(title)) t.fail(`${field} has no title`);
  }
  t.equal(valueSchemaOf('constructor'), undefined);
  t.ok(Object.keys(FORMS).length > 10);
  t.end();
});
