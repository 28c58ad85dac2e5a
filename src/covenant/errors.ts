/** What can go wrong when a covenant is used with names that it does not know; checked input never gets here. */
export const COVENANT_ERROR_CODES = ['unknown_request', 'not_usable'] as const;
export type CovenantErrorCode = (typeof COVENANT_ERROR_CODES)[number];

export class CovenantError extends Error {
  override readonly name = 'CovenantError';
  readonly code: CovenantErrorCode;

  constructor(code: CovenantErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
