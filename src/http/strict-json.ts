import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { jsonFault } from '../language/http.js';
import { parseJson, type ParsedJson } from './json-body.js';
import { Problem, type InputError } from './problem.js';

/** JSON as only one reader can read it: no duplicate keys, no prototype names, no depth, no half characters. */
export function acceptStrictJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const parsed = parseBody(body);
    if (parsed.ok) return done(null, parsed.value);
    const { fault, pointer } = parsed;
    const error: InputError = { in: 'body', location: pointer, code: fault, detail: jsonFault(fault) };
    return done(new Problem('bad-request', { errors: [error] }));
  });
}

/** Bytes that are no UTF-8 would else be read as characters that nobody wrote. */
function parseBody(body: string | Buffer): ParsedJson {
  if (typeof body === 'string') return parseJson(body);
  return isUtf8(body)
    ? parseJson(body.toString('utf8'))
    : { ok: false, fault: 'not_well_formed', pointer: '' };
}
