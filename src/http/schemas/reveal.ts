import { Type } from 'typebox';
import { MISSING_CODES } from '../../disclosure/index.js';
import { Disclosure, Handlings, oneOf, Person, Receipt } from './case.js';
import { component } from './component.js';
import { AccessQuery, code } from './words.js';

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

/** What was missing: of a reveal, or of what somebody wants to bring in. */
export const REFUSAL_CODES = [...MISSING_CODES, 'not_provided'] as const;

export const Refusal = component(
  'Refusal',
  Type.Object({
    field: Type.String(),
    missing: Type.Array(oneOf(REFUSAL_CODES, 'Wat ontbrak')),
    maxPersons: Type.Optional(Type.Integer()),
  }),
);

export const Revealed = component(
  'Revealed',
  Type.Object({
    id: Type.String(),
    case: Type.String(),
    status: oneOf(['revealed', 'partial'], 'Of alles onthuld is'),
    readableUntil: Type.Optional(Type.String({ format: 'date-time' })),
    waiting: Type.Array(Type.String(), { description: 'Velden die op goedkeuring van de bron wachten' }),
    refused: Type.Array(Refusal),
    fields: Type.Array(
      Type.Object({
        id: Type.String(),
        field: Type.String(),
        category: Type.Optional(Type.String()),
        value: Type.Unknown({ description: 'De waarde' }),
        source: Type.String(),
        recordedAt: Type.String({ format: 'date-time' }),
        grant: Type.String(),
        handling: Handlings,
        readableFor: Type.Optional(Type.String()),
        person: Type.Optional(Person),
      }),
    ),
    disclosure: Disclosure,
  }),
);

export const Pending = component(
  'Pending',
  Type.Object({
    id: Type.String(),
    status: Type.Literal('pending'),
    waiting: Type.Array(Type.String(), { description: 'Velden die op goedkeuring van de bron wachten' }),
    receipt: Receipt,
  }),
);

export const PendingView = component(
  'PendingView',
  Type.Object({
    id: Type.String(),
    case: Type.String(),
    status: Type.Literal('pending'),
    waiting: Type.Array(Type.String(), { description: 'Velden die op goedkeuring van de bron wachten' }),
    purpose: Type.String(),
    legalBasis: Type.String(),
    askedAt: Type.String({ format: 'date-time' }),
    receipt: Receipt,
  }),
);
