/** What a reveal lacked. */
export type MissingCode =
  /** No grant of the covenant lists the field for this request. */
  | 'not_granted'
  /** The covenant would allow it, there is nothing that it would allow it for; or one may not know. */
  | 'nothing_to_reveal'
  /** The view shows it in the open already. */
  | 'already_open'
  | 'justification'
  | 'mandate'
  | 'max_persons';

/** Why a field is not revealed; tells nothing of what there is. */
export interface FieldRefusal {
  readonly field: string;
  readonly missing: readonly MissingCode[];
  readonly maxPersons?: number;
}
