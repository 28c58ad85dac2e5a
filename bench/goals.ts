import type { DecisionFigures } from './decision/section.js';
import type { GrowthFigures } from './growth/section.js';
import type { HttpFigures } from './http/section.js';
import type { MemoryFigures } from './memory/section.js';

/** What is to be reached, and what was. */
export interface Goal {
  readonly what: string;
  /** At least, for ratios; at most where `atMost`. */
  readonly wanted: number;
  /** What would be better still. */
  readonly hoped?: number;
  readonly measured: number;
  readonly atMost?: true;
  readonly reached: boolean;
}

export interface Figures {
  readonly decision?: DecisionFigures;
  readonly http?: HttpFigures;
  readonly growth?: GrowthFigures;
  readonly memory?: MemoryFigures;
}

const FASTER: readonly { readonly rival: string; readonly times: number }[] = [
  { rival: 'casbin', times: 1000 },
  { rival: 'cedar-wasm', times: 1000 },
  { rival: 'CASL', times: 20 },
];

/** Of the rate of a baseline. */
const RATES: readonly { readonly baseline: string; readonly least: number; readonly hoped: number }[] = [
  { baseline: '(c)', least: 0.75, hoped: 1.1 },
  { baseline: '(d)', least: 6, hoped: 8 },
];
/** With fewer connections there is no commit to share: the disk's sync sets the pace of (d) and of ours alike. */
const SHARING = 32;

/** What more data on record may cost at most, as a share of the rate. */
const KEPT = 0.9;
/** Bytes by which a heap wavers between collections; and a process, in which V8 and SQLite hold pages for later. */
const HEAP_NOISE = 5e6;
const RESIDENT_NOISE = 15e6;

export function goals({ decision, http, growth, memory }: Figures): readonly Goal[] {
  return [
    ...(decision === undefined ? [] : decisionGoals(decision)),
    ...(http === undefined ? [] : httpGoals(http)),
    ...(growth === undefined ? [] : growthGoals(growth)),
    ...(memory === undefined ? [] : memoryGoals(memory)),
  ];
}

const atLeast = (what: string, wanted: number, measured: number, hoped?: number): Goal => ({
  what,
  wanted,
  ...(hoped === undefined ? {} : { hoped }),
  measured,
  reached: measured >= wanted,
});

const atMost = (what: string, wanted: number, measured: number): Goal => ({
  what,
  wanted,
  measured,
  atMost: true,
  reached: measured <= wanted,
});

const decisionGoals = ({ contenders }: DecisionFigures): Goal[] =>
  FASTER.map(({ rival, times }) => {
    const { ratio = Number.NaN } = contenders.find(({ name }) => name === rival) ?? {};
    return atLeast(`decision: times as fast as ${rival}`, times, ratio);
  });

const httpGoals = ({ loads }: HttpFigures): Goal[] => [
  atMost(
    'http: answers that failed',
    0,
    sum(loads.flatMap(({ servers }) => servers.map(({ failed }) => failed))),
  ),
  ...loads
    .filter(({ connections }) => connections >= SHARING)
    .flatMap(({ connections, servers }) =>
      RATES.map(({ baseline, least, hoped }) => {
        const { ratio = Number.NaN } = servers.find(({ name }) => name.startsWith(baseline)) ?? {};
        return atLeast(`http, ${connections} connections: of ${baseline}`, least, ratio, hoped);
      }),
    ),
];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const growthGoals = ({ gateways }: GrowthFigures): Goal[] =>
  gateways
    .slice(1)
    .map(({ name, same }) => atLeast(`growth, ${name}: of the rate of little`, KEPT, same.ratio));

/** SQLite fills its page cache (64 MiB) with the first tens of thousands of requests; what is resident must stand still after. */
const memoryGoals = ({ heapGrowth, points }: MemoryFigures): Goal[] => {
  const last = points.at(-1);
  const middle = points.find(({ requests }) => requests >= (last?.requests ?? 0) / 2);
  const later = (last?.rss ?? Number.NaN) - (middle?.rss ?? Number.NaN);
  return [
    atMost('memory: bytes of heap left behind', HEAP_NOISE, heapGrowth),
    atMost('memory: resident bytes more in the second half', RESIDENT_NOISE, later),
  ];
};
