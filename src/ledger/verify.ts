import { readBundleLines, type NumberedLine } from './bundle-lines.js';
import type { BundleHeader } from './bundle.js';
import { openCheckpoint, type Checkpoint } from './checkpoint.js';
import { EntryChecks, FilteredLog, WholeLog } from './entry-checks.js';
import { LedgerError } from './errors.js';
import { fingerprint, parseVerifierKey, type VerifierKey } from './note.js';
import { FoundFault, type Fault, type UnusableReason, type Verdict } from './verdict.js';

/**
 * The verifier of export bundles. It stands alone: it needs the file, the public key, SHA-256 and Ed25519, and trusts
 * neither the gateway nor its database. Every byte of the file may come from an attacker; only the key, and a checkpoint
 * that was kept, are believed. It reads the file once, in constant memory.
 */
export interface Trusted {
  /** The log's key, known from elsewhere. Without it the verdict is `key_not_pinned`. */
  readonly key?: VerifierKey;
  /** A checkpoint of the same log that was kept: a signed note. The log is shown to have only grown since. */
  readonly since?: string;
}

/** @param chunks of the file, cut anywhere. @throws what reading the chunks throws. */
export async function verifyBundle(
  chunks: AsyncIterable<Uint8Array | string>,
  trusted: Trusted,
): Promise<Verdict> {
  const lines = readBundleLines(chunks);
  try {
    return await judge(lines, trusted);
  } catch (cause) {
    if (cause instanceof FoundFault) return { outcome: 'unsound', fault: cause.fault };
    if (cause instanceof Unusable) return { outcome: 'unusable', reason: cause.reason };
    throw cause;
  } finally {
    await lines.return(undefined);
  }
}

async function judge(
  lines: AsyncGenerator<NumberedLine, undefined>,
  { key, since }: Trusted,
): Promise<Verdict> {
  const header = await nextHeader(lines);
  const own = ownKey(header);
  if (key === undefined) {
    return { outcome: 'key_not_pinned', verifierKey: own.text, fingerprint: fingerprint(own) };
  }
  if (own.text !== key.text) throw new FoundFault({ code: 'key_differs', line: 1 });
  const checkpoint = signedBy(key, await nextNote(lines));
  if (checkpoint.origin !== header.origin) throw new FoundFault({ code: 'origin_differs', line: 2 });
  const filtered = Object.keys(header.filter).length > 0;
  const kept = since === undefined ? undefined : keptCheckpoint(since, key, checkpoint, filtered);
  const checks = new EntryChecks();
  await (filtered ? walkFiltered(lines, checkpoint, checks) : walkWhole(lines, checkpoint, kept, checks));
  return {
    outcome: 'sound',
    origin: checkpoint.origin,
    size: checkpoint.size,
    root: Buffer.from(checkpoint.root).toString('base64'),
    entries: checks.entries,
    opened: checks.opened,
    ...(checks.unopened.length === 0 ? {} : { unopened: checks.unopened }),
    filtered,
    ...(checks.from === undefined ? {} : { from: checks.from }),
    ...(checks.until === undefined ? {} : { until: checks.until }),
    ...(kept === undefined ? {} : { since: kept.size }),
    fingerprint: fingerprint(key),
  };
}

async function nextHeader(lines: AsyncGenerator<NumberedLine, undefined>): Promise<BundleHeader> {
  const { value: read } = await lines.next();
  if (read?.line.type !== 'header') throw new FoundFault({ code: 'unknown_format', line: 1 });
  return read.line.header;
}

async function nextNote(lines: AsyncGenerator<NumberedLine, undefined>): Promise<string> {
  const { value: read } = await lines.next();
  if (read?.line.type !== 'checkpoint') throw new FoundFault({ code: 'malformed_line', line: 2 });
  return read.line.note;
}

function ownKey(header: BundleHeader): VerifierKey {
  try {
    return parseVerifierKey(header.publicKey);
  } catch (cause) {
    if (!(cause instanceof LedgerError)) throw cause;
    throw new FoundFault({ code: 'malformed_line', line: 1, field: 'publicKey' });
  }
}

function signedBy(key: VerifierKey, note: string): Checkpoint {
  try {
    return openCheckpoint(note, key);
  } catch (cause) {
    if (!(cause instanceof LedgerError)) throw cause;
    const code = cause.code === 'signature_wrong' ? 'bad_signature' : 'malformed_line';
    throw new FoundFault({ code, line: 2, field: 'note' });
  }
}

/** A checkpoint that somebody kept is evidence only where the same key signed it for the same log. */
function keptCheckpoint(
  note: string,
  key: VerifierKey,
  checkpoint: Checkpoint,
  filtered: boolean,
): Checkpoint {
  const kept = openKept(note, key);
  if (kept.origin !== checkpoint.origin) throw new Unusable('since_other_log');
  if (kept.size > checkpoint.size) {
    throw new FoundFault({ code: 'rolled_back', line: 2, index: checkpoint.size, upTo: kept.size - 1 });
  }
  if (filtered) throw new Unusable('since_needs_whole_log');
  return kept;
}

function openKept(note: string, key: VerifierKey): Checkpoint {
  try {
    return openCheckpoint(note, key);
  } catch (cause) {
    if (!(cause instanceof LedgerError)) throw cause;
    throw new Unusable('since_malformed');
  }
}

async function walkWhole(
  lines: AsyncGenerator<NumberedLine, undefined>,
  checkpoint: Checkpoint,
  kept: Checkpoint | undefined,
  checks: EntryChecks,
): Promise<void> {
  const whole = new WholeLog(checkpoint, kept);
  let last = 2;
  for await (const { number, line } of lines) {
    last = number;
    if (line.type !== 'entry') throw new FoundFault({ code: 'malformed_line', line: number, field: 'type' });
    if (line.entry.index > whole.next) throw new FoundFault(await strayOf(lines, whole.next, number));
    whole.place(line.entry, number);
    checks.check(line.entry, number);
    whole.grow(line.entry);
  }
  whole.finish(last, checks.contradiction());
}

/** An entry that is not where it belongs stands further on, or nowhere in the file. */
async function strayOf(
  lines: AsyncGenerator<NumberedLine, undefined>,
  index: number,
  line: number,
): Promise<Fault> {
  const missing = { code: 'entry_missing', line, index } as const;
  try {
    for await (const { number, line: later } of lines) {
      if (later.type === 'entry' && later.entry.index === index)
        return { code: 'order', line: number, index };
    }
    return missing;
  } catch (cause) {
    if (cause instanceof FoundFault) return missing;
    throw cause;
  }
}

async function walkFiltered(
  lines: AsyncGenerator<NumberedLine, undefined>,
  checkpoint: Checkpoint,
  checks: EntryChecks,
): Promise<void> {
  const filtered = new FilteredLog(checkpoint);
  for await (const { number, line } of lines) {
    if (line.type !== 'entry') throw new FoundFault({ code: 'malformed_line', line: number, field: 'type' });
    filtered.place(line.entry, number);
    checks.check(line.entry, number);
    filtered.prove(line.entry, number);
  }
}

class Unusable extends Error {
  override readonly name = 'Unusable';

  constructor(readonly reason: UnusableReason) {
    super(reason);
  }
}
