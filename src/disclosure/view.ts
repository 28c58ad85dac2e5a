import { keepDerived, type ReadCase } from '../casework/index.js';
import type { EntryDraft, RecordTail } from '../ledger/index.js';
import { decisionEntry, renderDecision, unknownCaseEntry } from './access-record.js';
import { situate, unsituated, type Asked } from './asked.js';
import { responseJson } from './decision-body.js';
import type { Recipients } from './recipient.js';
import { planView, type ViewPlan } from './view-plan.js';

/** What a view came to, before it is recorded. */
export type ViewOutcome =
  | { readonly kind: 'shown'; readonly read: ReadCase; readonly plan: ViewPlan }
  /** There is no such case, or one may not know of it: nobody can tell which. */
  | { readonly kind: 'unknown' };

/** What was read for one request inside the transaction. */
export interface CaseMatter {
  readonly read: ReadCase | undefined;
  readonly mandate: boolean;
}

/**
 * Decides a view and says what is to be recorded. Nothing is opened here.
 * @param time of the entry, ms since 1970.
 * @param id of the disclosure; the receipt will stand for it.
 */
export function decideView(
  asked: Asked,
  caseId: string,
  { read, mandate }: CaseMatter,
  recipients: Recipients,
  time: number,
  id: string,
): { entry: EntryDraft; result: ViewOutcome } {
  const decided = read === undefined ? undefined : viewPlan(asked, read, mandate, recipients, time);
  if (read === undefined || decided === undefined || !decided.plan.exists) {
    const entry = unknownCaseEntry(asked, 'view', unsituated(asked, { mandate }), caseId, time, id);
    return { entry, result: { kind: 'unknown' } };
  }
  const entry = decisionEntry(asked, decided.rendered, undefined, time, id);
  return { entry, result: { kind: 'shown', read, plan: decided.plan } };
}

/** The plan of this view and what is recorded of it; made once for a case version and a situation. */
export function viewPlan(
  asked: Asked,
  read: ReadCase,
  mandate: boolean,
  recipients: Recipients,
  now: number,
): KeptPlan {
  const request = situate(asked, read.known, mandate, now);
  const context = asked.covenant.context(request);
  const found = read.known.derived.get(context);
  if (found instanceof KeptPlan) return found;
  const plan = planView(read.known, asked.covenant, request, recipients);
  const shown = plan.decided.filter(
    ({ decision }) => decision.level === 'covered' || decision.level === 'open',
  );
  const rendered = renderDecision(asked.covenant, read, {
    action: 'view',
    request,
    decided: plan.decided,
    response: responseJson(true, 'shown'),
    shown: shown.map(({ item }) => item),
  });
  const kept = new KeptPlan(plan, rendered);
  keepDerived(read.known, context, kept);
  return kept;
}

class KeptPlan {
  constructor(
    readonly plan: ViewPlan,
    readonly rendered: RecordTail,
  ) {}
}
