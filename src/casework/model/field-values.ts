import { Type, type TSchema } from 'typebox';
import { CATALOGUE_FIELDS } from '../../covenant/index.js';
import {
  DEBT_STATUS,
  MEASURE_STATUS,
  RELATIONS,
  ROLES,
  SUPPORT_STATUS,
  amount,
  count,
  date,
  formed,
  line,
  name,
  oneOf,
  partner,
  text,
  titleOf,
} from './value-kinds.js';

/**
 * What a value of each field looks like, as JSON Schema: the one place for bodies and for amending a single item.
 * The names are those of the catalogue.
 */

/** The parts of a name, in the order of Dutch registration; `nameUse` says how the person writes it. */
export const NAME_PARTS = {
  givenNames: Type.Optional(name('persons.name')),
  initials: Type.Optional(
    Type.String({ description: 'Voorletters', format: 'line', minLength: 1, maxLength: 40 }),
  ),
  infix: Type.Optional(
    Type.String({ description: 'Voorvoegsel', format: 'line', minLength: 1, maxLength: 40 }),
  ),
  familyName: Type.Optional(name('persons.name')),
  partnerInfix: Type.Optional(
    Type.String({ description: 'Voorvoegsel van de partner', format: 'line', minLength: 1, maxLength: 40 }),
  ),
  partnerName: Type.Optional(name('persons.name')),
  nameUse: Type.Optional(
    Type.Enum(['own', 'partner', 'partner_own', 'own_partner'], {
      description: 'Naamgebruik',
      type: 'string',
    }),
  ),
} as const;

const nameVariants = Type.Array(name('persons.name'), {
  description: 'Andere schrijfwijzen van de naam',
  minItems: 1,
  maxItems: 20,
});

const closed = { additionalProperties: false, minProperties: 1 } as const;

