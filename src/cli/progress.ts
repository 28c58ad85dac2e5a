/** After how many ms people want to know how far it is, and how often they want to hear it. */
const PATIENCE = 2_000;
const EVERY = 250;
const WIDTH = 30;

/** A bar on what takes longer than two seconds; only where somebody looks. */
export class Progress {
  readonly #total: number;
  readonly #began = Date.now();
  readonly #shown: boolean;
  #last = 0;

  constructor(total: number) {
    this.#total = total;
    this.#shown = process.stderr.isTTY;
  }

  at(done: number): void {
    const now = Date.now();
    if (!this.#shown || now - this.#began < PATIENCE || now - this.#last < EVERY) return;
    this.#last = now;
    const part = this.#total === 0 ? 1 : done / this.#total;
    const filled = Math.round(part * WIDTH);
    process.stderr.write(`\r[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${Math.round(part * 100)}%`);
  }

  done(): void {
    if (this.#last > 0) process.stderr.write(`\r${' '.repeat(WIDTH + 8)}\r`);
  }
}
