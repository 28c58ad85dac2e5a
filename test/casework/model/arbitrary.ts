/** Random values of the case model, made from its own JSON Schemas. */
import fc, { type Arbitrary } from 'fast-check';
import type { Form, JsonValue } from '../../../src/casework/model/index.js';

/** Texts of each form, the odd ones included. */
const TEXTS: Readonly<Record<Form, readonly string[]>> = {
  line: ['Van den Boomgaard', 'Yıldırım', "in 't Groen", 'Ömer Şahin', '𝕏 🏠', 'a'],
  text: ['Regel een\nregel twee', 'Zorg over brandgevaar: kookt op een campinggasje.\tNu.', 'é', 'x'],
  reference: ['P-001', 'P-002', 'r.3', 'a:b'],
  'partner-code': ['gem-oov', 'corp', 'zorg-1'],
  code: ['triage'],
  word: ['playground', 'nuisance_confused'],
  'item-id': ['Zk3_a-9'],
  label: ['bamok-telur-k', 'Bamok telur k'],
  language: ['nl', 'ti', 'zh-Hant'],
  date: ['2025-02-28', '2024-02-29'],
  'partial-date': ['1955', '1966-02-14'],
  'date-time': ['2025-10-15T09:00:00Z', '2025-10-15T11:00:00.5+02:00'],
  bsn: ['999900857', '999910218'],
  iban: ['NL37FIKB0718293044', 'NL37 FIKB 0718 2930 44'],
  postcode: ['6927 KB', '6927KB'],
  'licence-plate': ['FOA-41-K', 'OE-112-U', 'BG:CB1234AB'],
  phone: ['+31600214783', '06 00 21 47 83', '0390-551204'],
  email: ['ria.scholten@example.org'],
};

interface Schema {
  readonly [keyword: string]: unknown;
}

/** Values that the schema allows. */
export function valuesOf(schema: unknown): Arbitrary<JsonValue> {
  const { type, enum: words, format, properties, items, minItems, minimum, maximum } = schemaOf(schema);
  if (Array.isArray(words)) return fc.constantFrom(...words.map(String));
  if (type === 'string')
    return fc.constantFrom(...Object.entries(TEXTS).flatMap(([form, all]) => (form === format ? all : [])));
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer') return fc.integer({ min: Number(minimum), max: Number(maximum) });
  if (type === 'number')
    return fc.integer({ min: 0, max: Number(maximum) * 100 }).map((cents) => cents / 100);
  if (type === 'array') {
    return fc.uniqueArray(valuesOf(items), {
      minLength: Number(minItems ?? 0),
      maxLength: 2,
      selector: (one) => JSON.stringify(one),
    });
  }
  return objectsOf(schemaOf(properties), schemaOf(schema));
}

function objectsOf(properties: Schema, { required, minProperties }: Schema): Arbitrary<JsonValue> {
  const needed = Array.isArray(required) ? required.map(String) : [];
  const members = Object.entries(properties).map(([name, schema]) => {
    const value = valuesOf(schema).map((one): [string, JsonValue][] => [[name, one]]);
    return needed.includes(name)
      ? value
      : fc.oneof({ weight: 1, arbitrary: value }, { weight: 1, arbitrary: fc.constant([]) });
  });
  return fc
    .tuple(...members)
    .map((entries): JsonValue => Object.fromEntries(entries.flat()))
    .filter((value) => Object.keys(schemaOf(value)).length >= Number(minProperties ?? 0));
}

function schemaOf(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** Whom and what the records of a consistent body refer to. */
const CAST: Readonly<Record<string, string>> = {
  ...{ person: 'P-001', tenant: 'P-001', from: 'P-001', to: 'P-002', reporter: 'r.3', dwelling: 'a:b' },
};
const PERSON_LISTS = new Set(['persons', 'occupants']);

/** A generated body that refers to nobody but a cast of its own, and whose periods begin before they end. */
export function consistent(body: JsonValue): unknown {
  const sections = Object.entries(schemaOf(body)).map(([section, value]) => {
    const records: unknown[] = Array.isArray(value) ? value : [];
    const isList = Array.isArray(value) && section !== 'participants';
    return [section, isList ? records.map((record) => recast(section, schemaOf(record))) : value] as const;
  });
  const { closed: _, persons, ...rest }: Schema = Object.fromEntries(sections);
  const described = schemaOf(Array.isArray(persons) ? persons[0] : {});
  return {
    ...rest,
    kind: 'person',
    persons: [
      { roles: ['subject'], ...described, ref: 'P-001' },
      { ref: 'P-002', about: 'third' },
    ],
    reporters: [{ ref: 'r.3', callName: 'Corrie' }],
    dwellings: [{ ref: 'a:b', address: 'Kwartelhof 8', occupants: ['P-001', 'P-002'] }],
    professionals: [{ name: 'Rik Paalman' }, { name: 'Rik Paalman' }],
  };
}

function recast(section: string, record: Schema): Schema {
  const members = Object.entries(record).flatMap(([name, value]): (readonly [string, unknown])[] => {
    if (section === 'measures' && name === 'until') return [];
    if (section === 'persons' && name === 'about') return [];
    if (section === 'measures' && name === 'from') return [[name, value]];
    if (PERSON_LISTS.has(name)) return [[name, ['P-002', 'P-001']]];
    return [[name, CAST[name] ?? value]];
  });
  return Object.fromEntries(section === 'persons' ? [['roles', ['subject']], ...members] : members);
}
