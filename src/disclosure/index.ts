/**
 * The heart: request, decision, conditions, record, release. It promises that case data leaves only as `Revealed`, that
 * a `Revealed` is made only under the receipt of its own record, and that what one may not know of and what is not there
 * are answered alike.
 */
export { Professionals, type Acting, type Actor } from './access-record.js';
export { actEntry } from './access-record.js';
export type { Asked } from './asked.js';
export { Contributions, type ContributionOutcome } from './contribute.js';
export type { Contributing } from './contributing.js';
export { dayOf } from './day.js';
export { receiptJson } from './disclosure-json.js';
export { Disclosures, type Answer, type DisclosureDesk } from './disclosures.js';
export { ENGINE_VERSION, RESOURCE } from './engine.js';
export { reasonJson, revealJson } from './item-json.js';
export type { RevealAsked } from './judge-reveal.js';
export { MISSING_CODES, type FieldRefusal } from './refusal.js';
export { entryFilter, isMoment, type LogFilter } from './log-filter.js';
export { PendingDisclosures, type PendingDisclosure } from './pending.js';
export { Recipients } from './recipient.js';
export type { Revealed } from './release.js';
export { DisclosureError } from './errors.js';
export { traceOf, traceparentOf, type TraceContext } from './trace.js';
export { WatchfulReader } from './watchful-reader.js';
