import type { AccessRequest, Covenant, ItemFacts } from '../../src/covenant/index.js';
import type { Contender, Ruling } from './contender.js';

/** How far an engine answers as the covenant does, over some requests. */
export interface Agreement {
  readonly decisions: number;
  /** Items whose level differs, each in words; must be empty before anything is measured. */
  readonly differences: readonly string[];
  /** Of the items that are shown by a grant, those for which the engine names the same rule. */
  readonly shown: number;
  readonly sameRule: number;
}

export function agreement(
  contender: Contender,
  covenant: Covenant,
  requests: readonly AccessRequest[],
  items: readonly ItemFacts[],
): Agreement {
  const differences: string[] = [];
  let shown = 0;
  let sameRule = 0;
  for (const request of requests) {
    const rulings: Ruling[] = [];
    contender.asking(request)(rulings);
    covenant.decide(request, items).forEach(({ level, reason }, place) => {
      const ruling = rulings[place];
      if (ruling?.level !== level) {
        const { partner, role, purpose, stage } = request;
        differences.push(
          `${partner}/${role} ${purpose} ${stage}, ${JSON.stringify(items[place])}: ${level}, not ${ruling?.level}`,
        );
      }
      if (level === 'withheld' || reason.kind !== 'grant') return;
      shown += 1;
      if (ruling?.rule === reason.id) sameRule += 1;
    });
  }
  return { decisions: requests.length * items.length, differences, shown, sameRule };
}
