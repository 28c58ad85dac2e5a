import type { EntryDraft } from './entry.js';
import { RecordTail } from './record-frame.js';

/**
 * Records: what stands sealed beside a leaf. A record about access is one of the Authorization Decision Log (Logius ADL
 * 1.0.0, section 3.3) at level 4; anything else that is recorded has the same shape and a name of our own.
 */

/** The five decisions that ADL knows (section 3.3.4), one for each AuthZEN API. */
export type AdlEvent =
  | 'adl.access_evaluation'
  | 'adl.access_evaluations'
  | 'adl.search_subject'
  | 'adl.search_action'
  | 'adl.search_resource';

/** Whether an event is a decision about access, and so belongs in an ADL export. */
export function isAdlEvent(event: string): boolean {
  return event.startsWith('adl.');
}

/** Where a call stands among others (W3C Trace Context); lower-case hexadecimal. */
export interface RecordTrace {
  /** 16 bytes. */
  readonly traceId: string;
  /** 8 bytes. */
  readonly spanId: string;
  /** 8 bytes; must be given where the call came with a traceparent. */
  readonly parentSpanId?: string;
}

/** `Unset` for every decision that was made, refusals too; `Error` only where the engine could not decide. */
export type RecordStatus = 'Unset' | 'Ok' | 'Error';

/**
 * An access record in parts. What repeats (policies, configuration, resource, often request and information) is given
 * as JSON text, rendered once and used for many records.
 */
export interface AccessRecordParts {
  readonly trace: RecordTrace;
  readonly event: AdlEvent;
  /** When the decision was made, in ms since 1970. */
  readonly timestamp: number;
  /** `Unset` where not given. */
  readonly status?: RecordStatus;
  /** JSON object: the gateway that decided. */
  readonly resource: string;
  /** JSON object: covenant id → `{"version":…,"hash":…}`; see `policiesJson`. */
  readonly policies: string;
  /** JSON object: `{"casussluis":"<engine version>"}`. */
  readonly configuration: string;
  /** Identifiers, each sealed on its own: `casussluis.…` → base64. Names need no JSON escapes. */
  readonly sealed: Readonly<Record<string, string>>;
  /** JSON object in AuthZEN form, without identifiers. */
  readonly request: string;
  /** JSON object in AuthZEN form. */
  readonly response: string;
  /** JSON object keyed by source: the information that decided. */
  readonly information: string;
}

/** The JSON text of an access record. */
export function accessRecord(parts: AccessRecordParts): string {
  let sealed = '';
  for (const name in parts.sealed) sealed += `,"${name}":"${parts.sealed[name]}"`;
  return (
    `{${traceJson(parts.trace)}"event_name":"${parts.event}","timestamp":${parts.timestamp}` +
    `,"status":"${parts.status ?? 'Unset'}","resource":${parts.resource}` +
    `,"attributes":{"adl.core.policies":${parts.policies},"adl.core.configuration":${parts.configuration}${sealed}}` +
    `,"body":{"adl.core.request":${parts.request},"adl.core.response":${parts.response}` +
    `,"adl.core.information":${parts.information}}}`
  );
}

/** An access record as a draft for the log. @param subject what the receipt will stand for. */
export function accessEntry(parts: AccessRecordParts, subject: string): EntryDraft {
  return { event: parts.event, record: accessRecord(parts), subject };
}

/** What differs between the records of one decision: who asked, when, in which call. */
export interface AccessHead extends Pick<AccessRecordParts, 'trace' | 'event' | 'timestamp' | 'sealed'> {
  readonly status?: RecordStatus;
}

/** What does not; `sealed` names what stands in no head. */
export type AccessBody = Omit<AccessRecordParts, 'trace' | 'event' | 'timestamp' | 'status'>;

/** The end of an access record, to be rendered once a decision and given to `accessEntryWith`. */
export function accessTail(body: AccessBody): RecordTail {
  const { resource, policies, configuration, request, response, information } = body;
  let sealed = '';
  for (const name in body.sealed) sealed += `,"${name}":"${body.sealed[name]}"`;
  return new RecordTail(
    `"adl.core.policies":${policies},"adl.core.configuration":${configuration}${sealed}},"resource":${resource}` +
      `,"body":{"adl.core.request":${request},"adl.core.response":${response}` +
      `,"adl.core.information":${information}}}`,
  );
}

/** An access record with a shared end as a draft for the log. @param subject what the receipt will stand for. */
export function accessEntryWith(head: AccessHead, tail: RecordTail, subject: string): EntryDraft {
  let sealed = '';
  for (const name in head.sealed) sealed += `"${name}":"${head.sealed[name]}",`;
  const record =
    `{${traceJson(head.trace)}"event_name":"${head.event}","timestamp":${head.timestamp}` +
    `,"status":"${head.status ?? 'Unset'}","attributes":{${sealed}`;
  return { event: head.event, record, tail, subject };
}

/** JSON text for `policies`: which version of which covenant decided. @param hash lower-case hexadecimal SHA-256. */
export function policiesJson(covenant: string, version: string, hash: string): string {
  return JSON.stringify({ [covenant]: { version, hash } });
}

export type RecordValue =
  string | number | boolean | null | readonly RecordValue[] | { readonly [name: string]: RecordValue };

/** Anything recorded that is no decision about access: a covenant in force, a key rotated, an export made. */
export interface EventRecord {
  /** `casussluis.…`, lower-case words joined by dots. */
  readonly event: `casussluis.${string}`;
  readonly timestamp: number;
  readonly trace?: RecordTrace;
  readonly status?: RecordStatus;
  /** JSON object: the gateway that recorded. */
  readonly resource: string;
  /** Nothing in here may name a person in clear. */
  readonly attributes: Readonly<Record<string, RecordValue>>;
}

/** The JSON text of an event record; the shape is that of an ADL record without a body. */
export function eventRecord(event: EventRecord): string {
  return (
    `{${event.trace === undefined ? '' : traceJson(event.trace)}"event_name":"${event.event}"` +
    `,"timestamp":${event.timestamp},"status":"${event.status ?? 'Unset'}","resource":${event.resource}` +
    `,"attributes":${JSON.stringify(event.attributes)}}`
  );
}

/** An event record as a draft for the log. */
export function eventEntry(event: EventRecord, subject: string): EntryDraft {
  return { event: event.event, record: eventRecord(event), subject };
}

function traceJson({ traceId, spanId, parentSpanId }: RecordTrace): string {
  const parent = parentSpanId === undefined ? '' : `"parent_span_id":"${parentSpanId}",`;
  return `"trace_id":"${traceId}","span_id":"${spanId}",${parent}`;
}
