/**
 * vault: keys, and what they seal. Envelope encryption of documents in compartments, each bound to its place; a key store
 * apart from the database that finds rows put back, and in which destroying a key makes real what erasure promises. It
 * promises that nothing sealed is opened without a receipt of the ledger, save the manifests that decisions rest on.
 */
export { openAttribute, sealAttribute } from './attribute.js';
export { blindIndex } from './blind-index.js';
export {
  encodeDocument,
  readDocument,
  type CompartmentPlace,
  type DocumentContent,
  type Place,
  type SealedDocument,
} from './document.js';
export { VaultError, type VaultErrorCode } from './errors.js';
export { hkdf } from './hkdf.js';
export { compartmentKey, derive, KeyHandle, manifestKey, type KeyKind } from './key-handle.js';
export type { KeyRow, KeyStorage, Mark } from './key-storage.js';
export { KeyStore } from './key-store.js';
export { createKeyring, readKeyring, type Keyring } from './keyring.js';
export { pooledRandom, type Random } from './random.js';
export { periodSealer } from './record-sealer.js';
export { compartmentOpener, openManifest, readClear, type OpenCompartment } from './sealed.js';
