/**
 * What can go wrong in the vault. The code is part of the room's interface; language/vault.ts holds the sentences that
 * people read.
 */
export type VaultErrorCode =
  | 'keyring_exists'
  | 'keyring_missing'
  | 'keyring_readable_by_others'
  | 'keyring_in_data_directory'
  | 'keyring_malformed'
  | 'kek_unknown'
  | 'key_exists'
  | 'key_unknown'
  | 'key_destroyed'
  | 'unauthentic'
  | 'malformed'
  | 'rolled_back'
  | 'no_receipt'
  | 'unavailable';

/** The only error that the vault throws. It never holds a key, a plaintext or a value of a person. */
export class VaultError extends Error {
  override readonly name = 'VaultError';

  constructor(
    readonly code: VaultErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
