/**
 * The parts of the covenant file's JSON Schema that stand for one partner or one rule.
 */
import { narrowing, ruleHead, title } from './schema-definitions.js';
import { form, listOf, object, ref } from './schema-forms.js';
import { RINGS, STAGES } from './vocabulary.js';

const provides = object(
  {
    basis: listOf(ref('code'), 'Op welke eigen grondslagen de partij dit verstrekt.'),
    what: ref('what', 'Wat de partij verstrekt.'),
    to: ref('selector', 'Aan wie; zonder `to` aan iedere partij die er een verlening voor heeft.'),
    for: narrowing.for,
    stage: narrowing.stage,
    cases: narrowing.cases,
    emergency: { type: 'boolean', description: 'Alleen bij acuut gevaar.' },
    handling: ref('handling'),
  },
  ['basis', 'what'],
  'Verstrekking: wat een bron op welke grondslag aan wie geeft.',
);

export const partner = object(
  {
    title,
    sector: ref('code', 'Sector, zoals government, police, housing, care.'),
    ring: {
      enum: [...RINGS],
      description: 'inner: doet structureel mee; outer: doet per casus mee, op uitnodiging.',
    },
    oin: form('oin', 'Organisatie-identificatienummer, twintig cijfers, tussen aanhalingstekens.'),
    roles: listOf(ref('code'), 'Rollen die professionals van deze partij kunnen hebben.'),
    jwks: {
      type: 'object',
      properties: {
        keys: {
          type: 'array',
          items: { type: 'object' },
          maxItems: 50,
          description: 'Openbare sleutels (JWK).',
        },
      },
      required: ['keys'],
      description: 'Openbare sleutels waarmee de systemen van de partij zich bekendmaken.',
    },
    receives_on: listOf(ref('code'), 'Eigen grondslagen waarop de partij ontvangt.', 0),
    provides: listOf(provides, 'Wat de partij verstrekt.', 0),
    keeps: ref('what', 'Wat de partij mag inbrengen en aan niemand geeft.'),
  },
  ['title', 'sector', 'ring', 'roles'],
  'Partij bij het convenant.',
);

export const condition = object(
  {
    ...ruleHead,
    who: ref('selector', 'Voor wie; zonder `who` voor iedereen.'),
    what: ref('what', 'Voor welke gegevens; zonder `what` voor alle.'),
    ...narrowing,
    needs: ref('needs'),
    handling: ref('handling'),
    not_in_emergency: { type: 'boolean', description: 'Geldt niet voor onthullingen bij acuut gevaar.' },
  },
  ['id', 'article'],
  'Voorwaarde die voor elke onthulling geldt waarop zij past.',
);

export const never = object(
  {
    ...ruleHead,
    who: ref('selector', 'Voor wie; zonder `who` voor iedereen.'),
    what: ref('what', 'Welke gegevens; zonder `what` alle.'),
    ...narrowing,
    at_most: ref('level', 'Hoogste niveau, wat verleningen ook zeggen.'),
  },
  ['id', 'article', 'at_most'],
  'Grens: gaat vóór elke verlening, ook bij acuut gevaar.',
);

export const guarantee = object(
  {
    ...ruleHead,
    who: ref('selector', 'Voor wie; zonder `who` voor iedereen.'),
    what: ref('what', 'Welke gegevens.'),
    ...narrowing,
    what_together: listOf(ref('what'), 'Groepen gegevens die nooit samen boven at_most komen.', 2),
    by: {
      enum: ['request', 'partner'],
      description: 'Samen in één verzoek, of bij één partij over alle verzoeken op een casus.',
    },
    at_most: ref('level', 'Hoogste niveau; een mogelijke onthulling telt als open.'),
    reveal_needs: listOf(
      {
        enum: ['justification', 'mandate', 'four_eyes', 'notify', 'readable_for', 'max_persons'],
        description: 'Vereiste.',
      },
      'Wat elke mogelijke onthulling in elk geval vraagt.',
    ),
    view_only: { type: 'boolean', description: 'Laat onthullingen buiten beschouwing.' },
    except_emergency: { type: 'boolean', description: 'Behalve bij acuut gevaar.' },
  },
  ['id', 'article', 'title'],
  'Waarborg: wordt bewezen voordat het convenant in werking treedt.',
);

export const retention = object(
  {
    ...ruleHead,
    what: ref('what', 'Welke gegevens.'),
    records: { enum: ['log', 'emergency', 'statistics'], description: 'Vastleggingen van de sluis zelf.' },
    for: narrowing.for,
    after: { enum: [...STAGES], description: 'Vanaf het einde van deze stap.' },
    keep: form('period', 'Bewaartermijn, zoals P1Y (een jaar), P6M (zes maanden) of P0D (meteen weg).'),
  },
  ['id', 'article', 'keep'],
  'Bewaartermijn.',
);
