/** The gateway in a process of its own: brings a case in, listens, and answers the bench. */
import { buildServer } from '../../src/http/index.js';
import { answerBench, readSettings, tellBench } from './child-messages.js';
import { countCommits } from './count-commits.js';
import { BENCH_CASE, contributeCase, officersToken, openSample, reopen, viewPath } from './sample.js';
import { fillCases, fillLog } from '../growth/fill.js';
import { demandSound } from '../growth/soundness.js';

/** What the bench asks of a gateway; given as JSON on the command line. */
export interface GatewaySettings {
  readonly port: number;
  /** Cases on record and entries in the log before it is asked anything; as many as come by themselves where not given. */
  readonly cases?: number;
  readonly entries?: number;
  /** Closes what was filled, opens it anew and verifies the whole log before it serves. */
  readonly verified?: boolean;
}

function isSettings(value: unknown): value is GatewaySettings {
  return typeof value === 'object' && value !== null && 'port' in value;
}

const { port, cases = 0, entries = 0, verified = false } = readSettings(isSettings);
const say = (text: string): void => tellBench({ kind: 'said', text });
const filled = await openSample(port);
const caseId = await contributeCase(filled.gateway);
const others = await fillCases(filled.gateway, cases, say);
await fillLog(filled.gateway, entries, say);
const sample = verified ? await reopen(filled) : filled;
const { gateway, config } = sample;
if (verified) await demandSound(gateway, say);
const log = countCommits(gateway);
const app = await buildServer(gateway, config);
await app.listen({ host: config.host, port: config.port });
const token = await officersToken(sample);
const url = `${config.url}${viewPath(caseId)}`;
const body = await answerTo(url);
const { items, persons } = counted(JSON.parse(body));
if (items !== BENCH_CASE.items || persons !== BENCH_CASE.persons)
  throw new Error(`the bench case shows ${items} items of ${persons} persons`);
answerBench({ url, token, body, others: others.map(viewPath) }, log, async () => {
  await app.close();
  await sample.remove();
});

async function answerTo(address: string): Promise<string> {
  const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return response.text();
}

function counted(answer: unknown): { readonly items: number; readonly persons: number } {
  const has = (name: 'items' | 'persons'): number => {
    const list: unknown =
      typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
    return Array.isArray(list) ? list.length : 0;
  };
  return { items: has('items'), persons: has('persons') };
}
