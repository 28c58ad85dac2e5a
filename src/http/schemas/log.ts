import { Type } from 'typebox';
import { component } from './component.js';
import { code, oneWord } from './words.js';

const moment = (description: string) =>
  Type.Optional(Type.String({ description, format: 'moment', maxLength: 40 }));
const size = (description: string) => Type.Integer({ description, minimum: 0 });

export const EntriesQuery = Type.Object(
  {
    from: Type.Optional(size('Eerste plaats in de log')),
    limit: Type.Optional(Type.Integer({ description: 'Hoeveel ten hoogste', minimum: 1, maximum: 500 })),
  },
  { additionalProperties: false },
);

export const ExportQuery = Type.Object(
  {
    format: Type.Optional(
      Type.Enum(['bundle', 'jsonl'], { type: 'string', description: 'Bundel (standaard) of ADL-records' }),
    ),
    from: moment('Vanaf dit moment (ISO 8601, elke tijdzone)'),
    to: moment('Tot dit moment (ISO 8601, elke tijdzone)'),
    partner: Type.Optional(code('Alleen van deze partij')),
    case: Type.Optional(oneWord('Alleen over deze zaak')),
    purpose: Type.Optional(code('Alleen voor dit doel')),
  },
  { additionalProperties: false },
);

export const InclusionQuery = Type.Object(
  { index: size('Plaats van het blad'), treeSize: size('Omvang van de log') },
  { additionalProperties: false },
);

export const ConsistencyQuery = Type.Object(
  { from: size('Kleinere omvang'), to: size('Grotere omvang') },
  { additionalProperties: false },
);

export const TileParams = Type.Object({
  '*': Type.String({ description: 'Pad van de tegel', maxLength: 100 }),
});

export const Entries = component(
  'LogEntries',
  Type.Object({
    entries: Type.Array(
      Type.Object({
        index: Type.Integer({ description: 'Plaats in de log' }),
        time: Type.Integer({ description: 'Milliseconden sinds 1970' }),
        event: Type.String({ description: 'Wat er gebeurde' }),
        leaf: Type.String({ description: 'De bytes van het blad (base64)' }),
        nonce: Type.String({ description: 'Het toeval in de hash van de vastlegging (base64)' }),
        record: Type.Unknown({ description: 'De vastlegging' }),
      }),
    ),
    next: Type.Optional(Type.Integer({ description: 'from van de volgende bladzijde' })),
  }),
);

export const Proof = component(
  'Proof',
  Type.Object({
    proof: Type.Array(Type.String({ description: 'Hash (base64)' }), { description: 'RFC 6962, 2.1' }),
  }),
);
