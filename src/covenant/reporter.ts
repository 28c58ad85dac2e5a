/**
 * Collects findings: every check tells what and at which path, the reporter adds the place and the text.
 */
import { closest, distance } from 'fastest-levenshtein';
import type { Finding, FindingCode, Severity } from './findings.js';
import { pathText, type Path, type SourceMap } from './source-map.js';

export interface Remark {
  readonly expected?: readonly string[];
  readonly params?: Readonly<Record<string, string>>;
  readonly severity?: Severity;
  /** Point at the key instead of its value. */
  readonly at?: 'key' | 'value';
  /** A name that is wrong and the names that would be right: gives `expected` and a suggestion. */
  readonly meant?: { readonly name: string; readonly among: Iterable<string> };
}

/** The likeliest of the right names, if one is near enough to have been meant. */
export function suggest(name: string, among: readonly string[]): string | undefined {
  if (among.length === 0 || name === '' || name.length > 100) return undefined;
  const lower = name.toLowerCase();
  const near = closest(
    lower,
    among.map((other) => other.toLowerCase()),
  );
  const found = among.find((other) => other.toLowerCase() === near);
  if (found === undefined) return undefined;
  return distance(lower, near) <= Math.max(1, Math.floor(Math.min(lower.length, near.length) / 3))
    ? found
    : undefined;
}

export class Reporter {
  readonly findings: Finding[] = [];
  readonly #map: SourceMap;

  /** @param on the places of a file, or a reporter on the same file. */
  constructor(on: SourceMap | Reporter) {
    this.#map = on instanceof Reporter ? on.#map : on;
  }

  /** Another reporter on the same file that has told the same so far. */
  goingOn(): Reporter {
    const other = new Reporter(this);
    other.findings.push(...this.findings);
    return other;
  }

  /** A finding about what stands at a path. */
  at(path: Path, code: FindingCode, remark: Remark = {}): void {
    const place = this.#map.place(path);
    const [from, to] = remark.at === 'key' ? (place.key ?? place.value) : place.value;
    const found = remark.at === 'key' ? undefined : place.scalar;
    this.#add(path, code, from, to, remark, found);
  }

  /** A finding about a stretch of the text that has no path. */
  between(from: number, to: number, code: FindingCode, remark: Remark = {}): void {
    this.#add([], code, from, to, remark, undefined);
  }

  /** What stands at a path in the file, letter for letter, if it is a single value. */
  scalar(path: Path): string | undefined {
    return this.#map.place(path).scalar;
  }

  /** Whether the file itself holds something at a path, right or wrong. */
  has(path: Path): boolean {
    return this.#map.has(path);
  }

  #add(path: Path, code: FindingCode, from: number, to: number, remark: Remark, found?: string): void {
    const among = remark.meant === undefined ? [] : [...remark.meant.among];
    const suggestion = remark.meant === undefined ? undefined : suggest(remark.meant.name, among);
    this.findings.push({
      code,
      severity: remark.severity ?? 'error',
      ...this.#map.position(from, to),
      path: pathText(path),
      found: found ?? this.#map.found(from, to),
      expected: remark.expected ?? among,
      ...(suggestion === undefined ? {} : { suggestion }),
      params: remark.params ?? {},
      source: this.#map.line(from),
    });
  }

  /** All findings in the order of the file. */
  sorted(): readonly Finding[] {
    return [...this.findings].sort((a, b) => a.line - b.line || a.column - b.column);
  }
}
