/**
 * The product's own case model as categories and fields: what a covenant file need not name itself.
 * A covenant that names a category or field of the same code replaces the one here.
 * Covers go from coarse to fine, the first is the default; a field without covers stands at most at `exists` when covered.
 */
import type { Cover, Kind } from './vocabulary.js';

export interface CatalogueCategory {
  readonly title: string;
  readonly kind: Kind;
}

export interface CatalogueField {
  readonly title: string;
  readonly category: string;
  readonly also?: readonly string[];
  readonly covers?: readonly Cover[];
}

export const CATALOGUE_CATEGORIES: Readonly<Record<string, CatalogueCategory>> = {
  case: { title: 'Zaakgegevens', kind: 'ordinary' },
  identity: { title: 'Identiteit', kind: 'ordinary' },
  national_id: { title: 'Burgerservicenummer', kind: 'national_id' },
  contact: { title: 'Bereikbaarheid', kind: 'ordinary' },
  dwelling: { title: 'Woning', kind: 'ordinary' },
  tenancy: { title: 'Huur', kind: 'ordinary' },
  household: { title: 'Gezin', kind: 'ordinary' },
  signals: { title: 'Signalen', kind: 'ordinary' },
  safety: { title: 'Veiligheid', kind: 'ordinary' },
  police: { title: 'Politiegegevens', kind: 'police' },
  enforcement: { title: 'Toezicht', kind: 'ordinary' },
  measures: { title: 'Maatregelen', kind: 'ordinary' },
  support: { title: 'Hulp', kind: 'ordinary' },
  health: { title: 'Gezondheid', kind: 'special' },
  medical: { title: 'Zorgbetrokkenheid', kind: 'medical_secrecy' },
  debts: { title: 'Schulden', kind: 'ordinary' },
  income: { title: 'Inkomen en rekeningen', kind: 'ordinary' },
  education_work: { title: 'School en werk', kind: 'ordinary' },
  actions: { title: 'Acties', kind: 'ordinary' },
  agreements: { title: 'Afspraken', kind: 'ordinary' },
  professionals: { title: 'Professionals', kind: 'ordinary' },
  notes: { title: 'Vrije tekst', kind: 'ordinary' },
  reporters: { title: 'Melders', kind: 'ordinary' },
  protected_location: { title: 'Schuiladres', kind: 'ordinary' },
  medical_content: { title: 'Medische inhoud', kind: 'medical_secrecy' },
};

/** Categories that a source may give a running text instead: the heaviest thing that it may know. */
const HEAVIER = ['police', 'health', 'medical', 'medical_content'] as const;

