import {
  CaseworkError,
  type CaseReader,
  type DocumentRow,
  type KnownManifest,
  type ReadCase,
} from '../casework/index.js';
import { VaultError } from '../vault/index.js';
import { situate, type Asked } from './asked.js';
import { DisclosureError } from './errors.js';
import type { Contributing } from './contributing.js';
import { isChair } from './judge-amendment.js';
import type { Recipients } from './recipient.js';
import { planView } from './view-plan.js';

/** How many cases are remembered as they were when they last could be read. */
const REMEMBERED = 2_000;

/** A case in the database is not what was last written; for whoever runs the gateway. The id is a random one. */
export interface DamageAlarm {
  readonly alarm: 'case-damaged';
  readonly case: string;
  readonly code: string;
}

/**
 * Reads cases, and knows what to do with one whose row was changed, put back or taken away. Nothing that such a row says is
 * believed, so who may know of the case is told by how it was when it could last be read; where nobody remembers that,
 * only a chair may, who may know of every case. To all others it is a case that is not there. Each damage is told once.
 */
export class WatchfulReader {
  readonly #reader: CaseReader;
  readonly #recipients: Recipients;
  readonly #tell: (alarm: DamageAlarm) => void;
  readonly #last = new Map<string, KnownManifest>();
  readonly #damaged = new Set<string>();

  constructor(reader: CaseReader, recipients: Recipients, tell: (alarm: DamageAlarm) => void) {
    this.#reader = reader;
    this.#recipients = recipients;
    this.#tell = tell;
  }

  /**
   * @returns undefined where there is no such case, or a damaged one of which one may not know.
   * @throws DisclosureError `case_damaged` for who may.
   */
  async forProfessional(
    asked: Asked,
    id: string,
    row: DocumentRow | undefined,
    mandate: boolean,
    now: number,
  ): Promise<ReadCase | undefined> {
    return this.#read(asked, id, row, (last) => {
      if (isChair(asked)) return true;
      if (last === undefined) return false;
      const request = situate(asked, last, mandate, now);
      return planView(last, asked.covenant, request, this.#recipients).exists;
    });
  }

  /** The same for who brings something in. @param knows whether the partner may know of a case as it was. */
  async forContributor(
    asked: Contributing,
    id: string,
    row: DocumentRow | undefined,
    knows: (known: KnownManifest) => boolean,
  ): Promise<ReadCase | undefined> {
    return this.#read(asked, id, row, (last) => isChair(asked) || (last !== undefined && knows(last)));
  }

  /** For a list, which leaves a damaged case out. */
  async forList(asked: Asked, id: string, row: DocumentRow): Promise<ReadCase | undefined> {
    return this.#read(asked, id, row, () => false);
  }

  /**
   * A case of another covenant is not there. What the row says of its covenant is believed where nothing else is known.
   * @param mayKnow of a damaged case of this covenant.
   */
  async #read(
    { covenant }: Pick<Asked, 'covenant'>,
    id: string,
    row: DocumentRow | undefined,
    mayKnow: (last: KnownManifest | undefined) => boolean,
  ): Promise<ReadCase | undefined> {
    try {
      const read = await this.#reader.read(id, row);
      if (read === undefined) return undefined;
      this.#remember(id, read.known);
      return read.manifest.covenant === covenant.id ? read : undefined;
    } catch (cause) {
      const code = damageIn(cause);
      if (code === undefined) throw cause;
      if (!this.#damaged.has(id)) this.#tell({ alarm: 'case-damaged', case: id, code });
      this.#damaged.add(id);
      const last = this.#last.get(id);
      if ((last?.manifest.covenant ?? row?.covenant) !== covenant.id) return undefined;
      if (mayKnow(last)) throw new DisclosureError('case_damaged', { cause });
      return undefined;
    }
  }

  #remember(id: string, known: KnownManifest): void {
    if (this.#damaged.size > 0) this.#damaged.delete(id);
    if (this.#last.get(id) === known) return;
    this.#last.delete(id);
    this.#last.set(id, known);
    if (this.#last.size <= REMEMBERED) return;
    const oldest = this.#last.keys().next();
    if (oldest.done !== true) this.#last.delete(oldest.value);
  }
}

/** What the row is accused of; undefined where reading failed for another reason. */
function damageIn(cause: unknown): string | undefined {
  if (cause instanceof CaseworkError) return cause.code === 'rolled_back' ? cause.code : undefined;
  if (!(cause instanceof VaultError)) return undefined;
  return ['rolled_back', 'unauthentic', 'malformed'].includes(cause.code) ? cause.code : undefined;
}
