import { writeFile } from 'node:fs/promises';
import { styleText } from 'node:util';
import { readConfig, type Config, type ConfigFlags } from '../../config.js';
import { openGateway } from '../../gateway.js';
import { buildServer } from '../../http/index.js';
import { demoLegend } from '../../language/demo.js';
import { CommandError, type ExitCode, type Terminal } from '../output.js';
import { stopped } from '../serve.js';
import { importCases, type SampleIds } from './import-cases.js';
import { demoFolder, type DemoFolder } from './folder.js';
import { freePort } from './port.js';
import { prepareDemo } from './prepare.js';
import { logKeyFile, readDemoKeys, removeTryOut } from './try-out.js';
import { INVITED, itemsOf, walk, WALKED, type Step } from './walk.js';

/** Lines of an answer that are shown; the whole answer is for machines. */
const SHOWN = 14;

/** `sluis demo [--once]`: a whole sluis on the sample platform, walked through and left open for curl. */
export async function demo(flags: ConfigFlags, once: boolean, term: Terminal): Promise<ExitCode> {
  const folder = await demoFolder(flags.data);
  try {
    const lasting = flags.port === undefined ? {} : { port: flags.port };
    // For one walk any free port does; what stays open is found on the port that people expect.
    const any = once && flags.port === undefined ? { port: await freePort() } : {};
    const here = { ...flags, data: folder.path, ...any };
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
  if (once && !fresh) throw walkedAlready(config.data);
  try {
    return await open(config, fresh, folder, once, term);
  } catch (cause) {
    if (fresh) await removeTryOut(config);
    throw cause;
  }
}

async function open(
  config: Config,
  fresh: boolean,
  folder: DemoFolder,
  once: boolean,
  term: Terminal,
): Promise<ExitCode> {
  const quiet = { ...config, logLevel: once ? 'error' : config.logLevel } as const;
  const gateway = await openGateway(quiet);
  const app = await buildServer(gateway, quiet);
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
      await writeFile(logKeyFile(config.data), `${gateway.verifierKey}\n`, { mode: 0o600 });
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
    await tellWhatNext(config, ids.get(WALKED), term);
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

async function tellWhatNext({ url, data }: Config, id: string | undefined, term: Terminal): Promise<void> {
  const lasting = await readConfig({ data }, process.env);
  const there = lasting.url === url ? '' : ` --url ${url}`;
  const token = `$(node dist/cli/main.js token --data ${data}${there} --partner politie-bt-rijnweert --role wijkagent --professional agent-4412)`;
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

function walkedAlready(data: string): CommandError {
  return new CommandError(
    {
      nl: `In ${data} staat al een demo: er is niets ingebracht en niets nagelopen. Kies een nieuwe map om haar te zien lopen, of open deze zonder --once.`,
      en: `In ${data} stands a demo already: nothing was brought in and nothing walked. Choose a new folder to see it walk, or open this one without --once.`,
    },
    2,
  );
}
