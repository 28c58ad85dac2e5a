import { Type, type TProperties, type TSchema } from "typebox";
import { FIELD_VALUES, NAME_PARTS } from "./field-values.js";
import { LIMITS } from "./forms.js";

/**
 * The records of a body, after the attributes of the sample cases. An attribute whose field the catalogue knows is a
 * value of that field; the others say whom and what a record is about.
 */

const V = FIELD_VALUES;
const closed = { additionalProperties: false } as const;

const reference = (description: string) =>
  Type.String({
    description,
    format: "reference",
    minLength: 1,
    maxLength: 64,
  });
const partners = (description: string) =>
  Type.Array(
    Type.String({ format: "partner-code", minLength: 1, maxLength: 100 }),
    {
      description,
      maxItems: 50,
      uniqueItems: true,
    },
  );

const recordedAt = Type.Optional(
  Type.String({
    description: "Wanneer de bron dit vastlegde; anders nu",
    format: "date-time",
    maxLength: 40,
  }),
);
const person = Type.Optional(
  reference("Over wie dit gaat: een `ref` uit `persons`"),
);
const onePerson = reference("Over wie dit gaat: een `ref` uit `persons`");
const persons = Type.Optional(
  Type.Array(reference("Een `ref` uit `persons`"), {
    description: "Over wie dit gaat",
    maxItems: LIMITS.list,
    uniqueItems: true,
  }),
);
const dwelling = Type.Optional(
  reference("Over welke woning dit gaat: een `ref` uit `dwellings`"),
);
const category = Type.Optional(
  Type.Enum(["police", "health", "medical", "medical_content"], {
    type: "string",
    description:
      "De zwaarste categorie die in de tekst staat, als dat niet de gewone is",
  }),
);
const consent = Type.Optional(
  partners("Partijen aan wie de betrokkene toestemming gaf om dit te zeggen"),
);

const list = <Properties extends TProperties>(
  description: string,
  properties: Properties,
) =>
  Type.Optional(
    Type.Array(Type.Object({ ...properties, recordedAt }, closed), {
      description,
      maxItems: LIMITS.list,
    }),
  );
const several = <Value extends TSchema>(description: string, value: Value) =>
  Type.Optional(
    Type.Array(value, {
      description,
      minItems: 1,
      maxItems: 20,
      uniqueItems: true,
    }),
  );
const fewRecords = <Properties extends TProperties>(
  description: string,
  properties: Properties,
) =>
  Type.Optional(
    Type.Array(Type.Object({ ...properties, recordedAt }, closed), {
      description,
      maxItems: 20,
    }),
  );

const instruction = Type.Optional(V["persons.contact_instruction"]);

const personsList = list("Personen in de casus", {
  ref: reference("Eigen kenmerk van de bron voor deze persoon"),
  sameAs: Type.Optional(
    Type.String({
      description:
        "Pseudoniem waaronder de bron deze persoon in deze casus al ziet",
      format: "label",
      minLength: 2,
      maxLength: 100,
    }),
  ),
  about: Type.Optional(
    Type.Enum(["subject", "family", "third"], {
      type: "string",
      description:
        "Plaats in de casus van iemand van wie de bron geen rol vastlegt; anders volgt zij uit `roles`",
    }),
  ),
  roles: several("Rollen in de casus", V["persons.role"]),
  callName: Type.Optional(V["persons.call_name"]),
  ...NAME_PARTS,
  nameVariants: V["persons.name"].properties.nameVariants,
  nicknames: several("Bijnamen", V["persons.nickname"]),
  sex: Type.Optional(V["persons.sex"]),
  birthDate: Type.Optional(V["persons.birth_date"]),
  languages: several("Talen (ISO 639)", V["persons.language"]),
  bsn: Type.Optional(
    Type.Object(
      { value: V["persons.bsn"], recordedAt },
      { ...closed, description: "Burgerservicenummer" },
    ),
  ),
  phones: fewRecords("Telefoonnummers", {
    value: V["persons.phone"],
    instruction,
  }),
  emails: fewRecords("E-mailadressen", {
    value: V["persons.email"],
    instruction,
  }),
  accounts: fewRecords("Rekeningen", {
    iban: V["persons.iban"],
    use: Type.Optional(V["persons.account_use"]),
  }),
  licencePlates: fewRecords("Kentekens", {
    value: V["persons.licence_plate"],
    kind: Type.Optional(V["persons.vehicle"]),
  }),
});

const reportersList = list(
  "Melders: worden beschermd en nooit met het signaal genoemd",
  {
    ref: reference("Eigen kenmerk van de bron voor deze melder"),
    callName: V["reporters.name"].properties.callName,
    ...NAME_PARTS,
    sex: Type.Optional(V["reporters.sex"]),
    address: Type.Optional(V["reporters.address"]),
    postcode: Type.Optional(V["reporters.postcode"]),
    phone: Type.Optional(V["reporters.phone"]),
    email: Type.Optional(V["reporters.email"]),
    protection: Type.Optional(V["reporters.protection"]),
  },
);

/** The case's own attributes; which of them an opening must have stands with the opening. */
export const CASE_ATTRIBUTES = {
  title: V["case.title"],
  theme: V["case.theme"],
  neighbourhood: V["case.neighbourhood"],
  opened: V["case.opened"],
  closed: V["case.closed"],
  chair: V["case.chair"],
  participants: Type.Array(V["case.participant"], {
    description: "Deelnemende partijen",
    maxItems: 50,
    uniqueItems: true,
  }),
} as const;

