import { Type } from 'typebox';
import { CASE_KINDS, COVERS, KINDS, LEVELS, RINGS, STAGES } from '../../covenant/index.js';
import { CovenantVersion, Handlings, oneOf, PossibleReveal, Reason } from './case.js';
import { component } from './component.js';
import { AccessQuery, code } from './words.js';

const Titled = Type.Array(Type.Object({ code: Type.String(), title: Type.String() }));

export const CovenantView = component(
  'Covenant',
  Type.Object({
    id: Type.String(),
    title: Type.String(),
    version: Type.String(),
    hash: Type.String({ description: 'SHA-256 van het regelbestand (hex)' }),
    inForce: Type.Object({
      from: Type.String({ format: 'date' }),
      until: Type.Optional(Type.String({ format: 'date' })),
    }),
    olderThanFile: Type.Boolean({
      description: 'Het regelbestand is gewijzigd maar onbruikbaar; deze eerdere versie beslist',
    }),
    partners: Type.Array(
      Type.Object({
        code: Type.String(),
        title: Type.String(),
        ring: oneOf(RINGS, 'Vast aan tafel, of per zaak uitgenodigd'),
        roles: Type.Array(Type.String()),
        receivesOn: Type.Array(Type.String(), { description: 'Eigen grondslagen' }),
      }),
    ),
    purposes: Titled,
    legalBases: Titled,
    stages: Type.Array(oneOf(STAGES, 'Stap')),
    levels: Type.Array(oneOf(LEVELS, 'Van dicht naar open')),
  }),
);

const facts = {
  invited: Type.Optional(Type.Boolean({ description: 'De voorzitters hebben u bij de zaak gezet' })),
  mandate: Type.Optional(Type.Boolean({ description: 'U hebt een geldig mandaat' })),
  session: Type.Optional(Type.Boolean({ description: 'U zit aan een lopend casusoverleg' })),
  emergency: Type.Optional(Type.Boolean({ description: 'Er is acuut gevaar' })),
};

const Facts = component(
  'Facts',
  Type.Object(facts, { additionalProperties: false, description: 'Wat er is; wat ontbreekt is onwaar' }),
);

const words = {
  purpose: AccessQuery.properties.purpose,
  legalBasis: AccessQuery.properties.legalBasis,
};

export const MatrixQuery = Type.Object(
  {
    ...words,
    caseKind: Type.Optional(oneOf(CASE_KINDS, 'Alleen casussen, of alleen buurtzaken')),
    ...facts,
  },
  { additionalProperties: false },
);

export const ExplanationsBody = Type.Object(
  {
    ...words,
    stage: oneOf(STAGES, 'De stap van de zaak'),
    caseKind: Type.Optional(oneOf(CASE_KINDS, 'Een casus (standaard) of een buurtzaak')),
    facts: Type.Optional(Type.Object(facts, { additionalProperties: false })),
    field: Type.Optional(code('Alleen dit veld; dan staan ook alle regels erbij die ervan spreken')),
    source: Type.Optional(code('Alleen van deze bron')),
  },
  { additionalProperties: false },
);

const asked = {
  covenant: CovenantVersion,
  partner: Type.String(),
  role: Type.String(),
  purpose: Type.String(),
  legalBasis: Type.String(),
};

export const Matrix = component(
  'Matrix',
  Type.Object({
    ...asked,
    facts: Facts,
    stages: Type.Array(oneOf(STAGES, 'Stap'), { description: 'De stappen van dit doel' }),
    categories: Type.Array(
      Type.Object({
        code: Type.String(),
        title: Type.String(),
        kind: oneOf(KINDS, 'Soort gegevens volgens de wet'),
        stages: Type.Array(
          Type.Object({
            stage: oneOf(STAGES, 'Stap'),
            level: oneOf(LEVELS, 'Het meest open niveau over alle velden en bronnen'),
            reveal: Type.Boolean({ description: 'Of er iets van te onthullen is' }),
          }),
        ),
      }),
    ),
  }),
);

export const Explanations = component(
  'Explanations',
  Type.Object({
    ...asked,
    stage: oneOf(STAGES, 'Stap'),
    caseKind: oneOf(CASE_KINDS, 'Casus of buurtzaak'),
    facts: Facts,
    explanations: Type.Array(
      Type.Object({
        field: Type.String(),
        category: Type.Optional(
          Type.String({ description: 'Als de bron deze categorie geeft in plaats van die van het veld' }),
        ),
        source: Type.String(),
        level: oneOf(LEVELS, 'Niveau'),
        cover: Type.Optional(oneOf(COVERS, 'Hoe het is afgedekt')),
        handling: Handlings,
        reveal: Type.Optional(PossibleReveal),
        reason: Reason,
        sentence: Type.String({ description: 'Hetzelfde in een zin' }),
        details: Type.Optional(
          Type.Array(Type.String(), {
            description: 'Elke regel die van dit veld spreekt, en wat er anders zou moeten zijn',
          }),
        ),
      }),
    ),
  }),
);
