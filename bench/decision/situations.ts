import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { flatten, flattenAddition, importSample, type Contribution } from '../../src/casework/index.js';
import { readSample } from '../../src/cli/demo/prepare.js';
import {
  readCovenant,
  type AccessRequest,
  type CovenantDocument,
  type ItemFacts,
} from '../../src/covenant/index.js';

/** Forty items of a sample case, and who asks for them. */
const CASE = 'C-2025-001';
export const ITEMS = 40;

const COVENANT = fileURLToPath(
  new URL('../../policies/leefbaarheidsplatform-duivenweert/covenant.yaml', import.meta.url),
);

/** The sample covenant as a document, to be compiled as often as is wanted. */
export function sampleDocument(): CovenantDocument {
  const read = readCovenant(readFileSync(COVENANT));
  if (read.document === undefined) throw new Error('the sample covenant has mistakes: sluis policy check');
  return read.document;
}

/** Facts of forty items of one sample case, spread evenly over its seven sources and twenty kinds of records. */
export async function sampleItems(): Promise<readonly ItemFacts[]> {
  const sample = importSample({
    ...(await readSample()),
    chairs: ['gem-wijkgericht', 'welzijn-tandem'],
  });
  const found = sample.ok ? sample.value.find((one) => one.case === CASE) : undefined;
  if (found === undefined) throw new Error(`the sample has no case ${CASE}`);
  const facts: ItemFacts[] = [];
  for (const contribution of found.contributions) {
    const flat = contribution.opens ? flatten(contribution.body, 0) : added(contribution.body, found.kind);
    for (const { field, category, about, consent } of flat.items) {
      facts.push({
        field,
        source: contribution.source,
        ...(category === undefined ? {} : { category }),
        ...(about === undefined ? {} : { about }),
        ...(consent === undefined ? {} : { consent }),
      });
    }
  }
  return Array.from(
    { length: ITEMS },
    (_, place) => facts[Math.floor((place * facts.length) / ITEMS)],
  ).flatMap((item) => item ?? []);
}

function added(body: Parameters<typeof flattenAddition>[0], kind: 'person' | 'neighbourhood'): Contribution {
  const flat = flattenAddition(body, { kind, known: new Map() }, 0);
  if (flat.ok) return flat.value;
  throw new Error(`sample case ${CASE}: ${JSON.stringify(flat.problems)}`);
}

const atTable = { invited: true, mandate: true, session: true } as const;

/** Who asks in the bench, in turn: five professionals who are shown very different parts of the case. */
export const REQUESTS: readonly AccessRequest[] = [
  {
    partner: 'politie-bt-rijnweert',
    role: 'wijkagent',
    purpose: 'casusoverleg',
    basis: 'politiewet-3',
    stage: 'table',
    caseKind: 'person',
    facts: atTable,
  },
  {
    partner: 'gem-jeugd-wmo',
    role: 'jeugdregisseur',
    purpose: 'casusoverleg',
    basis: 'jeugdwet-7-4',
    stage: 'plan',
    caseKind: 'person',
    facts: atTable,
  },
  {
    partner: 'gem-wijkgericht',
    role: 'voorzitter',
    purpose: 'triage',
    basis: 'gemeentewet-108',
    stage: 'triage',
    caseKind: 'person',
    facts: {},
  },
  {
    partner: 'welzijn-tandem',
    role: 'jongerenwerker',
    purpose: 'opvolging',
    basis: 'avg-6-1-e-subsidie',
    stage: 'follow_up',
    caseKind: 'person',
    facts: { invited: true },
  },
  {
    partner: 'wijkraad-vogelbuurt',
    role: 'wijkraadslid',
    purpose: 'casusoverleg',
    basis: 'geen-persoonsgegevens',
    stage: 'table',
    caseKind: 'person',
    facts: {},
  },
];
