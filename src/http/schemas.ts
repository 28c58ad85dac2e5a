import { Type } from 'typebox';

/** Schemas that several routes share; descriptions are Dutch, as the partners read them. */
const code = (description: string) =>
  Type.String({ description, minLength: 1, maxLength: 100, pattern: '^[A-Za-z0-9][A-Za-z0-9_.:-]*$' });

export const CaseParams = Type.Object(
  { id: Type.String({ description: 'Het id van de zaak', minLength: 1, maxLength: 100 }) },
  { additionalProperties: false },
);

export const AccessQuery = Type.Object(
  {
    purpose: code('Het doel in het convenant waarvoor u vraagt'),
    legalBasis: code('Uw grondslag in het convenant'),
  },
  { additionalProperties: false },
);

export const ListQuery = Type.Object(
  {
    ...AccessQuery.properties,
    limit: Type.Optional(
      Type.Integer({ description: 'Hoeveel zaken ten hoogste', minimum: 1, maximum: 100 }),
    ),
    cursor: Type.Optional(Type.String({ description: 'Waar de vorige bladzijde eindigde', maxLength: 200 })),
  },
  { additionalProperties: false },
);

const Reason = Type.Object(
  {
    kind: Type.String({ description: 'own, restricted, grant, never of none' }),
    id: Type.Optional(Type.String({ description: 'De verlening of grens in het convenant' })),
    article: Type.Optional(Type.String({ description: 'Het artikel in het convenant' })),
    providedOn: Type.Optional(
      Type.Array(Type.String(), { description: 'Grondslagen waarop de bron verstrekt' }),
    ),
  },
  { description: 'Waarom het gegeven zo staat' },
);

const Needs = Type.Object(
  {
    justification: Type.Optional(Type.Boolean()),
    mandate: Type.Optional(Type.Boolean()),
    fourEyes: Type.Optional(Type.Boolean()),
    notify: Type.Optional(Type.Array(Type.String())),
    readableFor: Type.Optional(Type.String({ description: 'ISO 8601-duur' })),
    maxPersons: Type.Optional(Type.Integer()),
  },
  { description: 'Wat een onthulling vraagt' },
);

const Person = Type.Object(
  {
    label: Type.Optional(Type.String({ description: 'Pseudoniem, alleen voor u' })),
    ownRef: Type.Optional(Type.String({ description: 'Uw eigen kenmerk' })),
    about: Type.Optional(Type.String({ description: 'Rol in de zaak' })),
  },
  { description: 'Een persoon in uw woorden' },
);

export const Receipt = Type.Object(
  {
    logIndex: Type.Integer({ description: 'Plaats in de log' }),
    leafHash: Type.String({ description: 'Hash van het blad (base64)' }),
    treeSize: Type.Integer({ description: 'Omvang van de log bij het vastleggen' }),
  },
  { description: 'Bewijs van vastlegging' },
);

const Disclosure = Type.Object(
  {
    id: Type.String({ description: 'Het id van deze beantwoording' }),
    covenant: Type.Object({
      id: Type.String(),
      version: Type.Union([Type.String(), Type.Integer()]),
      hash: Type.String(),
    }),
    purpose: Type.String(),
    legalBasis: Type.String(),
    receipt: Receipt,
  },
  { description: 'Op welke regels en met welk bewijs' },
);

const Item = Type.Object(
  {
    id: Type.String({ description: 'Id, alleen voor u' }),
    field: Type.String(),
    category: Type.Optional(Type.String()),
    level: Type.String({ description: 'exists, covered of open' }),
    cover: Type.Optional(Type.String()),
    value: Type.Optional(Type.Unknown({ description: 'De waarde, open of afgedekt' })),
    reason: Reason,
    handling: Type.Array(Type.String()),
    reveal: Type.Optional(
      Type.Object({ grant: Type.String(), needs: Needs, handling: Type.Array(Type.String()) }),
    ),
    source: Type.Optional(Type.String()),
    record: Type.Optional(Type.String()),
    recordedAt: Type.Optional(Type.String({ format: 'date-time' })),
    restricted: Type.Optional(Type.Boolean()),
    person: Type.Optional(Person),
  },
  { description: 'Eén gegeven zoals het convenant het u laat zien' },
);

export const CaseView = Type.Object({
  id: Type.String(),
  kind: Type.String({ description: 'person of neighbourhood' }),
  stage: Type.String({ description: 'De stap van de zaak' }),
  persons: Type.Array(Person),
  items: Type.Array(Item),
  disclosure: Disclosure,
});

