import { alarmsOf, type CovenantAlarm, type CovenantNews } from './covenant-alarms.js';
import type { CovenantFiles, CovenantSource, Reading } from './covenant-files.js';
import type { Covenant } from './covenant/index.js';
import { Passage } from './passage.js';

export type { CovenantNews } from './covenant-alarms.js';

/** A covenant that decides, and the file that speaks for it, by the name that the gateway has for it. */
export interface Standing {
  readonly covenant: Covenant;
  readonly file: string;
}

/**
 * `claimed-twice`: two files hold one covenant, so neither counts. `older-than-file`: a file was refused, the last good
 * version decides. `not-in-term`: the term of a covenant does not hold today. `none`: nothing decides, nobody gets anything.
 */
export type CovenantState = 'current' | 'older-than-file' | 'claimed-twice' | 'not-in-term' | 'none';

/** Puts on record what comes into force and what goes out of it, before it does. */
export interface CovenantJournal {
  activate(standing: Standing, source: CovenantSource, before?: Covenant): Promise<void>;
  withdraw(covenant: Covenant): Promise<void>;
}

/**
 * The covenants that decide now, one for each platform. A bad file never replaces a good one, nor do two files that hold the
 * same covenant. A version with a lower number does: the contract orders no versions, and putting an older file back is how
 * a mistake is undone; it is on record and told.
 */
export class CovenantsInForce {
  readonly #byId = new Map<string, Standing>();
  #news: readonly CovenantNews[] = [];
  readonly #watchers: ((alarms: readonly CovenantAlarm[]) => void)[] = [];
  readonly #enforceTerm: boolean;
  readonly #today: () => string;
  readonly #nameOf: (path: string) => string;
  readonly #files: CovenantFiles;
  readonly #passage = new Passage();

  /**
   * @param given.trial a try-out: the covenant's term is not enforced.
   * @param given.today YYYY-MM-DD; asked for every request.
   * @param given.nameOf the name of a file that stays when the whole gateway is moved.
   */
  constructor(given: {
    readonly trial: boolean;
    readonly today: () => string;
    readonly nameOf: (path: string) => string;
    readonly files: CovenantFiles;
  }) {
    this.#enforceTerm = !given.trial;
    this.#today = given.today;
    this.#nameOf = given.nameOf;
    this.#files = given.files;
  }

  /** Takes back what was in force before; files that are read later replace it. */
  restore(standings: readonly Standing[]): void {
    for (const standing of standings) this.#byId.set(standing.covenant.id, standing);
  }

  /**
   * Reads all files anew. What is good comes into force once it is on record; a bad file leaves the covenant that it
   * spoke for as it was, and no other; a covenant for which no file speaks any more goes out of force.
   * @throws what the journal throws: then the rest stays as it was.
   */
  async reload(paths: readonly string[], journal: CovenantJournal): Promise<readonly CovenantNews[]> {
    const readings = await this.#files.readAll(paths);
    this.#news = await this.#passage.change(() => this.#judgeAll(readings, journal));
    for (const watcher of this.#watchers) watcher(alarmsOf(this.#news));
    return this.#news;
  }

  /** Does something, such as answering a request, while no covenant changes. */
  during<T>(work: () => T | Promise<T>): Promise<T> {
    return this.#passage.during(work);
  }

  async #judgeAll(readings: readonly Reading[], journal: CovenantJournal): Promise<readonly CovenantNews[]> {
    const kept = new Set<string>();
    const news: CovenantNews[] = [];
    for (const reading of readings) {
      const one = await this.#judge(reading, readings, journal);
      news.push(one);
      const deciding = one.kind === 'in-force' ? one.covenant : 'keeps' in one ? one.keeps : undefined;
      if (deciding !== undefined) kept.add(deciding.id);
    }
    for (const [id, { covenant }] of this.#byId) {
      if (kept.has(id)) continue;
      await journal.withdraw(covenant);
      this.#byId.delete(id);
    }
    return news;
  }

