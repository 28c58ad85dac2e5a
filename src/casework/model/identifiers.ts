import { isDate } from './dates.js';
import type { AdditionBody } from './body-schemas.js';

type PersonRecord = NonNullable<AdditionBody['persons']>[number];

/** Numbers, addresses and the date of birth that lead to a person: its own, its dwellings' and those of records about it. */
export function identifiersOf(person: PersonRecord, body: AdditionBody): string[] {
  const isAbout = (record: { readonly person?: string }) => record.person === person.ref;
  const rented = (body.tenancies ?? []).filter((tenancy) => tenancy.tenant === person.ref);
  const homes = (body.dwellings ?? []).filter(
    (dwelling) =>
      dwelling.occupants?.includes(person.ref) === true ||
      rented.some((tenancy) => tenancy.dwelling === dwelling.ref),
  );
  const all = [
    person.bsn?.value,
    ...(person.phones ?? []).map((phone) => phone.value),
    ...(person.emails ?? []).map((email) => email.value),
    ...(person.accounts ?? []).map((account) => account.iban),
    ...(person.licencePlates ?? []).map((plate) => plate.value),
    person.birthDate !== undefined && isDate(person.birthDate) ? person.birthDate : undefined,
    ...homes.flatMap((home) => [home.address, home.reference]),
    ...(body.protectedLocations ?? []).filter(isAbout).map((location) => location.address),
    ...rented.map((tenancy) => tenancy.contract),
    ...(body.registrations ?? []).filter(isAbout).map((registration) => registration.number),
    ...(body.enforcement ?? []).filter(isAbout).map((finding) => finding.reference),
    ...(body.measures ?? []).filter(isAbout).map((measure) => measure.reference),
    ...(body.care ?? []).filter(isAbout).map((care) => care.clientNumber),
    ...(body.debts ?? []).filter(isAbout).map((debt) => debt.reference),
  ];
  return [...new Set(all.filter((one) => one !== undefined))];
}

/** A professional's name as notes may write it: as given, without what stands in brackets, and each capitalised word. */
export function professionalNames(name: string): string[] {
  const plain = name.replaceAll(/\s*\([^()]*\)/g, '').trim();
  const words = plain.split(/\s+/).filter((word) => /^\p{Lu}\p{L}{2,}/u.test(word));
  return [...new Set([name, plain, ...words])].filter((one) => one !== '');
}
