/** What can go wrong when a covenant is used with names that it does not know; checked input never gets here. */
export type CovenantErrorCode = 'unknown_request';

export class CovenantError extends Error {
  override readonly name = 'CovenantError';
  readonly code: CovenantErrorCode;

  constructor(code: CovenantErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
