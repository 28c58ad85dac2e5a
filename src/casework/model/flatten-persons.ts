import { createHash } from 'node:crypto';
import type { About } from '../../covenant/index.js';
import { aboutOfRoles } from './about.js';
import type { AdditionBody } from './body-schemas.js';
import type { ContributedItem, ContributedPerson, JsonValue } from './contribution.js';
import { inUtc } from './dates.js';
import { NAME_PARTS } from './field-values.js';
import { frameOf, itemOf, itemsOfRecord, type PlainRecord, type Surroundings } from './flatten-record.js';
import { identifiersOf, professionalNames } from './identifiers.js';
import { namesOf } from './names.js';

type PersonRecord = NonNullable<AdditionBody['persons']>[number];
type ReporterRecord = NonNullable<AdditionBody['reporters']>[number];
type ProfessionalRecord = NonNullable<AdditionBody['professionals']>[number];

/**
 * A professional need not have a reference: then the same name at the same source is the same professional. No
 * reference of a source holds a slash.
 */
export function professionalRef({ ref, name }: ProfessionalRecord): string {
  return ref ?? `professionals/${createHash('sha256').update(name).digest('base64url').slice(0, 22)}`;
}

/** Where everybody stands: known from before, then as this body says. */
export function placesOf(body: AdditionBody, known: ReadonlyMap<string, About>): ReadonlyMap<string, About> {
  const places = new Map(known);
  for (const { ref, roles, about } of body.persons ?? []) {
    const place = roles === undefined ? about : aboutOfRoles(roles);
    if (place !== undefined) places.set(ref, place);
  }
  for (const { ref } of body.reporters ?? []) places.set(ref, 'reporter');
  for (const one of body.professionals ?? []) places.set(professionalRef(one), 'professional');
  return places;
}

/** Everybody whom a body describes, with all that leads to them in running text. */
export function personsOf(body: AdditionBody, places: ReadonlyMap<string, About>): ContributedPerson[] {
  const persons = (body.persons ?? []).map((person) => ({
    ref: person.ref,
    about: places.get(person.ref) ?? 'third',
    ...(person.sameAs === undefined ? {} : { sameAs: person.sameAs }),
    ...(person.bsn === undefined ? {} : { bsn: person.bsn.value }),
    names: namesOf(person),
    identifiers: identifiersOf(person, body),
  }));
  const reporters = (body.reporters ?? []).map((reporter) => ({
    ref: reporter.ref,
    about: 'reporter' as const,
    names: namesOf(reporter),
    identifiers: [reporter.phone, reporter.email, reporter.address].filter((one) => one !== undefined),
    reported: (body.signals ?? []).flatMap((signal, index) =>
      signal.reporter === reporter.ref ? [`signals/${index}`] : [],
    ),
  }));
  const professionals = (body.professionals ?? []).map((one) => ({
    ref: professionalRef(one),
    about: 'professional' as const,
    names: professionalNames(one.name),
    identifiers: [],
  }));
  const everybody = [...persons, ...reporters, ...professionals];
  return [...new Map(everybody.map((person) => [person.ref, person])).values()];
}

/** The items of one person: each phone, address for mail, account and plate is a record of its own. */
export function itemsOfPerson(
  person: PersonRecord,
  index: number,
  surroundings: Surroundings,
): ContributedItem[] {
  const about: PlainRecord = { person: person.ref };
  const frame = frameOf(`persons/${index}`, { ...about, ...timeOf(person) }, surroundings);
  const values: readonly (readonly [field: string, value: JsonValue | undefined])[] = [
    ['persons.name', nameOf(person, ['nameVariants'])],
    ['persons.call_name', person.callName],
    ...(person.nicknames ?? []).map((nickname) => ['persons.nickname', nickname] as const),
    ['persons.birth_date', person.birthDate],
    ['persons.sex', person.sex],
    ...(person.languages ?? []).map((language) => ['persons.language', language] as const),
    ...(person.roles ?? []).map((role) => ['persons.role', role] as const),
  ];
  const nested = (
    list: string,
    place: number,
    record: PlainRecord,
    fields: Readonly<Record<string, string>>,
  ) => {
    const own = frameOf(
      `persons/${index}/${list}/${place}`,
      { ...timeOf(person), ...record, ...about },
      surroundings,
    );
    return Object.entries(fields).flatMap(([attribute, field]) => {
      const value = record[attribute];
      return value === undefined ? [] : [itemOf(field, value, own)];
    });
  };
  return [
    ...values.flatMap(([field, value]) => (value === undefined ? [] : [itemOf(field, value, frame)])),
    ...(person.bsn === undefined ? [] : nested('bsn', 0, person.bsn, { value: 'persons.bsn' })),
    ...(person.phones ?? []).flatMap((one, place) => nested('phones', place, one, PHONE)),
    ...(person.emails ?? []).flatMap((one, place) => nested('emails', place, one, EMAIL)),
    ...(person.accounts ?? []).flatMap((one, place) => nested('accounts', place, one, ACCOUNT)),
    ...(person.licencePlates ?? []).flatMap((one, place) => nested('licencePlates', place, one, PLATE)),
  ];
}

const PHONE = { value: 'persons.phone', instruction: 'persons.contact_instruction' };
const EMAIL = { value: 'persons.email', instruction: 'persons.contact_instruction' };
const ACCOUNT = { iban: 'persons.iban', use: 'persons.account_use' };
const PLATE = { value: 'persons.licence_plate', kind: 'persons.vehicle' };

/** The items of one reporter: all of them about the reporter, none about the signal. */
export function itemsOfReporter(
  reporter: ReporterRecord,
  index: number,
  surroundings: Surroundings,
): ContributedItem[] {
  const record = { ...reporter, person: reporter.ref };
  const name = nameOf(reporter, ['callName']);
  const frame = frameOf(`reporters/${index}`, record, surroundings);
  return [
    ...(name === undefined ? [] : [itemOf('reporters.name', name, frame)]),
    ...itemsOfRecord('reporters', index, record, surroundings),
  ];
}

export function itemsOfProfessional(
  professional: ProfessionalRecord,
  index: number,
  surroundings: Surroundings,
): ContributedItem[] {
  const record = { ...professional, person: professionalRef(professional) };
  return itemsOfRecord('professionals', index, record, surroundings);
}

/** The parts of a name together are one value; undefined where no part is given. */
function nameOf(record: PlainRecord, further: readonly string[]): JsonValue | undefined {
  const parts = [...Object.keys(NAME_PARTS), ...further].flatMap((part) => {
    const value = record[part];
    return value === undefined ? [] : [[part, value] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

function timeOf({ recordedAt }: PlainRecord): PlainRecord {
  return typeof recordedAt === 'string' ? { recordedAt: inUtc(recordedAt) } : {};
}
