import { checkpointLine, entryLine, headerLine } from './bundle.js';
import { LedgerError } from './errors.js';
import { parseVerifierKey } from './note.js';
import type { LedgerReader, LogEntry, OpenedRecord } from './reader.js';
import { isAdlEvent } from './record.js';

/** Exports: streams of text, whole lines at a time, in constant memory however long the log is. */

export interface ExportFilter {
  /** What was asked for, in words that a reader of the file understands; goes in the header, and is not empty. */
  readonly description: Readonly<Record<string, string>>;
  matches(entry: LogEntry): boolean | Promise<boolean>;
}

export interface ExportSource {
  readonly reader: LedgerReader;
  readonly filter?: ExportFilter;
  /**
   * Whether who exports may open the record; where not, record and nonce are left out. Opens all where not given.
   */
  readonly mayOpen?: (entry: LogEntry) => boolean;
}

/** Text that is handed on at once, in UTF-16 units: enough to keep a stream busy, little beside the rest. */
const CHUNK = 65_536;

/**
 * The export bundle of DESIGN section 7, against the latest checkpoint. A filtered one proves each entry on its own.
 * @param source.verifierKey of the log, `name+hash+base64`.
 * @throws LedgerError `out_of_range` where nothing is recorded yet; `filter_empty` where a filter does not say what it is.
 */
export async function* exportBundle(
  source: ExportSource & { readonly verifierKey: string },
): AsyncGenerator<string> {
  const { reader, filter, verifierKey } = source;
  if (filter !== undefined && Object.keys(filter.description).length === 0) {
    throw new LedgerError('filter_empty', 'a filtered export says what it was filtered by');
  }
  const checkpoint = await latest(reader);
  const origin = parseVerifierKey(verifierKey).name;
  yield `${headerLine({ origin, publicKey: verifierKey, filter: filter?.description ?? {} })}\n`;
  yield `${checkpointLine(checkpoint.note)}\n`;
  let chunk = '';
  // As it is stored: what is wrong with it is told by whoever verifies, who names the entry.
  for await (const entry of chosen(source, reader.asStored(0, checkpoint.size))) {
    let opening: OpenedRecord | undefined;
    try {
      opening = mayOpen(source, entry) ? await entry.open() : undefined;
    } catch (cause) {
      // What comes before it goes out, so that whoever verifies is told where the log is damaged.
      yield chunk;
      throw cause;
    }
    const line = entryLine({
      index: entry.index,
      leaf: entry.leaf,
      ...(opening === undefined ? {} : { opening }),
      ...(filter === undefined ? {} : { proof: await reader.inclusionProof(entry.index, checkpoint.size) }),
    });
    chunk += `${line}\n`;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** The Authorization Decision Log as JSON Lines: access records only, as far as they may be opened. */
export async function* exportRecords(source: ExportSource): AsyncGenerator<string> {
  const size = await source.reader.size();
  let chunk = '';
  for await (const entry of chosen(source, source.reader.entries(0, size))) {
    if (!isAdlEvent(entry.envelope()?.event ?? '') || !mayOpen(source, entry)) continue;
    const { record } = await entry.open();
    chunk += `${record}\n`;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

function mayOpen({ mayOpen: may }: ExportSource, entry: LogEntry): boolean {
  return may === undefined || may(entry);
}

async function* chosen({ filter }: ExportSource, entries: AsyncIterable<LogEntry>): AsyncGenerator<LogEntry> {
  for await (const entry of entries) {
    if (filter === undefined || (await filter.matches(entry))) yield entry;
  }
}

async function latest(reader: LedgerReader): Promise<{ size: number; note: string }> {
  const checkpoint = await reader.checkpoint();
  if (checkpoint === undefined) throw new LedgerError('out_of_range', 'nothing is recorded yet');
  return checkpoint;
}
