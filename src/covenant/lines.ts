/**
 * `policy decide`: one request a JSON line in, one answer a JSON line out.
 */
import type { Covenant } from './compile.js';
import {
  hasOnly,
  isRecord,
  ITEM_ERRORS,
  ITEM_KEYS,
  REQUEST_KEYS,
  type ItemError,
  type RequestError,
} from './requests.js';
import type { ItemDecision, ItemFacts } from './vocabulary.js';

export type LineError = RequestError | ItemError;

export type LineAnswer =
  | { readonly id: string | number | null; readonly items: readonly ItemDecision[] }
  | { readonly id: string | number | null; readonly error: LineError };

/** Answers one line; a wrong line gets the first of its mistakes in the contract's order. */
export function answerLine(covenant: Covenant, line: string): LineAnswer {
  const raw = parse(line);
  if (!isRecord(raw)) return { id: null, error: 'json' };
  const id = typeof raw['id'] === 'string' || typeof raw['id'] === 'number' ? raw['id'] : null;
  const rawItems = raw['items'];
  if (id === null || !Array.isArray(rawItems) || !rawItems.every(isRecord)) return { id, error: 'json' };
  if (!hasOnly(raw, REQUEST_KEYS) || !rawItems.every((item) => hasOnly(item, ITEM_KEYS)))
    return { id, error: 'json' };
  const checked = covenant.checkRequest(raw);
  const items: ItemFacts[] = [];
  const errors = new Set<ItemError>();
  for (const one of rawItems.map((item) => covenant.checkItem(item))) {
    if (one.ok) items.push(one.item);
    else errors.add(one.error);
  }
  if (errors.has('json')) return { id, error: 'json' };
  if (!checked.ok) return { id, error: checked.error };
  const error = ITEM_ERRORS.find((code) => errors.has(code));
  return error === undefined ? { id, items: covenant.decide(checked.request, items) } : { id, error };
}

/** The same as text, without a line end. */
export const decideLine = (covenant: Covenant, line: string): string =>
  JSON.stringify(answerLine(covenant, line));

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
