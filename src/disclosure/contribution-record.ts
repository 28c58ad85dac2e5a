import type { Contribution } from '../casework/index.js';
import type { EntryDraft } from '../ledger/index.js';
import { actEntry } from './access-record.js';
import type { Contributing } from './contributing.js';

/** What somebody wanted to bring in or change, and what came of it. */
export interface RequestedAct {
  readonly act: 'contribution' | 'amendment' | 'invitation';
  /** The case's id, sealed. */
  readonly mark: string;
  readonly outcome: 'accepted' | 'refused' | 'wrong' | 'unknown';
  readonly contribution?: Contribution | undefined;
  readonly refused: readonly string[];
  readonly seat?: { readonly partner: string; readonly until: string };
  readonly time: number;
}

/** The entry for what was asked, whatever came of it. @param id what its receipt stands for. */
export function requestedEntry(asked: Contributing, given: RequestedAct, id: string): EntryDraft {
  const fields = [...new Set(given.contribution?.items.map((item) => item.field) ?? [])];
  return actEntry(
    { ...asked, partner: asked.caller.partner },
    `casussluis.case.${given.act}`,
    {
      'casussluis.case': given.mark,
      'casussluis.outcome': given.outcome,
      ...(fields.length === 0 ? {} : { 'casussluis.fields': fields }),
      ...(given.refused.length === 0 ? {} : { 'casussluis.refused_fields': given.refused }),
      ...(given.seat === undefined ? {} : { 'casussluis.seat': { ...given.seat } }),
    },
    given.time,
    id,
  );
}

/** The entry that stands beside the write itself. */
export function writtenEntry(
  asked: Contributing,
  mark: string,
  { version, time, caseId }: { readonly version: number; readonly time: number; readonly caseId: string },
): EntryDraft {
  return actEntry(
    { ...asked, partner: asked.caller.partner },
    'casussluis.case.written',
    { 'casussluis.case': mark, 'casussluis.case_version': version },
    time,
    caseId,
  );
}
