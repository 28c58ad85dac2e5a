import { type EntryDraft, eventEntry, type RecordValue } from '../ledger/index.js';
import type { TokenEvent } from './grant.js';

/** What the entry of a token request needs that this room does not have. */
export interface TokenEntryContext {
  /** JSON object: the gateway that records. */
  readonly resource: string;
  /** The version in force of a covenant: what it says of partners and roles decided. */
  readonly covenant: (id: string) => { readonly version: string; readonly hash: string } | undefined;
  /** The subject that `TokenUnit.professional` told of, sealed under the key of that professional; base64. */
  readonly professional: string | undefined;
}

/**
 * A token request as an entry of the log. The one attribute that stands for a person, `casussluis.professional`, is
 * sealed, as in the records of what the professional then does.
 */
export function tokenEntry(event: TokenEvent, context: TokenEntryContext): EntryDraft {
  const { subject, covenant, ...inClear } = event.attributes;
  const attributes: Record<string, RecordValue> = {};
  if (covenant !== undefined) {
    const version = context.covenant(covenant);
    const decided = version && { version: version.version, hash: version.hash };
    attributes['casussluis.covenant'] = { id: covenant, ...decided };
  }
  for (const [name, value] of Object.entries(inClear))
    attributes[`casussluis.${ATTRIBUTES[name] ?? name}`] = value;
  if (subject !== undefined && context.professional !== undefined) {
    attributes['casussluis.professional'] = context.professional;
  }
  return eventEntry(
    { event: event.event, timestamp: event.time, resource: context.resource, attributes },
    'token',
  );
}

/** Names of more than one word, as the other attributes write them. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  expiresAt: 'expires_at',
  clientAssertion: 'client_assertion',
};
