import { Child } from '../http/child.js';
import type { GatewaySettings } from '../http/gateway-process.js';
import { load } from '../http/load.js';
import { freePort } from '../http/ports.js';
import type { Section } from '../section.js';

const CONNECTIONS = 32;
const FULL = [1_000, 10_000, 25_000, 50_000, 75_000, 100_000] as const;
const QUICK = [1_000, 2_500, 5_000] as const;

export interface MemoryFigures {
  readonly points: readonly MemoryPoint[];
  /** Bytes, from the first point to the last. */
  readonly rssGrowth: number;
  readonly heapGrowth: number;
  readonly failed: number;
}

/** Bytes after so many requests, once garbage was collected. */
export interface MemoryPoint {
  readonly requests: number;
  readonly rss: number;
  readonly heap: number;
}

/** What a gateway holds after ever more requests for the case of forty items. */
export const memorySection: Section<MemoryFigures> = async ({ quick, say }) => {
  const settings: GatewaySettings = { port: await freePort() };
  const child = await Child.start('./gateway-process.js', settings, say);
  try {
    const points: MemoryPoint[] = [];
    let asked = 0;
    let failed = 0;
    for (const requests of quick ? QUICK : FULL) {
      say(`memory, ${requests} requests`);
      const round = await load(child, { connections: CONNECTIONS, until: { requests: requests - asked } });
      failed += round.failed;
      asked = requests;
      const { rss, heap } = await child.counters('counters after collection');
      points.push({ requests, rss, heap });
    }
    const [first, last] = [points[0], points.at(-1)];
    return {
      points,
      rssGrowth: (last?.rss ?? 0) - (first?.rss ?? 0),
      heapGrowth: (last?.heap ?? 0) - (first?.heap ?? 0),
      failed,
    };
  } finally {
    await child.stop();
  }
};
