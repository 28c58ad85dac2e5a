/**
 * From a path in the document back to its place in the file.
 */
import type { LineCounter } from 'yaml';
import type { Position } from './findings.js';

export type PathStep = string | number;
export type Path = readonly PathStep[];

/** Where a key and its value stand, as offsets in the text. */
export interface Place {
  readonly key?: readonly [number, number];
  readonly value: readonly [number, number];
  /** Of a scalar: exactly what stands in the file, before YAML made a value of it. */
  readonly scalar?: string;
}

const LONGEST_LINE_SHOWN = 400;
const LONGEST_FOUND = 120;

/** `partners.politie.roles[1]`; names with dots or spaces stand in brackets. */
export function pathText(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[\w-]+$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}

export class SourceMap {
  readonly #text: string;
  readonly #lines: LineCounter;
  readonly #places = new Map<string, Place>();

  constructor(text: string, lines: LineCounter) {
    this.#text = text;
    this.#lines = lines;
  }

  record(path: Path, place: Place): void {
    this.#places.set(JSON.stringify(path), place);
  }

  /** Whether the file holds something at a path itself. */
  has(path: Path): boolean {
    return this.#places.has(JSON.stringify(path));
  }

  /** The place of a path, or of the nearest thing around it that the file holds. */
  place(path: Path): Place {
    for (let length = path.length; length >= 0; length--) {
      const place = this.#places.get(JSON.stringify(path.slice(0, length)));
      if (place !== undefined) return place;
    }
    return { value: [0, 0] };
  }

  /** Position of a stretch of the text; its length ends with the line. */
  position(from: number, to: number): Position {
    const start = Math.min(from, this.#text.length);
    const at = this.#lines.linePos(start);
    const line = at.line === 0 ? { line: 1, col: start + 1 } : at;
    const stretch = this.#text.slice(start, Math.max(start + 1, to)).split(/\r?\n/, 1)[0] ?? '';
    return { line: line.line, column: line.col, length: Math.max(1, stretch.trimEnd().length) };
  }

  /** The text between two offsets on one line, shortened. */
  found(from: number, to: number): string {
    const text = this.#text.slice(from, to).trim().replace(/\s+/g, ' ');
    return text.length > LONGEST_FOUND ? `${text.slice(0, LONGEST_FOUND)}…` : text;
  }

  /** The whole line that holds an offset, without its end. */
  line(offset: number): string {
    const start = this.#text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
    const end = this.#text.indexOf('\n', start);
    return this.#text
      .slice(start, end === -1 ? undefined : end)
      .replace(/\r$/, '')
      .slice(0, LONGEST_LINE_SHOWN);
  }
}
