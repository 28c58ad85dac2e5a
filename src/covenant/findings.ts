/**
 * What is said of a covenant file: one finding a mistake, with its place, the offending text and what would be right.
 * Only codes and parameters here; the sentences are in `language/covenant.ts`.
 */
export const FINDING_CODES = [
  // the bytes and the YAML
  'too_large',
  'not_utf8',
  'empty',
  'too_deep',
  'too_much',
  'yaml_syntax',
  'tab_indent',
  'duplicate_key',
  'key_not_text',
  'several_documents',
  'yaml_directive',
  'unknown_tag',
  'unknown_alias',
  'alias_bomb',
  // the form
  'unknown_key',
  'missing_key',
  'wrong_type',
  'unquoted_number',
  'not_one_of',
  'wrong_form',
  'too_few',
  'too_many',
  'repeated',
  'too_small',
  'too_big',
  // dates and durations
  'no_such_date',
  'dates_reversed',
  'duration_zero',
  // references
  'unknown_partner',
  'unknown_role',
  'unknown_sector',
  'unknown_purpose',
  'unknown_basis',
  'unknown_category',
  'unknown_field',
  'unknown_set',
  'unknown_name',
  'field_for_category',
  'set_cycle',
  'name_clash',
  'reserved_covenant',
  'reserved_name',
  'repeated_id',
  'named_twice',
  'cover_not_of_field',
  // the convenant text
  'text_not_given',
  'text_not_found',
  'text_changed',
  'article_not_in_text',
  // what cannot work
  'nobody_matches',
  'role_of_nobody',
  'stage_not_of_purpose',
  'basis_cannot_carry',
  'basis_carries_nothing',
  'reveal_not_listed',
  'as_not_covered',
  'shows_nothing',
  'never_of_everything',
  'guarantee_asks_nothing',
  'guarantee_unproven',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export type Severity = 'error' | 'warning' | 'info';

/** Where something stands in the file; line and column count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  /** Length of the offending text on that line, at least 1. */
  readonly length: number;
}

export interface Finding extends Position {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Where in the document, as `partners.politie.roles[1]`; empty for the whole file. */
  readonly path: string;
  /** The offending text, as it stands in the file. */
  readonly found: string;
  /** What would be right, as it may be written in the file; empty where nothing can be listed. */
  readonly expected: readonly string[];
  /** What the writer probably meant. */
  readonly suggestion?: string;
  /** Further values for the sentence. */
  readonly params: Readonly<Record<string, string>>;
  /** The line of the file, for showing it with a caret. */
  readonly source: string;
}

export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some((finding) => finding.severity === 'error');
