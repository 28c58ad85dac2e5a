import { once } from 'node:events';
import { Readable } from 'node:stream';
import { readConfig, type Config, type ConfigFlags } from '../config.js';
import { entryFilter, type LogFilter } from '../disclosure/index.js';
import { GatewayError } from '../gateway-folder.js';
import { openGateway, type Gateway } from '../gateway.js';
import { ACCOUNTS } from '../identity/index.js';
import { exportBundle, exportRecords, verifyBundle, type ExportFilter } from '../ledger/index.js';
import { logKeySentence } from '../language/cli.js';
import { dialled } from './address.js';
import { administratorKeyFile, readAdministratorKey } from './administrator-key.js';
import { fetchToken } from './demo/client.js';
import { demandFilter, tellStrangeNames } from './export-filter.js';
import { CommandError, type ExitCode, type Terminal } from './output.js';
import { languageHeader, reaching, refusal } from './reach.js';
import { Progress } from './progress.js';

export interface ExportOptions extends LogFilter {
  readonly format: 'bundle' | 'jsonl';
}

/**
 * `sluis log export`: a stream on standard output, in constant memory. The export is itself recorded; where the gateway
 * is running, it is asked for the export, for only one process writes to a log.
 */
export async function logExport(
  flags: ConfigFlags,
  options: ExportOptions,
  term: Terminal,
): Promise<ExitCode> {
  demandFilter(options);
  const config = await readConfig(flags, process.env);
  await tellStrangeNames(options, config.covenants, term);
  let gateway: Gateway;
  try {
    gateway = await openGateway(config);
  } catch (cause) {
    if (cause instanceof GatewayError && cause.code === 'in_use')
      return exportFromRunning(config, dialled(flags, config), options, term);
    throw cause;
  }
  try {
    await exportFrom(gateway, options);
    term.say(logKeySentence(gateway.verifierKey));
    return 0;
  } finally {
    await gateway.close();
  }
}

async function exportFrom(gateway: Gateway, options: ExportOptions): Promise<void> {
  await gateway.recordExport('operator', options);
  const progress = new Progress(await gateway.log.size());
  const filter = await entryFilter(options, gateway.keys);
  const counted: ExportFilter | undefined = filter && {
    description: filter.description,
    matches: (entry) => {
      progress.at(entry.index + 1);
      return filter.matches(entry);
    },
  };
  const source = { reader: gateway.log, ...(counted === undefined ? {} : { filter: counted }) };
  const lines =
    options.format === 'bundle'
      ? exportBundle({ ...source, verifierKey: gateway.verifierKey })
      : exportRecords(source);
  for await (const chunk of lines) await written(chunk);
  progress.done();
}

async function exportFromRunning(
  config: Config,
  url: string,
  options: ExportOptions,
  term: Terminal,
): Promise<ExitCode> {
  const key = await demandKey(config.data);
  const response = await reaching(url, async () => {
    const token = await fetchToken(url, {
      covenant: ACCOUNTS,
      partner: 'administrator',
      key,
      professional: 'operator',
      role: 'auditor',
    });
    return fetch(`${url}/v1/log/export?${queryOf(options)}`, {
      headers: { authorization: `Bearer ${token}`, ...languageHeader(term) },
    });
  });
  if (!response.ok || response.body === null) throw await refusal(url, response);
  let header = Buffer.alloc(0);
  try {
    for await (const chunk of response.body) {
      if (!(chunk instanceof Uint8Array)) continue;
      if (!header.includes('\n')) header = Buffer.concat([header, chunk]);
      await written(chunk);
    }
  } catch (cause) {
    // What fetch throws where the connection ends before the answer does.
    if (!(cause instanceof TypeError)) throw cause;
    throw new CommandError(
      {
        nl: `De sluis op ${url} brak af: wat er staat, is niet de hele export. Haal haar opnieuw op.`,
        en: `The gateway at ${url} broke off: what is there is not the whole export. Get it again.`,
      },
      1,
    );
  }
  // Without a key of one's own, all that a verifier says is which key the export names.
  const named = await verifyBundle(Readable.from([header]), {});
  if (named.outcome === 'key_not_pinned') term.say(logKeySentence(named.verifierKey));
  return 0;
}

function queryOf({ format, from, to, partner, case: about, purpose }: ExportOptions): string {
  const query = new URLSearchParams({ format });
  // The API takes moments only; here a day is one too.
  for (const [name, moment] of Object.entries({ from, to }))
    if (moment !== undefined) query.set(name, new Date(moment).toISOString());
  for (const [name, value] of Object.entries({ partner, case: about, purpose }))
    if (value !== undefined) query.set(name, value);
  return query.toString();
}

async function demandKey(data: string): Promise<Readonly<Record<string, unknown>>> {
  const key = await readAdministratorKey(data);
  if (key !== undefined) return key;
  const file = administratorKeyFile(data);
  throw new CommandError(
    {
      nl: `De sluis draait, en ${file} kan niet gelezen worden. Stop de sluis, of haal de log op via GET /v1/log/export.`,
      en: `The gateway is running, and ${file} cannot be read. Stop the gateway, or get the log by GET /v1/log/export.`,
    },
    2,
  );
}

async function written(chunk: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
}