export const FIELD_VALUES = {
  'case.title': line('case.title'),
  'case.theme': formed('case.theme', 'word', 60),
  'case.neighbourhood': name('case.neighbourhood'),
  'case.opened': date('case.opened'),
  'case.closed': date('case.closed'),
  'case.chair': name('case.chair'),
  'case.participant': partner('case.participant'),

  'persons.name': Type.Object(
    { ...NAME_PARTS, nameVariants: Type.Optional(nameVariants) },
    { ...closed, description: titleOf('persons.name') },
  ),
  'persons.call_name': name('persons.call_name'),
  'persons.nickname': name('persons.nickname'),
  'persons.birth_date': formed('persons.birth_date', 'partial-date', 10),
  'persons.sex': oneOf('persons.sex', ['male', 'female', 'x', 'unknown']),
  'persons.language': formed('persons.language', 'language', 35),
  'persons.licence_plate': formed('persons.licence_plate', 'licence-plate', 20),
  'persons.vehicle': name('persons.vehicle'),
  'persons.role': oneOf('persons.role', ROLES),
  'persons.bsn': formed('persons.bsn', 'bsn', 9),
  'persons.phone': formed('persons.phone', 'phone', 30),
  'persons.email': formed('persons.email', 'email', 254),
  'persons.contact_instruction': line('persons.contact_instruction'),
  'persons.iban': formed('persons.iban', 'iban', 42),
  'persons.account_use': line('persons.account_use'),

  'relations.kind': oneOf('relations.kind', RELATIONS),
  'relations.detail': line('relations.detail'),

  'dwellings.address': line('dwellings.address'),
  'dwellings.postcode': formed('dwellings.postcode', 'postcode', 7),
  'dwellings.place': name('dwellings.place'),
  'dwellings.type': name('dwellings.type'),
  'dwellings.landlord': name('dwellings.landlord'),
  'dwellings.reference': name('dwellings.reference'),

  'tenancies.contract': name('tenancies.contract'),
  'tenancies.rent_month': amount('tenancies.rent_month'),
  'tenancies.arrears': amount('tenancies.arrears'),
  'tenancies.arrears_months': count('tenancies.arrears_months', 1200),
  'tenancies.detail': text('tenancies.detail'),

  'signals.summary': text('signals.summary'),
  'reporters.name': Type.Object(
    { callName: Type.Optional(name('reporters.name')), ...NAME_PARTS },
    { ...closed, description: titleOf('reporters.name') },
  ),
  'reporters.sex': oneOf('reporters.sex', ['male', 'female', 'x', 'unknown']),
  'reporters.address': line('reporters.address'),
  'reporters.postcode': formed('reporters.postcode', 'postcode', 7),
  'reporters.phone': formed('reporters.phone', 'phone', 30),
  'reporters.email': formed('reporters.email', 'email', 254),
  'reporters.protection': line('reporters.protection'),

  'safety.kind': formed('safety.kind', 'word', 60),
  'safety.summary': text('safety.summary'),
  'safety.reference': name('safety.reference'),

  'registrations.kind': oneOf('registrations.kind', ['police', 'boa']),
  'registrations.nature': text('registrations.nature'),
  'registrations.number': name('registrations.number'),
  'registrations.role': name('registrations.role'),
  'registrations.date': date('registrations.date'),

  'enforcement.finding': text('enforcement.finding'),
  'enforcement.date': date('enforcement.date'),
  'enforcement.reference': name('enforcement.reference'),

  'measures.kind': line('measures.kind'),
  'measures.from': date('measures.from'),
  'measures.until': date('measures.until'),
  'measures.status': oneOf('measures.status', MEASURE_STATUS),
  'measures.reference': name('measures.reference'),

  'support.kind': line('support.kind'),
  'support.provider': partner('support.provider'),
  'support.status': oneOf('support.status', SUPPORT_STATUS),
  'support.since': date('support.since'),

  'health.consequence': line('health.consequence'),
  'health.kind': formed('health.kind', 'word', 60),
  'health.summary': text('health.summary'),

  'care.involved': Type.Boolean({ description: titleOf('care.involved') }),
  'care.provider': partner('care.provider'),
  'care.consent_given': date('care.consent_given'),
  'care.consent_scope': line('care.consent_scope'),
  'care.client_number': name('care.client_number'),
  'care.content': text('care.content'),

  'debts.creditor': line('debts.creditor'),
  'debts.amount': amount('debts.amount'),
  'debts.status': oneOf('debts.status', DEBT_STATUS),
  'debts.reference': name('debts.reference'),

  'income.kind': line('income.kind'),
  'income.detail': text('income.detail'),
  'income.monthly': amount('income.monthly'),

  'school.name': name('school.name'),
  'school.grade': name('school.grade'),
  'school.absence_half_days': count('school.absence_half_days', 1000),
  'school.detail': text('school.detail'),
  'work.employer': name('work.employer'),
  'work.hours_week': Type.Number({ description: titleOf('work.hours_week'), minimum: 0, maximum: 168 }),
  'work.detail': text('work.detail'),

  'actions.what': text('actions.what'),
  'actions.who': partner('actions.who'),
  'actions.due': date('actions.due'),
  'actions.status': oneOf('actions.status', ['open', 'in_progress', 'done', 'cancelled']),
  'agreements.text': text('agreements.text'),
  'agreements.partners': Type.Array(partner('agreements.partners'), {
    description: titleOf('agreements.partners'),
    minItems: 1,
    maxItems: 50,
    uniqueItems: true,
  }),
  'professionals.function': name('professionals.function'),
  'professionals.name': name('professionals.name'),

  'notes.text': text('notes.text'),
  'notes.date': date('notes.date'),

  'protected_locations.address': line('protected_locations.address'),
  'protected_locations.place': name('protected_locations.place'),
  'protected_locations.instruction': line('protected_locations.instruction'),
} as const;

const BY_FIELD: ReadonlyMap<string, TSchema> = new Map(Object.entries(FIELD_VALUES));

/** The JSON Schema of one value of a field; undefined for a field that the case model does not have. */
export function valueSchemaOf(field: string): TSchema | undefined {
  return BY_FIELD.get(field);
}

const IN_OWN_WORDS: ReadonlySet<string> = new Set([
  ...['case.title', 'reporters.protection', 'health.summary', 'care.content', 'care.consent_scope'],
  ...['actions.what', 'agreements.text', 'protected_locations.instruction'],
]);

/** True for fields in people's own words, in which the case's persons may be named. */
export function isRunningText(field: string): boolean {
  return IN_OWN_WORDS.has(field) || CATALOGUE_FIELDS[field]?.covers?.includes('redacted') === true;
}
