import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Answer, Sluis } from '../support/sluis.js';

/** The API description as a test reads it, and real answers held against it. */

export interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, DescribedResponse>>;
}

interface DescribedResponse {
  readonly headers?: Readonly<Record<string, object>>;
  readonly content?: Readonly<Record<string, { readonly schema: object; readonly example?: unknown }>>;
}

interface Document {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

export class Described {
  readonly document: Document;
  readonly text: string;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });

  private constructor(text: string) {
    this.text = text;
    this.document = JSON.parse(text);
    addFormats.default(this.#ajv);
    // What the description does not name may not be there: a description that is behind would else pass.
    const closed: object = JSON.parse(text, closedObject);
    this.#ajv.addSchema(closed, 'api');
  }

  static async of(sluis: Sluis): Promise<Described> {
    const { text } = await sluis.ask('/v1/openapi.json');
    return new Described(text);
  }

  /** Every operation with its path and method. */
  operations(): readonly (readonly [path: string, method: string, operation: Operation])[] {
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [path, method, operation] as const),
    );
  }

  /** What is wrong with an answer by the description; empty where nothing is. */
  faults(path: string, method: string, answer: Answer): readonly string[] {
    const described = this.document.paths[path]?.[method]?.responses[String(answer.status)];
    if (described === undefined) return [`${method} ${path} describes no ${answer.status}`];
    const type = String(answer.headers['content-type']).split(';', 1)[0] ?? '';
    if (described.content?.[type] === undefined) return [`${method} ${path} ${answer.status}: ${type}`];
    const missing = Object.keys(described.headers ?? {}).filter(
      (name) => answer.headers[name.toLowerCase()] === undefined,
    );
    const pointer = ['paths', path, method, 'responses', String(answer.status), 'content', type, 'schema'];
    const body: unknown = type.endsWith('json') ? JSON.parse(answer.text) : answer.text;
    return [...missing.map((name) => `no header ${name}`), ...this.#check(pointer, body)];
  }

  #check(pointer: readonly string[], body: unknown): readonly string[] {
    const escaped = pointer.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'));
    const $ref = `api#/${escaped.map(encodeURIComponent).join('/')}`;
    const validate: ValidateFunction = this.#ajv.compile({ $ref });
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
    );
  }
}

function closedObject(_key: string, value: unknown): unknown {
  const isObjectSchema =
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'object' &&
    'properties' in value &&
    !('additionalProperties' in value);
  return isObjectSchema ? { ...value, additionalProperties: false } : value;
}
