import type { KeyObject } from 'node:crypto';
import { VaultError } from './errors.js';
import type { Random } from './random.js';
import { SEAL_OVERHEAD, sealInto } from './seal.js';
import { SealedCompartment, SealedManifest } from './sealed.js';

/** Where a document stands: what kind of thing it is, and which one. Visible ASCII without blanks. */
export interface Place {
  readonly kind: string;
  readonly id: string;
}

/** A compartment to be sealed. */
export interface CompartmentContent {
  /** Not stored: it stands in the manifest, and opening asks for it. Well-formed Unicode. */
  readonly name: string;
  readonly key: KeyObject;
  readonly content: Uint8Array;
}

export interface DocumentContent {
  readonly place: Place;
  /** 1 or more, from `KeyStore.propose`. */
  readonly version: number;
  /** The manifest's key, from `manifestKey`. */
  readonly key: KeyObject;
  readonly manifest: Uint8Array;
  readonly compartments: readonly CompartmentContent[];
  readonly random: Random;
}

/**
 * A document read from its row, still sealed. Its version is what the row says of itself: believe it once `KeyStore`
 * has accepted it and the manifest has been opened.
 */
export interface SealedDocument {
  readonly version: number;
  /** Of the whole row. */
  readonly bytes: number;
  /** How many compartments it has. */
  readonly compartments: number;
  readonly manifest: SealedManifest;
  /**
   * Where a compartment of this version stands. It may be kept, and used with any later reading of the same row.
   * @param index from 0, in the order in which they were sealed.
   * @param name as it was sealed.
   */
  at(index: number, name: string): CompartmentPlace;
  /** @throws VaultError `malformed`: there is no such compartment. */
  compartment(at: CompartmentPlace): SealedCompartment;
}

/** Where a compartment stands, and under which name: made once for a version of a document, used at every opening. */
export class CompartmentPlace {
  /** Associated data. */
  readonly context: Uint8Array;

  /**
   * @param document the document's place.
   * @param version the document's.
   * @param index from 0, in the order in which the compartments were sealed.
   * @param name as it was sealed.
   */
  constructor(
    document: Place,
    version: number,
    readonly index: number,
    readonly name: string,
  ) {
    const { kind, id } = document;
    this.context = Buffer.from(`casussluis/document/1\0${kind}\0${id}\0${version}\0${index}\0${name}`);
  }
}

/*
 * One blob a row:
 *   u8 form (1) ‖ u32 document version ‖ u16 count of compartments ‖ u32 length of the sealed manifest
 *   ‖ count × u32 length of a sealed compartment ‖ sealed manifest ‖ sealed compartments
 * Integers are big-endian, lengths in bytes; sealed sections have the form of `sealBytes`.
 *
 * Whoever can write to the database controls every byte of it, and may cut sections out of other documents or out of
 * older versions of this one. Therefore each section's associated data binds it to the place, the document version, its
 * index and its name; and that of the manifest to the whole header besides, so that no section is dropped or added
 * unseen. Lengths are checked against the blob before anything is cut from it, so a hostile header costs no more
 * than the bytes that were read.
 */
const FORM = 0x01;
const FIXED_HEADER = 11;
const MAX_COMPARTMENTS = 0xffff;
const MAX_U32 = 0xffffffff;
const PLACE_FORM = /^[\x21-\x7e]{1,300}$/;

/**
 * Seals a document.
 * @returns the bytes of its row.
 * @throws VaultError `malformed`: a place, version, name or number of compartments that cannot be.
 */
export function encodeDocument(document: DocumentContent): Buffer {
  const { place, version, compartments, random } = document;
  demandEncodable(document);
  const headerLength = FIXED_HEADER + 4 * compartments.length;
  const lengths = compartments.map(({ content }) => content.length + SEAL_OVERHEAD);
  const manifestLength = document.manifest.length + SEAL_OVERHEAD;
  const total = lengths.reduce((sum, length) => sum + length, headerLength + manifestLength);
  const blob = Buffer.allocUnsafe(total);
  blob.writeUInt8(FORM, 0);
  blob.writeUInt32BE(version, 1);
  blob.writeUInt16BE(compartments.length, 5);
  blob.writeUInt32BE(manifestLength, 7);
  lengths.forEach((length, index) => blob.writeUInt32BE(length, FIXED_HEADER + 4 * index));

  const context = manifestContext(place, blob.subarray(0, headerLength));
  sealInto(blob, headerLength, document.key, document.manifest, context, random);
  let offset = headerLength + manifestLength;
  compartments.forEach(({ name, key, content }, index) => {
    const { context: bound } = new CompartmentPlace(place, version, index, name);
    sealInto(blob, offset, key, content, bound, random);
    offset += content.length + SEAL_OVERHEAD;
  });
  return blob;
}

/**
 * Reads the outline of a document; nothing is opened yet.
 * @param blob bytes of a row of the database, if nobody put something else there; they are kept, not copied.
 * @param place where it was found: the key of the row, not what the blob says.
 * @throws VaultError `malformed`: the outline does not fit the bytes.
 */
export function readDocument(blob: unknown, place: Place): SealedDocument {
  if (!(blob instanceof Uint8Array)) throw malformed('not bytes at all');
  const bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
  if (bytes.length < FIXED_HEADER || bytes[0] !== FORM) throw malformed('not a sealed document');
  const version = bytes.readUInt32BE(1);
  const count = bytes.readUInt16BE(5);
  const headerLength = FIXED_HEADER + 4 * count;
  if (version === 0 || bytes.length < headerLength) throw malformed('the header is not whole');
  const offsets = [headerLength, headerLength + bytes.readUInt32BE(7)];
  for (let index = 0, end = offsets[1] ?? 0; index < count; index++) {
    end += bytes.readUInt32BE(FIXED_HEADER + 4 * index);
    offsets.push(end);
  }
  if (offsets[count + 1] !== bytes.length) throw malformed('the lengths do not add up');
  const section = (index: number) => bytes.subarray(offsets[index], offsets[index + 1]);
  return {
    version,
    bytes: bytes.length,
    at: (index, name) => new CompartmentPlace(place, version, index, name),
    compartments: count,
    get manifest() {
      return new SealedManifest(section(0), manifestContext(place, bytes.subarray(0, headerLength)));
    },
    compartment: ({ index, context }) => {
      if (!(index in offsets) || index >= count) throw malformed('there is no such compartment');
      return new SealedCompartment(section(index + 1), context);
    },
  };
}

function manifestContext({ kind, id }: Place, header: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`casussluis/document/1\0${kind}\0${id}\0manifest\0`), header]);
}

function demandEncodable({ place, version, compartments }: DocumentContent): void {
  if (!PLACE_FORM.test(place.kind) || !PLACE_FORM.test(place.id)) throw malformed('a place is visible ASCII');
  if (!Number.isInteger(version) || version < 1 || version > MAX_U32)
    throw malformed('a version is 1 or more');
  if (compartments.length > MAX_COMPARTMENTS) throw malformed('more than 65,535 compartments');
}

function malformed(what: string): VaultError {
  return new VaultError('malformed', `sealed document: ${what}`);
}
