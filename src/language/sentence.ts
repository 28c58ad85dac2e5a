/** One thing said to people, in both languages of the product; Dutch is the default. */
export interface Sentence {
  readonly nl: string;
  readonly en: string;
}

export type Language = keyof Sentence;
