/**
 * The building blocks of the covenant file's JSON Schema.
 */
/** The forms that texts must have; a finding names the form by the name here. */
export const FORMS = {
  code: '^[A-Za-z0-9][A-Za-z0-9_.-]*$',
  oin: '^[0-9]{20}$',
  sha256: '^[0-9a-f]{64}$',
  date: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
  period:
    '^P(?=.)(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+W)?(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+S)?)?$',
  time: '^P(?=.)(?:[0-9]+W)?(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+S)?)?$',
  words: '\\S',
  relative_file: '^(?!/)(?!.*\\.\\.)[^\\\\:]+$',
} as const;
export type Form = keyof typeof FORMS;

export const form = (name: Form, description: string) => ({
  type: 'string',
  pattern: FORMS[name],
  maxLength: 500,
  description,
});

export const ref = (name: string, description?: string) => ({
  $ref: `#/$defs/${name}`,
  ...(description === undefined ? {} : { description }),
});

export const listOf = (items: object, description: string, minItems = 1) => ({
  type: 'array',
  items,
  minItems,
  uniqueItems: true,
  maxItems: 500,
  description,
});

export const oneOf = (values: readonly string[], description: string) => ({ enum: [...values], description });

export const object = (
  properties: Readonly<Record<string, object>>,
  required: readonly string[],
  description: string,
) => ({
  type: 'object',
  properties,
  required: [...required],
  additionalProperties: false,
  description,
});

export const named = (entry: object, description: string) => ({
  type: 'object',
  propertyNames: { pattern: FORMS.code, maxLength: 100 },
  additionalProperties: entry,
  maxProperties: 500,
  description,
});
