import { compile, type AccessRequest, type Covenant, type ItemFacts } from '../../src/covenant/index.js';
import type { Section } from '../section.js';
import { median, spread, type Spread } from '../statistics.js';
import { agreement, type Agreement } from './agreement.js';
import { casbin } from './casbin.js';
import { casl } from './casl.js';
import { cedar } from './cedar.js';
import type { Contender, DecideCase, Ruling } from './contender.js';
import { bareTable, byClass, fromFacts, unremembered } from './ours.js';
import { plainRules, type PlainRules } from './plain-rules.js';
import { ITEMS, REQUESTS, sampleDocument, sampleItems } from './situations.js';

export interface DecisionFigures {
  readonly items: number;
  readonly requests: readonly AccessRequest[];
  readonly rules: Readonly<Record<'grants' | 'provides' | 'nevers', number>>;
  readonly contenders: readonly ContenderFigures[];
}

export interface ContenderFigures {
  readonly name: string;
  readonly note: string;
  /** µs for a case of forty items. */
  readonly micros: Spread;
  /** µs for what is made beforehand for a request: an ability, a question in the engine's own form; outside the clock. */
  readonly prepared: number;
  /** How many times as long as ours in the gateway. */
  readonly ratio: number;
  readonly agreement: Omit<Agreement, 'differences'>;
}

/** The sample covenant, forty items of a sample case, and all who decide about them; ours in the gateway is the first. */
export interface Field {
  readonly covenant: Covenant;
  readonly items: readonly ItemFacts[];
  readonly rules: PlainRules;
  readonly contenders: readonly Contender[];
}

export async function fieldOfContenders(): Promise<Field> {
  const document = sampleDocument();
  const covenant = compile(document);
  const items = await sampleItems();
  const rules = plainRules(covenant);
  const contenders = [
    byClass(covenant, items),
    fromFacts(covenant, items),
    unremembered(document, items),
    bareTable(covenant, items),
    casl(covenant, rules, items),
    await casbin(covenant, rules, items),
    cedar(covenant, rules, items),
  ];
  return { covenant, items, rules, contenders };
}

/** Part of the time of a round that one contender gets. */
const SHARE = 0.25;

/** Decisions for one case, reasons included: equality of all levels first, then the clock. */
export const decisionSection: Section<DecisionFigures> = async ({ rounds, seconds, say }) => {
  const { covenant, items, rules, contenders: all } = await fieldOfContenders();
  const { grants, provides, nevers } = rules;
  const agreements = all.map((contender) => agreement(contender, covenant, REQUESTS, items));
  agreements.forEach(({ differences }, place) => {
    if (differences.length > 0) throw new Error(`${all[place]?.name}: ${differences.join('\n')}`);
  });
  const budget = seconds * 1000 * SHARE;
  for (const contender of all) {
    for (let time = 0; time < WARMING; time += 1) measure(contender, budget);
  }
  const taken = all.map((): Taken[] => []);
  for (let round = 0; round < rounds; round += 1) {
    say(`decision, round ${round + 1} of ${rounds}`);
    for (let turn = 0; turn < all.length; turn += 1) {
      const place = (turn + round) % all.length;
      const contender = all[place];
      if (contender !== undefined) taken[place]?.push(measure(contender, budget));
    }
  }
  const figures = all.map(({ name, note }, place) => {
    const times = taken[place] ?? [];
    const prepared = median(times.map((one) => one.prepared));
    return { name, note, micros: spread(times.map((one) => one.decided)), prepared };
  });
  const ours = figures[0]?.micros.median ?? Number.NaN;
  return {
    items: ITEMS,
    requests: REQUESTS,
    rules: { grants: grants.length, provides: provides.length, nevers: nevers.length },
    contenders: figures.map((one, place) => {
      const { decisions = 0, shown = 0, sameRule = 0 } = agreements[place] ?? {};
      return { ...one, ratio: one.micros.median / ours, agreement: { decisions, shown, sameRule } };
    }),
  };
};

/** Rounds that nobody counts: V8 compiles what is hot, and WebAssembly once more. */
const WARMING = 4;

/** µs for one request: what is made beforehand, and the decisions on a case. */
interface Taken {
  readonly prepared: number;
  readonly decided: number;
}

function measure(contender: Contender, budget: number): Taken {
  const began = performance.now();
  const deciders = REQUESTS.map((request) => contender.asking(request));
  const prepared = ((performance.now() - began) * 1000) / REQUESTS.length;
  return { prepared, decided: decided(deciders, contender.calls, budget) / REQUESTS.length };
}

/** @returns µs for one pass over all requests. */
function decided(deciders: readonly DecideCase[], calls: number | undefined, budget: number): number {
  const out: Ruling[] = [];
  if (calls !== undefined) return run(deciders, calls, out) / calls;
  let passes = 0;
  let spent = 0;
  for (let batch = 1; spent < budget * 1000;) {
    const took = run(deciders, batch, out);
    passes += batch;
    spent += took;
    if (took < budget * 50) batch *= 2;
  }
  return spent / passes;
}

/** @returns µs. */
function run(deciders: readonly DecideCase[], passes: number, out: Ruling[]): number {
  const began = performance.now();
  for (let pass = 0; pass < passes; pass += 1) for (const decide of deciders) decide(out);
  return (performance.now() - began) * 1000;
}
