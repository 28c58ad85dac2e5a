/**
 * Many pass at once; a change waits until they are through and holds those who come after it until it is done. So what is decided
 * before a change is also recorded before it.
 */
export class Passage {
  #inside = 0;
  #closed: Promise<void> | undefined;
  #emptied: (() => void) | undefined;

  /** Does something while nothing changes. @throws what `work` throws. */
  async during<T>(work: () => T | Promise<T>): Promise<T> {
    while (this.#closed !== undefined) await this.#closed;
    this.#inside += 1;
    try {
      return await work();
    } finally {
      this.#inside -= 1;
      if (this.#inside === 0) this.#emptied?.();
    }
  }

  /** Changes something while nobody is inside. One change at a time: whoever begins one waits for the one before. */
  async change<T>(work: () => Promise<T>): Promise<T> {
    const { promise, resolve: open } = deferred();
    this.#closed = promise;
    try {
      if (this.#inside > 0) {
        const emptied = deferred();
        this.#emptied = emptied.resolve;
        await emptied.promise;
      }
      return await work();
    } finally {
      this.#emptied = undefined;
      this.#closed = undefined;
      open();
    }
  }
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
