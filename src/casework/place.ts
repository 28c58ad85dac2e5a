import type { Place } from '../vault/index.js';

/** Where documents stand: what their ciphertext is bound to, and how the database finds them. */
export const place = {
  case: (id: string): Place => ({ kind: 'case', id }),
  mandates: (covenant: string, partner: string): Place => ({
    kind: 'mandates',
    id: `${covenant}:${partner}`,
  }),
  disclosure: (id: string): Place => ({ kind: 'disclosure', id }),
  covenants: (id: string): Place => ({ kind: 'covenants', id }),
} as const;

/** The place as the primary key of a row. */
export function placeName(at: Place): string {
  return `${at.kind}/${at.id}`;
}
