import type { Span } from '../span.js';

/** A date in a text, as far as it says what day it is. */
export interface FoundDate extends Span {
  readonly type: 'date' | 'date_of_birth';
  readonly day?: number;
  readonly month?: number;
  readonly year?: number;
}
