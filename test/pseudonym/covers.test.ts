import fc from 'fast-check';
import t from 'tap';
import { CATALOGUE_FIELDS } from '../../src/covenant/catalogue.js';
import { COVERS, type Cover } from '../../src/covenant/vocabulary.js';
import {
  ageBand,
  ageBandSteps,
  cover,
  fillTemplate,
  renderCovered,
  type CoverContext,
  type JsonValue,
} from '../../src/pseudonym/index.js';
import { CLOSED_FIELDS, closedWord } from '../../src/pseudonym/covers/closed-lists.js';

const anyJson: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string(), { maxLength: 4 }),
  fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }),
);

const TODAY = '2025-10-15';
const LABELS = (person: string): string => `<${person}>`;

function shown(
  name: Cover,
  field: string,
  value: JsonValue,
  context: CoverContext = {},
  today = TODAY,
): unknown {
  const rendered: unknown = JSON.parse(
    renderCovered(cover({ cover: name, field, value, context }), LABELS, today),
  );
  return rendered;
}

t.test('a name becomes the label of the person, which is filled in for each recipient', (t) => {
  t.equal(shown('pseudonym', 'persons.name', 'Geert van den Boomgaard', { person: 'p-1' }), '<p-1>');
  t.equal(shown('pseudonym', 'persons.name', 'Geert van den Boomgaard'), '[persoon]');
  t.end();
});

t.test('an age band follows the birthday, and moves on with time', (t) => {
  const bands: readonly (readonly [string, string])[] = [
    ['2025-10-16', '0-3'],
    ['2021-10-16', '0-3'],
    ['2021-10-15', '4-11'],
    ['2013-10-15', '12-17'],
    ['2007-10-16', '12-17'],
    ['2007-10-15', '18-22'],
    ['2002-10-15', '23-29'],
    ['1966-02-14', '50-59'],
    ['1935-05-05', '80+'],
    ['1955', '70-79'],
    ['1955-03', '70-79'],
    ['14-02-1966', '50-59'],
  ];
  for (const [born, band] of bands) {
    t.equal(shown('age_band', 'persons.birth_date', born), band, born);
    t.equal(ageBand(born, TODAY), band, born);
  }
  t.equal(ageBandSteps('2008-02-29')[2]?.from, '2020-02-29');
  t.equal(ageBandSteps('2008-02-29')[3]?.from, '2026-02-28'.replace('02-28', '03-01'), 'born on a leap day');
  t.equal(shown('age_band', 'persons.birth_date', '2013-12-11', {}, '2025-12-10'), '4-11');
  t.equal(shown('age_band', 'persons.birth_date', '2013-12-11', {}, '2025-12-11'), '12-17');
  t.end();
});

t.test('dates become their year, quarter or month, or move along with their case', (t) => {
  t.equal(shown('year', 'persons.birth_date', '1966-02-14'), '1966');
  t.equal(shown('quarter', 'notes.date', '2025-02-14'), '2025-Q1');
  t.equal(shown('quarter', 'notes.date', '2025-12-01T10:00:00Z'), '2025-Q4');
  t.equal(shown('month', 'notes.date', '2025-03-01'), '2025-03');
  t.equal(shown('shifted', 'notes.date', '2025-03-01', { shiftDays: -20 }), '2025-02-09');
  t.equal(shown('shifted', 'notes.date', '2025-03-01'), 'onbekend');
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1950-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
      fc.integer({ min: 15, max: 182 }),
      (day, shiftDays) => {
        const moved = shown('shifted', 'notes.date', day.toISOString().slice(0, 10), { shiftDays });
        const distance = Date.parse(String(moved)) - Date.parse(day.toISOString().slice(0, 10));
        return distance === shiftDays * 86_400_000;
      },
    ),
  );
  t.end();
});

t.test('of an address the neighbourhood, the street or the district of the postcode is left', (t) => {
  t.equal(
    shown('neighbourhood', 'dwellings.address', 'Fazantstraat 27', { neighbourhood: 'Vogelbuurt' }),
    'Vogelbuurt',
  );
  t.equal(shown('neighbourhood', 'dwellings.address', 'Fazantstraat 27'), 'buurt onbekend');
  for (const [address, street] of [
    ['Fazantstraat 27', 'Fazantstraat'],
    ['1e Loostraat 66', '1e Loostraat'],
    ['Dr. Schaepmanlaan 41', 'Dr. Schaepmanlaan'],
    ['Kanaalkade 61 bis', 'Kanaalkade'],
    ['Goirkestraat 300a', 'Goirkestraat'],
    ["van 't Hoffstraat 3-II", "van 't Hoffstraat"],
    ['27', 'straat onbekend'],
    ['Fazantstraat', 'straat onbekend'],
    ['p/a Jansen, Fazantstraat 27', 'straat onbekend'],
    ['fam. Jansen Fazantstraat 27', 'straat onbekend'],
    ['Postbus 12', 'straat onbekend'],
  ] as const) {
    t.equal(shown('street', 'dwellings.address', address), street, address);
  }
  t.equal(shown('pc4', 'dwellings.postcode', '6927 KJ'), '6927');
  t.equal(shown('pc4', 'dwellings.postcode', '6927kj'), '6927');
  t.equal(shown('pc4', 'dwellings.postcode', '0927 KJ'), 'onbekend');
  t.end();
});

t.test('numbers keep at most their last two characters, and a citizen service number none', (t) => {
  t.equal(shown('masked', 'persons.phone', '+31600214783'), '•••• •••• 83');
  t.equal(shown('masked', 'persons.email', 'ria.scholten@example.org'), '•••@•••');
  t.equal(shown('masked', 'persons.iban', 'NL37FIKB0718293044'), '•••• •••• •••• 44');
  t.equal(shown('masked', 'persons.licence_plate', 'FOA-41-K'), '••-••-1K');
  t.equal(shown('masked', 'persons.bsn', '999900857'), '•••••••••');
  t.equal(shown('masked', 'tenancies.contract', 'HC-2209-0471'), '•••• 71');
  t.equal(shown('masked', 'debts.reference', '123'), '•••• ••', 'too short to spare two');
  t.end();
});

