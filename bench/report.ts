import type { DecisionFigures } from './decision/section.js';
import type { Figures, Goal } from './goals.js';
import type { GrowthFigures } from './growth/section.js';
import type { HttpFigures } from './http/section.js';
import type { Machine } from './machine.js';
import type { MemoryFigures } from './memory/section.js';
import type { Measure } from './section.js';
import { megabytes, number, table } from './table.js';

/** The figures for people. */
export function report(
  machine: Machine,
  rounds: Pick<Measure, 'rounds' | 'seconds'>,
  figures: Figures,
  reached: readonly Goal[],
): string {
  const { decision, http, growth, memory } = figures;
  return [
    conditions(machine, rounds),
    ...(decision === undefined ? [] : [decisionText(decision)]),
    ...(http === undefined ? [] : [httpText(http)]),
    ...(growth === undefined ? [] : [growthText(growth)]),
    ...(memory === undefined ? [] : [memoryText(memory)]),
    goalsText(reached),
  ].join('\n\n');
}

function conditions(
  { at, node, processor, processors, load }: Machine,
  { rounds, seconds }: Pick<Measure, 'rounds' | 'seconds'>,
): string {
  const loads = load.map((one) => one.toFixed(2)).join(', ');
  return [
    `${at.slice(0, 10)}, Node ${node}, ${processors} × ${processor}, load before: ${loads}`,
    `medians of ${rounds} alternating rounds of ${seconds} s`,
  ].join('\n');
}

function decisionText({ items, requests, contenders }: DecisionFigures): string {
  const rows = contenders.map(({ name, micros, prepared, ratio, agreement: { shown, sameRule } }) => [
    name,
    number(micros.median),
    `${number(micros.lowest)}-${number(micros.highest)}`,
    number(ratio),
    name === 'CASL' ? number(prepared) : '',
    name.startsWith('casussluis') || name === 'a bare table' ? '' : `${sameRule} of ${shown}`,
  ]);
  return [
    `Decision: µs for a case of ${items} items, mean of ${requests.length} requests; all levels are equal`,
    table(['', 'median', 'range', '× ours', 'µs before', 'same rule named'], rows),
  ].join('\n');
}

function httpText({ items, persons, bytes, loads }: HttpFigures): string {
  const parts = loads.map(({ connections, servers }) => {
    const rows = servers.map((server) => [
      server.name,
      number(server.rate.median),
      `${number(server.rate.lowest)}-${number(server.rate.highest)}`,
      number(server.p50),
      number(server.p99),
      number(server.cpu),
      `${(100 * server.generator).toFixed(0)}%`,
      server.group === 0 ? '' : number(server.group),
      server.failed === 0 ? '' : String(server.failed),
      server.ratio.toFixed(2),
    ]);
    return table(
      [
        `${connections} connection${connections === 1 ? '' : 's'}`,
        'answers/s',
        'range',
        'p50 ms',
        'p99 ms',
        'server µs',
        'load cpu',
        'group',
        'failed',
        'ours/this',
      ],
      rows,
    );
  });
  return [`GET /v1/cases/{id}: ${items} items, ${persons} persons, ${bytes} bytes`, ...parts].join('\n');
}

function growthText({ connections, gateways }: GrowthFigures): string {
  const rows = gateways.map(({ name, cases, entries, same, any }) => [
    name,
    number(cases),
    number(entries),
    number(same.rate.median),
    same.ratio.toFixed(2),
    number(any.rate.median),
    any.ratio.toFixed(2),
  ]);
  return [
    `Growth: answers/s at ${connections} connections; the case of forty items, and a thousand small ones at random`,
    table(['', 'cases', 'entries', 'one case', 'ratio', 'a thousand', 'ratio'], rows),
  ].join('\n');
}

function memoryText({ points, rssGrowth, heapGrowth }: MemoryFigures): string {
  const rows = points.map(({ requests, rss, heap }) => [number(requests), megabytes(rss), megabytes(heap)]);
  return [
    'Memory of the gateway after so many requests, garbage collected',
    table(
      ['requests', 'resident', 'heap'],
      [...rows, ['growth', megabytes(rssGrowth), megabytes(heapGrowth)]],
    ),
  ].join('\n');
}

function goalsText(reached: readonly Goal[]): string {
  const rows = reached.map(({ what, wanted, hoped, measured, atMost, reached: yes }) => [
    what,
    `${atMost === true ? '≤' : '≥'} ${number(wanted)}`,
    hoped === undefined ? '' : number(hoped),
    number(measured),
    yes ? 'reached' : 'NOT reached',
  ]);
  return ['Goals', table(['', 'at least', 'goal', 'measured', ''], rows)].join('\n');
}
