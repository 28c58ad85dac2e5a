/**
 * JSON Schema 2020-12 of the covenant file, with Dutch descriptions that editors show as hover texts.
 * `policies/covenant.schema.json` is this, written out; a test holds the two equal.
 */
import { PSEUDONYM_SCOPES } from './document.js';
import { definitions, ruleHead, title } from './schema-definitions.js';
import { form, listOf, named, object, ref } from './schema-forms.js';
import { condition, guarantee, never, partner, retention } from './schema-rules.js';
import { COVERS, KINDS } from './vocabulary.js';

const article = ruleHead.article;

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
