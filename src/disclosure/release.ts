import {
  OpenedCompartments,
  type Opening,
  openLine,
  type ReadCase,
  renderCoveredLine,
} from '../casework/index.js';
import type { Receipt } from '../ledger/index.js';
import { DisclosureError } from './errors.js';
import type { Hole, LaidOutItems } from './layout.js';

/**
 * An answer with case data that may leave. Only `release` makes one, after the log entry that proves it is safely on
 * disk; the HTTP reply for case data accepts nothing else.
 */
export class Revealed {
  readonly #body: string;

  private constructor(body: string) {
    this.#body = body;
  }

  /** JSON text, UTF-8. */
  get body(): string {
    return this.#body;
  }

  /**
   * Opens what was decided and lays it into the answer.
   * @param subject what the receipt must stand for: the id of this disclosure, which the log entry names.
   * @throws DisclosureError `receipt_of_other` where the receipt proves another disclosure.
   */
  static async make(
    laidOut: LaidOut,
    subject: string,
    receipt: Receipt,
    opening: Opening,
  ): Promise<Revealed> {
    if (receipt.subject !== subject) throw new DisclosureError('receipt_of_other');
    const { read, texts, holes, compartments, labelOf, today, tail } = laidOut;
    if (read === undefined) return new Revealed(`${texts.join('')}${tail(receipt)}`);
    const opened = await OpenedCompartments.open(read, compartments, opening, receipt);
    let body = texts[0] ?? '';
    for (let position = 0; position < holes.length; position += 1) {
      const hole = holes[position];
      if (hole !== undefined) body += valueOf(hole, opened, labelOf, today);
      body += texts[position + 1] ?? '';
    }
    return new Revealed(`${body}${tail(receipt)}`);
  }
}

/** The one way to a `Revealed`. */
export function release(
  laidOut: LaidOut,
  subject: string,
  receipt: Receipt,
  opening: Opening,
): Promise<Revealed> {
  return Revealed.make(laidOut, subject, receipt, opening);
}

/** An answer that waits for its values. */
export interface LaidOut extends LaidOutItems {
  /** Undefined where the answer holds nothing of a case but that it is there. */
  readonly read: ReadCase | undefined;
  readonly labelOf: (person: string) => string;
  /** YYYY-MM-DD, for covers that move on with time. */
  readonly today: string;
  /** What comes behind the last text: the disclosure with its receipt, and the closing brace. */
  readonly tail: (receipt: Receipt) => string;
}

/** What stands where a value can no longer be opened because its person was erased. */
const ERASED = 'null';

function valueOf(
  hole: Hole,
  opened: OpenedCompartments,
  labelOf: (person: string) => string,
  today: string,
): string {
  if (hole.kind === 'open') return openLine(hole.item, opened) ?? ERASED;
  const line = opened.line(hole.compartment, hole.line);
  if (line === undefined) return ERASED;
  return renderCoveredLine(line, labelOf, today);
}
