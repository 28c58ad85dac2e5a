import { Child } from '../http/child.js';
import type { GatewaySettings } from '../http/gateway-process.js';
import { load, type Round } from '../http/load.js';
import { freePort } from '../http/ports.js';
import type { Measure, Section } from '../section.js';
import { median, spread, type Spread } from '../statistics.js';

const CONNECTIONS = 32;
/** Rounds that nobody counts: V8 compiles what is hot, and cases are met for the first time. */
const WARMING = 2;

export interface GrowthFigures {
  readonly connections: number;
  readonly gateways: readonly GatewayFigures[];
}

export interface GatewayFigures {
  readonly name: string;
  readonly cases: number;
  readonly entries: number;
  /** The case of forty items, over and over. */
  readonly same: Asked;
  /** Small cases at random, of a thousand that are spread over all on record. */
  readonly any: Asked;
}

export interface Asked {
  /** Answers a second. */
  readonly rate: Spread;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
  /** Rate divided by that of the small gateway. */
  readonly ratio: number;
}

interface Filled {
  readonly name: string;
  readonly cases: number;
  readonly entries: number;
}

const FULL: readonly Filled[] = [
  { name: 'small', cases: 1_000, entries: 10_000 },
  { name: 'many cases', cases: 100_000, entries: 10_000 },
  { name: 'long log', cases: 1_000, entries: 1_000_000 },
];
const QUICK: readonly Filled[] = [
  { name: 'small', cases: 100, entries: 1_000 },
  { name: 'many cases', cases: 2_000, entries: 1_000 },
  { name: 'long log', cases: 100, entries: 20_000 },
];

/** The same request where more is on record; every log is opened anew and verified whole before it is asked. */
export const growthSection: Section<GrowthFigures> = async (measure) => {
  const filled = measure.quick ? QUICK : FULL;
  const started = await Promise.allSettled(filled.map((one) => startFilled(one, measure)));
  const children = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  try {
    for (const one of started) if (one.status === 'rejected') throw one.reason;
    const same = await measureAll(children, 'same', measure);
    const any = await measureAll(children, 'any', measure);
    return {
      connections: CONNECTIONS,
      gateways: filled.flatMap((one, place) => {
        const [ofSame, ofAny] = [same[place], any[place]];
        return ofSame === undefined || ofAny === undefined ? [] : [{ ...one, same: ofSame, any: ofAny }];
      }),
    };
  } finally {
    for (const child of children) await child.stop();
  }
};

async function startFilled({ name, cases, entries }: Filled, { say }: Measure): Promise<Child> {
  const settings: GatewaySettings = { port: await freePort(), cases, entries, verified: true };
  return Child.start('./gateway-process.js', settings, (what) => say(`${name}: ${what}`));
}

async function measureAll(
  children: readonly Child[],
  which: 'same' | 'any',
  { rounds, seconds, say }: Measure,
): Promise<readonly Asked[]> {
  const ask = (child: Child): Promise<Round> =>
    load(child, {
      connections: CONNECTIONS,
      until: { seconds },
      ...(which === 'any' ? { paths: child.served.others } : {}),
    });
  for (let time = 0; time < WARMING; time += 1) for (const child of children) await ask(child);
  const measured = children.map((): Round[] => []);
  for (let round = 0; round < rounds; round += 1) {
    say(`growth, ${which} case, round ${round + 1} of ${rounds}`);
    for (let turn = 0; turn < children.length; turn += 1) {
      const place = (turn + round) % children.length;
      const child = children[place];
      if (child !== undefined) measured[place]?.push(await ask(child));
    }
  }
  const rates = measured.map((one) => spread(one.map(({ rate }) => rate)));
  const small = rates[0]?.median ?? Number.NaN;
  return measured.map((all, place) => {
    const rate = rates[place] ?? spread([]);
    return {
      rate,
      p50: median(all.map(({ p50 }) => p50)),
      p99: median(all.map(({ p99 }) => p99)),
      failed: all.reduce((sum, { failed }) => sum + failed, 0),
      ratio: rate.median / small,
    };
  });
}
