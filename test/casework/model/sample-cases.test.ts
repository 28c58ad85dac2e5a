import t from 'tap';
import { CATALOGUE_FIELDS } from '../../../src/covenant/index.js';
import { importSample, readValue, type Contribution } from '../../../src/casework/model/index.js';
import { cases, flattenedSample, imported, notes } from './sample.js';

/** What holds a sample case together, or stands beside its values: order, place and time, but no value of its own. */
const STRUCTURE = new Set([
  ...[
    'id',
    'ref',
    'source',
    'recorded_at',
    'person',
    'persons',
    'from',
    'to',
    'tenant',
    'occupants',
    'dwelling',
  ],
  ...['reporter', 'participants', 'stage', 'stage_since'],
]);

interface Leaf {
  readonly path: string;
  readonly source: string;
  readonly value: unknown;
}

/** The values of a sample case with the source that stands nearest above them. */
function leavesOf(value: unknown, source: string, path: string): Leaf[] {
  if (Array.isArray(value))
    return value.flatMap((one, index) => leavesOf(one, source, `${path}/${String(index)}`));
  if (typeof value !== 'object' || value === null) return value === null ? [] : [{ path, source, value }];
  const own = 'source' in value && typeof value.source === 'string' ? value.source : source;
  return Object.entries(value).flatMap(([name, one]) => {
    const isValue =
      (name === 'from' && path.includes('/measures/')) || (name === 'to' && path.endsWith('/consent'));
    return STRUCTURE.has(name) && !isValue ? [] : leavesOf(one, own, `${path}/${name}`);
  });
}

/** How often a contribution says what: values, their parts, categories and consent, once a record. */
function sayingsOf(contribution: Contribution): Map<unknown, number> {
  const said = new Map<unknown, number>();
  const add = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(add);
    else said.set(value, (said.get(value) ?? 0) + 1);
  };
  const categories = new Map(contribution.items.map((item) => [item.record, item.category ?? '']));
  const consents = contribution.items
    .filter((item) => item.field === 'care.involved')
    .map((item) => item.consent ?? []);
  add([...categories.values(), ...consents]);
  for (const { record, field, value } of contribution.items) {
    add(value);
    const name = contribution.items.find(
      (one) => one.record === record && one.field === 'professionals.name',
    )?.value;
    if (field === 'professionals.function' && typeof value === 'string' && typeof name === 'string') {
      add(`${value} ${name}`);
    }
  }
  return said;
}

