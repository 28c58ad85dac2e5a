import autocannon from 'autocannon';
import type { Child } from './child.js';

/** One round against one server. */
export interface Round {
  /** Answers a second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
  /** µs of the server's processor time for an answer. */
  readonly cpu: number;
  /** Share of one processor that the load itself took: near 1 it is the load that sets the pace. */
  readonly generator: number;
  /** Entries of the log for one commit; 0 where there is no log. */
  readonly group: number;
}

export interface Pressure {
  readonly connections: number;
  /** Seconds, or a number of requests. */
  readonly until: { readonly seconds: number } | { readonly requests: number };
  /** Asks for these instead of the one address, at random. */
  readonly paths?: readonly string[];
}

/** How often autocannon looks whether it is time to stop, in ms. */
const SAMPLE = 20;

/** Loads a server from this process. */
export async function load(child: Child, { connections, until, paths }: Pressure): Promise<Round> {
  const { url, token } = child.served;
  const before = await child.counters();
  const ownCpu = process.cpuUsage();
  const latencies: number[] = [];
  const began = performance.now();
  const result = await autocannon({
    url,
    connections,
    sampleInt: SAMPLE,
    setupClient: (client) => {
      client.on('response', (_status: number, _bytes: number, milliseconds: number) =>
        latencies.push(milliseconds),
      );
    },
    ...('seconds' in until ? { duration: until.seconds } : { amount: until.requests }),
    ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    ...(paths === undefined
      ? {}
      : { requests: [{ setupRequest: (request) => ({ ...request, path: anyOf(paths) }) }] }),
  });
  const wall = (performance.now() - began) * 1000;
  const { user, system } = process.cpuUsage(ownCpu);
  const after = await child.counters();
  const answers = latencies.length;
  latencies.sort((a, b) => a - b);
  const commits = after.commits - before.commits;
  return {
    rate: (answers * 1000) / (result.finish.getTime() - result.start.getTime()),
    p50: latencies[Math.floor(answers * 0.5)] ?? Number.NaN,
    p99: latencies[Math.floor(answers * 0.99)] ?? Number.NaN,
    failed: result.non2xx + result.errors + result.timeouts,
    cpu: (after.cpu - before.cpu) / answers,
    generator: (user + system) / wall,
    group: commits === 0 ? 0 : (after.entries - before.entries) / commits,
  };
}

function anyOf(paths: readonly string[]): string {
  return paths[Math.floor(Math.random() * paths.length)] ?? '/';
}
