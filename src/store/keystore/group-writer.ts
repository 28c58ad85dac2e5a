import type { Database } from 'better-sqlite3';

interface Job {
  run(): void;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Runs what was asked for in one turn of the event loop in one transaction, in the order in which it was asked: all of
 * it is synced when any of it resolves, and a failure fails the whole group and leaves nothing behind.
 */
export class GroupWriter {
  readonly #transaction: (jobs: readonly Job[]) => void;
  #waiting: Job[] = [];

  constructor(database: Database) {
    const transaction = database.transaction((jobs: readonly Job[]) => {
      for (const job of jobs) job.run();
    });
    this.#transaction = (jobs) => transaction.immediate(jobs);
  }

  get idle(): boolean {
    return this.#waiting.length === 0;
  }

  /** @param run is synchronous and changes nothing where it refuses; what it throws fails the whole group. */
  submit<T>(run: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let finish: () => void = () => reject(new Error('the job did not run'));
      const job: Job = {
        run: () => {
          const result = run();
          finish = () => resolve(result);
        },
        resolve: () => finish(),
        reject,
      };
      if (this.#waiting.push(job) === 1) setImmediate(() => this.flush());
    });
  }

  /** Does at once what waits. */
  flush(): void {
    const jobs = this.#waiting;
    if (jobs.length === 0) return;
    this.#waiting = [];
    try {
      this.#transaction(jobs);
    } catch (error) {
      for (const job of jobs) job.reject(error);
      return;
    }
    for (const job of jobs) job.resolve();
  }
}
