import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { ENGINE_VERSION } from '../disclosure/index.js';
import { COMPONENT } from './schemas/component.js';

const DESCRIPTION = `De sluis tussen partners aan een casustafel: doelgebonden inzage, pseudonimisering per veld en een controleerbare log.

Een toegangsbewijs haalt u bij \`POST /oauth/token\` (zie \`/.well-known/oauth-authorization-server\`). Elke aanroep die zaakgegevens leest noemt doel en grondslag en wordt vastgelegd voordat er iets uitgaat; gaat vastleggen niet, dan is het antwoord 503.

Fouten zijn problem+json (RFC 9457), in het Nederlands of met \`Accept-Language: en\` in het Engels; alles wat aan een verzoek niet klopt staat er in één keer in. Een zaak die er niet is en een zaak die u niet mag kennen geven hetzelfde antwoord. Tijden mogen in elke tijdzone, antwoorden zijn in UTC. \`traceparent\` (W3C Trace Context) wordt overgenomen en gaat met het antwoord mee.`;

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Where this gateway is reached: the design rules want https, for TLS stands in front. Not on the machine itself: who tries
 * the gateway out there has nothing in front, and an https address would be dead.
 */
export function publicUrl(url: string): string {
  return LOOPBACK.has(new URL(url).hostname) ? url : url.replace(/^http:/, 'https:');
}

/** The frame of the API description (OpenAPI 3.1); the routes fill it in. */
export function apiDescription(settings: {
  readonly url: string;
  readonly contact: { readonly name: string; readonly email: string; readonly url: string };
}): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Casussluis',
        description: DESCRIPTION,
        version: ENGINE_VERSION,
        contact: settings.contact,
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      servers: [{ url: `${publicUrl(settings.url)}/v1`, description: 'Deze sluis' }],
      tags: [
        { name: 'zaken', description: 'Wat de tafel bespreekt' },
        { name: 'onthullingen', description: 'Genoemde velden leesbaar maken' },
        { name: 'convenant', description: 'De regels die beslissen' },
        { name: 'mandaten', description: 'Wat een professional namens zijn organisatie mag' },
        { name: 'log', description: 'De toegangslog, voor de auditor' },
        { name: 'toegang', description: 'Toegangsbewijzen' },
        { name: 'beheer', description: 'Voor wie de sluis draaiende houdt' },
      ],
      components: {
        securitySchemes: {
          token: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description:
              'Toegangsbewijs van POST /oauth/token, volgens het NL GOV Assurance profile for OAuth 2.0 met private_key_jwt; leeft ten hoogste 15 minuten',
          },
        },
      },
      security: [{ token: [] }],
    },
    stripBasePath: true,
    transformObject: (document) =>
      'openapiObject' in document ? withComponents(document.openapiObject) : document.swaggerObject,
  };
}

type Json = Record<string, unknown>;

/** Moves every schema that has a name to the components, once, and puts a reference in its places. */
function withComponents<T extends { components?: { schemas?: object } }>(document: T): T {
  const schemas: Json = {};
  const referring = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(referring);
    if (!isJson(value)) return value;
    const { [COMPONENT]: name, ...schema } = value;
    const made = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, referring(part)]));
    if (typeof name !== 'string') return made;
    schemas[name] ??= made;
    return { $ref: `#/components/schemas/${name}` };
  };
  const { components, ...rest } = document;
  const all: object = Object.fromEntries(Object.entries(rest).map(([key, part]) => [key, referring(part)]));
  return { ...document, ...all, components: { ...components, schemas } };
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
