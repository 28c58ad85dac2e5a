import { Type } from 'typebox';
import { FIELD_VALUES, NAME_PARTS } from './field-values.js';
import { closed, fewRecords, list, recordedAt, reference, several } from './record-parts.js';

/** People as a body describes them: those whom the case is about or mentions, and those who reported. */

const V = FIELD_VALUES;
const instruction = Type.Optional(V['persons.contact_instruction']);

export const personsList = list('Personen in de casus', {
  ref: reference('Eigen kenmerk van de bron voor deze persoon'),
  sameAs: Type.Optional(
    Type.String({
      description: 'Pseudoniem waaronder de bron deze persoon in deze casus al ziet',
      format: 'label',
      minLength: 2,
      maxLength: 100,
    }),
  ),
  about: Type.Optional(
    Type.Enum(['subject', 'family', 'third'], {
      type: 'string',
      description:
        'Plaats in de casus van iemand van wie de bron geen rol vastlegt; anders volgt zij uit `roles`',
    }),
  ),
  roles: several('Rollen in de casus', V['persons.role']),
  callName: Type.Optional(V['persons.call_name']),
  ...NAME_PARTS,
  nameVariants: V['persons.name'].properties.nameVariants,
  nicknames: several('Bijnamen', V['persons.nickname']),
  sex: Type.Optional(V['persons.sex']),
  birthDate: Type.Optional(V['persons.birth_date']),
  languages: several('Talen (ISO 639)', V['persons.language']),
  bsn: Type.Optional(
    Type.Object({ value: V['persons.bsn'], recordedAt }, { ...closed, description: 'Burgerservicenummer' }),
  ),
  phones: fewRecords('Telefoonnummers', { value: V['persons.phone'], instruction }),
  emails: fewRecords('E-mailadressen', { value: V['persons.email'], instruction }),
  accounts: fewRecords('Rekeningen', {
    iban: V['persons.iban'],
    use: Type.Optional(V['persons.account_use']),
  }),
  licencePlates: fewRecords('Kentekens', {
    value: V['persons.licence_plate'],
    kind: Type.Optional(V['persons.vehicle']),
  }),
});

export const reportersList = list('Melders: worden beschermd en nooit met het signaal genoemd', {
  ref: reference('Eigen kenmerk van de bron voor deze melder'),
  callName: V['reporters.name'].properties.callName,
  ...NAME_PARTS,
  sex: Type.Optional(V['reporters.sex']),
  address: Type.Optional(V['reporters.address']),
  postcode: Type.Optional(V['reporters.postcode']),
  phone: Type.Optional(V['reporters.phone']),
  email: Type.Optional(V['reporters.email']),
  protection: Type.Optional(V['reporters.protection']),
});
