import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Section } from '../section.js';
import { median, spread, type Spread } from '../statistics.js';
import type { Baseline, BaselineSettings } from './baseline-process.js';
import { Child } from './child.js';
import type { GatewaySettings } from './gateway-process.js';
import { load, type Round } from './load.js';
import { freePort } from './ports.js';
import { BENCH_CASE } from './sample.js';

const CONNECTIONS = [1, 32, 256] as const;
/** Rounds that nobody counts, at once: V8 compiles what is hot. */
const WARMING = 3;

export interface HttpFigures {
  readonly items: number;
  readonly persons: number;
  /** Bytes of the gateway's answer. */
  readonly bytes: number;
  readonly loads: readonly LoadFigures[];
}

export interface LoadFigures {
  readonly connections: number;
  readonly servers: readonly ServerFigures[];
}

export interface ServerFigures {
  readonly name: string;
  /** Answers a second. */
  readonly rate: Spread;
  /** Milliseconds; medians over the rounds. */
  readonly p50: number;
  readonly p99: number;
  /** µs of the server's processor time for an answer. */
  readonly cpu: number;
  /** Share of a processor that the load took. */
  readonly generator: number;
  /** Entries for one commit of the log. */
  readonly group: number;
  readonly failed: number;
  /** The gateway's rate divided by this one. */
  readonly ratio: number;
}

const BASELINES: readonly { readonly baseline: Baseline; readonly name: string }[] = [
  { baseline: 'bare', name: '(a) bare Fastify' },
  { baseline: 'token', name: '(b) with @fastify/jwt, ES256' },
  { baseline: 'cached-token', name: '(c) with its token cache' },
  { baseline: 'engineer', name: '(d) CASL, AES-GCM, synced insert' },
];

interface Server {
  readonly name: string;
  readonly child: Child;
}

/** `GET /v1/cases/{id}` against what others would do, loaded from this process. */
export const httpSection: Section<HttpFigures> = async ({ rounds, seconds, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'sluis-bench-http-'));
  const servers: Server[] = [];
  try {
    const settings: GatewaySettings = { port: await freePort() };
    const gateway = await Child.start('./gateway-process.js', settings, say);
    servers.push({ name: 'casussluis', child: gateway });
    const answer = join(folder, 'answer.json');
    writeFileSync(answer, gateway.served.body);
    for (const { baseline, name } of BASELINES) {
      const given: BaselineSettings = { baseline, port: await freePort(), answer };
      const child = await Child.start('./baseline-process.js', given, say);
      servers.push({ name, child });
      demandSame(name, child.served.body, gateway.served.body);
    }
    for (const { child } of servers)
      await load(child, { connections: 32, until: { seconds: WARMING * seconds } });
    const loads: LoadFigures[] = [];
    for (const connections of CONNECTIONS) {
      loads.push({ connections, servers: await measure(servers, connections, rounds, seconds, say) });
    }
    return { ...BENCH_CASE, bytes: Buffer.byteLength(gateway.served.body), loads };
  } finally {
    for (const { child } of servers) await child.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Every rival returns the gateway's own answer, byte for byte. */
function demandSame(name: string, body: string, wanted: string): void {
  if (body !== wanted) throw new Error(`${name} answers with something else than the gateway`);
}

async function measure(
  servers: readonly Server[],
  connections: number,
  rounds: number,
  seconds: number,
  say: (what: string) => void,
): Promise<readonly ServerFigures[]> {
  const measured = servers.map((): Round[] => []);
  for (let round = 0; round < rounds; round += 1) {
    say(`http, ${connections} connections, round ${round + 1} of ${rounds}`);
    for (let turn = 0; turn < servers.length; turn += 1) {
      const place = (turn + round) % servers.length;
      const server = servers[place];
      if (server === undefined) continue;
      measured[place]?.push(await load(server.child, { connections, until: { seconds } }));
    }
  }
  const rates = measured.map((one) => spread(one.map(({ rate }) => rate)));
  const ours = rates[0]?.median ?? Number.NaN;
  return servers.map(({ name }, place) => {
    const all = measured[place] ?? [];
    const middle = (pick: (round: Round) => number): number => median(all.map(pick));
    const rate = rates[place] ?? spread([]);
    return {
      name,
      rate,
      p50: middle((round) => round.p50),
      p99: middle((round) => round.p99),
      cpu: middle((round) => round.cpu),
      generator: middle((round) => round.generator),
      group: middle((round) => round.group),
      failed: all.reduce((sum, { failed }) => sum + failed, 0),
      ratio: ours / rate.median,
    };
  });
}
