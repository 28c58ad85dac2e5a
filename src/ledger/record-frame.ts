import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { LedgerError } from './errors.js';
import { HASH_SIZE } from './sha256.js';

/**
 * The end of a record's text that many records share: rendered and packed (RFC 1951) once, and stored once, for a commit
 * costs by the byte that it syncs. This concerns the stored form alone; the record, its commitment and every export are
 * the whole text.
 */
export class RecordTail {
  /** UTF-8. */
  readonly bytes: Uint8Array;
  readonly packed: Uint8Array;

  constructor(readonly text: string) {
    this.bytes = Buffer.from(text);
    this.packed = deflateRawSync(this.bytes, { level: 9 });
  }
}

/*
 * What is sealed, behind the nonce of 32 bytes: u8 form, then
 *   0  text
 *   1  u32 length of the head ‖ head ‖ packed tail
 *   2  u48 index of an earlier entry of form 1, whose tail is this record's too ‖ head
 * Integers are big-endian, texts UTF-8. That two records share a tail stands inside the sealed bytes: whoever reads the
 * database cannot tell that they are about the same.
 */
const PLAIN = 0;
const TAILED = 1;
const REFERRING = 2;
const FORM_AT = HASH_SIZE;
const PLAIN_HEADER = FORM_AT + 1;
const TAILED_HEADER = FORM_AT + 5;
const REFERRING_HEADER = FORM_AT + 7;
/** No record is longer unpacked: what was sealed here is ours, yet a mistake must not eat the memory. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What is to be sealed of one entry. */
export interface Framed {
  /** 32 bytes. */
  readonly nonce: Uint8Array;
  /** UTF-8 of the record's text, without its tail. */
  readonly head: Uint8Array;
  readonly tail?: RecordTail;
  /** Index of the entry that holds the tail already. */
  readonly holder?: number;
}

/** @returns the bytes to be sealed. */
export function frameRecord({ nonce, head, tail, holder }: Framed): Uint8Array {
  const header = tail === undefined ? PLAIN_HEADER : holder === undefined ? TAILED_HEADER : REFERRING_HEADER;
  const packed = tail === undefined || holder !== undefined ? undefined : tail.packed;
  const framed = Buffer.allocUnsafe(header + head.length + (packed?.length ?? 0));
  framed.set(nonce);
  framed.set(head, header);
  if (tail === undefined) {
    framed[FORM_AT] = PLAIN;
  } else if (holder !== undefined) {
    framed[FORM_AT] = REFERRING;
    framed.writeUIntBE(holder, FORM_AT + 1, 6);
  } else {
    framed[FORM_AT] = TAILED;
    framed.writeUInt32BE(head.length, FORM_AT + 1);
    framed.set(tail.packed, header + head.length);
  }
  return framed;
}

/** A frame taken apart. */
export interface Unframed {
  /** 32 bytes. */
  readonly nonce: Uint8Array;
  readonly head: Uint8Array;
  /** UTF-8; empty where the record has none. Undefined where another entry holds it. */
  readonly tail: Uint8Array | undefined;
  /** Index of the entry that holds the tail. */
  readonly holder: number | undefined;
}

/** @throws LedgerError `damaged` where it is no frame. */
export function unframeRecord(framed: Uint8Array): Unframed {
  const bytes = Buffer.from(framed.buffer, framed.byteOffset, framed.byteLength);
  const nonce = bytes.subarray(0, HASH_SIZE);
  const form = bytes[FORM_AT];
  if (form === PLAIN) {
    return { nonce, head: bytes.subarray(PLAIN_HEADER), tail: Buffer.alloc(0), holder: undefined };
  }
  if (form === REFERRING && bytes.length >= REFERRING_HEADER) {
    const holder = bytes.readUIntBE(FORM_AT + 1, 6);
    return { nonce, head: bytes.subarray(REFERRING_HEADER), tail: undefined, holder };
  }
  if (form !== TAILED || bytes.length < TAILED_HEADER)
    throw new LedgerError('damaged', 'a record has no known form');
  const end = TAILED_HEADER + bytes.readUInt32BE(FORM_AT + 1);
  if (end > bytes.length) throw new LedgerError('damaged', 'a record is shorter than it says');
  const tail = inflateRawSync(bytes.subarray(end), { maxOutputLength: MOST_BYTES });
  return { nonce, head: bytes.subarray(TAILED_HEADER, end), tail, holder: undefined };
}
