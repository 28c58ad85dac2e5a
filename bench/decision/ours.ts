import {
  compile,
  type Covenant,
  type CovenantDocument,
  type ItemDecision,
  type ItemFacts,
} from '../../src/covenant/index.js';
import type { Contender } from './contender.js';

/** The covenant as anybody may ask it: from facts, every time. */
export function fromFacts(covenant: Covenant, items: readonly ItemFacts[]): Contender {
  return {
    name: 'casussluis, from facts',
    note: 'covenant.decide: items are classified each time',
    asking: (request) => (out) => {
      const decisions = covenant.decide(request, items);
      for (let place = 0; place < decisions.length; place += 1) {
        const decision = decisions[place];
        if (decision !== undefined) out[place] = decision;
      }
    },
  };
}

/** The covenant as the gateway asks it: items are classified once, when the case is read. */
export function byClass(covenant: Covenant, items: readonly ItemFacts[]): Contender {
  const classes = items.map((item) => covenant.classify(item));
  return {
    name: 'casussluis, as the gateway',
    note: 'items classified when the case is read; decisions made before are remembered, bounded',
    asking: (request) => (out) => {
      const context = covenant.context(request);
      let place = 0;
      for (const itemClass of classes) {
        out[place] = context.decide(itemClass);
        place += 1;
      }
    },
  };
}

/** So many covenants are compiled for one round, outside the clock. */
const COMPILED = 8;

/**
 * The covenant when nothing is remembered: every decision is worked out from the rules. Each request of a round is the
 * first of its kind to a covenant that was just compiled.
 */
export function unremembered(document: CovenantDocument, items: readonly ItemFacts[]): Contender {
  return {
    name: 'casussluis, nothing remembered',
    note: 'a covenant that was just compiled: the first request of its kind',
    calls: COMPILED,
    asking(request) {
      const covenants = Array.from({ length: COMPILED }, () => compile(document));
      return (out) => {
        const covenant = covenants.pop();
        if (covenant === undefined) throw new Error('all compiled covenants are used');
        covenant.decide(request, items).forEach((decision, place) => {
          out[place] = decision;
        });
      };
    },
  };
}

/** What no engine can be faster than: answers known beforehand, one look-up an item. */
export function bareTable(covenant: Covenant, items: readonly ItemFacts[]): Contender {
  const slots = items.map((_, place) => place);
  return {
    name: 'a bare table',
    note: 'the answers in an array: one look-up an item, no rules',
    asking(request) {
      const table: readonly ItemDecision[] = covenant.decide(request, items);
      return (out) => {
        for (let place = 0; place < slots.length; place += 1) {
          const decision = table[slots[place] ?? 0];
          if (decision !== undefined) out[place] = decision;
        }
      };
    },
  };
}
