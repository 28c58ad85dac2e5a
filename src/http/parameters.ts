import { Ajv2020 } from 'ajv/dist/2020.js';
import type { FastifyInstance } from 'fastify';
import { parameterFault } from '../language/http.js';
import type { Language } from '../language/sentence.js';
import type { InputError } from './problem.js';

/** What is wrong with the parameters of a request; the error handler says it in the reader's language. */
export class ParameterError extends Error {
  constructor(
    private readonly part: InputError['in'],
    private readonly faults: readonly { readonly location: string; readonly keyword: string }[],
  ) {
    super('parameters');
  }

  inputErrors(language: Language): readonly InputError[] {
    return this.faults.map(({ location, keyword }) => ({
      in: this.part,
      location,
      code: keyword,
      detail: parameterFault(keyword)[language],
    }));
  }
}

/** Parameters are checked by JSON Schema 2020-12, all at once; bodies by the reader of their route. */
export function checkParameters(app: FastifyInstance): void {
  const ajv = new Ajv2020({ allErrors: true, coerceTypes: true, strict: true, strictTypes: false });
  ajv.addFormat('moment', (text) => !Number.isNaN(Date.parse(text)));
  app.setValidatorCompiler<object>(({ schema, httpPart }) => {
    if (httpPart === 'body') return () => true;
    const validate = ajv.compile(schema);
    return (data: unknown) => {
      if (validate(data)) return { value: data };
      const faults = (validate.errors ?? []).map(({ instancePath, keyword, params }) => {
        const named: unknown = params['missingProperty'] ?? params['additionalProperty'];
        return { location: typeof named === 'string' ? named.slice(0, 64) : instancePath.slice(1), keyword };
      });
      return { error: new ParameterError(httpPart === 'params' ? 'path' : 'query', faults) };
    };
  });
}
