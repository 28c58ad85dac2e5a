import type { About, CaseKind, Cover, Stage } from '../covenant/index.js';

/**
 * The manifest of a case: what decides about it and where its values stand. It holds no value of a person in clear:
 * persons are random ids, their names and numbers stand in sealed compartments. It is itself sealed under the case's
 * key with the case's version, so that stage, category, restriction, consent and invitation cannot be changed or put
 * back in the database without being found.
 */
export interface CaseManifest {
  readonly id: string;
  readonly covenant: string;
  readonly kind: CaseKind;
  readonly stage: Stage;
  /** ISO instant since when the stage holds. */
  readonly stageSince: string;
  /** The partner that opened the case. */
  readonly openedBy: string;
  readonly seats: readonly Seat[];
  readonly persons: readonly CasePerson[];
  readonly items: readonly ManifestItem[];
  readonly compartments: readonly CompartmentPlan[];
  /** The case's id sealed under its own key, for the log: without the key nobody links the two. */
  readonly mark: string;
}

/** A place at the table of this case, given by the chairs until a date. */
export interface Seat {
  readonly partner: string;
  /** ISO instant. */
  readonly until: string;
}

export interface CasePerson {
  readonly id: string;
  /** Each source's own reference; shown to that source alone. */
  readonly refs: Readonly<Record<string, string>>;
  /** The place in the case that each source gave the person. */
  readonly abouts: Readonly<Record<string, About>>;
  /** The person's id sealed under its own key, for the log. */
  readonly mark: string;
}

export interface ManifestItem {
  readonly id: string;
  readonly field: string;
  readonly source: string;
  readonly category?: string;
  readonly about?: About;
  /** Index into `persons`. */
  readonly person?: number;
  /** Further persons that the record is about. */
  readonly others?: readonly number[];
  /** Groups the items of one record. */
  readonly record: string;
  readonly recordedAt: string;
  readonly restricted?: true;
  readonly consent?: readonly string[];
  /** Running text: identifiers of the case's persons in it stand under their own keys. */
  readonly text?: true;
  readonly open: Slot;
  /** Where each cover stands that needs a stored form; a pseudonym needs none. */
  readonly covered?: { readonly compartment: number; readonly lines: Partial<Record<Cover, number>> };
  /** Where the identifying spans of a running text stand, by person. */
  readonly spans?: readonly { readonly person: number; readonly compartment: number }[];
}

/** One line of one compartment. */
export interface Slot {
  readonly compartment: number;
  readonly line: number;
}

/**
 * What a compartment holds: one category of one source, open or covered, identifying stretches of text (`spans`), or
 * how a person is named (`known`). Its key needs the keys of these persons too: without one of them it stays shut.
 */
export interface CompartmentPlan {
  readonly form: 'open' | 'covered' | 'spans' | 'known';
  readonly category: string;
  readonly source: string;
  /** Indices into `persons`, ascending. */
  readonly persons: readonly number[];
}
