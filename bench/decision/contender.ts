import type { AccessRequest, Covenant, ItemFacts, Level } from '../../src/covenant/index.js';

/** What an engine says of one item; ours says more. */
export interface Ruling {
  readonly level: Level;
  /** The rule that decided, where the engine tells. */
  readonly rule?: string;
}

/** Decides all items of the bench's case and writes what it comes to into `out`, in order. */
export type DecideCase = (out: Ruling[]) => void;

export interface Contender {
  readonly name: string;
  /** How it holds the rules, and what it does not answer. */
  readonly note: string;
  /** How often what `asking` gives may be called; without end where not given. */
  readonly calls?: number;
  /** What this engine may keep between requests of the same kind is made here, outside the clock. */
  asking(request: AccessRequest): DecideCase;
}

/** An item as engines without our item classes are asked about it. */
export interface EngineItem {
  readonly field: string;
  readonly category: string;
  readonly kind: string;
  readonly source: string;
  readonly about: string;
  readonly coverable: boolean;
  readonly restricted: boolean;
  readonly consented: boolean;
  /** What a partner brought in is open to it: told before any engine is asked, which spares them the work. */
  readonly own: boolean;
}

export function engineItems(
  covenant: Covenant,
  request: AccessRequest,
  items: readonly ItemFacts[],
): readonly EngineItem[] {
  return items.map((item) => {
    const content = covenant.content(item.field, item.category);
    if (content === undefined) throw new Error(`the covenant does not know ${item.field}`);
    return {
      field: item.field,
      category: content.category,
      kind: content.kind,
      source: item.source,
      about: item.about ?? 'nobody',
      coverable: content.covers.length > 0,
      restricted: item.restricted === true,
      consented: item.consent?.includes(request.partner) === true,
      own: item.source === request.partner,
    };
  });
}

export const OWN: Ruling = { level: 'open', rule: 'own' };
export const WITHHELD: Ruling = { level: 'withheld' };

export const actorOf = (request: AccessRequest): string => `${request.partner}/${request.role}`;
export const momentOf = (request: AccessRequest): string => `${request.purpose}@${request.stage}`;
