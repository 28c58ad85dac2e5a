import { Type, type Static, type TSchema } from 'typebox';
import { STAGES } from '../../covenant/index.js';
import type { JsonValue } from './contribution.js';
import { LIMITS } from './forms.js';
import { CASE_ATTRIBUTES, SECTIONS } from './record-schemas.js';

const closed = { additionalProperties: false } as const;
const { title, theme, neighbourhood, opened, closed: closedOn, chair, participants } = CASE_ATTRIBUTES;

/** The body of `POST /v1/cases`: a new case as one source brings it in. */
export const contributionSchema = Type.Object(
  {
    kind: Type.Enum(['person', 'neighbourhood'], {
      type: 'string',
      description: 'Een casus gaat over personen; een buurtzaak bevat er geen',
    }),
    title,
    theme: Type.Optional(theme),
    neighbourhood: Type.Optional(neighbourhood),
    opened: Type.Optional(opened),
    closed: Type.Optional(closedOn),
    chair: Type.Optional(chair),
    participants: Type.Optional(participants),
    ...SECTIONS,
  },
  { ...closed, description: 'Inbreng van één bron waarmee een zaak begint' },
);
export type ContributionBody = Static<typeof contributionSchema>;

/** What a source adds to a case: the same attributes and records, none of them required. */
export const additionSchema = Type.Object(
  {
    title: Type.Optional(title),
    theme: Type.Optional(theme),
    neighbourhood: Type.Optional(neighbourhood),
    opened: Type.Optional(opened),
    closed: Type.Optional(closedOn),
    chair: Type.Optional(chair),
    participants: Type.Optional(participants),
    ...SECTIONS,
  },
  { ...closed, minProperties: 1, description: 'Wat een bron aan een zaak toevoegt' },
);
export type AdditionBody = Static<typeof additionSchema>;

const item = Type.String({
  description: 'Het id van een gegeven zoals de bron het ontving',
  format: 'item-id',
  minLength: 1,
  maxLength: 100,
});

/** The body of `PATCH /v1/cases/{id}`: what a source adds, changes and takes back, and what it decides about its items. */
export const amendmentSchema = Type.Object(
  {
    add: Type.Optional(additionSchema),
    amend: Type.Optional(
      Type.Array(
        Type.Object({ item, value: Type.Unsafe<JsonValue>({ description: 'De nieuwe waarde' }) }, closed),
        { description: 'Nieuwe waarden van eigen gegevens', maxItems: LIMITS.list },
      ),
    ),
    remove: Type.Optional(
      Type.Array(item, {
        description: 'Eigen gegevens die de bron terugneemt',
        maxItems: LIMITS.list,
        uniqueItems: true,
      }),
    ),
    stage: Type.Optional(
      Type.Enum([...STAGES], { type: 'string', description: 'De nieuwe stap van de zaak' }),
    ),
    restrict: Type.Optional(
      Type.Array(
        Type.Object({ item, restricted: Type.Boolean({ description: 'Beperkt volgens AVG 18' }) }, closed),
        { description: 'Beperking van eigen gegevens', maxItems: LIMITS.list },
      ),
    ),
    consent: Type.Optional(
      Type.Array(
        Type.Object(
          {
            item,
            partners: Type.Array(Type.String({ format: 'partner-code', minLength: 1, maxLength: 100 }), {
              description: 'Alle partijen aan wie de betrokkene nu toestemming geeft; leeg na intrekking',
              maxItems: 50,
              uniqueItems: true,
            }),
          },
          closed,
        ),
        { description: 'Toestemming van de betrokkene', maxItems: LIMITS.list },
      ),
    ),
  },
  { ...closed, minProperties: 1, description: 'Wijziging van een zaak door één bron' },
);
export type AmendmentBody = Static<typeof amendmentSchema>;

/** The schema of one record of a section, for routes that take a single one. */
export function recordSchema(section: 'signals' | 'actions' | 'agreements'): TSchema {
  return SECTIONS[section].items;
}
