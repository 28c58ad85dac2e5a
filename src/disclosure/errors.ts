export type DisclosureErrorCode =
  /** A receipt was shown that proves another disclosure. */
  'receipt_of_other';

/** A break of the promise that nothing leaves without its own record; never the caller's fault. */
export class DisclosureError extends Error {
  constructor(readonly code: DisclosureErrorCode) {
    super(code);
    this.name = 'DisclosureError';
  }
}
