import type { AccessRequest, Covenant } from '../covenant/index.js';
import type { Receipt } from '../ledger/index.js';

const covenants = new WeakMap<Covenant, string>();

/** Which covenant version decided: JSON text. */
function covenantJson(covenant: Covenant): string {
  const found = covenants.get(covenant);
  if (found !== undefined) return found;
  const made = JSON.stringify({ id: covenant.id, version: covenant.version, hash: covenant.hash });
  covenants.set(covenant, made);
  return made;
}

/** The receipt as it goes out: where the record stands in the log, and the hash of its leaf (base64). */
export function receiptJson(receipt: Receipt): string {
  const { leafHash } = receipt;
  const hash = Buffer.from(leafHash.buffer, leafHash.byteOffset, leafHash.byteLength).toString('base64');
  return `{"logIndex":${receipt.index},"leafHash":"${hash}","treeSize":${receipt.treeSize}}`;
}

/** The last member of an answer with case data, and its closing brace. Ids and codes need no JSON escapes. */
export function disclosureTail(
  id: string,
  covenant: Covenant,
  request: Pick<AccessRequest, 'purpose' | 'basis'>,
  receipt: Receipt,
): string {
  return (
    `,"disclosure":{"id":"${id}","covenant":${covenantJson(covenant)}` +
    `,"purpose":"${request.purpose}","legalBasis":"${request.basis}","receipt":${receiptJson(receipt)}}}`
  );
}
