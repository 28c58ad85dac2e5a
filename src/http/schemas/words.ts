import { Type } from 'typebox';

/** Schemas that several routes share; descriptions are Dutch, as the partners read them. */
export const code = (description: string) =>
  Type.String({ description, minLength: 1, maxLength: 100, pattern: '^[A-Za-z0-9][A-Za-z0-9_.:-]*$' });

export const oneWord = (description: string) => Type.String({ description, minLength: 1, maxLength: 100 });

export const CaseParams = Type.Object({ id: oneWord('Het id van de zaak') }, { additionalProperties: false });

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

export const DisclosureParams = Type.Object(
  { id: oneWord('Het id van de onthulling') },
  { additionalProperties: false },
);
