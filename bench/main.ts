/** `npm run bench`: ratios in one run on one machine, as a table and as JSON. See docs/performance.md. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { decisionSection } from './decision/section.js';
import { goals, type Figures } from './goals.js';
import { growthSection } from './growth/section.js';
import { httpSection } from './http/section.js';
import { machine } from './machine.js';
import { memorySection } from './memory/section.js';
import { HELP, readOptions, type Options } from './options.js';
import { writePage } from './page.js';
import { report } from './report.js';
import type { Measure } from './section.js';

const options = chosen();
if (options === 'help') console.log(HELP);
else await bench(options);

function chosen(): Options | 'help' {
  try {
    return readOptions(process.argv.slice(2));
  } catch (wrong) {
    if (!(wrong instanceof TypeError)) throw wrong;
    console.error(`${wrong.message}\n\n${HELP}`);
    process.exit(2);
  }
}

async function bench({ sections, rounds, seconds, quick, json, page }: Options): Promise<void> {
  const conditions = machine();
  const began = performance.now();
  const measure: Measure = { rounds, seconds, quick, say: tellProgress };
  const figures: Figures = {
    ...(sections.includes('decision') ? { decision: await decisionSection(measure) } : {}),
    ...(sections.includes('http') ? { http: await httpSection(measure) } : {}),
    ...(sections.includes('growth') ? { growth: await growthSection(measure) } : {}),
    ...(sections.includes('memory') ? { memory: await memorySection(measure) } : {}),
  };
  tellProgress('');
  const reached = goals(figures);
  const took = Math.round((performance.now() - began) / 1000);
  const text = report(conditions, { rounds, seconds }, figures, reached);
  console.log(text);
  if (page !== undefined) writePage(page, text);
  const file = resolve(json);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ format: 'casussluis-bench/1', machine: conditions, measured: { rounds, seconds, quick, took }, ...figures, goals: reached }, null, 2)}\n`,
  );
  console.log(`\n${took} s; figures in ${file}`);
}

/** One line that is written over, on a terminal; nothing elsewhere. */
function tellProgress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${what}`);
}
