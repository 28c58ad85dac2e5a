import { place, placeName, type DocumentReader, type ReadCase } from '../casework/index.js';
import { accessEntry, type EntryDraft, type Receipt } from '../ledger/index.js';
import { policiesOf } from './access-record.js';
import { unsituated, type Asked } from './asked.js';
import { requestJson, responseJson } from './decision-body.js';
import { disclosureTail } from './disclosure-json.js';
import { ENGINE, RESOURCE } from './engine.js';
import type { Recipients } from './recipient.js';
import type { LaidOut } from './release.js';
import { viewPlan } from './view.js';
import type { WatchfulReader } from './watchful-reader.js';

/** How many cases are looked through at a time before others get a turn. */
const BATCH = 200;

export interface Page {
  readonly limit: number;
  /** Id of the last case of the page before. */
  readonly after?: string;
}

export interface Looking {
  readonly documents: DocumentReader;
  readonly reader: WatchfulReader;
  readonly recipients: Recipients;
}

/** Ids of the cases of a page that one may know of, and one more where there is a next page. */
export async function findCases(
  asked: Asked,
  mandate: boolean,
  page: Page,
  looking: Looking,
  now: number,
): Promise<readonly string[]> {
  const prefix = placeName(place.case(''));
  const found: string[] = [];
  let after = page.after === undefined ? undefined : placeName(place.case(page.after));
  while (found.length <= page.limit) {
    const rows = await looking.documents.listDocuments(asked.covenant.id, prefix, after, BATCH);
    for (const row of rows) {
      const id = row.place.slice(prefix.length);
      const read = await looking.reader.forList(asked, id, row);
      if (read === undefined) continue;
      if (viewPlan(asked, read, mandate, looking.recipients, now).plan.exists) found.push(id);
    }
    after = rows.at(-1)?.place;
    if (rows.length < BATCH) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return found.slice(0, page.limit + 1);
}

/** The entry for a list: how many were named, and which, sealed case by case. */
export function listEntry(
  asked: Asked,
  listed: readonly ReadCase[],
  mandate: boolean,
  time: number,
  id: string,
): EntryDraft {
  const marks = listed.map(({ manifest }) => manifest.mark).join(' ');
  return accessEntry(
    {
      trace: asked.trace,
      event: 'adl.search_resource',
      timestamp: time,
      resource: RESOURCE,
      policies: policiesOf(asked.covenant),
      configuration: ENGINE,
      sealed: {
        'casussluis.professional': asked.actor.mark,
        ...(marks === '' ? {} : { 'casussluis.cases': marks }),
      },
      request: requestJson('list', unsituated(asked, { mandate })),
      response: responseJson(listed.length > 0, 'shown'),
      information: JSON.stringify({ casussluis: { cases: listed.length } }),
    },
    id,
  );
}

/** The answer to a list; nothing of a case is in it but that it is there. */
export function layOutList(asked: Asked, listed: readonly ReadCase[], page: Page, id: string): LaidOut {
  const shown = listed.slice(0, page.limit);
  const cases = shown.map(({ manifest }) => ({
    id: manifest.id,
    kind: manifest.kind,
    stage: manifest.stage,
  }));
  const next = listed.length > page.limit ? shown.at(-1)?.manifest.id : undefined;
  const { partner, role } = asked.caller;
  const request = { partner, role, purpose: asked.purpose, basis: asked.basis };
  return {
    read: undefined,
    texts: [JSON.stringify({ cases, next }).slice(0, -1)],
    holes: [],
    compartments: [],
    labelOf: (person) => person,
    today: '',
    tail: (receipt: Receipt) => disclosureTail(id, asked.covenant, request, receipt),
  };
}
