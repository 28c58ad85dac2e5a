import type { ExportFilter, LogEntry } from '../ledger/index.js';
import { isDate } from '../casework/index.js';
import { openAttribute, type KeyHandle, type KeyStore } from '../vault/index.js';

/** Which entries; all that is given must hold. */
export interface LogFilter {
  /** ISO moments; from included, to not. */
  readonly from?: string;
  readonly to?: string;
  readonly partner?: string;
  readonly case?: string;
  readonly purpose?: string;
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** A day, or an instant of any offset (RFC 3339, seconds may be left out), that the calendar has. */
export function isMoment(text: string): boolean {
  const [, day] = MOMENT.exec(text) ?? [];
  return day !== undefined && isDate(day) && !Number.isNaN(Date.parse(text));
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
  const demands = await recordDemands(options, keys);
  return {
    description: Object.fromEntries(asked),
    matches: async (entry: LogEntry) => {
      const time = entry.envelope()?.time;
      // An entry that somebody made unreadable is shown to whoever asks: verification then says what is wrong with it.
      if (time === undefined) return true;
      if (time < from || time >= to) return false;
      if (demands.length === 0) return true;
      const record: unknown = JSON.parse((await entry.open()).record);
      return isRecord(record) && demands.every((holds) => holds(record));
    },
  };
}

type Demand = (record: LogRecord) => boolean;

/** What must hold of the record itself. */
async function recordDemands(
  { partner, purpose, case: about }: LogFilter,
  keys: KeyStore,
): Promise<Demand[]> {
  const demands: Demand[] = [];
  if (partner !== undefined) demands.push((record) => partnerOf(record) === partner);
  if (purpose !== undefined) demands.push((record) => requestOf(record)?.context?.purpose === purpose);
  if (about !== undefined) demands.push(await isAboutCase(about, keys));
  return demands;
}

async function isAboutCase(about: string, keys: KeyStore): Promise<Demand> {
  const key = await keys.open(about);
  return ({ attributes = {} }) => {
    if (key?.kind !== 'case') return false;
    // A list names every case that it told of.
    const marks = [attributes['casussluis.case'], attributes['casussluis.cases']];
    return marks
      .flatMap((mark) => (typeof mark === 'string' ? mark.split(' ') : []))
      .some((mark) => openedWith(key, mark) === about);
  };
}

/** @returns undefined where it was sealed under the key of another case, or of a professional who probed. */
function openedWith(key: KeyHandle, mark: string): string | undefined {
  try {
    return openAttribute(key, mark, 'casussluis.case');
  } catch {
    return undefined;
  }
}

function requestOf(record: LogRecord): AdlRequest | undefined {
  return record.body?.['adl.core.request'];
}

function partnerOf(record: LogRecord): unknown {
  return requestOf(record)?.subject?.properties?.partner ?? record.attributes?.['casussluis.partner'];
}

function isRecord(record: unknown): record is LogRecord {
  return typeof record === 'object' && record !== null && 'event_name' in record;
}

interface LogRecord {
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly body?: { readonly 'adl.core.request'?: AdlRequest };
}

interface AdlRequest {
  readonly subject?: { readonly properties?: { readonly partner?: string } };
  readonly context?: { readonly purpose?: string };
}
