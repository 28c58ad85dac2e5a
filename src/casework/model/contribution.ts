import type { About, CaseKind } from '../../covenant/index.js';

/** Anything that JSON can say. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue };

/** A person as one source brings it in: how the source calls it, what it is in the case, and how texts may mention it. */
export interface ContributedPerson {
  /** The source's own reference, unique within the contribution. */
  readonly ref: string;
  readonly about: About;
  /** The pseudonym under which the source sees, in this case, a person that others brought in: the same person. */
  readonly sameAs?: string;
  /** The citizen service number where the source gave one; also among the items. */
  readonly bsn?: string;
  /** All ways in which this person is named, for finding it in running text. */
  readonly names: readonly string[];
  /** Numbers, addresses and dates that lead to this person, for finding them in running text. */
  readonly identifiers: readonly string[];
  /** Of a reporter: the records (as in `ContributedItem.record`) that it reported. Never told with those records. */
  readonly reported?: readonly string[];
}

/** One value of one field, as one source brings it in. */
export interface ContributedItem {
  readonly field: string;
  /** Given where the source gave the text a heavier category than its field's. */
  readonly category?: string;
  readonly about?: About;
  /** The reference of the person, where the record is about exactly one. */
  readonly person?: string;
  /** References in order, where the record is about several; of a relation: from, to. */
  readonly persons?: readonly string[];
  /** The record (in this contribution) of the dwelling that this item concerns, for the source's own bookkeeping. */
  readonly dwelling?: string;
  /** Groups the items of one record, unique within the contribution. */
  readonly record: string;
  readonly value: JsonValue;
  /** ISO instant in UTC. */
  readonly recordedAt: string;
  /** Running text: names and numbers of the case's persons in it are to be found and sealed apart. */
  readonly text?: true;
  /** Partner codes to whom the data subject consented. */
  readonly consent?: readonly string[];
}

/** What one source brings in at once, ready to be sealed. The source itself is the caller: it is not in here. */
export interface Contribution {
  readonly kind: CaseKind;
  readonly persons: readonly ContributedPerson[];
  readonly items: readonly ContributedItem[];
}
