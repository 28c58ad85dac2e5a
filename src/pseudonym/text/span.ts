/** What is found in running text. Offsets are UTF-16 code units, `end` exclusive, as JavaScript counts. */

export const SPAN_TYPES = [
  'person',
  'initials',
  'nickname',
  'address',
  'postcode',
  'place',
  'phone',
  'email',
  'bsn',
  'iban',
  'licence_plate',
  'date_of_birth',
  'date',
  'age',
  'reference',
  'url',
] as const;
export type SpanType = (typeof SPAN_TYPES)[number];

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly type: SpanType;
  /** The known person that the stretch is about; absent where nobody known, or more than one, can be meant. */
  readonly ref?: string;
  /** True where nothing but what others than the text's source brought in tells that somebody is meant. */
  readonly bystander?: true;
}

/** A person of the case, with all that a source gave of how the person is named and reached. */
export interface KnownPerson {
  readonly ref: string;
  /** Full name, call name, family name with infix, nicknames, variants. */
  readonly names: readonly string[];
  /** Phones, e-mail, BSN, IBAN, plates, addresses, references, birth dates. */
  readonly identifiers: readonly string[];
}
