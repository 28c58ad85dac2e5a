import type { AccessRequest, ItemDecision, ItemFacts } from '../covenant/index.js';
import { itemFacts } from '../casework/index.js';
import type { FieldRefusal } from './judge-reveal.js';
import type { DecidedItem } from './view-plan.js';

/**
 * The body of an access record in AuthZEN form (Authorization API 1.0, sections 5 and 6): the question, the answer and
 * the information that decided. No identifier stands in it: items are grouped by equal facts and outcome, so that the
 * decision replays and nobody is named.
 */
export type AccessAction = 'list' | 'view' | 'reveal';

export interface DecidedGroup {
  readonly facts: ItemFacts;
  readonly decision: ItemDecision;
  readonly count: number;
}

/** Items with equal facts get equal decisions: one group each, in the order in which they are first met. */
export function groupDecisions(decided: readonly DecidedItem[]): readonly DecidedGroup[] {
  const groups = new Map<string, { facts: ItemFacts; decision: ItemDecision; count: number }>();
  for (const { item, decision } of decided) {
    const facts = itemFacts(item);
    const name = JSON.stringify(facts);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { facts, decision, count: 1 });
    else group.count += 1;
  }
  return [...groups.values()];
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
export function informationJson(groups: readonly DecidedGroup[]): string {
  return JSON.stringify({ casussluis: { items: groups } });
}