/** The lists of records, in the order in which their items stand. */
export const SECTIONS = {
  persons: personsList,
  relations: list("Relaties tussen personen", {
    kind: V["relations.kind"],
    from: reference("Wie dit is van `to`: een `ref` uit `persons`"),
    to: reference("Een `ref` uit `persons`"),
    detail: Type.Optional(V["relations.detail"]),
  }),
  dwellings: list("Woningen", {
    ref: reference("Eigen kenmerk van de bron voor deze woning"),
    address: Type.Optional(V["dwellings.address"]),
    postcode: Type.Optional(V["dwellings.postcode"]),
    place: Type.Optional(V["dwellings.place"]),
    type: Type.Optional(V["dwellings.type"]),
    landlord: Type.Optional(V["dwellings.landlord"]),
    reference: Type.Optional(V["dwellings.reference"]),
    occupants: persons,
  }),
  tenancies: list("Huur", {
    dwelling,
    tenant: reference("Wie huurt: een `ref` uit `persons`"),
    contract: Type.Optional(V["tenancies.contract"]),
    rentMonth: Type.Optional(V["tenancies.rent_month"]),
    arrears: Type.Optional(V["tenancies.arrears"]),
    arrearsMonths: Type.Optional(V["tenancies.arrears_months"]),
    detail: Type.Optional(V["tenancies.detail"]),
  }),
  signals: list("Signalen", {
    summary: V["signals.summary"],
    persons,
    reporter: Type.Optional(
      reference("Wie dit meldde: een `ref` uit `reporters`"),
    ),
    category,
  }),
  reporters: reportersList,
  safety: list("Veiligheid", {
    kind: Type.Optional(V["safety.kind"]),
    summary: Type.Optional(V["safety.summary"]),
    reference: Type.Optional(V["safety.reference"]),
    persons,
  }),
  registrations: list("Registraties van politie en boa", {
    kind: V["registrations.kind"],
    nature: Type.Optional(V["registrations.nature"]),
    number: Type.Optional(V["registrations.number"]),
    role: Type.Optional(V["registrations.role"]),
    date: Type.Optional(V["registrations.date"]),
    person,
    dwelling,
  }),
  enforcement: list("Bevindingen van toezicht", {
    finding: V["enforcement.finding"],
    date: Type.Optional(V["enforcement.date"]),
    reference: Type.Optional(V["enforcement.reference"]),
    person,
    dwelling,
  }),
  measures: list("Maatregelen", {
    kind: V["measures.kind"],
    from: Type.Optional(V["measures.from"]),
    until: Type.Optional(V["measures.until"]),
    status: Type.Optional(V["measures.status"]),
    reference: Type.Optional(V["measures.reference"]),
    person,
    dwelling,
  }),
  support: list("Hulp", {
    person: onePerson,
    kind: V["support.kind"],
    provider: Type.Optional(V["support.provider"]),
    status: Type.Optional(V["support.status"]),
    since: Type.Optional(V["support.since"]),
  }),
  health: list("Gezondheid", {
    person: onePerson,
    consequence: Type.Optional(V["health.consequence"]),
    kind: Type.Optional(V["health.kind"]),
    summary: Type.Optional(V["health.summary"]),
  }),
  care: list("Zorgbetrokkenheid", {
    person: onePerson,
    involved: Type.Optional(V["care.involved"]),
    provider: Type.Optional(V["care.provider"]),
    consent,
    consentGiven: Type.Optional(V["care.consent_given"]),
    consentScope: Type.Optional(V["care.consent_scope"]),
    clientNumber: Type.Optional(V["care.client_number"]),
    content: Type.Optional(V["care.content"]),
  }),
  debts: list("Schulden", {
    person: onePerson,
    creditor: Type.Optional(V["debts.creditor"]),
    amount: Type.Optional(V["debts.amount"]),
    status: Type.Optional(V["debts.status"]),
    reference: Type.Optional(V["debts.reference"]),
  }),
  income: list("Inkomen", {
    person: onePerson,
    kind: Type.Optional(V["income.kind"]),
    detail: Type.Optional(V["income.detail"]),
    monthly: Type.Optional(V["income.monthly"]),
  }),
  school: list("School", {
    person: onePerson,
    name: Type.Optional(V["school.name"]),
    grade: Type.Optional(V["school.grade"]),
    absenceHalfDays: Type.Optional(V["school.absence_half_days"]),
    detail: Type.Optional(V["school.detail"]),
  }),
  work: list("Werk", {
    person: onePerson,
    employer: Type.Optional(V["work.employer"]),
    hoursWeek: Type.Optional(V["work.hours_week"]),
    detail: Type.Optional(V["work.detail"]),
  }),
  protectedLocations: list("Schuiladressen", {
    person: onePerson,
    address: Type.Optional(V["protected_locations.address"]),
    place: Type.Optional(V["protected_locations.place"]),
    instruction: Type.Optional(V["protected_locations.instruction"]),
  }),
  notes: list("Aantekeningen in vrije tekst", {
    text: V["notes.text"],
    date: Type.Optional(V["notes.date"]),
    persons,
    category,
  }),
  actions: list("Acties", {
    what: V["actions.what"],
    who: Type.Optional(V["actions.who"]),
    due: Type.Optional(V["actions.due"]),
    status: Type.Optional(V["actions.status"]),
    consent,
  }),
  agreements: list("Afspraken", {
    text: V["agreements.text"],
    partners: Type.Optional(V["agreements.partners"]),
    consent,
  }),
  professionals: list("Professionals", {
    ref: Type.Optional(
      reference("Eigen kenmerk van de bron voor deze professional"),
    ),
    name: V["professionals.name"],
    function: Type.Optional(V["professionals.function"]),
  }),
} as const;
