import { randomUUID } from 'node:crypto';
import { place, placeName, type PlainCase } from '../../src/casework/index.js';
import { sealCase } from '../../src/casework/seal-case.js';
import { RESOURCE } from '../../src/disclosure/index.js';
import { KEY_IDS } from '../../src/gateway-folder.js';
import type { Gateway } from '../../src/gateway.js';
import { eventEntry } from '../../src/ledger/index.js';
import { COVENANT, POLICE } from '../http/sample.js';

/**
 * Fills a gateway for the bench. Cases are small (four items, one person), each sealed under keys of its own, with
 * its versions proposed and confirmed in the key store as ever; they are written by the log's own writer, but a thousand
 * in one unit of work with one entry, which no door of the product does. Entries go through the sequencer one by one.
 */

/** Cases in one unit of work. */
const CASES = 1_000;
/** Entries that wait for the sequencer at the same moment. */
const ENTRIES = 4_096;
/** How many ids of filled cases are handed back at most, spread evenly over all. */
const TOLD = 1_000;
const DAYS_60 = 60 * 86_400_000;

/** @returns ids of some of the cases that were made; the police sits at each of their tables. */
export async function fillCases(
  gateway: Gateway,
  count: number,
  say: (what: string) => void,
): Promise<readonly string[]> {
  const told: string[] = [];
  for (let made = 0; made < count; made += CASES) {
    const ids = Array.from({ length: Math.min(CASES, count - made) }, () => randomUUID());
    await writeCases(gateway, ids);
    const step = Math.max(1, Math.ceil(count / TOLD));
    told.push(...ids.filter((_, index) => (made + index) % step === 0));
    if (made % 20_000 === 0) say(`filling: ${made} of ${count} cases`);
  }
  return told;
}

async function writeCases(gateway: Gateway, ids: readonly string[]): Promise<void> {
  const { keys, covenants, sequencer, random, now } = gateway;
  const covenant = covenants.get(COVENANT);
  const pseudonymRoot = await keys.open(KEY_IDS.pseudonyms);
  if (covenant === undefined || pseudonymRoot === undefined) throw new Error('the sample is not in force');
  const opened = await Promise.all(
    ids.map(async (id) => ({
      id,
      key: await keys.create('case', id),
      person: await keys.create('person'),
    })),
  );
  const versions = await Promise.all(ids.map((id) => keys.propose(id)));
  const rows = opened.map(({ id, key, person }, index) => {
    const version = versions[index] ?? 1;
    const sealing = { case: key, persons: new Map([[person.id, person]]), pseudonymRoot, random };
    const plain = smallCase(id, person.id, new Date(now()).toISOString());
    const document = sealCase(plain, covenant, version, sealing);
    return { place: placeName(place.case(id)), covenant: covenant.id, version, document };
  });
  await sequencer.submit({
    kind: 'writes',
    run: async (tx, time) => {
      for (const row of rows) await tx.writeDocument(row, undefined);
      return { entry: filled('casussluis.bench.cases', rows.length, time), result: undefined };
    },
  });
  await Promise.all(ids.map((id, index) => keys.confirm(id, versions[index] ?? 1)));
}

function smallCase(id: string, person: string, now: string): PlainCase {
  const item = (field: string, value: string, about?: 'subject') => ({
    id: randomUUID(),
    field,
    source: about === undefined ? 'gem-wijkgericht' : 'gem-jeugd-wmo',
    ...(about === undefined ? {} : { about, person }),
    record: randomUUID(),
    recordedAt: now,
    text: false,
    value,
  });
  return {
    id,
    covenant: COVENANT,
    kind: 'person',
    stage: 'table',
    stageSince: now,
    openedBy: 'gem-wijkgericht',
    seats: [{ partner: POLICE, until: new Date(Date.parse(now) + DAYS_60).toISOString() }],
    persons: [
      {
        id: person,
        said: {
          'gem-jeugd-wmo': { ref: 'J-1', about: 'subject', names: ['Joke', 'Zandstra'], identifiers: [] },
        },
      },
    ],
    items: [
      item('case.title', 'Zorgen om een bewoner'),
      item('persons.call_name', 'Joke', 'subject'),
      item('persons.birth_date', '1985-04-11', 'subject'),
      item('persons.sex', 'female', 'subject'),
    ],
  };
}

/** Brings the log to a size, entry by entry, in groups as large as the sequencer makes them. */
export async function fillLog(gateway: Gateway, size: number, say: (what: string) => void): Promise<void> {
  const { sequencer, log } = gateway;
  for (let at = await log.size(); at < size; at += ENTRIES) {
    if (Math.floor(at / 100_000) !== Math.floor((at - ENTRIES) / 100_000))
      say(`filling: ${at} of ${size} entries`);
    const submitted = Array.from({ length: Math.min(ENTRIES, size - at) }, async (_, index) =>
      sequencer.submit({
        kind: 'reads',
        run: async (_tx, time) => ({
          entry: filled('casussluis.bench.filled', at + index, time),
          result: undefined,
        }),
      }),
    );
    await Promise.all(submitted);
  }
}

function filled(event: `casussluis.${string}`, number: number, time: number) {
  const attributes = { 'casussluis.bench': `fills the log of the bench with something: ${number}` };
  return eventEntry({ event, timestamp: time, resource: RESOURCE, attributes }, 'bench');
}