export const CaseList = Type.Object({
  cases: Type.Array(Type.Object({ id: Type.String(), kind: Type.String(), stage: Type.String() })),
  next: Type.Optional(Type.String({ description: 'cursor van de volgende bladzijde' })),
  disclosure: Disclosure,
});

export const Contributed = Type.Object({
  id: Type.String({ description: 'Het id van de zaak' }),
  items: Type.Array(Type.Object({ id: Type.String(), field: Type.String(), record: Type.String() }), {
    description: 'Uw eigen gegevens, met het id waarmee u ze wijzigt',
  }),
  receipt: Receipt,
});

export const DisclosureBody = Type.Object(
  {
    purpose: AccessQuery.properties.purpose,
    legalBasis: AccessQuery.properties.legalBasis,
    fields: Type.Array(code('Een veld, bijvoorbeeld persons.name'), {
      description: 'De velden die u leesbaar nodig hebt',
      minItems: 1,
      maxItems: 100,
      uniqueItems: true,
    }),
    persons: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
        description: 'Alleen van deze personen (pseudoniemen)',
        minItems: 1,
        maxItems: 100,
        uniqueItems: true,
      }),
    ),
    items: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
        description: 'Alleen deze gegevens (ids)',
        minItems: 1,
        maxItems: 200,
        uniqueItems: true,
      }),
    ),
    justification: Type.String({ description: 'Waarom u het nodig hebt, in woorden', maxLength: 2_000 }),
    partial: Type.Optional(Type.Boolean({ description: 'Geef wat mag, ook als niet alles mag' })),
  },
  { additionalProperties: false },
);

const Refusal = Type.Object({
  field: Type.String(),
  missing: Type.Array(Type.String(), { description: 'Wat ontbrak' }),
  maxPersons: Type.Optional(Type.Integer()),
});

export const Revealed = Type.Object({
  id: Type.String(),
  case: Type.String(),
  status: Type.String({ description: 'revealed of partial' }),
  readableUntil: Type.Optional(Type.String({ format: 'date-time' })),
  waiting: Type.Array(Type.String(), { description: 'Velden die op goedkeuring van de bron wachten' }),
  refused: Type.Array(Refusal),
  fields: Type.Array(
    Type.Object({
      id: Type.String(),
      field: Type.String(),
      value: Type.Unknown({ description: 'De waarde' }),
      source: Type.String(),
      recordedAt: Type.String({ format: 'date-time' }),
      grant: Type.String(),
      handling: Type.Array(Type.String()),
      readableFor: Type.Optional(Type.String()),
      person: Type.Optional(Person),
    }),
  ),
  disclosure: Disclosure,
});

export const Pending = Type.Object({
  id: Type.String(),
  status: Type.Literal('pending'),
  waiting: Type.Array(Type.String(), { description: 'Velden die op goedkeuring van de bron wachten' }),
  receipt: Receipt,
});

export const DisclosureParams = Type.Object(
  { id: Type.String({ description: 'Het id van de onthulling', minLength: 1, maxLength: 100 }) },
  { additionalProperties: false },
);

export const PendingView = Type.Object({
  id: Type.String(),
  case: Type.String(),
  status: Type.String({ description: 'pending' }),
  waiting: Type.Array(Type.String(), { description: 'Velden die op goedkeuring van de bron wachten' }),
  purpose: Type.String(),
  legalBasis: Type.String(),
  askedAt: Type.String({ format: 'date-time' }),
});

export const SeatBody = Type.Object(
  {
    partner: code('De partij die aan tafel komt'),
    until: Type.String({ description: 'Tot wanneer', format: 'date-time', maxLength: 40 }),
    reason: Type.Optional(Type.String({ description: 'Waarom, zonder namen', maxLength: 500 })),
  },
  { additionalProperties: false },
);

export const MandateBody = Type.Object(
  {
    professional: Type.String({
      description: 'De professional zoals uw organisatie hem kent (sub)',
      minLength: 1,
      maxLength: 200,
    }),
    role: code('De rol in het convenant'),
    from: Type.String({ description: 'Vanaf wanneer', format: 'date-time', maxLength: 40 }),
    until: Type.String({ description: 'Tot wanneer', format: 'date-time', maxLength: 40 }),
  },
  { additionalProperties: false },
);

/** RFC 9457; `errors` for wrong input, `fields` for what was refused. */
export const ProblemDetails = Type.Object({
  type: Type.String({ format: 'uri' }),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  errors: Type.Optional(
    Type.Array(
      Type.Object({
        in: Type.String(),
        location: Type.String(),
        code: Type.String(),
        detail: Type.String(),
      }),
    ),
  ),
  fields: Type.Optional(Type.Array(Refusal)),
  receipt: Type.Optional(Receipt),
  traceId: Type.Optional(Type.String()),
});
