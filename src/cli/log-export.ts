import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { readConfig, type Config, type ConfigFlags } from '../config.js';
import { entryFilter, type LogFilter } from '../disclosure/index.js';
import { GatewayError } from '../gateway-folder.js';
import { openGateway, type Gateway } from '../gateway.js';
import { ACCOUNTS } from '../identity/index.js';
import { exportBundle, exportRecords, type ExportFilter } from '../ledger/index.js';
import { fetchToken } from './demo/client.js';
import { CommandError, type ExitCode, type Terminal } from './output.js';
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
  for (const moment of [options.from, options.to]) if (moment !== undefined) demandMoment(moment);
  const config = await readConfig(flags, process.env);
  let gateway: Gateway;
  try {
    gateway = await openGateway(config);
  } catch (cause) {
    if (cause instanceof GatewayError && cause.code === 'in_use') return exportFromRunning(config, options);
    throw cause;
  }
  try {
    await exportFrom(gateway, options);
    term.say({
      nl: `Sleutel van deze log: ${gateway.verifierKey}`,
      en: `Key of this log: ${gateway.verifierKey}`,
    });
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

async function exportFromRunning(config: Config, options: ExportOptions): Promise<ExitCode> {
  const key = await administratorKey(config.data);
  const token = await fetchToken(config.url, {
    covenant: ACCOUNTS,
    partner: 'administrator',
    key,
    professional: 'operator',
    role: 'auditor',
  });
  const { format, from, to, partner, case: about, purpose } = options;
  const query = new URLSearchParams({ format });
  for (const [name, value] of Object.entries({ from, to, partner, case: about, purpose })) {
    if (typeof value === 'string') query.set(name, value);
  }
  const response = await fetch(`${config.url}/v1/log/export?${query.toString()}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok || response.body === null) {
    throw new CommandError(
      {
        nl: `De draaiende sluis gaf ${response.status}.`,
        en: `The running gateway answered ${response.status}.`,
      },
      1,
    );
  }
  for await (const chunk of response.body) if (chunk instanceof Uint8Array) await written(chunk);
  return 0;
}

/** The administrator's key, where `sluis init` or the demo laid it. */
async function administratorKey(data: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const key: unknown = JSON.parse(await readFile(`${data}.administrator.jwk`, 'utf8'));
    if (typeof key === 'object' && key !== null) return { ...key };
    throw new Error('no key');
  } catch {
    throw new CommandError(
      {
        nl: `De sluis draait, en ${data}.administrator.jwk kan niet gelezen worden. Stop de sluis, of haal de log op via GET /v1/log/export.`,
        en: `The gateway is running, and ${data}.administrator.jwk cannot be read. Stop the gateway, or get the log by GET /v1/log/export.`,
      },
      2,
    );
  }
}

async function written(chunk: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
}

function demandMoment(text: string): void {
  if (!Number.isNaN(Date.parse(text))) return;
  throw new CommandError(
    {
      nl: `${text} is geen datum; schrijf bijvoorbeeld 2026-03-01`,
      en: `${text} is no date; write 2026-03-01 for instance`,
    },
    2,
  );
}
