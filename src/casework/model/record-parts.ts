import { Type, type TProperties, type TSchema } from 'typebox';
import { LIMITS } from './forms.js';

/** What records have in common: whom and what they are about, when they were recorded, and lists of them. */

export const closed = { additionalProperties: false } as const;

export const reference = (description: string) =>
  Type.String({ description, format: 'reference', minLength: 1, maxLength: 64 });
export const partners = (description: string) =>
  Type.Array(Type.String({ format: 'partner-code', minLength: 1, maxLength: 100 }), {
    description,
    maxItems: 50,
    uniqueItems: true,
  });

export const recordedAt = Type.Optional(
  Type.String({
    description: 'Wanneer de bron dit vastlegde; anders nu',
    format: 'date-time',
    maxLength: 40,
  }),
);
export const person = Type.Optional(reference('Over wie dit gaat: een `ref` uit `persons`'));
export const onePerson = reference('Over wie dit gaat: een `ref` uit `persons`');
export const persons = Type.Optional(
  Type.Array(reference('Een `ref` uit `persons`'), {
    description: 'Over wie dit gaat',
    maxItems: LIMITS.list,
    uniqueItems: true,
  }),
);
export const dwelling = Type.Optional(reference('Over welke woning dit gaat: een `ref` uit `dwellings`'));
export const category = Type.Optional(
  Type.Enum(['police', 'health', 'medical', 'medical_content'], {
    type: 'string',
    description: 'De zwaarste categorie die in de tekst staat, als dat niet de gewone is',
  }),
);
export const consent = Type.Optional(
  partners('Partijen aan wie de betrokkene toestemming gaf om dit te zeggen'),
);

export const list = <Properties extends TProperties>(description: string, properties: Properties) =>
  Type.Optional(
    Type.Array(Type.Object({ ...properties, recordedAt }, closed), { description, maxItems: LIMITS.list }),
  );
export const several = <Value extends TSchema>(description: string, value: Value) =>
  Type.Optional(Type.Array(value, { description, minItems: 1, maxItems: 20, uniqueItems: true }));
export const fewRecords = <Properties extends TProperties>(description: string, properties: Properties) =>
  Type.Optional(
    Type.Array(Type.Object({ ...properties, recordedAt }, closed), { description, maxItems: 20 }),
  );
