import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { LedgerError } from './errors.js';

/**
 * The end of a record's text that many records share: rendered and packed (RFC 1951) once, for a commit costs by the
 * byte that it syncs. Packing concerns the stored form alone; the record, its commitment and every export are the text.
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
 * What is sealed: u8 0 ‖ text, or u8 1 ‖ u32 length of the head ‖ head ‖ packed tail. Integers are big-endian, texts UTF-8.
 */
const PLAIN = 0;
const TAILED = 1;
const TAILED_HEADER = 5;
/** No record is longer unpacked: what was sealed here is ours, yet a mistake must not eat the memory. */
const MOST_BYTES = 64 * 1024 * 1024;

/** @param head UTF-8 of the record's text, without its tail. */
export function frameRecord(head: Uint8Array, tail: RecordTail | undefined): Uint8Array {
  if (tail === undefined) {
    const framed = Buffer.allocUnsafe(1 + head.length);
    framed[0] = PLAIN;
    framed.set(head, 1);
    return framed;
  }
  const framed = Buffer.allocUnsafe(TAILED_HEADER + head.length + tail.packed.length);
  framed[0] = TAILED;
  framed.writeUInt32BE(head.length, 1);
  framed.set(head, TAILED_HEADER);
  framed.set(tail.packed, TAILED_HEADER + head.length);
  return framed;
}

/**
 * @returns UTF-8 of the record's text.
 * @throws LedgerError `damaged` where it is no frame.
 */
export function unframeRecord(framed: Uint8Array): Uint8Array {
  const bytes = Buffer.from(framed.buffer, framed.byteOffset, framed.byteLength);
  if (bytes[0] === PLAIN) return bytes.subarray(1);
  if (bytes[0] !== TAILED || bytes.length < TAILED_HEADER)
    throw new LedgerError('damaged', 'a record has no known form');
  const end = TAILED_HEADER + bytes.readUInt32BE(1);
  if (end > bytes.length) throw new LedgerError('damaged', 'a record is shorter than it says');
  const tail = inflateRawSync(bytes.subarray(end), { maxOutputLength: MOST_BYTES });
  return Buffer.concat([bytes.subarray(TAILED_HEADER, end), tail]);
}
