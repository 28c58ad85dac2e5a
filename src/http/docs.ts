import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { publicUrl } from './openapi.js';
import { PUBLIC, sendPublic } from './answer-headers.js';

/** What the page may load: its own files, and the styles that its scripts write. Nothing from elsewhere. */
const PAGE_POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self' data:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** The description of the API at /v1/openapi.json, for everybody and for pages of others, and to browse at /docs. */
export async function serveDocs(app: FastifyInstance, url: string): Promise<void> {
  app.get('/v1/openapi.json', { schema: { hide: true }, exposeHeadRoute: true }, async (_request, reply) =>
    // NL API Design Rules 2.2.1, /core/publish-openapi: pages of others may read it.
    sendPublic(reply)
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .type('application/json; charset=utf-8')
      .send(app.swagger()),
  );
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: PAGE_POLICY,
    theme: { title: 'Casussluis: de API' },
    uiConfig: { docExpansion: 'list', deepLinking: true, tryItOutEnabled: true, validatorUrl: null },
    // Whoever tries a call from the page reaches the gateway as the page did.
    transformSpecification: (document) => onOwnHost(document, url),
    transformSpecificationClone: false,
    uiHooks: {
      onRequest: (_request, reply, done) => {
        reply.headers(PUBLIC);
        done();
      },
    },
  });
}

/**
 * The description with addresses on the page's own host, whatever name that goes by: the page may reach no other, and
 * 127.0.0.1 is another than localhost.
 */
function onOwnHost(document: Readonly<Record<string, unknown>>, url: string): Record<string, unknown> {
  const own = JSON.stringify(document)
    .replaceAll(`"url":"${publicUrl(url)}/v1"`, '"url":"/v1"')
    .replaceAll(`"url":"${publicUrl(url)}"`, '"url":"/"');
  const reached: unknown = JSON.parse(own);
  return typeof reached === 'object' ? { ...reached } : {};
}
