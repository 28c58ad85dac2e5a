import { Type } from 'typebox';
import { FIELD_VALUES } from './field-values.js';
import { personsList, reportersList } from './person-schemas.js';
import { category, consent, dwelling, list, onePerson, person, persons, reference } from './record-parts.js';

/**
 * The records of a body, after the attributes of the sample cases. An attribute whose field the catalogue knows is a
 * value of that field; the others say whom and what a record is about.
 */

const V = FIELD_VALUES;

/** The case's own attributes; which of them an opening must have stands with the opening. */
export const CASE_ATTRIBUTES = {
  title: V['case.title'],
  theme: V['case.theme'],
  neighbourhood: V['case.neighbourhood'],
  opened: V['case.opened'],
  closed: V['case.closed'],
  chair: V['case.chair'],
  participants: Type.Array(V['case.participant'], {
    description: 'Deelnemende partijen',
    maxItems: 50,
    uniqueItems: true,
  }),
} as const;

/** The lists of records. */
export const SECTIONS = {
  persons: personsList,
  relations: list('Relaties tussen personen', {
    kind: V['relations.kind'],
    from: reference('Wie dit is van `to`: een `ref` uit `persons`'),
    to: reference('Een `ref` uit `persons`'),
    detail: Type.Optional(V['relations.detail']),
  }),
  dwellings: list('Woningen', {
    ref: reference('Eigen kenmerk van de bron voor deze woning'),
    address: Type.Optional(V['dwellings.address']),
    postcode: Type.Optional(V['dwellings.postcode']),
    place: Type.Optional(V['dwellings.place']),
    type: Type.Optional(V['dwellings.type']),
    landlord: Type.Optional(V['dwellings.landlord']),
    reference: Type.Optional(V['dwellings.reference']),
    occupants: persons,
  }),
  tenancies: list('Huur', {
    dwelling,
    tenant: reference('Wie huurt: een `ref` uit `persons`'),
    contract: Type.Optional(V['tenancies.contract']),
    rentMonth: Type.Optional(V['tenancies.rent_month']),
    arrears: Type.Optional(V['tenancies.arrears']),
    arrearsMonths: Type.Optional(V['tenancies.arrears_months']),
    detail: Type.Optional(V['tenancies.detail']),
  }),
  signals: list('Signalen', {
    summary: V['signals.summary'],
    persons,
    reporter: Type.Optional(reference('Wie dit meldde: een `ref` uit `reporters`')),
    category,
  }),
  reporters: reportersList,
  safety: list('Veiligheid', {
    kind: Type.Optional(V['safety.kind']),
    summary: Type.Optional(V['safety.summary']),
    reference: Type.Optional(V['safety.reference']),
    persons,
  }),
  registrations: list('Registraties van politie en boa', {
    kind: V['registrations.kind'],
    nature: Type.Optional(V['registrations.nature']),
    number: Type.Optional(V['registrations.number']),
    role: Type.Optional(V['registrations.role']),
    date: Type.Optional(V['registrations.date']),
    person,
    dwelling,
  }),
  enforcement: list('Bevindingen van toezicht', {
    finding: V['enforcement.finding'],
    date: Type.Optional(V['enforcement.date']),
    reference: Type.Optional(V['enforcement.reference']),
    person,
    dwelling,
  }),
  measures: list('Maatregelen', {
    kind: V['measures.kind'],
    from: Type.Optional(V['measures.from']),
    until: Type.Optional(V['measures.until']),
    status: Type.Optional(V['measures.status']),
    reference: Type.Optional(V['measures.reference']),
    person,
    dwelling,
  }),
  support: list('Hulp', {
    person: onePerson,
    kind: V['support.kind'],
    provider: Type.Optional(V['support.provider']),
    status: Type.Optional(V['support.status']),
    since: Type.Optional(V['support.since']),
  }),
  health: list('Gezondheid', {
    person: onePerson,
    consequence: Type.Optional(V['health.consequence']),
    kind: Type.Optional(V['health.kind']),
    summary: Type.Optional(V['health.summary']),
  }),
  care: list('Zorgbetrokkenheid', {
    person: onePerson,
    involved: Type.Optional(V['care.involved']),
    provider: Type.Optional(V['care.provider']),
    consent,
    consentGiven: Type.Optional(V['care.consent_given']),
    consentScope: Type.Optional(V['care.consent_scope']),
    clientNumber: Type.Optional(V['care.client_number']),
    content: Type.Optional(V['care.content']),
  }),
  debts: list('Schulden', {
    person: onePerson,
    creditor: Type.Optional(V['debts.creditor']),
    amount: Type.Optional(V['debts.amount']),
    status: Type.Optional(V['debts.status']),
    reference: Type.Optional(V['debts.reference']),
  }),
  income: list('Inkomen', {
    person: onePerson,
    kind: Type.Optional(V['income.kind']),
    detail: Type.Optional(V['income.detail']),
    monthly: Type.Optional(V['income.monthly']),
  }),
  school: list('School', {
    person: onePerson,
    name: Type.Optional(V['school.name']),
    grade: Type.Optional(V['school.grade']),
    absenceHalfDays: Type.Optional(V['school.absence_half_days']),
    detail: Type.Optional(V['school.detail']),
  }),
  work: list('Werk', {
    person: onePerson,
    employer: Type.Optional(V['work.employer']),
    hoursWeek: Type.Optional(V['work.hours_week']),
    detail: Type.Optional(V['work.detail']),
  }),
  protectedLocations: list('Schuiladressen', {
    person: onePerson,
    address: Type.Optional(V['protected_locations.address']),
    place: Type.Optional(V['protected_locations.place']),
    instruction: Type.Optional(V['protected_locations.instruction']),
  }),
  notes: list('Aantekeningen in vrije tekst', {
    text: V['notes.text'],
    date: Type.Optional(V['notes.date']),
    persons,
    category,
  }),
  actions: list('Acties', {
    what: V['actions.what'],
    who: Type.Optional(V['actions.who']),
    due: Type.Optional(V['actions.due']),
    status: Type.Optional(V['actions.status']),
    consent,
  }),
  agreements: list('Afspraken', {
    text: V['agreements.text'],
    partners: Type.Optional(V['agreements.partners']),
    consent,
  }),
  professionals: list('Professionals', {
    ref: Type.Optional(reference('Eigen kenmerk van de bron voor deze professional')),
    name: V['professionals.name'],
    function: Type.Optional(V['professionals.function']),
  }),
} as const;
