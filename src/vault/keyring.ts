import type { KeyObject } from 'node:crypto';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ownedKey } from './hkdf.js';
import { VaultError } from './errors.js';
import type { Random } from './random.js';

/** A key-encryption key: wraps the keys of the key store and nothing else. */
export interface KeyEncryptionKey {
  readonly kid: string;
  readonly key: KeyObject;
}

/** The key-encryption keys of one gateway. New keys are wrapped under the active one; the others only unwrap. */
export interface Keyring {
  readonly active: KeyEncryptionKey;
  find(kid: string): KeyEncryptionKey | undefined;
}

const KEY_BYTES = 32;
const KID_BYTES = 9;
const MAX_FILE_BYTES = 64 * 1024;
const OTHERS = 0o077;
const KID_FORM = /^[\x21-\x7e]{1,64}$/;
const KEY_FORM = /^[A-Za-z0-9_-]{43}$/;

/**
 * Makes a keyring file with one new key: a JWK Set (RFC 7517 section 5) of symmetric keys (`kty: oct`,
 * `alg: A256GCM`, RFC 7518 sections 6.4 and 5.3) with the additional member `active`, a `kid`. Mode 0600, synced to
 * disk with its directory before this resolves.
 * @param path must not exist yet; an existing file is never touched.
 * @param dataDir where the database and the key store lie; need not exist yet.
 * @throws VaultError `keyring_exists`, `keyring_in_data_directory`; file errors of the system as they come.
 */
export async function createKeyring(path: string, dataDir: string, random: Random): Promise<void> {
  const folder = await realpath(dirname(path));
  await refuseInside(join(folder, basename(path)), dataDir);
  const kid = Buffer.from(random(KID_BYTES)).toString('base64url');
  const k = Buffer.from(random(KEY_BYTES)).toString('base64url');
  const keyring = { active: kid, keys: [{ kty: 'oct', alg: 'A256GCM', use: 'enc', kid, k }] };
  const file = await create(path);
  try {
    await file.writeFile(`${JSON.stringify(keyring, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncDirectory(folder);
}

/**
 * Reads a keyring file. Refused when anybody but its owner can read it, when its owner is neither this process nor
 * root, and when it lies in the data directory, where a backup or a thief would find key and data together (symbolic
 * links are followed on both sides first).
 * @throws VaultError `keyring_missing`, `keyring_readable_by_others`, `keyring_in_data_directory`,
 * `keyring_malformed`.
 */
export async function readKeyring(path: string, dataDir: string): Promise<Keyring> {
  const file = await openExisting(path);
  try {
    const status = await file.stat();
    const self = process.getuid?.();
    const foreign = self !== undefined && status.uid !== self && status.uid !== 0;
    if ((status.mode & OTHERS) !== 0 || foreign) {
      throw new VaultError(
        'keyring_readable_by_others',
        `keyring ${path}: others can read it; set its owner and run chmod 600`,
      );
    }
    await refuseInside(await realpath(path), dataDir);
    if (!status.isFile() || status.size > MAX_FILE_BYTES) throw malformed(path, 'not a keyring file');
    return parseKeyring(await file.readFile('utf8'), path);
  } finally {
    await file.close();
  }
}

function parseKeyring(text: string, path: string): Keyring {
  const set = parseJson(text, path);
  if (!isRecord(set) || !Array.isArray(set['keys'])) throw malformed(path, 'not a JWK Set');
  const keys = new Map<string, KeyEncryptionKey>();
  for (const jwk of set['keys']) {
    const { kid, key } = parseKey(jwk, path);
    if (keys.has(kid)) throw malformed(path, 'two keys have the same kid');
    keys.set(kid, { kid, key });
  }
  const active = typeof set['active'] === 'string' ? keys.get(set['active']) : undefined;
  if (active === undefined) throw malformed(path, '"active" must be the kid of one of the keys');
  return { active, find: (kid) => keys.get(kid) };
}

function parseKey(jwk: unknown, path: string): KeyEncryptionKey {
  if (!isRecord(jwk) || jwk['kty'] !== 'oct' || jwk['alg'] !== 'A256GCM') {
    throw malformed(path, 'every key must be kty "oct", alg "A256GCM"');
  }
  const { kid, k } = jwk;
  if (typeof kid !== 'string' || !KID_FORM.test(kid)) throw malformed(path, 'every key needs a kid');
  if (typeof k !== 'string' || !KEY_FORM.test(k))
    throw malformed(path, 'every key needs k, 32 bytes in base64url');
  return { kid, key: ownedKey(Buffer.from(k, 'base64url')) };
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text around the mistake, and that may be a key.
    throw malformed(path, 'not JSON');
  }
}

async function openExisting(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) throw new VaultError('keyring_missing', `keyring ${path}: no such file`);
    throw error;
  }
}

async function create(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) {
      throw new VaultError('keyring_exists', `keyring ${path}: exists already and is never overwritten`);
    }
    throw error;
  }
}

async function syncDirectory(folder: string): Promise<void> {
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function refuseInside(realFile: string, dataDir: string): Promise<void> {
  const way = relative(await realPathSoFar(resolve(dataDir)), realFile);
  if (isAbsolute(way) || way === '..' || way.startsWith(`..${sep}`)) return;
  throw new VaultError(
    'keyring_in_data_directory',
    `keyring ${realFile}: lies in the data directory; keep keys apart from the data that they open`,
  );
}

/** The real path of what exists of `path`, with the rest appended: a data directory may not have been made yet. */
async function realPathSoFar(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT') || dirname(path) === path) throw error;
    return join(await realPathSoFar(dirname(path)), basename(path));
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function malformed(path: string, what: string): VaultError {
  return new VaultError('keyring_malformed', `keyring ${path}: ${what}`);
}
