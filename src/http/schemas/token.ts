import { Type } from 'typebox';
import { component } from './component.js';

const jwt = (description: string) => Type.String({ description, maxLength: 10_000 });

export const TokenForm = component(
  'TokenForm',
  Type.Object({
    grant_type: Type.Enum(['client_credentials', 'urn:ietf:params:oauth:grant-type:jwt-bearer'], {
      type: 'string',
      description: 'Voor een systeem, of voor een professional',
    }),
    client_assertion_type: Type.Literal('urn:ietf:params:oauth:client-assertion-type:jwt-bearer'),
    client_assertion: jwt('Bewering van de partij over zichzelf (RFC 7523)'),
    assertion: Type.Optional(jwt('Bewering van de partij over haar professional (RFC 7523)')),
    client_id: Type.Optional(Type.String({ description: 'De code van de partij' })),
    covenant: Type.Optional(Type.String({ description: 'Het convenant, als de partij er meer heeft' })),
    scope: Type.Optional(Type.String({ description: 'casework of contribution' })),
  }),
);

export const Token = component(
  'Token',
  Type.Object({
    access_token: Type.String({ description: 'Het toegangsbewijs (JWT)' }),
    token_type: Type.Literal('Bearer'),
    expires_in: Type.Integer({ description: 'Seconden, ten hoogste 900' }),
    scope: Type.String({ description: 'casework voor een professional, contribution voor een systeem' }),
  }),
);

export const OAuthError = component(
  'OAuthError',
  Type.Object(
    { error: Type.String(), error_description: Type.String() },
    { description: 'Een fout volgens RFC 6749, 5.2' },
  ),
);

const STATES = ['current', 'older-than-file', 'claimed-twice', 'not-in-term', 'none'] as const;

/** How the rules stand against their files. */
export type CovenantState = (typeof STATES)[number];

export const Health = component(
  'Health',
  Type.Object({
    status: Type.Enum(['live', 'ready'], { type: 'string' }),
    logSize: Type.Optional(Type.Integer({ description: 'Omvang van de log' })),
    covenants: Type.Optional(
      Type.Enum([...STATES], {
        type: 'string',
        description:
          'older-than-file: een convenantbestand is onbruikbaar, de laatste goede versie beslist; claimed-twice: twee bestanden houden hetzelfde convenant, dus telt geen van beide; not-in-term: de looptijd van een convenant geldt vandaag niet; none: er beslist niets en niemand krijgt iets',
      }),
    ),
  }),
);
