import type { ExportFilter, LogEntry } from '../ledger/index.js';
import { openAttribute, type KeyStore } from '../vault/index.js';

/** Which entries; all that is given must hold. */
export interface LogFilter {
  /** ISO moments; from included, to not. */
  readonly from?: string;
  readonly to?: string;
  readonly partner?: string;
  readonly case?: string;
  readonly purpose?: string;
}

/**
 * A filter over entries; undefined where nothing was asked. What stands sealed in a record (the case) is opened with the
 * key of that case, so that it finds nothing any more once that is destroyed.
 */
export async function entryFilter(options: LogFilter, keys: KeyStore): Promise<ExportFilter | undefined> {
  const { from: since, to: before, partner: of, case: about, purpose } = options;
  const given = Object.entries({ from: since, to: before, partner: of, case: about, purpose });
  const asked = given.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  if (asked.length === 0) return undefined;
  const from = since === undefined ? -Infinity : Date.parse(since);
  const to = before === undefined ? Infinity : Date.parse(before);
  const named = options.case === undefined ? undefined : await keys.open(options.case);
  const caseKey = named?.kind === 'case' ? named : undefined;
  const ofCase = (record: LogRecord): boolean => {
    const mark = record.attributes?.['casussluis.case'];
    if (caseKey === undefined || typeof mark !== 'string') return false;
    try {
      return openAttribute(caseKey, mark, 'casussluis.case') === options.case;
    } catch {
      return false;
    }
  };
  return {
    description: Object.fromEntries(asked),
    matches: async (entry: LogEntry) => {
      const time = entry.envelope()?.time;
      // An entry that somebody made unreadable is shown to whoever asks: verification then says what is wrong with it.
      if (time === undefined) return true;
      if (time < from || time >= to) return false;
      if (options.partner === undefined && options.purpose === undefined && options.case === undefined)
        return true;
      const record: unknown = JSON.parse((await entry.open()).record);
      if (!isRecord(record)) return false;
      const request = record.body?.['adl.core.request'];
      const partner = request?.subject?.properties?.partner ?? record.attributes?.['casussluis.partner'];
      if (options.partner !== undefined && partner !== options.partner) return false;
      if (options.purpose !== undefined && request?.context?.purpose !== options.purpose) return false;
      return options.case === undefined || ofCase(record);
    },
  };
}

function isRecord(record: unknown): record is LogRecord {
  return typeof record === 'object' && record !== null && 'event_name' in record;
}

interface LogRecord {
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly body?: {
    readonly 'adl.core.request'?: {
      readonly subject?: { readonly properties?: { readonly partner?: string } };
      readonly context?: { readonly purpose?: string };
    };
  };
}
