import { placeName, place, type CaseReader, type DocumentTransaction, type ReadCase } from '../casework/index.js';
import type { EntryDraft } from '../ledger/index.js';
import { situate, situationName, type Asked } from './asked.js';
import { recordOf, unknownCaseRecord } from './access-record.js';
import type { Recipients } from './recipient.js';
import { planView, type ViewPlan } from './view-plan.js';

/** What a view came to, before it is recorded. */
export type ViewOutcome =
  | { readonly kind: 'shown'; readonly read: ReadCase; readonly plan: ViewPlan }
  /** There is no such case, or one may not know of it: nobody can tell which. */
  | { readonly kind: 'unknown' };

export interface Viewing {
  readonly reader: CaseReader;
  readonly recipients: Recipients;
  readonly now: () => number;
}

/**
 * The part of a view inside the transaction: read, decide, and say what is to be recorded. Nothing is opened here.
 * @param id of the disclosure; the receipt will stand for it.
 */
export async function decideView(
  asked: Asked,
  caseId: string,
  id: string,
  viewing: Viewing,
  tx: DocumentTransaction,
): Promise<{ entry: EntryDraft; result: ViewOutcome }> {
  const row = await tx.readDocument(placeName(place.case(caseId)));
  const elsewhere = row !== undefined && row.covenant !== asked.covenant.id;
  const read = elsewhere ? undefined : await viewing.reader.read(caseId, row);
  if (read === undefined) {
    return { entry: unknownCaseRecord('view', asked, caseId, id, viewing.now()), result: { kind: 'unknown' } };
  }
  const plan = viewPlan(asked, read, viewing);
  const entry = recordOf('view', asked, read, plan, id, viewing.now());
  return { entry, result: plan.exists ? { kind: 'shown', read, plan } : { kind: 'unknown' } };
}

/** The plan of this view; made once for a case version and a situation. */
export function viewPlan(asked: Asked, read: ReadCase, viewing: Viewing): ViewPlan {
  const request = situate(asked, read.manifest, viewing.now());
  const name = situationName(asked.covenant, request);
  const found = read.known.derived.get(name);
  if (found instanceof KeptPlan) return found.plan;
  const plan = planView(read.known, asked.covenant, request, viewing.recipients);
  read.known.derived.set(name, new KeptPlan(plan));
  return plan;
}

class KeptPlan {
  constructor(readonly plan: ViewPlan) {}
}
