import type { Form } from './forms.js';

/** What stood there, without telling it. Lengths in characters. */
export type Found =
  | { readonly type: 'missing' | 'null' | 'boolean' | 'number' | 'object' }
  | { readonly type: 'text' | 'list'; readonly length: number };

export type ReferenceList = 'persons' | 'reporters' | 'dwellings';

/** What is wrong, and what would be right. */
export type Fault =
  | { readonly code: 'wrong_type'; readonly expected: { readonly types: readonly string[] } }
  | { readonly code: 'missing'; readonly expected: { readonly name: string } }
  | { readonly code: 'empty'; readonly expected: { readonly names: readonly string[] } }
  | {
      readonly code: 'unknown_name';
      readonly expected: { readonly names: readonly string[]; readonly similar?: string };
    }
  | { readonly code: 'not_in_list'; readonly expected: { readonly words: readonly string[] } }
  | { readonly code: 'wrong_form'; readonly expected: { readonly form: Form } }
  | { readonly code: 'wrong_length'; readonly expected: Bounds }
  | { readonly code: 'out_of_range'; readonly expected: Bounds }
  | { readonly code: 'wrong_count'; readonly expected: Bounds }
  | { readonly code: 'not_unique'; readonly expected: Record<string, never> }
  | { readonly code: 'too_deep'; readonly expected: Bounds }
  | { readonly code: 'too_many_values'; readonly expected: Bounds }
  | { readonly code: 'unknown_reference'; readonly expected: { readonly list: ReferenceList } }
  | { readonly code: 'reference_taken'; readonly expected: Record<string, never> }
  | { readonly code: 'no_role'; readonly expected: Record<string, never> }
  | { readonly code: 'role_and_about'; readonly expected: Record<string, never> }
  | { readonly code: 'same_person'; readonly expected: Record<string, never> }
  | { readonly code: 'before'; readonly expected: { readonly name: string } }
  | { readonly code: 'no_persons_here'; readonly expected: Record<string, never> }
  | { readonly code: 'unknown_item'; readonly expected: Record<string, never> }
  | {
      readonly code: 'case_full';
      readonly expected: { readonly items: number; readonly persons: number; readonly characters: number };
    }
  /** What no other code says; the schema does. */
  | { readonly code: 'otherwise'; readonly expected: Record<string, never> }
  | { readonly code: 'unknown_field'; readonly expected: Record<string, never> };

export interface Bounds {
  readonly least?: number;
  readonly most?: number;
}

/** One problem of a body: where (RFC 6901 pointer into the body), what stood there, what is wrong. Never a value. */
export type Problem = { readonly pointer: string; readonly found: Found } & Fault;

/** A body that was read, or everything that is wrong with it. */
export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Describes a value by its type and size alone. */
export function foundIn(value: unknown): Found {
  if (value === undefined) return { type: 'missing' };
  if (value === null) return { type: 'null' };
  if (typeof value === 'string') return { type: 'text', length: [...value].length };
  if (typeof value === 'number') return { type: 'number' };
  if (typeof value === 'boolean') return { type: 'boolean' };
  return Array.isArray(value) ? { type: 'list', length: value.length } : { type: 'object' };
}

const LONGEST_NAME = 64;

/** The pointer of a member; a name is a caller's, so what does not print is left out and a long one is cut. */
export function memberOf(pointer: string, name: string | number): string {
  const printable = String(name)
    .slice(0, LONGEST_NAME)
    .replaceAll(/[\p{Cc}\p{Cs}\p{Cf}]/gu, '�');
  return `${pointer}/${printable.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
