import { isHash, readHash } from './entry.js';
import { repeatedKey } from './repeated-key.js';

/**
 * The lines of an export bundle (`casussluis-log/1`): a header, a checkpoint, and entries in order, one JSON object
 * each. A reader takes any JSON that says the same, but nothing beside it: what no signature covers could mislead.
 */
export const BUNDLE_FORMAT = 'casussluis-log/1';

export interface BundleHeader {
  readonly origin: string;
  /** C2SP verifier key: `name+hash+base64`. */
  readonly publicKey: string;
  /** What the entries were chosen by; empty for a whole log. */
  readonly filter: Readonly<Record<string, unknown>>;
}

export interface BundleEntry {
  readonly index: number;
  readonly leaf: Uint8Array;
  /** Both absent where the reader may not open the record. */
  readonly opening?: { readonly nonce: Uint8Array; readonly record: string };
  /** Inclusion proof against the checkpoint of the bundle; only in a filtered export. */
  readonly proof?: readonly Uint8Array[];
}

export type BundleLine =
  | { readonly type: 'header'; readonly header: BundleHeader }
  | { readonly type: 'checkpoint'; readonly note: string }
  | { readonly type: 'entry'; readonly entry: BundleEntry };

export function headerLine({ origin, publicKey, filter }: BundleHeader): string {
  return JSON.stringify({ type: 'header', format: BUNDLE_FORMAT, origin, publicKey, filter });
}

export function checkpointLine(note: string): string {
  return JSON.stringify({ type: 'checkpoint', note });
}

export function entryLine({ index, leaf, opening, proof }: BundleEntry): string {
  const opened =
    opening === undefined
      ? ''
      : `,"nonce":"${base64(opening.nonce)}","record":${JSON.stringify(opening.record)}`;
  const proven =
    proof === undefined ? '' : `,"proof":[${proof.map((hash) => `"${base64(hash)}"`).join(',')}]`;
  return `{"type":"entry","index":${index},"leaf":"${base64(leaf)}"${opened}${proven}}`;
}

/** Why a line is none of a bundle. `field` is where; absent when it is no JSON object at all. */
export class LineError extends Error {
  override readonly name = 'LineError';

  constructor(
    readonly problem: 'malformed' | 'unknown_format',
    readonly field?: string,
  ) {
    super('not a line of an export bundle');
  }
}

/** @throws LineError */
export function parseLine(text: string): BundleLine {
  const fields = parseObject(text);
  switch (fields['type']) {
    case 'header':
      return { type: 'header', header: readHeader(fields, text) };
    case 'checkpoint':
      demandKeys(fields, ['type', 'note'], text);
      return { type: 'checkpoint', note: string(fields, 'note') };
    case 'entry':
      return { type: 'entry', entry: readEntryLine(fields, text) };
    default:
      throw new LineError('malformed', 'type');
  }
}

type Fields = Readonly<Record<string, unknown>>;

function readHeader(fields: Fields, text: string): BundleHeader {
  if (fields['format'] !== BUNDLE_FORMAT) throw new LineError('unknown_format', 'format');
  demandKeys(fields, ['type', 'format', 'origin', 'publicKey', 'filter'], text);
  const filter = fields['filter'];
  if (!isObject(filter)) throw new LineError('malformed', 'filter');
  return { origin: string(fields, 'origin'), publicKey: string(fields, 'publicKey'), filter };
}

function readEntryLine(fields: Fields, text: string): BundleEntry {
  const index = fields['index'];
  if (typeof index !== 'number' || !Number.isSafeInteger(index) || index < 0)
    throw new LineError('malformed', 'index');
  const entry: BundleEntry = {
    index,
    leaf: bytes(fields, 'leaf'),
    ...('nonce' in fields || 'record' in fields ? { opening: readOpening(fields) } : {}),
    ...('proof' in fields ? { proof: readProof(fields['proof']) } : {}),
  };
  // A line just as the log writes it has nothing twice; any other is looked at key by key.
  if (entryLine(entry) !== text)
    demandKeys(fields, ['type', 'index', 'leaf', 'nonce', 'record', 'proof'], text);
  return entry;
}

function readOpening(fields: Fields): { nonce: Uint8Array; record: string } {
  const nonce = readHash(string(fields, 'nonce'));
  if (nonce === undefined) throw new LineError('malformed', 'nonce');
  const record = string(fields, 'record');
  // A lone surrogate has no UTF-8, so no record can have held one.
  if (!record.isWellFormed()) throw new LineError('malformed', 'record');
  return { nonce, record };
}

function readProof(value: unknown): Uint8Array[] {
  if (!Array.isArray(value)) throw new LineError('malformed', 'proof');
  return value.map((hash: unknown) => {
    if (typeof hash !== 'string' || !isHash(hash)) throw new LineError('malformed', 'proof');
    return Buffer.from(hash, 'base64');
  });
}

function demandKeys(fields: Fields, known: readonly string[], text: string): void {
  const strange = Object.keys(fields).find((key) => !known.includes(key)) ?? repeatedKey(text);
  if (strange !== undefined) throw new LineError('malformed', strange);
}

function parseObject(text: string): Fields {
  try {
    const parsed: unknown = JSON.parse(text);
    if (isObject(parsed)) return parsed;
  } catch {
    // Falls through: what does not parse is no line either.
  }
  throw new LineError('malformed');
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function string(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new LineError('malformed', name);
  return value;
}

function bytes(fields: Fields, name: string): Uint8Array {
  const text = string(fields, name);
  const decoded = Buffer.from(text, 'base64');
  // Node reads over what is no base64; only the one canonical form will do.
  if (decoded.toString('base64') !== text) throw new LineError('malformed', name);
  return decoded;
}

function base64(of: Uint8Array): string {
  return Buffer.from(of.buffer, of.byteOffset, of.byteLength).toString('base64');
}
