import {
  hasMandate,
  place,
  placeName,
  type CaseTransaction,
  type DocumentReader,
  type MandateReader,
  type Opening,
  type ReadCase,
} from '../casework/index.js';
import type { Receipt, Sequencer } from '../ledger/index.js';
import type { Random } from '../vault/index.js';
import type { Asked } from './asked.js';
import { dayOf } from './day.js';
import { disclosureTail } from './disclosure-json.js';
import type { RevealableItem, RevealAsked } from './judge-reveal.js';
import type { PendingDisclosure, PendingDisclosures } from './pending.js';
import type { Recipients } from './recipient.js';
import { release, type Revealed } from './release.js';
import { decideReveal, layOutReveal, type RevealOutcome } from './reveal.js';
import { findCases, layOutList, listEntry, type Page } from './list.js';
import { decideView, viewPlan, type CaseMatter } from './view.js';
import type { WatchfulReader } from './watchful-reader.js';

export interface DisclosureDesk<Tx extends CaseTransaction> {
  readonly sequencer: Sequencer<Tx>;
  readonly reader: WatchfulReader;
  readonly mandates: MandateReader;
  readonly documents: DocumentReader;
  readonly opening: Opening;
  readonly recipients: Recipients;
  readonly pending: PendingDisclosures<Tx>;
  readonly random: Random;
  readonly newId: () => string;
  readonly now: () => number;
}

/** An answered request: what may leave, or why nothing does; always with the receipt of its record. */
export type Answer =
  | { readonly kind: 'revealed'; readonly id: string; readonly revealed: Revealed; readonly receipt: Receipt }
  | { readonly kind: 'unknown'; readonly receipt: Receipt }
  | (Exclude<RevealOutcome, { readonly kind: 'released' } | { readonly kind: 'unknown' }> & {
      readonly id: string;
      readonly receipt: Receipt;
    });

/** The heart: request, decision, conditions, record, release, in this order and no other. */
export class Disclosures<Tx extends CaseTransaction> {
  readonly #desk: DisclosureDesk<Tx>;

  constructor(desk: DisclosureDesk<Tx>) {
    this.#desk = desk;
  }

  /** The case as the covenant treats it for who asks. */
  async view(asked: Asked, caseId: string): Promise<Extract<Answer, { kind: 'revealed' | 'unknown' }>> {
    const { sequencer, recipients, opening, newId } = this.#desk;
    const id = newId();
    const { receipt, result } = await sequencer.submit({
      kind: 'reads',
      run: async (tx: Tx, time: number) => {
        const matter = await this.#matter(asked, caseId, tx, time);
        return decideView(asked, caseId, matter, recipients, time, id);
      },
    });
    if (result.kind === 'unknown') return { kind: 'unknown', receipt };
    const { read, plan } = result;
    const { texts, holes, compartments, labelOf } = plan;
    const laidOut = {
      read,
      from: plan,
      texts,
      holes,
      compartments,
      labelOf,
      today: dayOf(receipt.time),
      tail: (proof: Receipt) => disclosureTail(id, asked.covenant, plan.request, proof),
    };
    return { kind: 'revealed', id, revealed: await release(laidOut, id, receipt, opening), receipt };
  }

  /** Named fields in clear, on a purpose, a legal basis and a justification. */
  async reveal(asked: RevealAsked, caseId: string): Promise<Answer> {
    const { sequencer, recipients, opening, newId, random } = this.#desk;
    const id = newId();
    const { receipt, result } = await sequencer.submit({
      kind: 'reads',
      run: async (tx: Tx, time: number) => {
        const matter = await this.#matter(asked, caseId, tx, time);
        return decideReveal(asked, caseId, matter, recipients, random, time, id);
      },
    });
    if (result.kind === 'unknown') return { kind: 'unknown', receipt };
    if (result.kind === 'refused') return { ...result, id, receipt };
    if (result.judgement.waiting.length > 0) {
      const { mark } = result.read.manifest;
      const pending = pendingOf(asked, caseId, mark, id, result.judgement.waiting, receipt.time);
      await this.#desk.pending.keep(asked, pending);
    }
    if (result.kind === 'pending') return { ...result, id, receipt };
    const laidOut = layOutReveal(result, asked, id, recipients, receipt.time);
    return { kind: 'revealed', id, revealed: await release(laidOut, id, receipt, opening), receipt };
  }

  /** The cases that one may know of, page by page. They are found first and looked at again inside the transaction. */
  async list(asked: Asked, page: Page): Promise<Revealed> {
    const { sequencer, reader, recipients, opening, documents, mandates, newId, now } = this.#desk;
    const id = newId();
    const { covenant, partner, subject, role } = asked.caller;
    const before = await mandates.register(covenant, partner, (at) => documents.readDocument(at));
    const looking = { documents, reader, recipients };
    const ids = await findCases(asked, hasMandate(before, subject, role, now()), page, looking, now());
    const { receipt, result } = await sequencer.submit({
      kind: 'reads',
      run: async (tx: Tx, time: number) => {
        const listed: ReadCase[] = [];
        let mandate = false;
        for (const caseId of ids) {
          const matter = await this.#matter(asked, caseId, tx, time);
          mandate = matter.mandate;
          if (matter.read === undefined) continue;
          const { plan } = viewPlan(asked, matter.read, matter.mandate, recipients, time);
          if (plan.exists) listed.push(matter.read);
        }
        return { entry: listEntry(asked, listed.slice(0, page.limit), mandate, time, id), result: listed };
      },
    });
    return release(layOutList(asked, result, page, id), id, receipt, opening);
  }

  async #matter(asked: Asked, caseId: string, tx: Tx, time: number): Promise<CaseMatter> {
    const { reader, mandates } = this.#desk;
    const { covenant, partner, subject, role } = asked.caller;
    const row = await tx.readDocument(placeName(place.case(caseId)));
    const register = await mandates.register(covenant, partner, (at) => tx.readDocument(at));
    const mandate = hasMandate(register, subject, role, time);
    const read = await reader.forProfessional(asked, caseId, row, mandate, time);
    return { read, mandate };
  }
}

function pendingOf(
  asked: RevealAsked,
  caseId: string,
  caseMark: string,
  id: string,
  waiting: readonly RevealableItem[],
  time: number,
): PendingDisclosure {
  const { partner, subject, role } = asked.caller;
  return {
    id,
    caseId,
    caseMark,
    partner,
    subject,
    role,
    purpose: asked.purpose,
    basis: asked.basis,
    fields: [...new Set(waiting.map(({ item }) => item.field))],
    items: waiting.map(({ item }) => ({ id: item.id, field: item.field, source: item.source })),
    justification: asked.justification,
    askedAt: new Date(time).toISOString(),
    status: 'pending',
  };
}
