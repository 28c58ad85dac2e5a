import type { Caller } from '../identity/index.js';
import type { Acting } from './access-record.js';

/** Who brings something in, under which covenant. */
export interface Contributing extends Acting {
  readonly caller: Caller;
  /**
   * An import by the operator, who knows which case is meant: names for persons over sources and cases. Partners have
   * labels and references instead, and must know of the case themselves.
   */
  readonly importing?: { readonly aliases: Readonly<Record<string, string>> };
}
