export type DisclosureErrorCode =
  /** A receipt was shown that proves another disclosure. */
  | 'receipt_of_other'
  /** The case is not what was last written; told only to who may know of it. */
  | 'case_damaged';

/** Why nothing leaves although it should: a receipt, or a case, is not what it must be. Never the caller's fault. */
export class DisclosureError extends Error {
  constructor(
    readonly code: DisclosureErrorCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'DisclosureError';
  }
}
