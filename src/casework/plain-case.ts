import type { About, CaseKind, Stage } from '../covenant/index.js';
import type { JsonValue } from './model/index.js';
import type { Seat } from './manifest.js';

/**
 * A case in clear, as it stands in memory while it is written: made from what a partner sends, or opened under a
 * receipt. It is never stored, logged or sent; `seal` turns it into a manifest and sealed compartments.
 */
export interface PlainCase {
  readonly id: string;
  readonly covenant: string;
  readonly kind: CaseKind;
  readonly stage: Stage;
  readonly stageSince: string;
  readonly openedBy: string;
  readonly seats: readonly Seat[];
  readonly persons: readonly PlainPerson[];
  readonly items: readonly PlainItem[];
}

export interface PlainPerson {
  readonly id: string;
  /** What each source said of this person, by source: what one said is never told as another's word. */
  readonly said: Readonly<Record<string, SaidOfPerson>>;
}

export interface SaidOfPerson {
  /** The source's own reference. */
  readonly ref: string;
  readonly about: About;
  /** All the ways that people name this person, and numbers and addresses that lead to it: for running text. */
  readonly names: readonly string[];
  readonly identifiers: readonly string[];
}

export interface PlainItem {
  readonly id: string;
  readonly field: string;
  readonly source: string;
  readonly category?: string;
  readonly about?: About;
  /** Id of the person that the item is about. */
  readonly person?: string;
  readonly others?: readonly string[];
  readonly record: string;
  readonly recordedAt: string;
  readonly restricted?: true;
  readonly consent?: readonly string[];
  /** Running text: identifiers of the case's persons in it are sealed under their own keys. */
  readonly text: boolean;
  readonly value: JsonValue;
}
