import { createRequire } from 'node:module';

const manifest: unknown = createRequire(import.meta.url)('../../package.json');
const version =
  typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';

/** The version of this program; with the covenant version it fixes how a decision comes out. */
export const ENGINE_VERSION = version;

/** JSON text for `adl.core.configuration` (ADL 1.0.0, section 3.3). */
export const ENGINE = JSON.stringify({ casussluis: version });

/** JSON text for `resource`: the program that decided. */
export const RESOURCE = JSON.stringify({ name: 'casussluis', version });