export const CATALOGUE_FIELDS: Readonly<Record<string, CatalogueField>> = {
  'case.title': { title: 'Titel van de zaak', category: 'case' },
  'case.theme': { title: 'Thema', category: 'case' },
  'case.neighbourhood': { title: 'Buurt', category: 'case' },
  'case.opened': { title: 'Geopend op', category: 'case' },
  'case.closed': { title: 'Afgesloten op', category: 'case' },
  'case.participant': { title: 'Deelnemende partij', category: 'case' },

  'persons.name': { title: 'Naam', category: 'identity', covers: ['pseudonym'] },
  'persons.call_name': { title: 'Roepnaam', category: 'identity', covers: ['pseudonym'] },
  'persons.nickname': { title: 'Bijnaam', category: 'identity', covers: ['pseudonym'] },
  'persons.birth_date': { title: 'Geboortedatum', category: 'identity', covers: ['age_band', 'year'] },
  'persons.sex': { title: 'Geslacht', category: 'identity', covers: ['as_is'] },
  'persons.language': { title: 'Taal', category: 'identity' },
  'persons.licence_plate': { title: 'Kenteken', category: 'identity', covers: ['masked'] },
  'persons.vehicle': { title: 'Soort voertuig', category: 'identity' },
  'persons.role': { title: 'Rol in het huishouden', category: 'household', covers: ['as_is'] },
  'persons.bsn': { title: 'Burgerservicenummer', category: 'national_id', covers: ['masked'] },
  'persons.phone': { title: 'Telefoonnummer', category: 'contact', covers: ['masked'] },
  'persons.email': { title: 'E-mailadres', category: 'contact', covers: ['masked'] },
  'persons.contact_instruction': { title: 'Wijze van bereiken', category: 'contact', covers: ['redacted'] },
  'persons.iban': { title: 'Rekeningnummer', category: 'income', covers: ['masked'] },
  'persons.account_use': { title: 'Gebruik van de rekening', category: 'income', covers: ['redacted'] },

  'relations.kind': { title: 'Relatie', category: 'household', covers: ['as_is'] },
  'relations.detail': { title: 'Bijzonderheid van de relatie', category: 'household', covers: ['redacted'] },

  'dwellings.address': { title: 'Adres', category: 'dwelling', covers: ['neighbourhood', 'street'] },
  'dwellings.postcode': { title: 'Postcode', category: 'dwelling', covers: ['pc4'] },
  'dwellings.place': { title: 'Woonplaats', category: 'dwelling', covers: ['redacted'] },
  'dwellings.type': { title: 'Soort woning', category: 'dwelling', covers: ['as_is'] },
  'dwellings.landlord': { title: 'Verhuurder', category: 'dwelling' },
  'dwellings.reference': { title: 'Kenmerk van de woning', category: 'dwelling', covers: ['masked'] },

  'tenancies.contract': { title: 'Huurcontract', category: 'tenancy', covers: ['masked'] },
  'tenancies.rent_month': { title: 'Huur per maand', category: 'tenancy', covers: ['band'] },
  'tenancies.arrears': { title: 'Huurachterstand', category: 'tenancy', covers: ['band'] },
  'tenancies.arrears_months': { title: 'Huurachterstand in maanden', category: 'tenancy', covers: ['band'] },
  'tenancies.detail': { title: 'Bijzonderheid van de huur', category: 'tenancy', covers: ['redacted'] },

  'signals.summary': { title: 'Signaal', category: 'signals', also: HEAVIER, covers: ['redacted'] },
  'reporters.name': { title: 'Naam van de melder', category: 'reporters' },
  'reporters.sex': { title: 'Geslacht van de melder', category: 'reporters' },
  'reporters.address': { title: 'Adres van de melder', category: 'reporters' },
  'reporters.postcode': { title: 'Postcode van de melder', category: 'reporters' },
  'reporters.phone': { title: 'Telefoon van de melder', category: 'reporters' },
  'reporters.email': { title: 'E-mail van de melder', category: 'reporters' },
  'reporters.protection': { title: 'Bescherming van de melder', category: 'reporters' },

  'safety.kind': { title: 'Soort veiligheidsmelding', category: 'safety', covers: ['as_is'] },
  'safety.summary': { title: 'Veiligheid', category: 'safety', covers: ['redacted'] },
  'safety.reference': { title: 'Kenmerk veiligheidsmelding', category: 'safety', covers: ['masked'] },

  'registrations.kind': { title: 'Soort registratie', category: 'police', covers: ['as_is'] },
  'registrations.nature': { title: 'Aard van de registratie', category: 'police', covers: ['redacted'] },
  'registrations.number': { title: 'Registratienummer', category: 'police', covers: ['masked'] },
  'registrations.role': { title: 'Rol in de registratie', category: 'police', covers: ['as_is'] },
  'registrations.date': {
    title: 'Datum van de registratie',
    category: 'police',
    covers: ['quarter', 'month'],
  },

  'enforcement.finding': { title: 'Bevinding van toezicht', category: 'enforcement', covers: ['redacted'] },
  'enforcement.date': { title: 'Datum van toezicht', category: 'enforcement', covers: ['quarter', 'month'] },
  'enforcement.reference': { title: 'Kenmerk van toezicht', category: 'enforcement', covers: ['masked'] },

  'measures.kind': { title: 'Maatregel', category: 'measures', covers: ['redacted'] },
  'measures.from': { title: 'Maatregel vanaf', category: 'measures', covers: ['quarter', 'month'] },
  'measures.until': { title: 'Maatregel tot', category: 'measures', covers: ['quarter', 'month'] },
  'measures.status': { title: 'Stand van de maatregel', category: 'measures', covers: ['as_is'] },
  'measures.reference': { title: 'Kenmerk van de maatregel', category: 'measures', covers: ['masked'] },

  'support.kind': { title: 'Soort hulp', category: 'support', covers: ['as_is'] },
  'support.provider': { title: 'Wie hulp biedt', category: 'support' },
  'support.status': { title: 'Stand van de hulp', category: 'support', covers: ['as_is'] },
  'support.since': { title: 'Hulp sinds', category: 'support', covers: ['quarter', 'month'] },

  'health.consequence': {
    title: 'Gevolg voor het dagelijks leven',
    category: 'health',
    covers: ['as_is'],
  },
  'health.kind': { title: 'Soort gezondheidsgegeven', category: 'health' },
  'health.summary': { title: 'Gezondheid', category: 'health' },

  'care.involved': { title: 'In zorg', category: 'medical' },
  'care.provider': { title: 'Zorgverlener', category: 'medical' },
  'care.consent_given': { title: 'Toestemming gegeven op', category: 'medical' },
  'care.consent_scope': { title: 'Reikwijdte van de toestemming', category: 'medical' },
  'care.client_number': { title: 'Cliëntnummer', category: 'medical_content' },
  'care.content': { title: 'Inhoud van de zorg', category: 'medical_content' },

  'debts.creditor': { title: 'Schuldeiser', category: 'debts', covers: ['redacted'] },
  'debts.amount': { title: 'Schuld', category: 'debts', covers: ['band'] },
  'debts.status': { title: 'Stand van de schuld', category: 'debts', covers: ['as_is'] },
  'debts.reference': { title: 'Kenmerk van de schuld', category: 'debts', covers: ['masked'] },

  'income.kind': { title: 'Soort inkomen', category: 'income', covers: ['as_is'] },
  'income.detail': { title: 'Bijzonderheid van het inkomen', category: 'income', covers: ['redacted'] },
  'income.monthly': { title: 'Inkomen per maand', category: 'income', covers: ['band'] },

  'school.name': { title: 'School', category: 'education_work' },
  'school.grade': { title: 'Groep of klas', category: 'education_work', covers: ['as_is'] },
  'school.absence_half_days': { title: 'Verzuim in dagdelen', category: 'education_work', covers: ['band'] },
  'school.detail': { title: 'Bijzonderheid van school', category: 'education_work', covers: ['redacted'] },
  'work.employer': { title: 'Werkgever', category: 'education_work' },
  'work.hours_week': { title: 'Uren werk per week', category: 'education_work', covers: ['band'] },
  'work.detail': { title: 'Bijzonderheid van werk', category: 'education_work', covers: ['redacted'] },

  'actions.what': { title: 'Actie', category: 'actions' },
  'actions.who': { title: 'Wie de actie doet', category: 'actions' },
  'actions.due': { title: 'Actie gereed op', category: 'actions' },
  'actions.status': { title: 'Stand van de actie', category: 'actions' },
  'agreements.text': { title: 'Afspraak', category: 'agreements' },
  'agreements.partners': { title: 'Partijen bij de afspraak', category: 'agreements' },
  'professionals.function': {
    title: 'Functie van de professional',
    category: 'professionals',
    covers: ['as_is'],
  },
  'professionals.name': {
    title: 'Naam van de professional',
    category: 'professionals',
    covers: ['pseudonym'],
  },
  'case.chair': { title: 'Voorzitter van de zaak', category: 'professionals', covers: ['pseudonym'] },

  'notes.text': { title: 'Aantekening', category: 'notes', also: HEAVIER, covers: ['redacted'] },
  'notes.date': {
    title: 'Datum van de aantekening',
    category: 'notes',
    also: HEAVIER,
    covers: ['quarter', 'month'],
  },

  'protected_locations.address': { title: 'Schuiladres', category: 'protected_location' },
  'protected_locations.place': { title: 'Plaats van het schuiladres', category: 'protected_location' },
  'protected_locations.instruction': {
    title: 'Aanwijzing bij het schuiladres',
    category: 'protected_location',
  },
};
