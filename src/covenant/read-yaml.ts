/**
 * From bytes to plain values with their places. Whatever the bytes are, this ends in findings, never in a throw.
 *
 * The bytes are written by hand, or by an attacker: strict UTF-8, YAML 1.2 core only, no directives, no tags, no second
 * document, no repeated keys, and a bound on what aliases may grow to.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Alias, type Document, type Node } from 'yaml';
import type { FindingCode } from './findings.js';
import { aliasTargets, DEEPEST, OutOfBounds, parseYaml } from './parse-yaml.js';
import { Reporter } from './reporter.js';
import { SourceMap, type Path } from './source-map.js';
import { yamlFaults } from './yaml-faults.js';

export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

export interface ReadYaml {
  readonly value?: Plain;
  readonly reporter: Reporter;
}

const LARGEST_FILE = 2_000_000;
const MOST_VALUES = 50_000;
const LIMITS = { limit: String(DEEPEST) };
/** One slip in YAML makes many errors after it; these are the first. */
const MOST_TOLD = 20;

class Unreadable extends Error {
  readonly code: FindingCode;
  readonly range: readonly [number, number];
  constructor(code: FindingCode, range: readonly [number, number]) {
    super(code);
    this.code = code;
    this.range = range;
  }
}

export function readYaml(bytes: Uint8Array): ReadYaml {
  const lines = new LineCounter();
  if (bytes.length > LARGEST_FILE) return refused(lines, 'too_large', { limit: String(LARGEST_FILE) });
  const text = decode(bytes);
  if (text === undefined) return notUtf8(bytes);
  const map = new SourceMap(text, lines);
  const reporter = new Reporter(map);
  const parsed = parse(text, lines, reporter);
  if (parsed === undefined || !told(parsed, text, reporter)) return { reporter };
  if (parsed.contents === null) {
    reporter.between(0, 0, 'empty');
    return { reporter };
  }
  try {
    return { value: new Plainer(parsed, map, reporter).plain(parsed.contents, [], 0), reporter };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    reporter.between(error.range[0], error.range[1], error.code, { params: LIMITS });
    return { reporter };
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function refused(lines: LineCounter, code: FindingCode, params: Readonly<Record<string, string>>): ReadYaml {
  const reporter = new Reporter(new SourceMap('', lines));
  reporter.between(0, 0, code, { params });
  return { reporter };
}

/** Points at the first byte that is no UTF-8: U+FFFD stands there in the lenient decoding. */
function notUtf8(bytes: Uint8Array): ReadYaml {
  const lenient = new TextDecoder('utf-8').decode(bytes);
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let i = lenient.indexOf('\n'); i !== -1; i = lenient.indexOf('\n', i + 1)) lines.addNewLine(i + 1);
  const reporter = new Reporter(new SourceMap(lenient, lines));
  const at = Math.max(0, lenient.indexOf('\uFFFD'));
  reporter.between(at, at + 1, 'not_utf8');
  return { reporter };
}

function parse(text: string, lines: LineCounter, reporter: Reporter): Document.Parsed | undefined {
  try {
    return parseYaml(text, lines);
  } catch (error) {
    if (!(error instanceof OutOfBounds)) throw error;
    reporter.between(error.offset, error.offset + 1, error.code, { params: LIMITS });
    return undefined;
  }
}

/** Reports what the YAML reader found; true if what it made of the text can be read on nevertheless. */
function told(parsed: Document.Parsed, text: string, reporter: Reporter): boolean {
  let readable = true;
  for (const { code, from, to, detail } of yamlFaults(parsed, text).slice(0, MOST_TOLD)) {
    reporter.between(from, to, code, { params: { detail } });
    if (code !== 'unknown_tag') readable = false;
  }
  if (parsed.directives.docStart === true && parsed.directives.yaml.explicit === true) {
    reporter.between(0, 1, 'yaml_directive');
    readable = false;
  }
  return readable;
}

/** Makes plain values of the nodes, follows aliases within bounds, and writes down where everything stands. */
class Plainer {
  readonly #targets: ReadonlyMap<Alias, Node>;
  readonly #map: SourceMap;
  readonly #reporter: Reporter;
  /** Where repeated keys stand that were told: an alias comes by them again. */
  readonly #repeated = new Set<number>();
  #values = 0;

  constructor(document: Document.Parsed, map: SourceMap, reporter: Reporter) {
    this.#targets = aliasTargets(document);
    this.#map = map;
    this.#reporter = reporter;
  }

  plain(node: Node | null, path: Path, depth: number, key?: readonly [number, number]): Plain {
    const range: readonly [number, number] = node?.range ? [node.range[0], node.range[1]] : (key ?? [0, 0]);
    this.#values += 1;
    if (this.#values > MOST_VALUES)
      throw new Unreadable(this.#targets.size > 0 ? 'alias_bomb' : 'too_much', range);
    if (depth > DEEPEST) throw new Unreadable('too_deep', range);
    if (isAlias(node)) return this.#alias(node, range, path, depth, key);
    const scalar = isScalar(node) ? (node.source ?? '') : '';
    this.#map.record(path, {
      ...(key === undefined ? {} : { key }),
      value: range[1] > range[0] ? range : (key ?? range),
      ...(scalar === '' ? {} : { scalar }),
    });
    if (isMap(node)) return this.#object(node.items, path, depth);
    if (isSeq(node)) return node.items.map((item, i) => this.plain(asNode(item), [...path, i], depth + 1));
    return isScalar(node) ? plainScalar(node.value) : null;
  }

  #alias(
    node: Alias,
    range: readonly [number, number],
    path: Path,
    depth: number,
    key?: readonly [number, number],
  ): Plain {
    const target = this.#targets.get(node);
    if (target === undefined) throw new Unreadable('unknown_alias', range);
    const value = this.plain(target, path, depth + 1, key);
    this.#map.record(path, {
      ...(key === undefined ? {} : { key }),
      value: range,
      scalar: `*${node.source}`,
    });
    return value;
  }

  #object(pairs: readonly { key: unknown; value: unknown }[], path: Path, depth: number): Plain {
    const entries = new Map<string, Plain>();
    for (const pair of pairs) {
      const key = asNode(pair.key);
      const name = isScalar(key) ? String(key.value) : '';
      const range: readonly [number, number] = key?.range ? [key.range[0], key.range[1]] : [0, 0];
      if (entries.has(name)) {
        this.#tellRepeated(range);
        continue;
      }
      entries.set(name, this.plain(asNode(pair.value), [...path, name], depth + 1, range));
    }
    return Object.fromEntries(entries);
  }

  #tellRepeated([from, to]: readonly [number, number]): void {
    if (this.#repeated.has(from)) return;
    this.#repeated.add(from);
    this.#reporter.between(from, to, 'duplicate_key');
  }
}

const plainScalar = (value: unknown): Plain =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;

function asNode(value: unknown): Node | null {
  return isMap(value) || isSeq(value) || isScalar(value) || isAlias(value) ? value : null;
}
