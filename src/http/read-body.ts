import type { FastifyRequest } from 'fastify';
import {
  readAddition,
  type AdditionBody,
  type Problem as BodyProblem,
  type Reading,
} from '../casework/index.js';
import { contributionProblem } from '../language/casework.js';
import { Problem, type InputError } from './problem.js';
import { ownFaults } from './words.js';

/** What else may be wrong with a body, judged on what came, whatever its form. */
export type FurtherFaults = (body: Readonly<Record<string, unknown>>) => readonly InputError[];

/**
 * The body as its schema has it.
 * @throws Problem `bad-request` with every mistake in it, and in the parameters.
 */
export function bodyOf<T>(
  request: FastifyRequest,
  read: (body: unknown) => Reading<T>,
  further: FurtherFaults = () => [],
): T {
  const { body, faults = [] } = request;
  const reading = read(body);
  const told = [...faults, ...(reading.ok ? [] : inputErrors(reading.problems))];
  const errors = [...told, ...(isObject(body) ? ownFaults(further(body), told) : [])];
  if (reading.ok && errors.length === 0) return reading.value;
  throw new Problem('bad-request', { errors });
}

/** One record as an addition to a case; where it is wrong, pointers are into the record itself. */
export function recordOf(
  request: FastifyRequest,
  section: 'signals' | 'actions' | 'agreements',
): AdditionBody {
  const before = `/${section}/0`;
  return bodyOf(request, (body) => {
    const reading = readAddition({ [section]: [body] });
    if (reading.ok) return reading;
    const problems = reading.problems.map((problem) => ({
      ...problem,
      pointer: problem.pointer.startsWith(before) ? problem.pointer.slice(before.length) : problem.pointer,
    }));
    return { ok: false, problems };
  });
}

export function inputErrors(problems: readonly BodyProblem[]): readonly InputError[] {
  return problems.map((problem) => ({
    in: 'body',
    location: problem.pointer,
    code: problem.code,
    detail: contributionProblem(problem),
  }));
}

function isObject(body: unknown): body is Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}
