/** What a measured process and the bench tell each other. */

/** What a process has used and done since its start. */
export interface Counters {
  /** µs of processor time. */
  readonly cpu: number;
  /** Bytes. */
  readonly rss: number;
  /** Bytes. */
  readonly heap: number;
  /** Commits of the log, and entries in it; 0 where there is none. */
  readonly commits: number;
  readonly entries: number;
}

/** Where a server listens and how it is asked. */
export interface Served {
  readonly url: string;
  readonly token?: string;
  /** The answer to `url`, as it comes. */
  readonly body: string;
  /** Further addresses that the same token may ask for. */
  readonly others: readonly string[];
}

export type Question = 'counters' | 'counters after collection' | 'stop';
export type ChildMessage =
  | ({ readonly kind: 'served' } & Served)
  | ({ readonly kind: 'counters' } & Counters)
  | { readonly kind: 'said'; readonly text: string };

export function isChildMessage(message: unknown): message is ChildMessage {
  return typeof message === 'object' && message !== null && 'kind' in message;
}

/** Runs in the measured process: answers the bench until it says stop. */
export function answerBench(
  served: Served,
  log: () => Pick<Counters, 'commits' | 'entries'>,
  stop: () => Promise<void>,
): void {
  process.on('message', (question: Question) => {
    if (question === 'stop') {
      void stop().then(() => process.exit(0));
      return;
    }
    if (question === 'counters after collection') globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed } = process.memoryUsage();
    tellBench({ kind: 'counters', cpu: user + system, rss, heap: heapUsed, ...log() });
  });
  tellBench({ kind: 'served', ...served });
}

export function tellBench(message: ChildMessage): void {
  process.send?.(message);
}

/**
 * What the bench gave a measured process on its command line. The process ends when the bench does, however that ends.
 * @throws where it is something else.
 */
export function readSettings<Settings>(isSettings: (value: unknown) => value is Settings): Settings {
  process.on('SIGINT', () => undefined);
  process.once('disconnect', () => process.exit(1));
  const value: unknown = JSON.parse(process.argv[2] ?? 'null');
  if (isSettings(value)) return value;
  throw new Error('started by hand: the bench starts this');
}
