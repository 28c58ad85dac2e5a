export type CaseworkErrorCode =
  /** A row of the database is gone, older than the key store knows, or not authentic. */
  | 'rolled_back'
  /** The case was changed by somebody else at the same moment, again and again. */
  | 'busy';

/** What goes wrong with a case; the message names the case's random id at most. */
export class CaseworkError extends Error {
  constructor(
    readonly code: CaseworkErrorCode,
    id: string,
  ) {
    super(`${code}: case ${id}`);
    this.name = 'CaseworkError';
  }
}
