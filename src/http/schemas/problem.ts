import { Type } from 'typebox';
import { component } from './component.js';
import { oneOf, Receipt } from './case.js';
import { Refusal } from './reveal.js';

/** RFC 9457; `errors` for wrong input, `fields` for what was refused. */
export const ProblemDetails = component(
  'Problem',
  Type.Object({
    type: Type.String({ format: 'uri', description: 'Vaste URI van het soort probleem' }),
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
