/**
 * The words of the contract (DESIGN.md section 3 and 4) as types. Every room uses these and no others.
 */

/** From closed to open, the whole order. */
export const LEVELS = ['withheld', 'exists', 'covered', 'open'] as const;
export type Level = (typeof LEVELS)[number];

export const COVERS = [
  'pseudonym',
  'age_band',
  'year',
  'pc4',
  'neighbourhood',
  'street',
  'masked',
  'band',
  'quarter',
  'month',
  'shifted',
  'as_is',
  'redacted',
] as const;
export type Cover = (typeof COVERS)[number];

export const STAGES = ['signal', 'triage', 'table', 'plan', 'follow_up', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

export const CASE_KINDS = ['person', 'neighbourhood'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** What kind of data a category holds in law; `none` is no personal data and needs no carrying. */
export const KINDS = [
  'none',
  'ordinary',
  'national_id',
  'special',
  'criminal',
  'police',
  'medical_secrecy',
] as const;
export type Kind = (typeof KINDS)[number];

/** The role in the case of the person that an item is about. */
export const ABOUTS = ['subject', 'family', 'third', 'reporter', 'professional'] as const;
export type About = (typeof ABOUTS)[number];

export const RINGS = ['inner', 'outer'] as const;
export type Ring = (typeof RINGS)[number];

export const HANDLINGS = ['no_onward_provision', 'no_copy'] as const;
export type Handling = (typeof HANDLINGS)[number];

export const NOTIFIED = ['source', 'chairs', 'officer'] as const;
export type Notified = (typeof NOTIFIED)[number];

/** Facts of a request; absent is false. */
export interface Facts {
  readonly invited?: boolean;
  readonly mandate?: boolean;
  readonly session?: boolean;
  readonly emergency?: boolean;
}

/** One request as it stands in front of the covenant: who asks, for what, on which ground, in which case. */
export interface AccessRequest {
  readonly partner: string;
  readonly role: string;
  readonly purpose: string;
  readonly basis: string;
  readonly stage: Stage;
  readonly caseKind: CaseKind;
  readonly facts: Facts;
}

/** What decides about one item; never its value. */
export interface ItemFacts {
  readonly field: string;
  readonly source: string;
  /** Given only where the source gave the item another category than its field's (one of the field's `also`). */
  readonly category?: string;
  readonly about?: About;
  readonly restricted?: boolean;
  /** Partners to whom the data subject consented. */
  readonly consent?: readonly string[];
}

/** What a reveal asks for; the form is that of the covenant file and of `policy decide`. */
export interface Needs {
  readonly justification?: true;
  readonly mandate?: true;
  readonly four_eyes?: true;
  readonly notify?: readonly Notified[];
  /** ISO 8601 duration. */
  readonly readable_for?: string;
  readonly max_persons?: number;
}

export interface PossibleReveal {
  readonly grant: string;
  readonly needs: Needs;
  readonly handling: readonly Handling[];
}

export type Reason =
  | { readonly kind: 'restricted' }
  | { readonly kind: 'own' }
  | {
      readonly kind: 'grant';
      readonly id: string;
      readonly article: string;
      readonly provided_on: readonly string[];
    }
  | { readonly kind: 'never'; readonly id: string; readonly article: string }
  | { readonly kind: 'none' };

/** What the covenant says of one item in one request; exactly what `policy decide` prints. */
export interface ItemDecision {
  readonly level: Level;
  readonly cover?: Cover;
  readonly handling?: readonly Handling[];
  readonly reveal: false | PossibleReveal;
  readonly reason: Reason;
}
