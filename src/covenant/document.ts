/**
 * The covenant file as it stands in YAML, after the schema held it to be well formed. Names are those of the
 * contract (DESIGN.md section 4); a privacy officer edits these words by hand.
 */
import type { About, CaseKind, Cover, Handling, Kind, Level, Needs, Ring, Stage } from './vocabulary.js';

/** All that is given must hold. */
export interface SelectorTerms {
  readonly partners?: readonly string[];
  readonly sector?: string | readonly string[];
  readonly ring?: Ring | readonly Ring[];
  readonly roles?: readonly string[];
  readonly not?: Selector;
}

/** A name is a set; a list holds if one of it does. */
export type Selector = string | SelectorTerms | readonly (string | SelectorTerms)[];

/** One of fields, categories, kinds holds (where any is given), and sources and about if given. */
export interface WhatTerms {
  readonly fields?: readonly string[];
  readonly categories?: readonly string[];
  readonly kinds?: readonly Kind[];
  readonly sources?: readonly string[];
  readonly about?: readonly About[];
}

/** A plain list is categories and sets of categories. */
export type What = readonly string[] | WhatTerms;

/** What narrows a rule, where given. */
export interface Narrowing {
  readonly for?: readonly string[];
  readonly basis?: readonly string[];
  readonly stage?: readonly Stage[];
  readonly cases?: readonly CaseKind[];
}

export interface ProvidesRule {
  readonly basis: readonly string[];
  readonly what: What;
  readonly to?: Selector;
  readonly for?: readonly string[];
  readonly stage?: readonly Stage[];
  readonly cases?: readonly CaseKind[];
  readonly emergency?: boolean;
  readonly handling?: readonly Handling[];
}

export interface JsonWebKeySet {
  readonly keys: readonly Readonly<Record<string, unknown>>[];
}

export interface PartnerEntry {
  readonly title: string;
  readonly sector: string;
  readonly ring: Ring;
  readonly oin?: string;
  readonly roles: readonly string[];
  readonly jwks?: JsonWebKeySet;
  readonly receives_on?: readonly string[];
  readonly provides?: readonly ProvidesRule[];
  readonly keeps?: What;
}

export interface TitledEntry {
  readonly title: string;
}

export interface CategoryEntry {
  readonly title?: string;
  readonly kind: Kind;
}

export interface FieldEntry {
  readonly title?: string;
  readonly category: string;
  readonly also?: readonly string[];
  readonly covers?: readonly Cover[];
}

export interface LegalBasisEntry {
  readonly title: string;
  readonly gdpr?: string;
  readonly law?: string;
  readonly carries: readonly Kind[];
  readonly decision?:
    string | { readonly title?: string; readonly reference?: string; readonly date: string };
}

export interface PurposeEntry {
  readonly title: string;
  readonly article?: string;
  readonly stages: readonly Stage[];
  readonly cases?: readonly CaseKind[];
}

export interface Show {
  readonly withheld?: readonly string[];
  readonly exists?: readonly string[];
  readonly covered?: readonly string[];
  readonly open?: readonly string[];
  readonly as?: Readonly<Record<string, Cover>>;
}

export const GRANT_FACTS = ['invited', 'mandate', 'session', 'emergency', 'consent'] as const;
export type GrantFact = (typeof GRANT_FACTS)[number];

export type When = { readonly stage?: readonly Stage[] } & { readonly [fact in GrantFact]?: true };

export interface Step {
  readonly stage: readonly Stage[];
  readonly show?: Show;
  readonly reveal_also?: readonly string[];
  readonly reveal_no_longer?: readonly string[];
}

export interface GrantEntry {
  readonly id: string;
  readonly article: string;
  readonly title?: string;
  readonly to: Selector;
  readonly for: readonly string[];
  readonly basis?: readonly string[];
  readonly about?: readonly About[];
  readonly when?: When;
  readonly show?: Show;
  readonly reveal?: readonly string[];
  readonly needs?: Needs;
  readonly handling?: readonly Handling[];
  readonly steps?: readonly Step[];
}

export interface ConditionEntry extends Narrowing {
  readonly id: string;
  readonly article: string;
  readonly title?: string;
  readonly who?: Selector;
  readonly what?: What;
  readonly needs?: Needs;
  readonly handling?: readonly Handling[];
  readonly not_in_emergency?: boolean;
}

export interface NeverEntry extends Narrowing {
  readonly id: string;
  readonly article: string;
  readonly title?: string;
  readonly who?: Selector;
  readonly what?: What;
  readonly at_most: Level;
}

export interface GuaranteeEntry extends Narrowing {
  readonly id: string;
  readonly article: string;
  readonly title: string;
  readonly who?: Selector;
  readonly what?: What;
  readonly what_together?: readonly What[];
  readonly by?: 'request' | 'partner';
  readonly at_most?: Level;
  readonly reveal_needs?: readonly (keyof Needs)[];
  readonly view_only?: boolean;
  readonly except_emergency?: boolean;
}

export interface RetentionEntry {
  readonly id: string;
  readonly article: string;
  readonly title?: string;
  readonly what?: What;
  readonly records?: 'log' | 'emergency' | 'statistics';
  readonly for?: readonly string[];
  readonly after?: Stage;
  readonly keep: string;
}

export interface EmergencyEntry {
  readonly article?: string;
  readonly review_within?: string;
  readonly daily_maximum?: number;
  readonly grants: readonly GrantEntry[];
}

export const PSEUDONYM_SCOPES = ['case', 'purpose', 'partner'] as const;
export type PseudonymScope = (typeof PSEUDONYM_SCOPES)[number];

export interface CovenantFile {
  readonly covenant: string;
  readonly title: string;
  readonly version: number | string;
  readonly in_force: { readonly from: string; readonly until?: string };
  readonly text?: { readonly file: string; readonly sha256: string };
  readonly partners: Readonly<Record<string, PartnerEntry>>;
  readonly roles: Readonly<Record<string, TitledEntry>>;
  readonly categories?: Readonly<Record<string, CategoryEntry>>;
  readonly fields?: Readonly<Record<string, FieldEntry>>;
  readonly sets?: {
    readonly categories?: Readonly<Record<string, readonly string[]>>;
    readonly partners?: Readonly<Record<string, Selector>>;
  };
  readonly legal_bases: Readonly<Record<string, LegalBasisEntry>>;
  readonly purposes: Readonly<Record<string, PurposeEntry>>;
  readonly grants: readonly GrantEntry[];
  readonly conditions?: readonly ConditionEntry[];
  readonly never?: readonly NeverEntry[];
  readonly guarantees?: readonly GuaranteeEntry[];
  readonly emergency?: EmergencyEntry;
  readonly invitations?: { readonly article?: string; readonly by: Selector; readonly longest?: string };
  readonly mandates?: { readonly article?: string; readonly longest?: string };
  readonly retention?: readonly RetentionEntry[];
  readonly pseudonyms?: { readonly scope?: PseudonymScope };
  readonly statistics?: { readonly article?: string; readonly smallest_count?: number };
}

/** A covenant file that was read without an error: what `compile` and everything after it work on. */
export interface CovenantDocument {
  readonly file: CovenantFile;
  /** SHA-256 of the exact bytes of the file, hex. */
  readonly hash: string;
}

/** An entry that the file itself names; never something that every object has, as `constructor`. */
export const entryOf = <T>(entries: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  entries !== undefined && Object.hasOwn(entries, name) ? entries[name] : undefined;