  async #judge(
    reading: Reading,
    readings: readonly Reading[],
    journal: CovenantJournal,
  ): Promise<CovenantNews> {
    const { path } = reading;
    if (reading.kind !== 'good') {
      const keeps = this.#spokenForBy(path, readings);
      if (reading.kind === 'unreadable') return { kind: 'unreadable', file: path, keeps };
      return { kind: 'unusable', file: path, findings: reading.findings, keeps };
    }
    const { covenant, source } = reading;
    const before = this.#byId.get(covenant.id);
    if (readings.some((other) => other !== reading && speaksFor(other, covenant.id))) {
      const { id: claimedTwice } = covenant;
      return { kind: 'unusable', file: path, findings: [], claimedTwice, keeps: before?.covenant };
    }
    if (!this.#holds(covenant)) return { kind: 'not-in-term', file: path, covenant };
    const standing = { covenant, file: this.#nameOf(path) };
    if (before?.covenant.hash !== covenant.hash || before.file !== standing.file) {
      await journal.activate(standing, source, before?.covenant);
    }
    this.#byId.set(covenant.id, standing);
    const replaces = before?.covenant;
    if (replaces === undefined || replaces.hash === covenant.hash) {
      return { kind: 'in-force', file: path, covenant };
    }
    return { kind: 'in-force', file: path, covenant, replaces };
  }

  /** The covenant that a file spoke for when it was last good, unless a good file speaks for it now. */
  #spokenForBy(path: string, readings: readonly Reading[]): Covenant | undefined {
    const name = this.#nameOf(path);
    const covenant = [...this.#byId.values()].find(({ file }) => file === name)?.covenant;
    const elsewhere = covenant !== undefined && readings.some((other) => speaksFor(other, covenant.id));
    return elsewhere ? undefined : covenant;
  }

  #holds(covenant: Covenant): boolean {
    return !this.#enforceTerm || covenant.isInForceOn(this.#today());
  }

  /** The covenant while its term holds. */
  get(id: string): Covenant | undefined {
    const covenant = this.#byId.get(id)?.covenant;
    return covenant !== undefined && this.#holds(covenant) ? covenant : undefined;
  }

  all(): ReadonlyMap<string, Covenant> {
    const standing = [...this.#byId.values()].filter(({ covenant }) => this.#holds(covenant));
    return new Map(standing.map(({ covenant }) => [covenant.id, covenant]));
  }

  /** How the rules stand against their files, in one word; the gravest counts. */
  get state(): CovenantState {
    const serving = this.all().size > 0;
    if (this.#news.some((news) => news.kind === 'unusable' && news.claimedTwice !== undefined)) {
      return 'claimed-twice';
    }
    if (this.#news.some(({ kind }) => kind === 'unusable' || kind === 'unreadable')) {
      return serving ? 'older-than-file' : 'none';
    }
    const outOfTerm = [...this.#byId.values()].some(({ covenant }) => !this.#holds(covenant));
    if (outOfTerm || this.#news.some(({ kind }) => kind === 'not-in-term')) return 'not-in-term';
    return serving ? 'current' : 'none';
  }

  /** Whether the file that speaks for this covenant was refused, so that an older version decides. */
  isOlderThanFile(id: string): boolean {
    return !this.#news.some((news) => news.kind === 'in-force' && news.covenant.id === id);
  }

  /** Tells what is wrong with the files now, and after every time that they are read. */
  watch(watcher: (alarms: readonly CovenantAlarm[]) => void): void {
    this.#watchers.push(watcher);
    watcher(alarmsOf(this.#news));
  }

  /** What became of each file when it was last read. */
  news(): readonly CovenantNews[] {
    return this.#news;
  }
}

function speaksFor(reading: Reading, id: string): boolean {
  return reading.kind === 'good' && reading.covenant.id === id;
}
