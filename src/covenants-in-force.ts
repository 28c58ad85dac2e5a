import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  compile,
  hasErrors,
  readCovenant,
  type ConvenantText,
  type Covenant,
  type Finding,
} from './covenant/index.js';
import { ACCOUNTS } from './identity/index.js';
import type { CovenantFile } from './store/index.js';

/** What became of a covenant file when it was read. */
export type CovenantNews =
  | { readonly kind: 'in-force'; readonly file: string; readonly covenant: Covenant }
  /** The file cannot be used; the last good version, where there is one, keeps deciding. */
  | {
      readonly kind: 'unusable';
      readonly file: string;
      readonly findings: readonly Finding[];
      readonly keeps: Covenant | undefined;
    }
  | { readonly kind: 'unreadable'; readonly file: string; readonly keeps: Covenant | undefined }
  /** The covenant's term does not hold today: nobody gets anything on it. */
  | { readonly kind: 'not-in-term'; readonly file: string; readonly covenant: Covenant };

/** A covenant file as it was read, with the text that it refers to. */
export interface CovenantSource {
  readonly file: Uint8Array;
  /** Absent where the file names none, or is too wrong to tell which. */
  readonly text?: ConvenantText;
}

/**
 * Reads a covenant file and the text beside it.
 * @throws what reading the file throws; a text that is not there is left to the checks.
 */
export async function readCovenantSource(path: string): Promise<CovenantSource> {
  const file = await readFile(path);
  const named = readCovenant(file).document?.file.text?.file;
  if (named === undefined) return { file };
  return { file, text: (await readOptional(join(dirname(path), named))) ?? 'missing' };
}

async function readOptional(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch {
    return undefined;
  }
}

/** The covenants that decide now, one for each platform. A bad file never replaces a good one. */
export class CovenantsInForce {
  readonly #byId = new Map<string, Covenant>();
  readonly #byFile = new Map<string, string>();
  readonly #news = new Map<string, CovenantNews>();
  readonly #enforceTerm: boolean;
  readonly #today: () => string;

  /**
   * @param given.trial a try-out: the covenant's term is not enforced.
   * @param given.today YYYY-MM-DD; asked for every request.
   */
  constructor({ trial, today }: { readonly trial: boolean; readonly today: () => string }) {
    this.#enforceTerm = !trial;
    this.#today = today;
  }

  /** Takes back what was in force before, from the versions on record; files that are read later replace it. */
  restore(versions: readonly CovenantFile[]): void {
    for (const version of versions) {
      const { document } = readCovenant(
        version.file,
        version.text === undefined ? {} : { text: version.text },
      );
      if (document !== undefined) this.#byId.set(version.id, compile(document));
    }
  }

  /**
   * Reads a file anew. Where it is good and the covenant's bytes are not yet in force, `record` is called first: what
   * is not on record does not come into force.
   */
  async load(
    path: string,
    record: (covenant: Covenant, source: CovenantSource) => Promise<void>,
  ): Promise<CovenantNews> {
    const news = await this.#read(path, record);
    this.#news.set(path, news);
    return news;
  }

  async #read(
    path: string,
    record: (covenant: Covenant, source: CovenantSource) => Promise<void>,
  ): Promise<CovenantNews> {
    const before = this.#byId.get(this.#byFile.get(path) ?? '') ?? this.#onlyRestored();
    let source: CovenantSource;
    try {
      source = await readCovenantSource(path);
    } catch {
      return { kind: 'unreadable', file: path, keeps: before };
    }
    const { document, findings } = readCovenant(source.file, source);
    if (document === undefined || hasErrors(findings) || document.file.covenant === ACCOUNTS) {
      return { kind: 'unusable', file: path, findings, keeps: before };
    }
    const covenant = compile(document);
    if (!this.#holds(covenant)) {
      this.#byId.delete(covenant.id);
      return { kind: 'not-in-term', file: path, covenant };
    }
    if (this.#byId.get(covenant.id)?.hash !== covenant.hash) await record(covenant, source);
    this.#byId.set(covenant.id, covenant);
    this.#byFile.set(path, covenant.id);
    return { kind: 'in-force', file: path, covenant };
  }

  /** Keeps only what the configuration names; a covenant that is no longer named decides nothing. */
  retain(): void {
    const named = new Set(this.#byFile.values());
    for (const [id] of this.#byId)
      if (!named.has(id) && this.#news.size > 0 && !this.#keptForBadFile()) this.#byId.delete(id);
  }

  /** After a start the version on record that no good file speaks for; which of several it is, a bad file cannot tell. */
  #onlyRestored(): Covenant | undefined {
    const named = new Set(this.#byFile.values());
    const [restored, another] = [...this.#byId.values()].filter(({ id }) => !named.has(id));
    return another === undefined ? restored : undefined;
  }

  #holds(covenant: Covenant): boolean {
    return !this.#enforceTerm || covenant.isInForceOn(this.#today());
  }

  #keptForBadFile(): boolean {
    return [...this.#news.values()].some((news) => news.kind === 'unusable' || news.kind === 'unreadable');
  }

  /** The covenant while its term holds. */
  get(id: string): Covenant | undefined {
    const covenant = this.#byId.get(id);
    return covenant !== undefined && this.#holds(covenant) ? covenant : undefined;
  }

  all(): ReadonlyMap<string, Covenant> {
    return new Map([...this.#byId].filter(([, covenant]) => this.#holds(covenant)));
  }

  /** Whether a file was refused, so that an older version decides. */
  get stale(): boolean {
    return this.#keptForBadFile();
  }

  /** Whether the file that speaks for this covenant was refused, so that an older version decides. */
  isOlderThanFile(id: string): boolean {
    return ![...this.#news.values()].some((news) => news.kind === 'in-force' && news.covenant.id === id);
  }

  /** What became of each file when it was last read. */
  news(): readonly CovenantNews[] {
    return [...this.#news.values()];
  }
}
