import type { AssertionUse, IdentityTransaction } from '../../src/identity/index.js';

/** The store's part in replay protection, for tests without a store. */
export class UsedAssertionsInMemory implements IdentityTransaction {
  readonly #used = new Set<string>();

  async useAssertion({ issuer, jti }: AssertionUse): Promise<boolean> {
    const use = JSON.stringify([issuer, jti]);
    if (this.#used.has(use)) return false;
    this.#used.add(use);
    return true;
  }
}
