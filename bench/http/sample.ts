import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AdditionBody, ContributionBody } from '../../src/casework/index.js';
import { fetchToken } from '../../src/cli/demo/client.js';
import { contributing } from '../../src/cli/demo/import-cases.js';
import { prepareDemo } from '../../src/cli/demo/prepare.js';
import { readDemoKeys, type DemoKeys } from '../../src/cli/demo/try-out.js';
import type { Config } from '../../src/config.js';
import { openGateway, type Gateway } from '../../src/gateway.js';

/** What the police sees of the case that is brought in: so many items, about so many persons. */
export const BENCH_CASE = { items: 40, persons: 3 } as const;

export const COVENANT = 'leefbaarheidsplatform-duivenweert';
export const POLICE = 'politie-bt-rijnweert';

/** How the police asks for a case, as path and query. */
export const viewPath = (caseId: string): string =>
  `/v1/cases/${caseId}?purpose=casusoverleg&legalBasis=politiewet-3`;

/** A token of a neighbourhood officer, got over HTTP as a partner's system gets one. */
export async function officersToken({ config, keys }: Sample): Promise<string> {
  return fetchToken(config.url, {
    covenant: COVENANT,
    partner: POLICE,
    key: keys.partners[POLICE] ?? {},
    professional: 'agent-1',
    role: 'wijkagent',
  });
}

/** The sample platform in a temporary folder, without its cases: what is measured is brought in here. */
export interface Sample {
  readonly config: Config;
  readonly gateway: Gateway;
  readonly keys: DemoKeys;
  remove(): Promise<void>;
}

/** @param port that the gateway will listen on; its tokens name it. */
export async function openSample(port: number): Promise<Sample> {
  const parent = mkdtempSync(join(tmpdir(), 'sluis-bench-'));
  process.once('exit', () => rmSync(parent, { recursive: true, force: true }));
  const { config } = await prepareDemo({ data: join(parent, 'data'), port, logLevel: 'error' }, { port });
  return sampleIn(config, parent);
}

/** Closes the gateway and opens it anew on the same folder, as after a restart. */
export async function reopen(sample: Sample): Promise<Sample> {
  await sample.gateway.close();
  return sampleIn(sample.config, dirname(sample.config.data));
}

async function sampleIn(config: Config, parent: string): Promise<Sample> {
  const gateway = await openGateway(config);
  return {
    config,
    gateway,
    keys: await readDemoKeys(config.data),
    async remove() {
      await gateway.close();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

const DAYS_60 = 60 * 86_400_000;

/**
 * Brings in a case of forty items about three persons from three sources, at the table, with the police beside it.
 * @returns its id.
 */
export async function contributeCase(gateway: Gateway): Promise<string> {
  const chairs = await contributing(gateway, 'gem-wijkgericht', 'voorzitter');
  const importing = { aliases: {} };
  const opened = await gateway.contributions.open(chairs, opening);
  if (opened.kind !== 'contributed') throw new Error(`bench case: ${JSON.stringify(opened)}`);
  const id = opened.caseId;
  for (const [source, add] of Object.entries(additions)) {
    const asked = { ...(await contributing(gateway, source)), importing };
    const outcome = await gateway.contributions.amend(asked, id, { add });
    if (outcome.kind !== 'contributed') throw new Error(`bench case, ${source}: ${JSON.stringify(outcome)}`);
  }
  const until = new Date(gateway.now() + DAYS_60).toISOString();
  await gateway.contributions.invite(chairs, id, { partner: POLICE, until });
  await gateway.contributions.amend(chairs, id, { stage: 'table' });
  return id;
}

const opening: ContributionBody = {
  kind: 'person',
  title: 'Overlast rond een woning',
  theme: 'nuisance_confused',
  neighbourhood: 'Vogelbuurt',
  opened: '2025-02-06',
  actions: [
    {
      what: 'Huisbezoek samen met de corporatie',
      who: 'corp-brugwachter',
      due: '2025-11-28',
      status: 'open',
    },
    { what: 'Overleg met school', who: 'gem-jeugd-wmo', due: '2025-12-02', status: 'open' },
  ],
  agreements: [{ text: 'Eén aanspreekpunt voor het gezin', partners: ['gem-wijkgericht'] }],
};

const additions: Readonly<Record<string, AdditionBody>> = {
  'gem-jeugd-wmo': {
    persons: [
      {
        ref: 'k1',
        roles: ['subject', 'parent'],
        callName: 'Joke',
        familyName: 'Zandstra',
        sex: 'female',
        birthDate: '1985-04-11',
      },
      {
        ref: 'k2',
        roles: ['child'],
        callName: 'Bram',
        familyName: 'Zandstra',
        sex: 'male',
        birthDate: '2012-09-30',
      },
      {
        ref: 'k3',
        roles: ['child'],
        callName: 'Lotte',
        familyName: 'Zandstra',
        sex: 'female',
        birthDate: '2015-01-22',
      },
    ],
    relations: [
      { kind: 'parent', from: 'k1', to: 'k2' },
      { kind: 'parent', from: 'k1', to: 'k3' },
    ],
    signals: [
      { summary: 'School ziet dat Bram Zandstra sinds januari vaak te laat komt.', persons: ['k2'] },
      {
        summary: 'Mevrouw Zandstra vraagt hulp; Lotte slaapt slecht door het geluid.',
        persons: ['k1', 'k3'],
      },
    ],
  },
  'corp-brugwachter': {
    dwellings: [
      { ref: 'w1', address: 'Fazantstraat 91', postcode: '6927 KB', place: 'Duivenweert', type: 'rijwoning' },
    ],
    signals: [
      { summary: 'Derde klacht dit kwartaal over geluid in de avond.' },
      { summary: 'Tuin staat vol grofvuil; buren zijn ongerust.' },
    ],
  },
};
