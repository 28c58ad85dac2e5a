/**
 * JSON Schema 2020-12 of the covenant file, with Dutch descriptions that editors show as hover texts.
 * `policies/covenant.schema.json` is this, written out; a test holds the two equal.
 */
import { PSEUDONYM_SCOPES } from './document.js';
import { definitions, form, listOf, named, narrowing, object, ref, ruleHead } from './schema-definitions.js';
import { COVERS, KINDS, RINGS, STAGES } from './vocabulary.js';

const title = form('words', 'Naam zoals mensen die lezen.');
const article = ruleHead.article;

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

const partner = object(
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

const condition = object(
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

const never = object(
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

const guarantee = object(
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

const retention = object(
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

export const COVENANT_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://casussluis.example/schemas/covenant.schema.json',
  ...object(
    {
      covenant: ref('code', 'Code van dit convenant; verandert nooit.'),
      title,
      version: {
        type: ['integer', 'string'],
        minimum: 1,
        pattern: '\\S',
        description: 'Versie; ga bij elke wijziging één omhoog.',
      },
      in_force: object(
        { from: form('date', 'Eerste dag, zoals 2026-01-01.'), until: form('date', 'Laatste dag.') },
        ['from'],
        'Wanneer het convenant geldt.',
      ),
      text: object(
        {
          file: form('relative_file', 'Bestand met de convenanttekst, naast dit bestand.'),
          sha256: form('sha256', 'SHA-256 van dat bestand: 64 tekens 0-9 a-f.'),
        },
        ['file', 'sha256'],
        'De tekst van het convenant waarnaar de artikelen verwijzen.',
      ),
      partners: named(partner, 'De partijen.'),
      roles: named(object({ title }, ['title'], 'Rol.'), 'De rollen van professionals.'),
      categories: named(
        object({ title, kind: ref('kind') }, ['kind'], 'Gegevenscategorie.'),
        'Gegevenscategorieën; wat hier niet staat, komt uit het zaakmodel van de sluis.',
      ),
      fields: named(
        object(
          {
            title,
            category: ref('code', 'Categorie van het veld.'),
            also: listOf(ref('code'), 'Categorieën die een bron één gegeven in plaats daarvan mag geven.', 0),
            covers: listOf(
              { enum: [...COVERS], description: 'Afdekking.' },
              'Afdekkingen van grof naar fijn; de eerste geldt als niets anders is gezegd. Zonder afdekking: ten hoogste dat het bestaat.',
              0,
            ),
          },
          ['category'],
          'Veld.',
        ),
        'Velden; wat hier niet staat, komt uit het zaakmodel van de sluis.',
      ),
      sets: object(
        {
          categories: named(listOf(ref('code'), 'Categorieën in deze groep.'), 'Groepen van categorieën.'),
          partners: named(ref('selector'), 'Groepen van partijen of rollen.'),
        },
        [],
        'Groepen met een naam.',
      ),
      legal_bases: named(
        object(
          {
            title,
            gdpr: form('words', 'Bepaling van de AVG, zoals "6(1)(e)".'),
            law: form('words', 'Wet en artikel.'),
            carries: listOf(
              { enum: [...KINDS], description: 'Soort gegevens.' },
              'Soorten gegevens die deze grondslag kan dragen.',
              0,
            ),
            decision: {
              type: ['string', 'object'],
              pattern: '\\S',
              properties: {
                title,
                reference: form('words', 'Kenmerk.'),
                date: form('date', 'Datum van het besluit.'),
              },
              required: ['date'],
              additionalProperties: false,
              description: 'Besluit met datum dat deze grondslag nodig heeft, zoals bij Wpg 20.',
            },
          },
          ['title', 'carries'],
          'Grondslag.',
        ),
        'De grondslagen van de partijen.',
      ),
      purposes: named(
        object(
          {
            title,
            article,
            stages: ref('stages', 'Stappen waarin voor dit doel gevraagd kan worden.'),
            cases: ref('cases', 'Soort zaken; zonder `cases` beide.'),
          },
          ['title', 'stages'],
          'Doel.',
        ),
        'De doelen.',
      ),
      grants: listOf(ref('grant'), 'Verleningen: aan wie, waarvoor, wat. Zij tellen op.', 0),
      conditions: listOf(condition, 'Voorwaarden voor onthullingen.', 0),
      never: listOf(never, 'Grenzen.', 0),
      guarantees: listOf(guarantee, 'Waarborgen.', 0),
      emergency: object(
        {
          article,
          review_within: form('period', 'Termijn voor de beoordeling achteraf, zoals P3D.'),
          daily_maximum: {
            type: 'integer',
            minimum: 1,
            maximum: 1000,
            description: 'Ten hoogste zoveel keer per dag per professional.',
          },
          grants: listOf(ref('grant'), 'Verleningen alleen bij acuut gevaar.', 0),
        },
        ['grants'],
        'Acuut gevaar.',
      ),
      invitations: object(
        {
          article,
          by: ref('selector', 'Wie uitnodigt.'),
          longest: form('period', 'Langste duur, zoals P3M.'),
        },
        ['by'],
        'Uitnodiging van de buitenring bij een casus.',
      ),
      mandates: object(
        { article, longest: form('period', 'Langste duur, zoals P1Y.') },
        [],
        'Mandaat van de eigen leiding.',
      ),
      retention: listOf(retention, 'Bewaartermijnen.', 0),
      pseudonyms: object(
        {
          scope: {
            enum: [...PSEUDONYM_SCOPES],
            description: 'Hoever één pseudoniem reikt: case (één casus), purpose of partner.',
          },
        },
        [],
        'Pseudoniemen.',
      ),
      statistics: object(
        {
          article,
          smallest_count: {
            type: 'integer',
            minimum: 1,
            maximum: 1000,
            description: 'Aantallen hieronder worden niet getoond.',
          },
        },
        [],
        'Sturingscijfers.',
      ),
    },
    ['covenant', 'title', 'version', 'in_force', 'partners', 'roles', 'legal_bases', 'purposes', 'grants'],
    'Convenantbestand van Casussluis.',
  ),
  $defs: definitions,
};
