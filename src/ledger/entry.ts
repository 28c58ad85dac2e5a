import { LedgerError } from './errors.js';
import type { RecordTail } from './record-frame.js';
import { HASH_SIZE, sha256Base64 } from './sha256.js';

/** Version of the envelope; part of every leaf. */
export const ENTRY_FORMAT = 'casussluis-entry/1';

/** An entry bundle gives the length of a leaf in 16 bits (C2SP tlog-tiles, "Log entries"). */
export const MAX_LEAF_SIZE = 65_535;

/** The envelope that is hashed into the tree. It tells when something of what kind was recorded, and nothing else. */
export interface Entry {
  readonly event: string;
  /** Base64 of SHA-256(nonce ‖ record bytes). */
  readonly record: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** What a unit of work wants recorded. */
export interface EntryDraft {
  /** `adl.…` for a decision about access, else `casussluis.…`; lower-case words joined by dots. */
  readonly event: string;
  /** The record as JSON text on one line; where there is a tail, the text before it. */
  readonly record: string;
  /** The end of the record's text, where many records share it. */
  readonly tail?: RecordTail;
  /** What the receipt will stand for, for instance the id of the disclosure. It is not recorded. */
  readonly subject: string;
}

const EVENT = /^[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*$/;
const MAX_EVENT_LENGTH = 100;

/** @throws LedgerError `entry_malformed`: an event name that is none, or a record on several lines. */
export function checkDraft(draft: EntryDraft): void {
  if (draft.event.length > MAX_EVENT_LENGTH || !EVENT.test(draft.event)) {
    throw new LedgerError('entry_malformed', 'the name of an event is lower-case words joined by dots');
  }
  if (draft.record.includes('\n')) throw new LedgerError('entry_malformed', 'a record is one line of JSON');
}

/**
 * The leaf as canonical JSON (RFC 8785): keys in order, no white space. A string from JSON.stringify and a whole number
 * are canonical by themselves (sections 3.2.2.2 and 3.2.2.3), so no general serialiser is needed.
 */
export function entryText({ event, record, time }: Entry): string {
  return `{"event":${JSON.stringify(event)},"format":"${ENTRY_FORMAT}","record":"${record}","time":${time}}`;
}

/** The same for an event that passed `checkDraft`: it needs no escapes. */
export function draftText(event: string, record: string, time: number): string {
  return `{"event":"${event}","format":"${ENTRY_FORMAT}","record":"${record}","time":${time}}`;
}

/**
 * Reads a leaf that somebody else may have written.
 * @throws LedgerError `entry_malformed` where it is not exactly the canonical form of an envelope.
 */
export function readEntry(leaf: Uint8Array): Entry {
  const text = Buffer.from(leaf.buffer, leaf.byteOffset, leaf.byteLength).toString('utf8');
  const parsed = parseObject(text);
  const { event, record, time } = parsed;
  const wellFormed =
    leaf.length <= MAX_LEAF_SIZE &&
    typeof event === 'string' &&
    event.isWellFormed() &&
    typeof record === 'string' &&
    isHash(record) &&
    typeof time === 'number' &&
    Number.isSafeInteger(time) &&
    time >= 0;
  if (!wellFormed) throw new LedgerError('entry_malformed', 'the leaf is not an envelope of this log');
  const entry = { event, record, time };
  // The bytes are compared, not the text: UTF-8 that is none would decode to something else.
  if (Buffer.from(entryText(entry), 'utf8').compare(leaf) !== 0) {
    throw new LedgerError('entry_malformed', 'the leaf is not canonical JSON of an envelope');
  }
  return entry;
}

/** The commitment to a record: base64 of SHA-256(nonce ‖ record bytes). */
export function commitment(nonce: Uint8Array, record: Uint8Array): string {
  return sha256Base64(Buffer.concat([nonce, record]));
}

const HASH_TEXT = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

/** Whether a text is the one base64 form of 32 bytes. */
export function isHash(text: string): boolean {
  return HASH_TEXT.test(text);
}

/** @returns undefined where the text is not the canonical base64 of 32 bytes. */
export function readHash(text: string): Buffer | undefined {
  return isHash(text) ? Buffer.from(text, 'base64').subarray(0, HASH_SIZE) : undefined;
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) return { ...parsed };
  } catch {
    // Falls through: what does not parse is no envelope either.
  }
  throw new LedgerError('entry_malformed', 'the leaf is not a JSON object');
}
