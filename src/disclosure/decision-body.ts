import type { AccessRequest, ItemDecision, ItemFacts, PossibleReveal, Reason } from '../covenant/index.js';
import { itemFacts } from '../casework/index.js';
import type { FieldRefusal } from './refusal.js';
import type { DecidedItem } from './view-plan.js';

/**
 * The body of an access record in AuthZEN form (Authorization API 1.0, sections 5 and 6): the question, the answer and
 * the information that decided. No identifier stands in it: items are grouped by equal facts and outcome, so that the
 * decision replays and nobody is named.
 */
export type AccessAction = 'list' | 'view' | 'reveal';

/** Items with equal facts but for their fields, and one outcome: what is needed to decide them again. */
interface DecidedGroup {
  readonly facts: Omit<ItemFacts, 'field'>;
  /** Each field as often as an item of it stood there. */
  readonly fields: Record<string, number>;
  /** Position in `outcomes`. */
  readonly outcome: number;
}

/** A decision with its longer parts by their positions in `reasons` and `reveals`. */
interface Outcome extends Omit<ItemDecision, 'reason' | 'reveal'> {
  readonly reason: number;
  readonly reveal: false | number;
}

/** What decided about the items of a case, without naming one of them. */
export interface DecidedItems {
  readonly reasons: readonly Reason[];
  readonly reveals: readonly PossibleReveal[];
  readonly outcomes: readonly Outcome[];
  readonly groups: readonly DecidedGroup[];
}

/** Values in the order in which they are first met, each once. */
class Positions<T> {
  readonly values: T[] = [];
  readonly #known = new Map<string, number>();

  of(value: T): number {
    const name = JSON.stringify(value);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    this.#known.set(name, this.values.length);
    return this.values.push(value) - 1;
  }
}

/**
 * Groups items by equal facts and outcome. Records of one case repeat themselves much: written this way they are a
 * third as long, and so is what each commit has to sync.
 */
export function groupDecisions(decided: readonly DecidedItem[]): DecidedItems {
  const reasons = new Positions<Reason>();
  const reveals = new Positions<PossibleReveal>();
  const outcomes = new Positions<Outcome>();
  const groups = new Map<string, DecidedGroup>();
  for (const { item, decision } of decided) {
    const { reason, reveal, ...rest } = decision;
    const outcome = outcomes.of({
      ...rest,
      reason: reasons.of(reason),
      reveal: reveal === false ? false : reveals.of(reveal),
    });
    const { field, ...facts } = itemFacts(item);
    const name = JSON.stringify([facts, outcome]);
    const group = groups.get(name) ?? { facts, fields: {}, outcome };
    groups.set(name, group);
    group.fields[field] = (group.fields[field] ?? 0) + 1;
  }
  return {
    reasons: reasons.values,
    reveals: reveals.values,
    outcomes: outcomes.values,
    groups: [...groups.values()],
  };
}

/** JSON text of the AuthZEN request. */
export function requestJson(
  action: AccessAction,
  request: Omit<AccessRequest, 'stage' | 'caseKind'> & Partial<Pick<AccessRequest, 'stage' | 'caseKind'>>,
  fields?: readonly string[],
): string {
  return JSON.stringify({
    subject: {
      type: 'professional',
      id: 'casussluis.professional',
      properties: { partner: request.partner, role: request.role },
    },
    action: { name: action },
    resource: {
      type: 'case',
      id: 'casussluis.case',
      properties: { stage: request.stage, case_kind: request.caseKind },
    },
    context: {
      purpose: request.purpose,
      legal_basis: request.basis,
      facts: request.facts,
      ...(fields === undefined ? {} : { fields }),
    },
  });
}

/** JSON text of the AuthZEN response; `decision` is whether anything was given. */
export function responseJson(
  decision: boolean,
  outcome: 'shown' | 'unknown' | 'revealed' | 'pending' | 'refused' | 'accepted',
  refusals?: readonly FieldRefusal[],
): string {
  return JSON.stringify({
    decision,
    context: { outcome, ...(refusals === undefined || refusals.length === 0 ? {} : { refusals }) },
  });
}

/** JSON text of the items that decided, grouped; keyed by where the information comes from (ADL 1.0.0, level 4). */
export function informationJson(items: DecidedItems): string {
  return JSON.stringify({ casussluis: items });
}
