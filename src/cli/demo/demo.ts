import { createServer } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { styleText } from 'node:util';
import type { ConfigFlags } from '../../config.js';
import { openGateway } from '../../gateway.js';
import { buildServer } from '../../http/index.js';
import { demoLegend } from '../../language/demo.js';
import type { ExitCode, Terminal } from '../output.js';
import { stopped } from '../serve.js';
import { importCases, type SampleIds } from './import-cases.js';
import { prepareDemo, readDemoKeys } from './prepare.js';
import { demoFolder, type DemoFolder } from './folder.js';
import { INVITED, itemsOf, walk, WALKED, type Step } from './walk.js';

/** Lines of an answer that are shown; the whole answer is for machines. */
const SHOWN = 14;

/** `sluis demo [--once]`: a whole sluis on the sample platform, walked through and left open for curl. */
export async function demo(flags: ConfigFlags, once: boolean, term: Terminal): Promise<ExitCode> {
  const folder = await demoFolder(flags.data);
  try {
    const lasting = flags.port === undefined ? {} : { port: flags.port };
    const here = { ...flags, data: folder.path, ...(await freePort(flags, once)) };
    return await demoIn(folder, here, lasting, once, term);
  } finally {
    folder.letGo();
    folder.remove();
  }
}

async function demoIn(
  folder: DemoFolder,
  flags: ConfigFlags,
  lasting: { readonly port?: number },
  once: boolean,
  term: Terminal,
): Promise<ExitCode> {
  const { config, fresh } = await prepareDemo(flags, lasting);
  const gateway = await openGateway({ ...config, logLevel: once ? 'error' : config.logLevel });
  const app = await buildServer(gateway, { ...config, logLevel: once ? 'error' : config.logLevel });
  const close = async (): Promise<void> => {
    await app.close();
    await gateway.close();
  };
  try {
    await app.listen({ host: config.host, port: config.port });
    term.say({
      nl: `Sluis in ${config.data}, luistert op ${config.url}`,
      en: `Gateway in ${config.data}, listening on ${config.url}`,
    });
    const ids: SampleIds = fresh ? await importCases(gateway, { [WALKED]: [INVITED] }) : new Map();
    if (fresh) {
      await writeFile(`${config.data}.log-key`, `${gateway.verifierKey}\n`, { mode: 0o600 });
      term.say({ nl: `Veertien voorbeeldzaken ingebracht.`, en: `Fourteen sample cases brought in.` });
    }
    if (fresh) for (const line of demoLegend(term.language)) term.say(line);
    const keys = await readDemoKeys(config.data);
    const good =
      !fresh ||
      (await walk({
        url: config.url,
        keys,
        ids,
        verifierKey: gateway.verifierKey,
        tell: (step) => show(step, term),
      }));
    term.say(
      !fresh
        ? {
            nl: 'Deze map bestond al: er is niets ingebracht en niets nagelopen. Kies een nieuwe map om de demo te zien lopen.',
            en: 'This folder was there already: nothing was brought in and nothing walked. Choose a new folder to see the demo walk.',
          }
        : good
          ? { nl: 'Alles ging zoals beloofd.', en: 'All went as promised.' }
          : {
              nl: 'Niet alles ging zoals beloofd; zie hierboven.',
              en: 'Not all went as promised; see above.',
            },
    );
    if (once) {
      await close();
      return good ? 0 : 1;
    }
    tellWhatNext(config.url, config.data, ids.get(WALKED), term);
    folder.letGo();
    await stopped({ close }, 'stops');
    return good ? 0 : 1;
  } catch (cause) {
    await close();
    throw cause;
  }
}

function show(step: Step, { language, print }: Terminal): void {
  const colour = (format: Parameters<typeof styleText>[0], text: string): string =>
    styleText(format, text, { stream: process.stdout });
  print(`\n${colour('bold', step.title[language])}\n`);
  print(`${colour('dim', step.who)}\n`);
  print(`${colour('cyan', `${step.method} ${step.path}`)}\n`);
  if (step.body !== undefined) print(`${JSON.stringify(step.body)}\n`);
  const outcome =
    step.fault === undefined
      ? colour('green', String(step.reply.status))
      : colour('red', `${step.reply.status}: ${step.fault}`);
  print(`→ ${outcome}\n`);
  for (const line of summary(step)) print(`  ${line}\n`);
}

function summary({ reply }: Step): readonly string[] {
  const items = itemsOf(reply);
  if (items.length === 0) {
    const lines = reply.text.split('\n').slice(0, 3);
    return lines.map((line) => (line.length > 300 ? `${line.slice(0, 300)} …` : line));
  }
  const lines = items.map(({ field, level, value }) => {
    const shown = value === undefined ? '' : JSON.stringify(value);
    return `${level.padEnd(8)} ${field.padEnd(28)} ${shown.length > 90 ? `${shown.slice(0, 90)}…` : shown}`;
  });
  return lines.length <= SHOWN ? lines : [...lines.slice(0, SHOWN), `… (${lines.length})`];
}

function tellWhatNext(url: string, data: string, id: string | undefined, term: Terminal): void {
  const token = `$(node dist/cli/main.js token --data ${data} --partner politie-bt-rijnweert --role wijkagent --professional agent-4412)`;
  term.say({
    nl: '\nDe sluis blijft open. Probeer zelf (in de map van het project):',
    en: '\nThe gateway stays open. Try for yourself (in the project folder):',
  });
  term.say(`  TOKEN=${token}`);
  if (id !== undefined)
    term.say(
      `  curl -s -H "Authorization: Bearer $TOKEN" '${url}/v1/cases/${id}?purpose=casusoverleg&legalBasis=politiewet-3'`,
    );
  term.say(
    `  curl -s -H "Authorization: Bearer $TOKEN" '${url}/v1/cases?purpose=casusoverleg&legalBasis=politiewet-3'`,
  );
  term.say(`  curl -s ${url}/v1/log/checkpoint`);
  term.say({
    nl: `  API-beschrijving: ${url}/docs    Stoppen: Ctrl-C`,
    en: `  API description: ${url}/docs    Stop: Ctrl-C`,
  });
}

/** For one walk any free port does; what stays open is found on the port that people expect. */
async function freePort(flags: ConfigFlags, once: boolean): Promise<{ port?: number }> {
  if (flags.port !== undefined || !once) return {};
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve({ port }));
    });
  });
}
