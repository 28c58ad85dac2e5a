/**
 * What a reveal lacked.
 * `not_granted`: no grant of the covenant lists the field for this request. `nothing_to_reveal`: the covenant would allow it,
 * there is nothing that it would allow it for; or one may not know. `already_open`: the view shows it in the open already.
 */
export const MISSING_CODES = [
  'not_granted',
  'nothing_to_reveal',
  'already_open',
  'justification',
  'mandate',
  'max_persons',
] as const;

export type MissingCode = (typeof MISSING_CODES)[number];

/** Why a field is not revealed; tells nothing of what there is. */
export interface FieldRefusal {
  readonly field: string;
  readonly missing: readonly MissingCode[];
  readonly maxPersons?: number;
}
