/**
 * The parts of the covenant file's JSON Schema that recur: codes, selectors, what, show, needs, a grant.
 *
 * A value that may be a text, a list or an object is written with `type: [...]` and the keywords of each type beside
 * each other instead of `oneOf`, so that a mistake inside gives one finding and not one a branch.
 */
import { form, FORMS, listOf, object, oneOf, ref } from './schema-forms.js';
import {
  ABOUTS,
  CASE_KINDS,
  COVERS,
  HANDLINGS,
  KINDS,
  LEVELS,
  NOTIFIED,
  RINGS,
  STAGES,
} from './vocabulary.js';

const codes = (description: string, minItems = 1) => listOf(ref('code'), description, minItems);

/** What a rule may be narrowed to; on grants `stage` stands under `when`. */
export const narrowing = {
  for: codes('Alleen voor deze doelen.'),
  basis: codes('Alleen op deze grondslagen van de ontvanger.'),
  stage: ref('stages', 'Alleen in deze stappen.'),
  cases: ref('cases', 'Alleen in dit soort zaken.'),
};

export const title = form('words', 'Naam zoals mensen die lezen.');

export const ruleHead = {
  id: ref(
    'code',
    'Kenmerk van de regel, zoals G1 of N3. Komt maar één keer voor; staat in de log als reden.',
  ),
  article: form('words', 'Nummer van het artikel in de convenanttekst, tussen aanhalingstekens: "3.10".'),
  title: form('words', 'Korte omschrijving voor wie de regel leest.'),
};

const selectorTerms = {
  partners: codes('Deze partijen.'),
  sector: {
    type: ['string', 'array'],
    pattern: FORMS.code,
    items: ref('code'),
    minItems: 1,
    description: 'Partijen uit deze sector.',
  },
  ring: ref('rings'),
  roles: codes('Professionals in deze rollen.'),
  not: ref('selector', 'Iedereen behalve wie hier genoemd is.'),
};

const showDescription = 'Wat de ontvanger ziet, per niveau. Een veld gaat vóór zijn categorie.';
const names = (description: string) => codes(description, 0);

