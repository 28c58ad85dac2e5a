/** Stands in until the ledger's own type is there. */
export interface Receipt {
  readonly index: number;
}