interface Json {
  readonly [name: string]: unknown;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function objects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

const samples = objects(isJson(cases) ? cases['cases'] : []);

t.test('no value of the sample cases is lost between the file and the items of its source', (t) => {
  let seen = 0;
  for (const sample of imported()) {
    const opener = sample.contributions[0]?.source ?? '';
    const raw = samples.find((one) => one['id'] === sample.case) ?? {};
    const leaves = leavesOf({ ...raw, kind: null }, opener, '');
    for (const contribution of sample.contributions) {
      const said = sayingsOf(flattenedSample(sample, contribution));
      for (const { path, source, value } of leaves) {
        if (source !== contribution.source) continue;
        seen += 1;
        const left = (said.get(value) ?? 0) - 1;
        said.set(value, left);
        if (left < 0) t.fail(`${sample.case}${path} of ${source}`);
      }
    }
    const sources = new Set(sample.contributions.map((one) => one.source));
    t.same(
      leaves.filter((leaf) => !sources.has(leaf.source)),
      [],
      sample.case,
    );
  }
  t.ok(seen > 750, `${String(seen)} values looked for`);
  t.end();
});

t.test('every note of the sample comes in by its source, with its date', (t) => {
  const texts = imported().flatMap((sample) =>
    sample.contributions.flatMap((one) =>
      flattenedSample(sample, one)
        .items.filter((item) => item.field === 'notes.text' || item.field === 'notes.date')
        .map((item) => `${sample.case} ${one.source} ${JSON.stringify(item.value)}`),
    ),
  );
  const expected = objects(notes).flatMap((note) =>
    ['text', 'date'].map(
      (name) => `${String(note['case'])} ${String(note['source'])} ${JSON.stringify(note[name])}`,
    ),
  );
  t.same(new Set(texts), new Set(expected));
  t.end();
});

t.test(
  'every item of the sample is of a field of the catalogue, and its value can be amended as it stands',
  (t) => {
    for (const sample of imported()) {
      for (const contribution of sample.contributions) {
        for (const { field, value, category } of flattenedSample(sample, contribution).items) {
          if (CATALOGUE_FIELDS[field] === undefined) t.fail(`no field ${field}`);
          if (!readValue(field, value).ok) t.fail(`${sample.case}: a value of ${field}`);
          if (category !== undefined && CATALOGUE_FIELDS[field]?.also?.includes(category) !== true)
            t.fail(field);
        }
      }
    }
    t.end();
  },
);

t.test(
  'facts about the case come from the chair that opens it, and each partner says itself that it takes part',
  (t) => {
    for (const sample of imported()) {
      const [first, ...others] = sample.contributions;
      t.equal(first?.opens, true, sample.case);
      t.ok(
        ['gem-wijkgericht', 'welzijn-tandem'].includes(first?.source ?? ''),
        `${sample.case} is opened by a chair`,
      );
      t.ok(others.every((one) => !one.opens));
      t.same(
        others.map((one) => one.at),
        others.map((one) => one.at).sort(),
        'in order of time',
      );
      for (const contribution of sample.contributions) {
        const { items } = flattenedSample(sample, contribution);
        const own = items
          .filter((one) => one.field === 'case.participant')
          .map((one) => JSON.stringify(one.value));
        const expected = sample.participants.includes(contribution.source)
          ? [JSON.stringify(contribution.source)]
          : [];
        if (own.join() !== expected.join()) t.fail(`${sample.case} ${contribution.source}`);
        const facts = items.filter(
          (item) => item.field.startsWith('case.') && item.field !== 'case.participant',
        );
        if (facts.length > 0 !== (contribution === first)) t.fail(`${sample.case} ${contribution.source}`);
      }
      t.same(new Set(sample.contributions.map((one) => one.source)).size, sample.contributions.length);
    }
    t.end();
  },
);

t.test('the same person has one link at every source and in every case, and a reporter too', (t) => {
  const places = new Map<string, string[]>();
  for (const sample of imported()) {
    for (const { source, links } of sample.contributions) {
      for (const link of Object.values(links))
        places.set(link, [...(places.get(link) ?? []), `${sample.case} ${source}`]);
    }
  }
  const casesOf = (link: string) => new Set((places.get(link) ?? []).map((place) => place.slice(0, 10)));
  t.same(casesOf('P-006'), new Set(['C-2025-002', 'C-2025-003']));
  t.same(casesOf('P-055'), new Set(['C-2025-011', 'C-2025-012']));
  t.same(casesOf('R-002'), new Set(['C-2025-001', 'C-2025-007']));
  t.ok((places.get('P-001') ?? []).length > 2, 'several sources speak of the first person');
  t.end();
});

t.test('who only refers to a person brings in nothing about who that is', (t) => {
  const sample = imported().find((one) => one.case === 'C-2025-001');
  const care = sample?.contributions.find((one) => one.source === 'zorg-beukenrode');
  if (sample === undefined || care === undefined)
    throw new Error('the care partner takes part in the first case');
  const { items, persons } = flattenedSample(sample, care);
  t.same([...new Set(items.map((item) => item.field))].sort(), [
    ...['actions.due', 'actions.status', 'actions.what', 'actions.who'],
    ...['care.involved', 'care.provider', 'case.participant', 'notes.date', 'notes.text'],
  ]);
  t.match(persons, [{ ref: 'P-001', about: 'subject', names: [], identifiers: [] }]);
  t.end();
});

t.test('consent to tell that somebody is in care never covers what the care is', (t) => {
  const items = imported().flatMap((sample) =>
    sample.contributions.flatMap((one) => flattenedSample(sample, one).items),
  );
  const consented = items.filter((item) => item.consent !== undefined && item.field.startsWith('care.'));
  t.same(
    new Set(consented.map((item) => item.field)),
    new Set([...['care.involved', 'care.provider', 'care.consent_given', 'care.consent_scope']]),
  );
  t.ok(items.some((item) => item.field === 'care.content'));
  t.end();
});

t.test('a file that is no sample, or holds a wrong record, is refused with case and source', (t) => {
  const chairs = ['gem-wijkgericht'] as const;
  t.match(importSample({ cases: { format: 'x' }, notes: [], chairs }), {
    ok: false,
    problems: [{ pointer: '/format' }],
  });
  t.match(importSample({ cases: null, notes: [], chairs }), { ok: false });
  const wrong = {
    id: 'C-1',
    kind: 'person',
    title: 'Voorbeeld',
    participants: ['corp'],
    persons: [
      { ref: 'P-1', roles: ['subject'], source: 'corp', bsn: { value: '999900858', source: 'burgerzaken' } },
    ],
    signals: [null, 7, { source: 'corp', summary: 3 }],
  };
  const reading = importSample({
    cases: { format: 'casussluis-sample-cases/1', cases: [wrong] },
    notes: [null],
    chairs,
  });
  t.match(reading, {
    ok: false,
    problems: [
      { pointer: '/C-1/corp/signals/0/summary', code: 'wrong_type' },
      { pointer: '/C-1/burgerzaken/persons/0/bsn/value', code: 'wrong_form' },
    ],
  });
  t.end();
});
