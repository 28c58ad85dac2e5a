import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import {
  compile,
  draftCovenant,
  type ConvenantText,
  type Covenant,
  type CovenantDraft,
  type Finding,
} from './covenant/index.js';
import { readRegularFile } from './regular-file.js';

/** A covenant file as it was read, with the text that it refers to. */
export interface CovenantSource {
  readonly file: Uint8Array;
  /** Absent where the file names none, or is too wrong to tell which. */
  readonly text?: ConvenantText;
}

/** A file as it was found. */
export type Reading =
  | {
      readonly kind: 'good';
      readonly path: string;
      readonly source: CovenantSource;
      readonly covenant: Covenant;
    }
  | { readonly kind: 'unusable'; readonly path: string; readonly findings: readonly Finding[] }
  | { readonly kind: 'unreadable'; readonly path: string };

/** The covenant files of a gateway. What was read before and did not change is not worked out anew. */
export class CovenantFiles {
  readonly #read = new Map<string, { readonly mark: string; readonly reading: Reading }>();

  /** Reads all of them, each once. */
  readAll(paths: readonly string[]): Promise<readonly Reading[]> {
    return Promise.all([...new Set(paths)].map((path) => this.#readOne(path)));
  }

  /** The covenant of a file that was read, by the SHA-256 of its bytes in hexadecimal. */
  compiled(hash: string): Covenant | undefined {
    for (const { reading } of this.#read.values()) {
      if (reading.kind === 'good' && reading.covenant.hash === hash) return reading.covenant;
    }
    return undefined;
  }

  async #readOne(path: string): Promise<Reading> {
    let found: { readonly source: CovenantSource; readonly draft: CovenantDraft };
    try {
      found = await readCovenantSource(path);
    } catch {
      return { kind: 'unreadable', path };
    }
    const mark = markOf(found.source);
    const before = this.#read.get(path);
    if (before?.mark === mark) return before.reading;
    const reading = judged(path, found.source, found.draft);
    this.#read.set(path, { mark, reading });
    return reading;
  }
}

function judged(path: string, source: CovenantSource, draft: CovenantDraft): Reading {
  const { document, findings } = draft.check(source.text);
  if (document === undefined) return { kind: 'unusable', path, findings };
  return { kind: 'good', path, source, covenant: compile(document) };
}

/**
 * Reads a covenant file and the text beside it.
 * @throws FileError; a text that is not there, or is no text, is left to the checks.
 */
export async function readCovenantSource(
  path: string,
): Promise<{ readonly source: CovenantSource; readonly draft: CovenantDraft }> {
  const file = await readRegularFile(path);
  const draft = draftCovenant(file);
  if (draft.textFile === undefined) return { source: { file }, draft };
  const text = await readOptional(join(dirname(path), draft.textFile));
  return { source: { file, text: text ?? 'missing' }, draft };
}

async function readOptional(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readRegularFile(path);
  } catch {
    return undefined;
  }
}

function markOf({ file, text }: CovenantSource): string {
  const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  return `${hash(file)} ${text instanceof Uint8Array ? hash(text) : String(text)}`;
}
