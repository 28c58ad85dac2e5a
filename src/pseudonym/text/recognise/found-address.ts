import type { Span } from '../span.js';

/** An address in a text, as far as it says which. */
export interface FoundAddress extends Span {
  readonly type: 'address';
  /** The words of the street, folded and written in full; absent where only a number is named. */
  readonly street?: string;
  readonly houseNumber?: string;
}

/** An address and the place of its last token. */
export interface AddressRead {
  readonly found: FoundAddress;
  readonly last: number;
}
