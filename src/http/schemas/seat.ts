import { Type } from 'typebox';
import { component } from './component.js';
import { Receipt } from './case.js';
import { code } from './words.js';

export const SeatBody = Type.Object(
  {
    partner: code('De partij die aan tafel komt'),
    until: Type.String({ description: 'Tot wanneer', format: 'date-time', maxLength: 40 }),
    reason: Type.Optional(Type.String({ description: 'Waarom, zonder namen', maxLength: 500 })),
  },
  { additionalProperties: false },
);

export const MandateBody = Type.Object(
  {
    professional: Type.String({
      description: 'De professional zoals uw organisatie hem kent (sub)',
      minLength: 1,
      maxLength: 200,
    }),
    role: code('De rol in het convenant'),
    from: Type.String({ description: 'Vanaf wanneer', format: 'date-time', maxLength: 40 }),
    until: Type.String({ description: 'Tot wanneer', format: 'date-time', maxLength: 40 }),
  },
  { additionalProperties: false },
);

export const MandateGiven = component('MandateGiven', Type.Object({ receipt: Receipt }));
