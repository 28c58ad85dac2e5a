import {
  flatten,
  hasSeat,
  place,
  placeName,
  withSeat,
  merge,
  charactersOf,
  overfull,
  type AmendmentBody,
  type CaseManifest,
  type CasePerson,
  type CaseTransaction,
  type CaseWriter,
  type Change,
  type ContributionBody,
  type KnownManifest,
  type PlainCase,
  type Problem as BodyProblem,
  type ReadCase,
} from '../casework/index.js';
import type { Receipt, Sequencer } from '../ledger/index.js';
import type { KeyStore } from '../vault/index.js';
import type { Contributing } from './contributing.js';
import { requestedEntry, writtenEntry } from './contribution-record.js';
import { isChair, judgeAmendment, refusedFields } from './judge-amendment.js';
import { demandRoom, NoRoom } from './room.js';
import type { Recipients } from './recipient.js';
import type { WatchfulReader } from './watchful-reader.js';

/** What the contributor gets back: ids of its own items, as it will see them, and the receipt. */
export interface Contributed {
  readonly kind: 'contributed';
  readonly caseId: string;
  readonly items: readonly { readonly id: string; readonly field: string; readonly record: string }[];
  readonly receipt: Receipt;
}

export type ContributionOutcome =
  | Contributed
  | { readonly kind: 'unknown' }
  /** Fields that the covenant does not let this partner bring in, or powers that its role does not have. */
  | { readonly kind: 'refused'; readonly fields: readonly string[]; readonly power?: 'stage' | 'seat' }
  | { readonly kind: 'wrong'; readonly problems: readonly BodyProblem[] };

export interface ContributionDesk<Tx extends CaseTransaction> {
  readonly sequencer: Sequencer<Tx>;
  readonly reader: WatchfulReader;
  readonly writer: CaseWriter<Tx>;
  readonly keys: KeyStore;
  readonly recipients: Recipients;
  readonly newId: () => string;
  readonly now: () => number;
}

/** Contributing and amending: what a partner brings in is its own; every request is recorded, refused or not. */
export class Contributions<Tx extends CaseTransaction> {
  readonly #desk: ContributionDesk<Tx>;

  constructor(desk: ContributionDesk<Tx>) {
    this.#desk = desk;
  }

  /**
   * Opens a case in stage `signal` with what one source brings in.
   */
  async open(asked: Contributing, body: ContributionBody): Promise<ContributionOutcome> {
    const { now, newId, writer, sequencer } = this.#desk;
    const contribution = flatten(body, now());
    const caseId = newId();
    const since = new Date(now()).toISOString();
    const { items, persons } = contribution;
    const characters = charactersOf(items);
    const problems = overfull('', { items: items.length, persons: persons.length, characters });
    if (problems.length > 0) return { kind: 'wrong', problems };
    const refused = refusedFields(asked, contribution);
    const mark = asked.actor.probed(caseId);
    const links = await sequencer.submit({
      kind: 'writes',
      run: async (tx: Tx, time) => ({
        entry: requestedEntry(
          asked,
          {
            act: 'contribution',
            mark,
            outcome: refused.length > 0 ? 'refused' : 'accepted',
            contribution,
            refused,
            time,
          },
          newId(),
        ),
        result:
          refused.length > 0
            ? new Map<string, string>()
            : await writer.link(
                tx,
                asked.covenant,
                asked.caller.partner,
                contribution,
                () => undefined,
                asked.importing?.aliases ?? {},
              ),
      }),
    });
    if (refused.length > 0) return { kind: 'refused', fields: refused };
    const empty: PlainCase = {
      id: caseId,
      covenant: asked.covenant.id,
      kind: contribution.kind,
      stage: 'signal',
      stageSince: since,
      openedBy: asked.caller.partner,
      seats: [],
      persons: [],
      items: [],
    };
    const plain = merge(empty, asked.caller.partner, contribution, links.result, newId);
    const receipt = await writer.create(plain, asked.covenant, (version, time) =>
      writtenEntry(asked, mark, { version, time, caseId }),
    );
    return this.#contributed(asked, caseId, plain, new Set(), receipt);
  }