t.test('amounts and counts become bands of their unit', (t) => {
  for (const [field, value, band] of [
    ['tenancies.rent_month', 592.18, '€ 500-750'],
    ['tenancies.arrears', 1184.36, '€ 1000-2500'],
    ['tenancies.arrears', 0, '€ 0'],
    ['tenancies.arrears', 12.5, '€ 0-250'],
    ['debts.amount', 250_000, '€ 100000+'],
    ['debts.amount', '640,00', '€ 500-1000'],
    ['tenancies.arrears_months', 2, '2-3'],
    ['tenancies.arrears_months', 1, '1'],
    ['school.absence_half_days', 23, '21-40'],
    ['work.hours_week', 16, '9-16'],
    ['own.field', 7, '6-10'],
    ['debts.amount', -5, 'onbekend'],
    ['debts.amount', 'veel', 'onbekend'],
    ['debts.amount', null, 'onbekend'],
  ] as const) {
    t.equal(shown('band', field, value), band, `${field} ${value}`);
  }
  t.end();
});

t.test('a word stands as it is only when it is on the closed list of its field', (t) => {
  t.equal(shown('as_is', 'persons.sex', 'female'), 'female');
  t.equal(shown('as_is', 'support.kind', 'dagbesteding, 3 dagdelen'), 'dagbesteding');
  t.equal(shown('as_is', 'support.kind', 'gesprek met Jan over zijn schulden'), 'anders');
  t.equal(shown('as_is', 'professionals.function', 'consulent Loes van Aalst'), 'consulent');
  t.same(
    shown('as_is', 'persons.role', ['parent', 'suspect']),
    ['parent', 'anders'],
    'criminal data does not slip in',
  );
  t.equal(shown('as_is', 'income.kind', 'AOW en klein pensioen'), 'pensioen');
  t.equal(shown('as_is', 'no.such_field', 'male'), 'anders');
  t.end();
});

t.test('every field of the catalogue with as_is has its closed list', (t) => {
  const fields = Object.entries(CATALOGUE_FIELDS).flatMap(([field, { covers }]) =>
    covers?.includes('as_is') === true ? [field] : [],
  );
  t.same([...CLOSED_FIELDS].sort(), fields.sort());
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.string(), (field, text) => {
      const word = closedWord(field, text);
      return word === undefined || closedWord(field, word) === word;
    }),
  );
  t.end();
});

t.test('running text keeps its story: known persons by label, the rest by words', (t) => {
  const known = [
    { ref: 'p-1', names: ['Geert van den Boomgaard'], identifiers: ['+31600214783'] },
    { ref: 'p-2', names: ['Toos Derksen'], identifiers: [] },
  ];
  t.equal(
    shown(
      'redacted',
      'notes.text',
      'Dhr. Van den Boomgaard (06-00214783) sprak met "Toos" op 3 maart 2025.',
      { known },
    ),
    'Dhr. <p-1> ([telefoon <p-1>]) sprak met "<p-2>" op [maart 2025].',
  );
  t.equal(shown('redacted', 'dwellings.place', 'Duivenweert'), '[plaats]');
  t.equal(shown('redacted', 'notes.text', null), '');
  t.end();
});

t.test('no cover gives back the value, whatever it is', (t) => {
  const secrets: readonly JsonValue[] = [
    ...['Geert van den Boomgaard', '999900857', '1966-02-14', '06-00214783', 'ria.scholten@example.org'],
    ...[
      'Fazantstraat 27',
      '6927 KJ',
      'NL37FIKB0718293044',
      'HC-2209-0471',
      { naam: 'Geert' },
      [['Geert']],
      true,
    ],
    1966021412,
  ];
  for (const name of COVERS) {
    for (const field of [...Object.keys(CATALOGUE_FIELDS), 'own.field', '']) {
      for (const value of secrets) {
        const text = renderCovered(cover({ cover: name, field, value, context: {} }), LABELS, TODAY);
        const raw = JSON.stringify(value);
        if (text === raw || text.includes('Geert') || text.includes('00857') || text.includes('scholten')) {
          t.fail(`${name} ${field} ${text}`);
        }
      }
    }
  }
  fc.assert(
    fc.property(
      fc.constantFrom(...COVERS.filter((name) => name !== 'redacted')),
      anyJson,
      fc.string(),
      (name, value, field) => {
        const text = renderCovered(cover({ cover: name, field, value, context: {} }), LABELS, TODAY);
        return typeof value !== 'string' || value.length < 4 || !text.includes(value);
      },
    ),
  );
  t.end();
});

t.test('what is stored is plain JSON, and what is rendered is always valid JSON', (t) => {
  fc.assert(
    fc.property(
      fc.constantFrom(...COVERS),
      anyJson,
      fc.string({ unit: 'binary' }),
      (name, value, hostile) => {
        const stored = cover({
          cover: name,
          field: 'notes.text',
          value,
          context: { person: 'p', neighbourhood: hostile },
        });
        t.same(JSON.parse(JSON.stringify(stored)), stored);
        JSON.parse(renderCovered(stored, () => hostile, TODAY));
        return true;
      },
    ),
    { numRuns: 200 },
  );
  t.equal(
    fillTemplate(['a\\"b ', { person: 'p' }, '!'], () => 'eigen "ref"\n'),
    '"a\\"b eigen \\"ref\\"\\n!"',
  );
  t.end();
});
