import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { LedgerError } from './errors.js';
import { sha256 } from './sha256.js';

/** Signed notes (C2SP signed-note) with Ed25519 keys. */

/** A public key that a verifier trusts. */
export interface VerifierKey {
  readonly name: string;
  /** First four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key), big-endian. */
  readonly id: number;
  readonly publicKey: KeyObject;
  /** `name+hash+base64`, the form in which it is handed around. */
  readonly text: string;
}

/** Signs notes under a name. */
export interface NoteSigner {
  readonly key: VerifierKey;
  /** @param text ends in a newline. @returns the whole signed note. */
  sign(text: string): string;
}

const ED25519 = 0x01;
const KEY_NAME = /^[^\s+]+$/u;
/** DER in front of the 32 bytes of an Ed25519 public key (RFC 8410 section 4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_SIZE = 32;
const SIGNATURE_SIZE = 64;
/** A note of our own has a line or two; a verifier must take at least 16, and needs a bound. */
const MAX_SIGNATURES = 64;

/**
 * @param name of the key: not empty, no blanks, no plus; for a log its origin.
 * @param publicKey Ed25519.
 * @throws LedgerError `key_malformed`.
 */
export function verifierKey(name: string, publicKey: KeyObject): VerifierKey {
  if (!KEY_NAME.test(name))
    throw new LedgerError('key_malformed', 'the name of a key has no blanks and no plus');
  if (publicKey.asymmetricKeyType !== 'ed25519') {
    throw new LedgerError('key_malformed', 'a log signs with an Ed25519 key');
  }
  const typed = Buffer.concat([Buffer.from([ED25519]), rawKey(publicKey)]);
  const id = sha256(Buffer.concat([Buffer.from(`${name}\n`), typed])).readUInt32BE(0);
  const text = `${name}+${id.toString(16).padStart(8, '0')}+${typed.toString('base64')}`;
  return { name, id, publicKey, text };
}

/**
 * Reads `name+hash+base64`, as it is published or written in a file.
 * @throws LedgerError `key_malformed`.
 */
export function parseVerifierKey(text: string): VerifierKey {
  const trimmed = text.trim();
  const [, name, base64] = /^([^\s+]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/]+={0,2})$/u.exec(trimmed) ?? [];
  const typed = base64 === undefined ? Buffer.alloc(0) : Buffer.from(base64, 'base64');
  if (name !== undefined && typed.length === 1 + KEY_SIZE && typed[0] === ED25519) {
    const key = verifierKey(name, publicKeyOf(typed.subarray(1)));
    if (key.text === trimmed) return key;
  }
  throw new LedgerError('key_malformed', 'not a verifier key: name+hash+base64 of an Ed25519 key');
}

/** `sha256:` and the digest of the 32 key bytes in hexadecimal: short enough to compare by telephone. */
export function fingerprint(key: VerifierKey): string {
  return `sha256:${sha256(rawKey(key.publicKey)).toString('hex')}`;
}

/** @throws LedgerError `key_malformed`. */
export function noteSigner(name: string, privateKey: KeyObject): NoteSigner {
  const key = verifierKey(name, createPublicKey(privateKey));
  const id = Buffer.alloc(4);
  id.writeUInt32BE(key.id);
  return {
    key,
    sign(text) {
      const signature = sign(null, Buffer.from(text), privateKey);
      return `${text}\n— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
    },
  };
}

/**
 * The text of a note that a trusted key signed. Signatures of other keys are left aside, as the standard demands.
 * @throws LedgerError `note_malformed`; `signature_wrong` where the key did not sign it, or not this text.
 */
export function openNote(note: string, key: VerifierKey): string {
  const { text, signatures } = splitNote(note);
  let signed = false;
  for (const { name, id, signature } of signatures) {
    if (name !== key.name || id !== key.id) continue;
    signed = signature.length === SIGNATURE_SIZE && verify(null, Buffer.from(text), key.publicKey, signature);
    if (!signed) throw new LedgerError('signature_wrong', 'the signature does not fit the text of the note');
  }
  if (!signed) throw new LedgerError('signature_wrong', 'the note is not signed by the trusted key');
  return text;
}

interface NoteSignature {
  readonly name: string;
  readonly id: number;
  readonly signature: Uint8Array;
}

/** ASCII control characters below U+0020 other than newline. */
const CONTROL = /(?![\n\u007f-\u009f])\p{Cc}/u;
const SIGNATURE_LINE = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u;

function splitNote(note: string): { text: string; signatures: NoteSignature[] } {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n') || CONTROL.test(note) || !note.isWellFormed()) throw malformed();
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw malformed();
  return { text: note.slice(0, end + 1), signatures: lines.map(readSignature) };
}

function readSignature(line: string): NoteSignature {
  const [, name, base64] = SIGNATURE_LINE.exec(line) ?? [];
  if (name === undefined || base64 === undefined) throw malformed();
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length < 5 || bytes.toString('base64') !== base64) throw malformed();
  return { name, id: bytes.readUInt32BE(0), signature: bytes.subarray(4) };
}

function malformed(): LedgerError {
  return new LedgerError('note_malformed', 'not a signed note');
}

function rawKey(publicKey: KeyObject): Buffer {
  return publicKey.export({ type: 'spki', format: 'der' }).subarray(SPKI_PREFIX.length);
}

function publicKeyOf(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), format: 'der', type: 'spki' });
}
