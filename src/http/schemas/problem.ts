import { Type } from 'typebox';
import { PROBLEM_CODES } from '../../language/problems.js';
import { problemType } from '../problem.js';
import { component } from './component.js';
import { oneOf, Receipt } from './case.js';
import { Refusal } from './reveal.js';

const PROBLEM_TYPES = PROBLEM_CODES.map(problemType);

/** RFC 9457; `errors` for wrong input, `fields` for what was refused. */
export const ProblemDetails = component(
  'Problem',
  Type.Object({
    type: oneOf(PROBLEM_TYPES, 'Vaste URI van het soort probleem; het laatste deel is de code'),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          in: oneOf(['body', 'query', 'path', 'header'], 'Waar'),
          location: Type.String({ description: 'JSON pointer in het bericht, of de naam van de parameter' }),
          code: Type.String({ description: 'Vaste code' }),
          detail: Type.String({ description: 'Wat er verwacht werd, in uw taal; nooit wat er stond' }),
        }),
      ),
    ),
    fields: Type.Optional(Type.Array(Refusal)),
    receipt: Type.Optional(Receipt),
    traceId: Type.Optional(Type.String()),
  }),
);