  /** Adds, amends, takes back; and what decides: stage (chairs), restriction and consent (the source). */
  async amend(asked: Contributing, caseId: string, body: AmendmentBody): Promise<ContributionOutcome> {
    const { sequencer, writer, newId } = this.#desk;
    const probed = asked.actor.probed(caseId);
    const judged = await sequencer.submit({
      kind: 'writes',
      run: async (tx: Tx, time) => {
        const read = await this.#read(asked, caseId, tx);
        const result =
          read === undefined
            ? { kind: 'unknown' as const }
            : judgeAmendment(
                asked,
                read,
                await this.#living(read.manifest),
                body,
                this.#desk.recipients.idOf(asked.covenant.id, asked.caller.partner),
                time,
              );
        const entry = requestedEntry(
          asked,
          {
            act: 'amendment',
            mark: read?.manifest.mark ?? probed,
            outcome: result.kind,
            contribution: result.kind === 'accepted' ? result.contribution : undefined,
            refused: result.kind === 'refused' ? result.fields : [],
            time,
          },
          newId(),
        );
        if (read === undefined || result.kind !== 'accepted' || result.contribution === undefined) {
          return {
            entry,
            result: { result, mark: read?.manifest.mark ?? probed, links: new Map<string, string>() },
          };
        }
        const byLabel = this.#byLabel(asked, read.manifest);
        const links = await writer.link(
          tx,
          asked.covenant,
          asked.caller.partner,
          result.contribution,
          byLabel,
          asked.importing?.aliases ?? {},
        );
        const known = new Map([...result.known, ...links]);
        return { entry, result: { result, mark: read.manifest.mark, links: known } };
      },
    });
    const { result, links } = judged.result;
    if (result.kind !== 'accepted') return result;
    let before: ReadonlySet<string> = new Set();
    let after: PlainCase | undefined;
    const change: Change = (plain) => {
      before = new Set(plain.items.map((item) => item.id));
      const { contribution } = result;
      const added =
        contribution === undefined ? plain : merge(plain, asked.caller.partner, contribution, links, newId);
      const changed = result.change(added);
      demandRoom(asked.caller.partner, plain, changed, contribution === undefined ? '/amend' : '/add');
      after = changed;
      return changed;
    };
    try {
      const receipt = await writer.change(caseId, asked.covenant, judged.receipt, change, (version, time) =>
        writtenEntry(asked, judged.result.mark, { version, time, caseId }),
      );
      if (after === undefined) throw new RangeError('a change that was written was made');
      return this.#contributed(asked, caseId, after, before, receipt);
    } catch (cause) {
      if (cause instanceof NoRoom) return { kind: 'wrong', problems: cause.problems };
      throw cause;
    }
  }

  /** Gives a partner a place at the table of a case until a date; the chairs alone do. */
  async invite(
    asked: Contributing,
    caseId: string,
    seat: { readonly partner: string; readonly until: string },
  ): Promise<ContributionOutcome> {
    const { sequencer, writer, newId } = this.#desk;
    const probed = asked.actor.probed(caseId);
    const judged = await sequencer.submit({
      kind: 'writes',
      run: async (tx: Tx, time) => {
        const read = await this.#read(asked, caseId, tx);
        const mark = read?.manifest.mark ?? probed;
        const outcome = read === undefined ? 'unknown' : isChair(asked) ? 'accepted' : 'refused';
        const entry = requestedEntry(
          asked,
          { act: 'invitation', mark, outcome, refused: [], time, seat },
          newId(),
        );
        return { entry, result: { outcome, mark } };
      },
    });
    if (judged.result.outcome === 'unknown') return { kind: 'unknown' };
    if (judged.result.outcome === 'refused') return { kind: 'refused', fields: [], power: 'seat' };
    const receipt = await writer.change(
      caseId,
      asked.covenant,
      judged.receipt,
      (plain) => withSeat(plain, seat),
      (version, time) => writtenEntry(asked, judged.result.mark, { version, time, caseId }),
    );
    return { kind: 'contributed', caseId, items: [], receipt };
  }

  /** The case where this partner may know of it without asking for a purpose: own items, a place, or the chair. */
  async #read(asked: Contributing, caseId: string, tx: Tx): Promise<ReadCase | undefined> {
    const row = await tx.readDocument(placeName(place.case(caseId)));
    const { partner } = asked.caller;
    const knows = (known: KnownManifest): boolean =>
      asked.importing !== undefined ||
      isChair(asked) ||
      hasSeat(known, partner, this.#desk.now()) ||
      known.manifest.items.some((item) => item.source === partner);
    const read = await this.#desk.reader.forContributor(asked, caseId, row, knows);
    return read !== undefined && knows(read.known) ? read : undefined;
  }

  /** The persons of a case that were not erased; nothing can be added to one that was. */
  async #living({ persons }: CaseManifest): Promise<readonly CasePerson[]> {
    const { keys } = this.#desk;
    const living = await Promise.all(
      persons.map(async (person) => ((await keys.open(person.id)) === undefined ? [] : [person])),
    );
    return living.flat();
  }

  #byLabel(asked: Contributing, manifest: CaseManifest): (label: string) => string | undefined {
    const { covenant, caller } = asked;
    const labels = new Map<string, string>();
    for (const purpose of covenant.purposes.keys()) {
      const labelOf = this.#desk.recipients.labelOf(covenant, caller.partner, purpose, manifest.id);
      for (const person of manifest.persons) labels.set(labelOf(person.id), person.id);
    }
    return (label) => labels.get(label);
  }

  #contributed(
    asked: Contributing,
    caseId: string,
    plain: PlainCase,
    before: ReadonlySet<string>,
    receipt: Receipt,
  ): Contributed {
    const { partner } = asked.caller;
    const idOf = this.#desk.recipients.idOf(asked.covenant.id, partner);
    const items = plain.items
      .filter((item) => item.source === partner && !before.has(item.id))
      .map((item) => ({ id: idOf(item.id), field: item.field, record: idOf(item.record) }));
    return { kind: 'contributed', caseId, items, receipt };
  }
}
