import { Type } from 'typebox';
import { ABOUTS, CASE_KINDS, COVERS, HANDLINGS, NOTIFIED, STAGES } from '../../covenant/index.js';
import { component } from './component.js';

/** One word of a closed list of the contract. */
export const oneOf = (words: readonly string[], description: string) =>
  Type.Enum([...words], { type: 'string', description });

export const Handlings = Type.Array(oneOf(HANDLINGS, 'Voorschrift'), {
  description: 'Wat u ermee wel en niet mag doen',
});

export const Reason = component(
  'Reason',
  Type.Object(
    {
      kind: oneOf(['own', 'restricted', 'grant', 'never', 'none'], 'Wat besliste'),
      id: Type.Optional(Type.String({ description: 'De verlening of grens in het convenant' })),
      article: Type.Optional(Type.String({ description: 'Het artikel in het convenant' })),
      providedOn: Type.Optional(
        Type.Array(Type.String(), { description: 'Grondslagen waarop de bron verstrekt' }),
      ),
    },
    { description: 'Waarom het gegeven zo staat' },
  ),
);

const Needs = component(
  'Needs',
  Type.Object(
    {
      justification: Type.Optional(Type.Boolean({ description: 'Een motivering in woorden' })),
      mandate: Type.Optional(Type.Boolean({ description: 'Een geldig mandaat' })),
      fourEyes: Type.Optional(Type.Boolean({ description: 'Goedkeuring door de bron' })),
      notify: Type.Optional(Type.Array(oneOf(NOTIFIED, 'Wie bericht krijgt'))),
      readableFor: Type.Optional(Type.String({ description: 'ISO 8601-duur' })),
      maxPersons: Type.Optional(Type.Integer({ description: 'Personen in één onthulling' })),
    },
    { description: 'Wat een onthulling vraagt' },
  ),
);

export const PossibleReveal = component(
  'PossibleReveal',
  Type.Object(
    { grant: Type.String({ description: 'De verlening' }), needs: Needs, handling: Handlings },
    { description: 'U kunt dit laten onthullen' },
  ),
);

export const Person = component(
  'Person',
  Type.Object(
    {
      label: Type.Optional(Type.String({ description: 'Pseudoniem, alleen voor u' })),
      ownRef: Type.Optional(Type.String({ description: 'Uw eigen kenmerk' })),
      about: Type.Optional(oneOf(ABOUTS, 'Rol in de zaak')),
    },
    { description: 'Een persoon in uw woorden' },
  ),
);

export const Receipt = component(
  'Receipt',
  Type.Object(
    {
      logIndex: Type.Integer({ description: 'Plaats in de log' }),
      leafHash: Type.String({ description: 'Hash van het blad (base64)' }),
      treeSize: Type.Integer({ description: 'Omvang van de log bij het vastleggen' }),
    },
    { description: 'Bewijs van vastlegging' },
  ),
);

export const CovenantVersion = component(
  'CovenantVersion',
  Type.Object(
    {
      id: Type.String(),
      version: Type.String(),
      hash: Type.String({ description: 'SHA-256 van het regelbestand (hex)' }),
    },
    { description: 'De versie van het convenant die besliste' },
  ),
);

export const Disclosure = component(
  'Disclosure',
  Type.Object(
    {
      id: Type.String({ description: 'Het id van deze beantwoording' }),
      covenant: CovenantVersion,
      purpose: Type.String(),
      legalBasis: Type.String(),
      receipt: Receipt,
    },
    { description: 'Op welke regels en met welk bewijs' },
  ),
);

export const itemLevel = oneOf(['exists', 'covered', 'open'], 'Hoe open het staat; wat dicht is ontbreekt');

const Item = component(
  'Item',
  Type.Object(
    {
      id: Type.String({ description: 'Id, alleen voor u' }),
      field: Type.String(),
      category: Type.Optional(
        Type.String({ description: 'Alleen als de bron een andere categorie gaf dan die van het veld' }),
      ),
      level: itemLevel,
      cover: Type.Optional(oneOf(COVERS, 'Hoe het is afgedekt')),
      value: Type.Optional(Type.Unknown({ description: 'De waarde, open of afgedekt' })),
      reason: Reason,
      handling: Handlings,
      reveal: Type.Optional(PossibleReveal),
      source: Type.Optional(Type.String({ description: 'De partij die het inbracht' })),
      record: Type.Optional(Type.String({ description: 'Wat bij elkaar hoort heeft hetzelfde' })),
      recordedAt: Type.Optional(Type.String({ format: 'date-time' })),
      restricted: Type.Optional(Type.Boolean({ description: 'Verwerking beperkt (AVG 18)' })),
      person: Type.Optional(Person),
    },
    { description: 'Eén gegeven zoals het convenant het u laat zien' },
  ),
);

const caseKind = oneOf(CASE_KINDS, 'Casus of buurtzaak');
const stage = oneOf(STAGES, 'De stap van de zaak');

export const CaseView = component(
  'CaseView',
  Type.Object({
    id: Type.String(),
    kind: caseKind,
    stage,
    persons: Type.Array(Person),
    items: Type.Array(Item),
    disclosure: Disclosure,
  }),
);

export const CaseList = component(
  'CaseList',
  Type.Object({
    cases: Type.Array(Type.Object({ id: Type.String(), kind: caseKind, stage })),
    next: Type.Optional(Type.String({ description: 'cursor van de volgende bladzijde' })),
    disclosure: Disclosure,
  }),
);

export const Contributed = component(
  'Contributed',
  Type.Object({
    id: Type.String({ description: 'Het id van de zaak' }),
    items: Type.Array(Type.Object({ id: Type.String(), field: Type.String(), record: Type.String() }), {
      description: 'Uw eigen gegevens, met het id waarmee u ze wijzigt',
    }),
    receipt: Receipt,
  }),
);
