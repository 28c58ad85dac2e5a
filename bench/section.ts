/** How much is measured. */
export interface Measure {
  readonly rounds: number;
  /** Length of a round against one server; other sections take shares of it. */
  readonly seconds: number;
  readonly quick: boolean;
  /** Tells somebody who waits what is going on. */
  readonly say: (what: string) => void;
}

/** One part of the bench: measures, and gives figures that go into the JSON as they are. */
export type Section<Figures> = (measure: Measure) => Promise<Figures>;
