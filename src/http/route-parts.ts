import type { Asking } from './asking.js';
import type { Gatekeeper } from './auth.js';
import type { Services } from './services.js';

/** What every group of routes works with. */
export interface RouteParts {
  readonly services: Services;
  readonly gatekeeper: Gatekeeper;
  readonly asking: Asking;
}
