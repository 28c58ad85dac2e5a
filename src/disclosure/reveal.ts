import { durationMs } from '../covenant/index.js';
import type { ReadCase } from '../casework/index.js';
import type { EntryDraft, Receipt } from '../ledger/index.js';
import { sealAttribute, type Random } from '../vault/index.js';
import { decisionEntry, renderDecision, unknownCaseEntry } from './access-record.js';
import { unsituated } from './asked.js';
import { responseJson } from './decision-body.js';
import { dayOf } from './day.js';
import { disclosureTail } from './disclosure-json.js';
import { revealedHead } from './item-json.js';
import { judgeReveal, type Judgement, type RevealableItem, type RevealAsked } from './judge-reveal.js';
import { layOutItems, type LaidOutItems } from './layout.js';
import type { Recipients } from './recipient.js';
import type { FieldRefusal } from './refusal.js';
import type { LaidOut } from './release.js';
import { viewPlan, type CaseMatter } from './view.js';
import type { ViewPlan } from './view-plan.js';

/** What a reveal came to, before it is recorded. */
export type RevealOutcome =
  | {
      readonly kind: 'released';
      readonly read: ReadCase;
      readonly plan: ViewPlan;
      readonly judgement: Judgement;
    }
  /** Everything that may be revealed waits for its source's approval (four eyes). */
  | {
      readonly kind: 'pending';
      readonly read: ReadCase;
      readonly judgement: Judgement;
      readonly plan: ViewPlan;
    }
  | { readonly kind: 'refused'; readonly refusals: readonly FieldRefusal[] }
  | { readonly kind: 'unknown' };

/**
 * Decides a reveal and says what is to be recorded: refusals, waiting and reveals alike. Nothing is opened here.
 * @param time of the entry, ms since 1970.
 * @param id of the disclosure; the receipt will stand for it.
 */
export function decideReveal(
  asked: RevealAsked,
  caseId: string,
  { read, mandate }: CaseMatter,
  recipients: Recipients,
  random: Random,
  time: number,
  id: string,
): { entry: EntryDraft; result: RevealOutcome } {
  const view = read === undefined ? undefined : viewPlan(asked, read, mandate, recipients, time);
  const plan = view?.plan;
  // Nothing is judged of a case that does not exist for who asks: the time that takes would tell it from one that is not there.
  if (read === undefined || plan === undefined || !plan.exists) {
    const entry = unknownCaseEntry(asked, 'reveal', unsituated(asked, { mandate }), caseId, time, id);
    return { entry, result: { kind: 'unknown' } };
  }
  const idOf = recipients.idOf(asked.covenant.id, asked.caller.partner);
  const words = { labelOf: plan.labelOf, idOf };
  const judgement = judgeReveal(plan.decided, read.manifest, asked, plan.request, words);
  const result = outcomeOf(read, plan, judgement);
  const rendered = renderDecision(asked.covenant, read, {
    action: 'reveal',
    request: plan.request,
    decided: plan.decided,
    response: responseJson(result.kind === 'released', wordFor(result.kind), judgement.refusals),
    fields: asked.fields,
    shown: judgement.released.map(({ item }) => item),
  });
  const why = sealAttribute(read.handle, asked.justification, 'casussluis.justification', random);
  return { entry: decisionEntry(asked, rendered, why, time, id), result };
}

function outcomeOf(
  read: ReadCase,
  plan: ViewPlan,
  judgement: Judgement,
): Exclude<RevealOutcome, { readonly kind: 'unknown' }> {
  if (judgement.released.length > 0) return { kind: 'released', read, plan, judgement };
  if (judgement.waiting.length > 0) return { kind: 'pending', read, judgement, plan };
  return { kind: 'refused', refusals: judgement.refusals };
}

function wordFor(kind: 'released' | 'pending' | 'refused'): 'revealed' | 'pending' | 'refused' {
  return kind === 'released' ? 'revealed' : kind;
}

/** Lays out the answer to a reveal: fields with holes for their values, what waits, what was refused. */
export function layOutReveal(
  outcome: Extract<RevealOutcome, { kind: 'released' }>,
  asked: RevealAsked,
  id: string,
  recipients: Recipients,
  now: number,
): LaidOut {
  const { read, plan, judgement } = outcome;
  const idOf = recipients.idOf(asked.covenant.id, asked.caller.partner);
  const waiting = [...new Set(judgement.waiting.map(({ item }) => item.field))];
  const head = JSON.stringify({
    id,
    case: read.manifest.id,
    status: waiting.length > 0 || judgement.refusals.length > 0 ? 'partial' : 'revealed',
    readableUntil: readableUntil(judgement.released, now),
    waiting,
    refused: judgement.refusals,
  });
  const items = judgement.released.map(({ item, reveal }) => ({
    item,
    head: revealedHead(item, reveal, idOf(item.id), wordOf(item.person, read, plan)),
  }));
  const laidOut: LaidOutItems = layOutItems(`${head.slice(0, -1)},"fields":[`, items);
  return {
    read,
    ...laidOut,
    labelOf: plan.labelOf,
    today: dayOf(now),
    tail: (receipt: Receipt) => disclosureTail(id, asked.covenant, plan.request, receipt),
  };
}

function wordOf(person: number | undefined, read: ReadCase, plan: ViewPlan): string | undefined {
  const id = person === undefined ? undefined : read.manifest.persons[person]?.id;
  return id === undefined ? undefined : plan.labelOf(id);
}

/** The shortest time that any of the fields stays readable; ISO instant, absent where the covenant names none. */
function readableUntil(released: readonly RevealableItem[], now: number): string | undefined {
  const times = released.flatMap(({ reveal }) =>
    reveal.needs.readable_for === undefined ? [] : [durationMs(reveal.needs.readable_for)],
  );
  return times.length === 0 ? undefined : new Date(now + Math.min(...times)).toISOString();
}
