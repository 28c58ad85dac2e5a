/** One line of `sluis text redact --jsonl`: a JSON object in, a JSON object out (DESIGN.md section 5). */
import { redact } from './redact.js';
import type { KnownPerson, Span } from './span.js';

/** `json`: no JSON object · `text`: `text` is no string · `known`: not as described. The first that is wrong. */
export type LineError = 'json' | 'text' | 'known';

/**
 * `{"id","text","known"?:[{"ref","names":[…],"identifiers":[…]}]}` → `{"id","text","spans":[{"start","end","type","ref?"}]}`; a wrong
 * line gives `{"id"?,"error"}`. `names` and `identifiers` may be absent; `id` is any JSON value and is given back.
 */
export function redactLine(line: string): string {
  const read = readLine(line);
  if ('error' in read) return JSON.stringify(read);
  const { id, text, known } = read;
  const spans: readonly Span[] = redact(text, known).spans;
  return JSON.stringify({
    ...(id === undefined ? {} : { id }),
    text,
    spans: spans.map(inOrder),
  });
}

function inOrder({ start, end, type, ref }: Span): Span {
  return ref === undefined ? { start, end, type } : { start, end, type, ref };
}

interface Line {
  readonly id: unknown;
  readonly text: string;
  readonly known: readonly KnownPerson[];
}

function readLine(line: string): Line | { readonly id?: unknown; readonly error: LineError } {
  const value = parse(line);
  if (!isObject(value)) return { error: 'json' };
  const id = value['id'];
  const given = id === undefined ? {} : { id };
  const text = value['text'];
  if (typeof text !== 'string') return { ...given, error: 'text' };
  const known = readKnown(value['known']);
  return known === undefined ? { ...given, error: 'known' } : { id, text, known };
}

function parse(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return value;
  } catch {
    return undefined;
  }
}

function readKnown(value: unknown): readonly KnownPerson[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return undefined;
  const known: KnownPerson[] = [];
  const entries: readonly unknown[] = value;
  for (const entry of entries) {
    const names = isObject(entry) ? readTexts(entry['names']) : undefined;
    const identifiers = isObject(entry) ? readTexts(entry['identifiers']) : undefined;
    const ref = isObject(entry) ? entry['ref'] : undefined;
    if (typeof ref !== 'string' || names === undefined || identifiers === undefined) return undefined;
    known.push({ ref, names, identifiers });
  }
  return known;
}

function readTexts(value: unknown): readonly string[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((entry): entry is string => typeof entry === 'string');
  return texts.length === value.length ? texts : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
