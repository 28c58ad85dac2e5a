/**
 * Decision contexts: one request, with the decisions that it was given so far as a table by item class. The hot path is one look-up;
 * the same decision is the same frozen object wherever it falls.
 */
import { decideItem, type StandingRules } from './decide.js';
import type { ItemClass, ItemSpace } from './items.js';
import type { AccessRequest, ItemDecision } from './vocabulary.js';

/** One object for each different decision of a covenant, however many requests come to it. */
export class DecisionPool {
  readonly #pool = new Map<string, ItemDecision>();

  shared(decision: ItemDecision): ItemDecision {
    const key = JSON.stringify(decision);
    const known = this.#pool.get(key);
    if (known !== undefined) return known;
    freeze(decision);
    this.#pool.set(key, decision);
    return decision;
  }
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
}

export class DecisionContext {
  readonly request: AccessRequest;
  readonly rules: StandingRules;
  readonly #space: ItemSpace;
  readonly #pool: DecisionPool;
  readonly #consentBit: number;
  /** By slot, twice: without and with consent to the partner that asks. */
  readonly #table: (ItemDecision | undefined)[] = [];

  constructor(request: AccessRequest, rules: StandingRules, space: ItemSpace, pool: DecisionPool) {
    this.request = request;
    this.rules = rules;
    this.#space = space;
    this.#pool = pool;
    this.#consentBit = space.consentBit(request.partner);
  }

  /** Decides an item by its class. Frozen, and the same object for the same decision. */
  decide(item: ItemClass): ItemDecision {
    const consented = this.#consentBit !== 0 && Math.floor(item / this.#consentBit) % 2 === 1;
    const place = this.#space.slotNumber(item) * 2 + (consented ? 1 : 0);
    return this.#table[place] ?? this.#fill(place, consented);
  }

  #fill(place: number, consented: boolean): ItemDecision {
    const slot = this.#space.slots[place >> 1];
    if (slot === undefined) throw new RangeError('item class of another covenant');
    while (this.#table.length <= place) this.#table.push(undefined);
    const decision = this.#pool.shared(decideItem(this.rules, slot, consented));
    this.#table[place] = decision;
    return decision;
  }
}

/** Keeps what was made lately and forgets the oldest: bounded, whatever is asked. */
export class BoundedCache<T> {
  readonly #most: number;
  readonly #made = new Map<number, T>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: number, make: () => T): T {
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    if (this.#made.size >= this.#most) {
      for (const oldest of this.#made.keys()) {
        this.#made.delete(oldest);
        break;
      }
    }
    const made = make();
    this.#made.set(key, made);
    return made;
  }

  get size(): number {
    return this.#made.size;
  }
}
