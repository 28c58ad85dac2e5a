import { CaseworkError } from './errors.js';

/**
 * Reads JSON that was sealed under a key of ours: it was written by this program, so its form is known once it has
 * opened. The guard looks at a few members only, so that two kinds of documents are not taken for each other.
 * @throws CaseworkError `rolled_back` where it is of another kind.
 */
export function readAuthentic<T>(
  sealed: Uint8Array | string,
  isForm: (value: unknown) => value is T,
  what: string,
): T {
  const text = typeof sealed === 'string' ? sealed : textOf(sealed);
  const value: unknown = JSON.parse(text);
  if (isForm(value)) return value;
  throw new CaseworkError('rolled_back', what);
}

/** A guard for objects that have these members. */
export function hasMembers<T>(...names: readonly (keyof T & string)[]): (value: unknown) => value is T {
  return (value): value is T =>
    typeof value === 'object' && value !== null && names.every((name) => name in value);
}

/** UTF-8 bytes as text, without a copy of them. */
export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
