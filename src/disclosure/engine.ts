import { VERSION } from '../version.js';

/** The version of this program; with the covenant version it fixes how a decision comes out. */
export const ENGINE_VERSION = VERSION;

/** JSON text for `adl.core.configuration` (ADL 1.0.0, section 3.3). */
export const ENGINE = JSON.stringify({ casussluis: VERSION });

/** JSON text for `resource`: the program that decided. */
export const RESOURCE = JSON.stringify({ name: 'casussluis', version: VERSION });
