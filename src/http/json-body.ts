import type { JsonFault } from '../language/http.js';

/** How deep a body may nest. */
export const MAX_DEPTH = 12;

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: JsonFault; readonly pointer: string };

/** Names that reach an object's prototype in careless code; no field of ours is called so. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Parses a JSON text (RFC 8259) and refuses what two readers could read differently: keys that stand twice in one
 * object, and lone surrogates (RFC 7493, I-JSON, sections 2.1 and 2.3). One pass over the text, whatever it holds.
 */
export function parseJson(text: string): ParsedJson {
  const scanned = scan(text);
  if (scanned !== undefined && scanned.fault === 'too_deep') return { ok: false, ...scanned };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, fault: 'syntax', pointer: '' };
  }
  return scanned === undefined ? { ok: true, value } : { ok: false, ...scanned };
}

interface Fault {
  readonly fault: JsonFault;
  readonly pointer: string;
}

interface Level {
  /** Keys met so far; undefined in an array. */
  readonly keys: Set<string> | undefined;
  key: string;
  position: number;
}

/** Walks over strings and brackets; what is no JSON at all is left to JSON.parse. */
function scan(text: string): Fault | undefined {
  const levels: Level[] = [];
  let first: Fault | undefined;
  let beforeValue = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const level = levels.at(-1);
    if (character === '"') {
      const end = endOfString(text, index);
      if (level?.keys !== undefined && !beforeValue) {
        level.key = readKey(text.slice(index, end));
        first ??= faultOfKey(level.key, level.keys, levels);
        level.keys.add(level.key);
      }
      first ??= wellFormed(text.slice(index, end))
        ? undefined
        : { fault: 'not_well_formed', pointer: pointerOf(levels) };
      index = end - 1;
    } else if (character === '{' || character === '[') {
      if (levels.length === MAX_DEPTH) return { fault: 'too_deep', pointer: pointerOf(levels) };
      levels.push({ keys: character === '{' ? new Set() : undefined, key: '', position: 0 });
      beforeValue = false;
    } else if (character === '}' || character === ']') {
      levels.pop();
      beforeValue = false;
    } else if (character === ':') {
      beforeValue = true;
    } else if (character === ',') {
      beforeValue = false;
      if (level !== undefined) level.position += 1;
    }
  }
  return first;
}

function faultOfKey(key: string, keys: ReadonlySet<string>, levels: readonly Level[]): Fault | undefined {
  if (FORBIDDEN.has(key)) return { fault: 'forbidden_key', pointer: pointerOf(levels) };
  return keys.has(key) ? { fault: 'duplicate_key', pointer: pointerOf(levels) } : undefined;
}

function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\\') index += 1;
    else if (character === '"') return index + 1;
  }
  return text.length;
}

/** Surrogates come raw or as escapes; both must pair. */
function wellFormed(literal: string): boolean {
  if (!literal.isWellFormed()) return false;
  return !literal.includes('\\u') || readKey(literal).isWellFormed();
}

function readKey(literal: string): string {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : literal;
  } catch {
    return literal;
  }
}

/** JSON pointer (RFC 6901) to where the walk stands. */
function pointerOf(levels: readonly Level[]): string {
  return levels
    .map(({ keys, key, position }) => (keys === undefined ? String(position) : key))
    .map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1').slice(0, 80)}`)
    .join('');
}
