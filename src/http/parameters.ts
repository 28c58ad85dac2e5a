import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isMoment } from '../disclosure/index.js';
import { parameterFault, type ParameterCode } from '../language/http.js';
import { Problem, type InputError } from './problem.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What is wrong with the parameters; absent where nothing is. */
    faults?: readonly InputError[];
  }
  interface FastifyContextConfig {
    /** The handler tells what is wrong with the parameters, together with what else is wrong. */
    tellsFaults?: true;
  }
}

/** For routes that tell what is wrong with the parameters together with what else is wrong. */
export const TELLS_FAULTS = { tellsFaults: true } as const;

/**
 * Parameters are checked by JSON Schema 2020-12, those of path and query at once; bodies by the reader of their route.
 * Fastify's own validation stops at the first part that is wrong, so it is not used.
 */
export function checkParameters(app: FastifyInstance): void {
  const ajv = new Ajv2020({
    allErrors: true,
    coerceTypes: true,
    strict: true,
    strictTypes: false,
    verbose: true,
    validateSchema: false,
    code: { optimize: false },
  });
  ajv.addFormat('moment', isMoment);
  app.setValidatorCompiler<object>(() => () => true);
  app.decorateRequest('faults');
  app.addHook('onRoute', (route) => {
    const { params, querystring } = route.schema ?? {};
    const path = isSchema(params) ? ajv.compile(params) : undefined;
    const query = isSchema(querystring) ? ajv.compile(querystring) : undefined;
    if (path === undefined && query === undefined) return;
    const told = route.config?.tellsFaults === true;
    const check = (request: FastifyRequest, _reply: unknown, done: (error?: Error) => void): void => {
      const rightPath = path === undefined || path(request.params);
      const rightQuery = query === undefined || query(request.query);
      if (rightPath && rightQuery) return done();
      if (path?.errors?.some(isEmpty) === true) return done(new Problem('not-found'));
      const errors = [
        ...(rightPath ? [] : inputErrors('path', path)),
        ...(rightQuery ? [] : inputErrors('query', query)),
      ];
      if (!told) return done(new Problem('bad-request', { errors }));
      request.faults = errors;
      done();
    };
    route.preValidation = [check, ...[route.preValidation ?? []].flat()];
  });
}

/** An empty part of a path is no id: such a path, as with a slash behind it, is not there. */
function isEmpty({ data }: ErrorObject): boolean {
  return data === '';
}

function isSchema(schema: unknown): schema is object {
  return typeof schema === 'object' && schema !== null;
}

function inputErrors(part: 'path' | 'query', { errors }: ValidateFunction): readonly InputError[] {
  return (errors ?? []).map((error) => {
    const code = codeOf(error);
    const expected: unknown = error.params['allowedValues'] ?? error.params['limit'];
    return { in: part, location: nameOf(error), code, detail: parameterFault(code, expected) };
  });
}

const LONGEST_NAME = 64;

/** A name that nobody expects is the caller's own: what does not print is left out, and a long one is cut. */
function nameOf({ instancePath, params }: ErrorObject): string {
  const named: unknown = params['missingProperty'] ?? params['additionalProperty'];
  if (typeof named !== 'string') return instancePath.slice(1);
  return named.slice(0, LONGEST_NAME).replaceAll(/[\p{Cc}\p{Cs}\p{Cf}]/gu, '\uFFFD');
}

function codeOf({ keyword, data }: ErrorObject): ParameterCode {
  switch (keyword) {
    case 'required':
      return 'missing';
    case 'additionalProperties':
      return 'unknown_name';
    case 'type':
      return Array.isArray(data) ? 'repeated' : 'wrong_type';
    case 'enum':
      return 'not_in_list';
    case 'minimum':
    case 'maximum':
      return 'out_of_range';
    case 'minLength':
    case 'maxLength':
      return 'wrong_length';
    default:
      return 'wrong_form';
  }
}