export const definitions = {
  code: form('code', 'Code: letters, cijfers, streepje, laag streepje of punt.'),
  kind: oneOf(
    KINDS,
    'Soort gegevens in de wet: none (geen persoonsgegevens), ordinary (gewoon), national_id (BSN), special (bijzonder), criminal (strafrechtelijk), police (politiegegevens), medical_secrecy (medisch beroepsgeheim).',
  ),
  level: oneOf(
    LEVELS,
    'Niveau, van dicht naar open: withheld (dicht), exists (bestaat), covered (afgedekt), open.',
  ),
  stages: listOf(
    oneOf(
      STAGES,
      'Stap: signal, triage, table (casustafel), plan, follow_up (opvolging), closed (afgesloten).',
    ),
    'Stappen.',
  ),
  cases: listOf(
    oneOf(CASE_KINDS, 'Soort zaak: person (casus) of neighbourhood (buurtzaak).'),
    'Soort zaken.',
  ),
  about: listOf(
    oneOf(
      ABOUTS,
      'Rol in de casus: subject (betrokkene), family (gezin), third (derde), reporter (melder), professional.',
    ),
    'Alleen wat gaat over personen met deze rol in de casus.',
  ),
  handling: listOf(
    oneOf(HANDLINGS, 'no_onward_provision (niet verder verstrekken) of no_copy (niet kopiëren).'),
    'Voorschriften die met het gegeven meegaan.',
    0,
  ),
  selector: {
    type: ['string', 'object', 'array'],
    pattern: FORMS.code,
    properties: selectorTerms,
    additionalProperties: false,
    minProperties: 1,
    items: ref('selector_item'),
    minItems: 1,
    description:
      'Wie: alles wat hier staat moet kloppen. Een lijst klopt als één regel ervan klopt; een naam is een groep uit sets.partners.',
  },
  selector_item: {
    type: ['string', 'object'],
    pattern: FORMS.code,
    properties: selectorTerms,
    additionalProperties: false,
    minProperties: 1,
    description: 'Eén van de mogelijkheden.',
  },
  rings: {
    type: ['string', 'array'],
    if: { type: 'string' },
    then: oneOf(RINGS, 'inner of outer'),
    items: oneOf(RINGS, 'inner of outer'),
    minItems: 1,
    description: 'Partijen in deze ring: inner (binnenring) of outer (buitenring).',
  },
  what: {
    type: ['array', 'object'],
    items: ref('code'),
    uniqueItems: true,
    minItems: 1,
    properties: {
      fields: codes('Deze velden.'),
      categories: codes('Deze categorieën of groepen uit sets.categories.'),
      kinds: listOf(ref('kind'), 'Alle categorieën van deze soort.'),
      sources: codes('Alleen wat deze partijen inbrachten.'),
      about: ref('about'),
    },
    additionalProperties: false,
    minProperties: 1,
    description: 'Welke gegevens. Een gewone lijst noemt categorieën en groepen daarvan.',
  },
  show: object(
    {
      withheld: names('Dicht: de ontvanger weet niet dat het er is.'),
      exists: names('Bestaat: de ontvanger weet dat het er is, en ziet het niet.'),
      covered: names('Afgedekt: pseudoniem, leeftijdsgroep, buurt, … zoals het veld aangeeft.'),
      open: names('Open.'),
      as: {
        type: 'object',
        propertyNames: { pattern: FORMS.code },
        additionalProperties: oneOf(COVERS, 'Een van de afdekkingen van het veld.'),
        description: 'Andere afdekking dan de eerste van het veld, zoals persons.birth_date: year.',
      },
    },
    [],
    showDescription,
  ),
  needs: object(
    {
      justification: { const: true, description: 'Een motivering in woorden.' },
      mandate: { const: true, description: 'Een geldig mandaat van de eigen leiding.' },
      four_eyes: { const: true, description: 'Vier ogen: de bron keurt vooraf goed.' },
      notify: listOf(
        oneOf(NOTIFIED, 'source (bron), chairs (voorzitters) of officer (FG).'),
        'Wie bericht krijgt.',
      ),
      readable_for: form(
        'time',
        'Hoe lang het onthulde leesbaar blijft, zoals PT8H (acht uur) of PT30M (half uur).',
      ),
      max_persons: {
        type: 'integer',
        minimum: 1,
        maximum: 1000,
        description: 'Ten hoogste zoveel personen tegelijk.',
      },
    },
    [],
    'Wat een onthulling vraagt.',
  ),
  grant: object(
    {
      ...ruleHead,
      to: ref('selector', 'Aan wie.'),
      for: codes('Voor welke doelen.'),
      basis: codes(
        'Op welke grondslagen, als dat andere zijn dan waarop de partij in het algemeen ontvangt.',
      ),
      about: ref('about', 'Alleen wat gaat over personen met deze rol, of over niemand.'),
      when: object(
        {
          stage: ref('stages', 'Alleen in deze stappen.'),
          invited: {
            const: true,
            description: 'Alleen als de voorzitters de partij bij de casus hebben betrokken.',
          },
          mandate: { const: true, description: 'Alleen met een geldig mandaat.' },
          session: {
            const: true,
            description: 'Alleen tijdens een casusoverleg waaraan de partij deelneemt.',
          },
          emergency: { const: true, description: 'Alleen bij acuut gevaar.' },
          consent: { const: true, description: 'Alleen met toestemming van de betrokkene aan deze partij.' },
        },
        [],
        'Onder welke omstandigheden.',
      ),
      show: ref('show'),
      reveal: names('Wat op verzoek onthuld kan worden: categorieën, groepen, velden.'),
      needs: ref('needs'),
      handling: ref('handling'),
      steps: listOf(
        object(
          {
            stage: ref('stages', 'In deze stappen geldt het volgende in plaats van wat hierboven staat.'),
            show: ref('show'),
            reveal_also: names('Kan in deze stappen ook onthuld worden.'),
            reveal_no_longer: names('Kan in deze stappen niet meer onthuld worden.'),
          },
          ['stage'],
          'Wat in latere stappen anders is.',
        ),
        'Wat in latere stappen anders is; op volgorde.',
      ),
    },
    ['id', 'article', 'to', 'for'],
    'Verlening: wat een ontvanger krijgt. Wat niet verleend is, is dicht.',
  ),
};
