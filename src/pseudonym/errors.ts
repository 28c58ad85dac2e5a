export type PseudonymErrorCode = 'root_key_too_short' | 'empty_scope' | 'empty_person';

/**
 * What this room refuses. All three are mistakes of the caller, never of the data: an odd value is covered more coarsely instead.
 * The message holds no value.
 */
export class PseudonymError extends Error {
  override readonly name = 'PseudonymError';

  constructor(readonly code: PseudonymErrorCode) {
    super(MESSAGES[code]);
  }
}

const MESSAGES: Readonly<Record<PseudonymErrorCode, string>> = {
  root_key_too_short: 'pseudonym root key: fewer than 32 bytes; give a secret key of 32 random bytes',
  empty_scope: 'pseudonym scope: covenant, recipient, purpose or case is empty; name each',
  empty_person:
    'pseudonym label: the id of the person is empty; give the id under which the person is stored',
};
