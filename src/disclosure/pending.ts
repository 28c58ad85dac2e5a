import {
  CaseworkError,
  hasMembers,
  place,
  placeName,
  readAuthentic,
  type CaseTransaction,
} from '../casework/index.js';
import type { Receipt, Sequencer } from '../ledger/index.js';
import {
  encodeDocument,
  manifestKey,
  openManifest,
  readDocument,
  type KeyStore,
  type Random,
} from '../vault/index.js';
import { actEntry, type Acting } from './access-record.js';
import type { Asked } from './asked.js';
import type { RevealAsked } from './judge-reveal.js';

/** A reveal that waits for the approval of its sources: what was asked, and of which items. Sealed as a document. */
export interface PendingDisclosure {
  readonly id: string;
  readonly caseId: string;
  readonly partner: string;
  readonly subject: string;
  readonly role: string;
  readonly purpose: string;
  readonly basis: string;
  readonly fields: readonly string[];
  /** Ids of the items inside, and the sources that are to approve. */
  readonly items: readonly { readonly id: string; readonly field: string; readonly source: string }[];
  readonly justification: string;
  /** ISO instant. */
  readonly askedAt: string;
  readonly status: 'pending';
  /** The id of the case, sealed under its own key, for the records of who looks at this. */
  readonly caseMark: string;
}

const isPending = hasMembers<PendingDisclosure>('caseId', 'fields', 'items', 'subject');

export interface PendingDesk<Tx extends CaseTransaction> {
  readonly sequencer: Sequencer<Tx>;
  readonly keys: KeyStore;
  readonly random: Random;
}

/** Keeps reveals that wait for a second person. */
export class PendingDisclosures<Tx extends CaseTransaction> {
  readonly #desk: PendingDesk<Tx>;

  constructor(desk: PendingDesk<Tx>) {
    this.#desk = desk;
  }

  /** Keeps a reveal; durable, and recorded, when it resolves. */
  async keep(asked: RevealAsked, pending: PendingDisclosure): Promise<Receipt> {
    const { keys, random, sequencer } = this.#desk;
    const { covenant } = asked;
    const keyId = `disclosure:${pending.id}`;
    const handle = await keys.create('document', keyId);
    const version = await keys.propose(keyId);
    const at = place.disclosure(pending.id);
    const document = encodeDocument({
      place: at,
      version,
      key: manifestKey(handle),
      manifest: Buffer.from(JSON.stringify(pending)),
      compartments: [],
      random,
    });
    const row = { place: placeName(at), covenant: covenant.id, version, document };
    const { receipt } = await sequencer.submit({
      kind: 'writes',
      run: async (tx: Tx, time: number) => {
        if (!(await tx.writeDocument(row, undefined))) throw new CaseworkError('busy', pending.caseId);
        const attributes = { 'casussluis.case': pending.caseMark, 'casussluis.fields': pending.fields };
        const acting = { ...asked, partner: asked.caller.partner };
        const entry = actEntry(acting, 'casussluis.disclosure.pending', attributes, time, pending.id);
        return { entry, result: undefined };
      },
    });
    await keys.confirm(keyId, version);
    return receipt;
  }

  /** The one that this professional asked for, nobody else's; asking is recorded, whatever comes of it. */
  async find(
    asked: Acting & Pick<Asked, 'caller'>,
    id: string,
  ): Promise<{ readonly pending: PendingDisclosure | undefined; readonly receipt: Receipt }> {
    const { receipt, result: pending } = await this.#desk.sequencer.submit({
      kind: 'reads',
      run: async (tx: Tx, time: number) => {
        const found = await this.#find(asked, id, tx);
        const attributes = {
          'casussluis.case': found?.caseMark ?? asked.actor.probed(id),
          'casussluis.outcome': found === undefined ? 'unknown' : 'shown',
        };
        const acting = { ...asked, partner: asked.caller.partner };
        const entry = actEntry(acting, 'casussluis.disclosure.viewed', attributes, time, id);
        return { entry, result: found };
      },
    });
    return { pending, receipt };
  }

  async #find(
    asked: Pick<Asked, 'caller' | 'covenant'>,
    id: string,
    tx: Tx,
  ): Promise<PendingDisclosure | undefined> {
    const { keys } = this.#desk;
    const handle = await keys.open(`disclosure:${id}`);
    if (handle === undefined) return undefined;
    const at = place.disclosure(id);
    const row = await tx.readDocument(placeName(at));
    if (row === undefined || row.covenant !== asked.covenant.id) return undefined;
    const document = readDocument(row.document, at);
    keys.demand(handle, document.version);
    const bytes = openManifest(document.manifest, manifestKey(handle));
    const pending = readAuthentic(bytes, isPending, id);
    const { partner, subject } = asked.caller;
    return pending.partner === partner && pending.subject === subject ? pending : undefined;
  }
}
