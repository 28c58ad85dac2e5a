/**
 * The door of the API: Fastify, its plugins, one file of routes a resource. It promises that every answer is recorded
 * before it goes out, that case data leaves only as `Revealed`, and that every error is problem+json without a value in it.
 */
export { buildServer, type ServerSettings } from './server.js';
export type { Services } from './services.js';
