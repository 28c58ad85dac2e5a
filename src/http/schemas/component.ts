import type { TSchema } from 'typebox';

/** The keyword under which a schema says what it is called in the API description; `openapi.ts` takes it out again. */
export const COMPONENT = 'x-component';

/**
 * A schema with a name of its own in the API description, so that whoever generates code from it gets one type for it.
 * @param example a body as one would send it or get it; it must be right by the schema.
 */
export function component<T extends TSchema>(name: string, schema: T, example?: object): T {
  return { ...schema, [COMPONENT]: name, ...(example === undefined ? {} : { examples: [example] }) };
}
