import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { readConfig, type ConfigFlags } from '../config.js';
import { openLog } from '../gateway.js';
import {
  exportBundle,
  exportRecords,
  LedgerError,
  parseVerifierKey,
  verifyBundle,
  type ExportFilter,
  type VerifierKey,
} from '../ledger/index.js';
import { verdictSentence } from '../language/ledger.js';
import { textFrom, unreadable } from './files.js';
import { entryFilter, type FilterOptions } from './log-filter.js';
import { CommandError, type ExitCode, type Terminal } from './output.js';
import { Progress } from './progress.js';

export interface ExportOptions extends FilterOptions {
  readonly format: 'bundle' | 'jsonl';
}

/** `sluis log export`: a stream on standard output, in constant memory. */
export async function logExport(flags: ConfigFlags, options: ExportOptions, term: Terminal): Promise<ExitCode> {
  const config = await readConfig(flags, process.env);
  const log = await openLog(config);
  try {
    const size = await log.reader.size();
    const progress = new Progress(size);
    const filter = await entryFilter(options, log.keys);
    const counted: ExportFilter = {
      description: filter?.description ?? {},
      matches: (entry) => {
        progress.at(entry.index + 1);
        return filter === undefined || filter.matches(entry);
      },
    };
    const source = { reader: log.reader, ...(filter === undefined ? {} : { filter: counted }) };
    const lines =
      options.format === 'bundle' ? exportBundle({ ...source, verifierKey: log.verifierKey }) : exportRecords(source);
    for await (const chunk of lines) {
      if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
    }
    progress.done();
    term.say({ nl: `Sleutel van deze log: ${log.verifierKey}`, en: `Key of this log: ${log.verifierKey}` });
    return 0;
  } catch (cause) {
    if (cause instanceof LedgerError && cause.code === 'out_of_range') {
      throw new CommandError({ nl: 'Er is nog niets vastgelegd.', en: 'Nothing is recorded yet.' }, 1);
    }
    throw cause;
  } finally {
    await log.close();
  }
}

export interface VerifyOptions {
  readonly key?: string;
  readonly since?: string;
  readonly json: boolean;
}

/** `sluis log verify FILE`: offline; 0 sound, 1 not, 2 where no key is pinned or the file cannot be used. */
export async function logVerify(file: string, options: VerifyOptions, term: Terminal): Promise<ExitCode> {
  const key = options.key === undefined ? undefined : await pinnedKey(options.key);
  const since = options.since === undefined ? undefined : await textFrom(options.since);
  const chunks = createReadStream(file);
  const verdict = await verifyBundle(chunks, {
    ...(key === undefined ? {} : { key }),
    ...(since === undefined ? {} : { since }),
  }).catch((cause: unknown) => {
    if (cause instanceof Error && 'syscall' in cause) throw unreadable(file);
    throw cause;
  });
  if (options.json) term.print(`${JSON.stringify(verdict)}\n`);
  else term.print(`${verdictSentence(verdict)[term.language]}\n`);
  switch (verdict.outcome) {
    case 'sound':
      return 0;
    case 'unsound':
      return 1;
    case 'key_not_pinned':
    case 'unusable':
      return 2;
  }
}

/** A verifier key as text, or a file that holds one. */
async function pinnedKey(given: string): Promise<VerifierKey> {
  const text = /^[^\s+]+\+[0-9a-f]{8}\+/.test(given) ? given : (await textFrom(given)).trim();
  try {
    return parseVerifierKey(text);
  } catch {
    throw new CommandError(
      {
        nl: '--key is geen sleutel van een log (naam+hash+base64) en geen bestand dat er een bevat.',
        en: '--key is no verifier key of a log (name+hash+base64), and no file that holds one.',
      },
      2,
    );
  }
}
