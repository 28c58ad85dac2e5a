import type { FastifyRequest } from 'fastify';
import { readAddition, type AdditionBody, type Problem as BodyProblem, type Reading } from '../casework/index.js';
import { contributionProblem } from '../language/casework.js';
import type { Language } from '../language/sentence.js';
import { languageOf } from './language.js';
import { Problem, type InputError } from './problem.js';

/** The body as its schema has it. @throws Problem `bad-request` with every mistake in it. */
export function bodyOf<T>(request: FastifyRequest, read: (body: unknown) => Reading<T>): T {
  const reading = read(request.body);
  if (reading.ok) return reading.value;
  throw new Problem('bad-request', { errors: inputErrors(reading.problems, languageOf(request)) });
}

/** One record as an addition to a case; where it is wrong, pointers are into the record itself. */
export function recordOf(request: FastifyRequest, section: 'signals' | 'actions' | 'agreements'): AdditionBody {
  const reading = readAddition({ [section]: [request.body] });
  if (reading.ok) return reading.value;
  const before = `/${section}/0`;
  const problems = reading.problems.map((problem) => ({
    ...problem,
    pointer: problem.pointer.startsWith(before) ? problem.pointer.slice(before.length) : problem.pointer,
  }));
  throw new Problem('bad-request', { errors: inputErrors(problems, languageOf(request)) });
}

export function inputErrors(problems: readonly BodyProblem[], language: Language): readonly InputError[] {
  return problems.map((problem) => ({
    in: 'body',
    location: problem.pointer,
    code: problem.code,
    detail: contributionProblem(problem)[language],
  }));
}
