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
    const { read, from } = laidOut;
    const known = from === undefined ? undefined : read?.answers.get(from);
    const text = known ?? filled(laidOut, receipt, opening);
    if (from !== undefined && known === undefined) read?.answers.set(from, text);
    return new Revealed(`${await text}${laidOut.tail(receipt)}`);
  }
}

/** The text of an answer with its values, up to its tail. */
async function filled(laidOut: LaidOut, receipt: Receipt, opening: Opening): Promise<string> {
  const { read, texts, holes, compartments, labelOf, today } = laidOut;
  if (read === undefined) return texts.join('');
  const opened = await OpenedCompartments.open(read, compartments, opening, receipt);
  const parts = [texts[0]];
  holes.forEach((hole, position) => {
    parts.push(valueOf(hole, opened, labelOf, today), texts[position + 1]);
  });
  // Joined, not added up: what others take over is then one piece.
  return parts.join('');
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
  /** What it was laid out from, where others who read the case at this moment have it laid out from the same. */
  readonly from?: object;
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
