/**
 * The forms in which a covered value is stored. None of them depends on who will read it: where a label must come, there is a slot
 * with the id of the person, filled for each recipient at release. All is plain JSON data.
 */

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** A stretch of text, or the place where the label of a person comes. */
export type TemplatePart = string | PersonSlot;
export interface PersonSlot {
  readonly person: string;
}

/** What a value is from a day on. */
export interface TimedStep {
  /** `YYYY-MM-DD`, inclusive. */
  readonly from: string;
  readonly json: string;
}

export type Covered =
  /** A whole JSON value, ready to concatenate. */
  | { readonly kind: 'value'; readonly json: string }
  /** The label of this person, as a JSON string. */
  | { readonly kind: 'label'; readonly person: string }
  /** The inside of a JSON string: the stretches of text are escaped already. */
  | { readonly kind: 'template'; readonly parts: readonly TemplatePart[] }
  /** Moves on with time: the last step that has begun counts, before the first the first. At least one step, oldest first. */
  | {
      readonly kind: 'timed';
      readonly steps: readonly [TimedStep, ...TimedStep[]];
    };

/** How the recipient calls a person: the label, or for its own persons its own reference. Any text: it is escaped where needed. */
export type LabelOf = (person: string) => string;
