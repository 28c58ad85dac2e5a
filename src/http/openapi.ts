import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { ENGINE_VERSION } from '../disclosure/index.js';

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
        description:
          'De sluis tussen partners aan een casustafel: doelgebonden inzage, pseudonimisering per veld en een controleerbare log. Fouten zijn problem+json (RFC 9457), in het Nederlands of met Accept-Language: en in het Engels.',
        version: ENGINE_VERSION,
        contact: settings.contact,
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      // The design rules want https: outside a try-out TLS stands in front.
      servers: [{ url: `${settings.url.replace(/^http:/, 'https:')}/v1`, description: 'Deze sluis' }],
      tags: [
        { name: 'zaken', description: 'Wat de tafel bespreekt' },
        { name: 'onthullingen', description: 'Genoemde velden leesbaar maken' },
        { name: 'convenant', description: 'De regels die beslissen' },
        { name: 'mandaten', description: 'Wat een professional namens zijn organisatie mag' },
        { name: 'log', description: 'De toegangslog, voor de auditor' },
      ],
      components: {
        securitySchemes: {
          token: {
            type: 'oauth2',
            description: 'NL GOV Assurance profile for OAuth 2.0, private_key_jwt',
            flows: { clientCredentials: { tokenUrl: `${settings.url}/oauth/token`, scopes: {} } },
          },
        },
      },
      security: [{ token: [] }],
    },
    stripBasePath: true,
  };
}
