import { Readable } from 'node:stream';
import { ACCOUNTS } from '../../identity/index.js';
import { parseVerifierKey, verifyBundle } from '../../ledger/index.js';
import type { Sentence } from '../../language/sentence.js';
import { call, fetchToken, type Reply, type Speaker } from './client.js';
import type { SampleIds } from './import-cases.js';
import type { DemoKeys } from './try-out.js';

/** One thing that somebody does, and what must come of it. */
export interface Step {
  readonly title: Sentence;
  readonly who: string;
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: object;
  readonly token: string | undefined;
  readonly reply: Reply;
  /** Undefined where it went as promised. */
  readonly fault: string | undefined;
}

export interface Walk {
  readonly url: string;
  readonly keys: DemoKeys;
  readonly ids: SampleIds;
  readonly verifierKey: string;
  readonly tell: (step: Step) => void;
}

const COVENANT = 'leefbaarheidsplatform-duivenweert';
/** The case of the walk: a son in care, a mother, police, corporation. Another care party is invited on the way. */
export const WALKED = 'C-2025-008';
export const INVITED = 'zorg-beukenrode';
const NEIGHBOURHOOD = 'C-2025-014';

interface Expected {
  readonly status: number;
  /** Says what is wrong with the answer, or nothing. */
  readonly check?: (reply: Reply) => string | undefined;
}

/** Walks the main job as partners and an auditor. @returns false where a step did not do as promised. */
export async function walk({ url, keys, ids, verifierKey, tell }: Walk): Promise<boolean> {
  let good = true;
  const speaker = (partner: string, professional?: string, role?: string): Speaker => ({
    covenant: COVENANT,
    partner,
    key: keys.partners[partner] ?? {},
    ...(professional === undefined || role === undefined ? {} : { professional, role }),
  });
  const step = async (
    title: Sentence,
    who: string,
    token: string | undefined,
    [method, path, body]: readonly ['GET' | 'POST' | 'PATCH', string, object?],
    expected: Expected,
  ): Promise<Reply> => {
    const reply = await call(url, token, method, path, body);
    const fault =
      reply.status === expected.status
        ? expected.check?.(reply)
        : `status ${reply.status}, not ${expected.status}`;
    if (fault !== undefined) good = false;
    tell({ title, who, method, path, token, reply, fault, ...(body === undefined ? {} : { body }) });
    return reply;
  };
  const mandate = async (partner: string, professional: string, role: string): Promise<void> => {
    const day = 86_400_000;
    const token = await fetchToken(url, speaker(partner));
    const from = new Date(Date.now() - day).toISOString();
    const until = new Date(Date.now() + 90 * day).toISOString();
    await step(
      {
        nl: `${partner} geeft een professional mandaat als ${role}`,
        en: `${partner} gives a professional a mandate as ${role}`,
      },
      partner,
      token,
      ['POST', '/v1/mandates', { professional, role, from, until }],
      { status: 201 },
    );
  };

  const id = ids.get(WALKED) ?? '';
  const view = (purpose: string, basis: string): string =>
    `/v1/cases/${id}?purpose=${purpose}&legalBasis=${basis}`;
  await mandate('politie-bt-rijnweert', 'agent-4412', 'wijkagent');
  const police = await fetchToken(url, speaker('politie-bt-rijnweert', 'agent-4412', 'wijkagent'));
  const manager = await fetchToken(url, speaker('corp-brugwachter', 'beheerder-17', 'sociaal-beheerder'));
  const care = await fetchToken(url, speaker(INVITED, 'verpleegkundige-3', 'spv'));
  const chair = await fetchToken(url, speaker('gem-wijkgericht', 'voorzitter-1', 'voorzitter'));
  const council = await fetchToken(url, speaker('wijkraad-vogelbuurt', 'lid-2', 'wijkraadslid'));

  const seenByPolice = await step(
    {
      nl: 'De wijkagent vraagt de zaak op: namen afgedekt, elk gegeven met zijn reden',
      en: 'The police officer asks for the case: names covered, each item with its reason',
    },
    'politie-bt-rijnweert, wijkagent',
    police,
    ['GET', view('casusoverleg', 'politiewet-3')],
    { status: 200, check: (reply) => (levels(reply).has('covered') ? undefined : 'nothing covered') },
  );
  const seenByManager = await step(
    {
      nl: 'De sociaal beheerder vraagt dezelfde zaak: een ander antwoord',
      en: 'The housing manager asks for the same case: another answer',
    },
    'corp-brugwachter, sociaal-beheerder',
    manager,
    ['GET', view('casusoverleg', 'avg-6-1-f-verhuur')],
    { status: 200, check: (reply) => differs(reply, seenByPolice) },
  );
  const hidden = await step(
    {
      nl: 'De zorgpartij is niet uitgenodigd: deze zaak bestaat voor haar niet',
      en: 'The care party is not invited: for it this case does not exist',
    },
    `${INVITED}, spv`,
    care,
    ['GET', view('casusoverleg', 'avg-6-1-f-zorg')],
    { status: 404 },
  );
  await step(
    {
      nl: 'Een zaak die er echt niet is, geeft hetzelfde antwoord, byte voor byte',
      en: 'A case that is really not there gives the same answer, byte for byte',
    },
    `${INVITED}, spv`,
    care,
    ['GET', '/v1/cases/00000000-0000-4000-8000-000000000000?purpose=casusoverleg&legalBasis=avg-6-1-f-zorg'],
    { status: 404, check: (reply) => (reply.text === hidden.text ? undefined : 'another 404') },
  );
  await step(
    {
      nl: 'De voorzitter zet de zorgpartij aan tafel, voor een maand',
      en: 'The chair puts the care party at the table, for a month',
    },
    'gem-wijkgericht, voorzitter',
    chair,
    [
      'POST',
      `/v1/cases/${id}/invitations`,
      { partner: INVITED, until: new Date(Date.now() + 30 * 86_400_000).toISOString() },
    ],
    { status: 201 },
  );
  await step(
    { nl: 'Nu krijgt de zorgpartij haar eigen antwoord', en: 'Now the care party gets its own answer' },
    `${INVITED}, spv`,
    care,
    ['GET', view('casusoverleg', 'avg-6-1-f-zorg')],
    { status: 200, check: (reply) => differs(reply, seenByPolice) ?? differs(reply, seenByManager) },
  );
  await step(
    {
      nl: 'De wijkagent laat een adres onthullen, met een motivering',
      en: 'The police officer has an address revealed, with a justification',
    },
    'politie-bt-rijnweert, wijkagent',
    police,
    [
      'POST',
      `/v1/cases/${id}/disclosures`,
      {
        purpose: 'casusoverleg',
        legalBasis: 'politiewet-3',
        fields: ['dwellings.address'],
        justification: 'Huisbezoek samen met de corporatie, afgesproken aan tafel',
      },
    ],
    { status: 201, check: (reply) => (reply.text.includes('"value":"') ? undefined : 'no value') },
  );
  await step(
    {
      nl: 'De sociaal beheerder vraagt het BSN: geweigerd, met de reden',
      en: 'The housing manager asks for the citizen number: refused, with the reason',
    },
    'corp-brugwachter, sociaal-beheerder',
    manager,
    [
      'POST',
      `/v1/cases/${id}/disclosures`,
      {
        purpose: 'casusoverleg',
        legalBasis: 'avg-6-1-f-verhuur',
        fields: ['persons.bsn'],
        justification: 'Graag voor onze administratie',
      },
    ],
    { status: 403, check: (reply) => (reply.text.includes('not_granted') ? undefined : 'no reason') },
  );
  await step(
    { nl: 'De wijkraad verneemt niets van deze zaak', en: "The residents' council is told of no such case" },
    'wijkraad-vogelbuurt, wijkraadslid',
    council,
    ['GET', view('buurtaanpak', 'geen-persoonsgegevens')],
    { status: 404, check: (reply) => (reply.text === hidden.text ? undefined : 'another 404') },
  );
  await step(
    { nl: 'Maar haar buurtzaak krijgt zij open', en: 'But its neighbourhood matter it gets in the open' },
    'wijkraad-vogelbuurt, wijkraadslid',
    council,
    ['GET', `/v1/cases/${ids.get(NEIGHBOURHOOD) ?? ''}?purpose=buurtaanpak&legalBasis=geen-persoonsgegevens`],
    { status: 200, check: (reply) => (levels(reply).has('open') ? undefined : 'nothing open') },
  );
  await step(
    {
      nl: 'Een doel dat het convenant niet kent: 400, nog vóór er iets wordt opgezocht',
      en: 'A purpose that the covenant does not know: 400, before anything is looked up',
    },
    'corp-brugwachter, sociaal-beheerder',
    manager,
    ['GET', view('nieuwsgierigheid', 'avg-6-1-f-verhuur')],
    { status: 400 },
  );
  return (await audit(url, keys, verifierKey, step)) && good;
}

/** The auditor takes the log out and checks it as anybody could: with the file and the key. */
async function audit(
  url: string,
  keys: DemoKeys,
  verifierKey: string,
  step: (
    title: Sentence,
    who: string,
    token: string | undefined,
    call: readonly ['GET', string],
    expected: Expected,
  ) => Promise<Reply>,
): Promise<boolean> {
  const auditor = await fetchToken(url, {
    covenant: ACCOUNTS,
    partner: 'administrator',
    key: keys.administrator,
    professional: 'auditor-1',
    role: 'auditor',
  });
  const exported = await step(
    {
      nl: 'De auditor haalt de log op en controleert haar zonder de sluis',
      en: 'The auditor takes the log out and verifies it without the gateway',
    },
    'auditor',
    auditor,
    ['GET', '/v1/log/export'],
    { status: 200 },
  );
  const checked = await verifyBundle(Readable.from([exported.text]), { key: parseVerifierKey(verifierKey) });
  return checked.outcome === 'sound';
}

/** Items of an answer by what they say of themselves. */
export function itemsOf(
  reply: Reply,
): readonly { readonly field: string; readonly level: string; readonly value?: unknown }[] {
  const { body } = reply;
  if (typeof body !== 'object' || body === null || !('items' in body) || !Array.isArray(body.items))
    return [];
  return body.items.filter(isItem);
}

function isItem(
  item: unknown,
): item is { readonly field: string; readonly level: string; readonly value?: unknown } {
  return typeof item === 'object' && item !== null && 'field' in item && 'level' in item;
}

function levels(reply: Reply): ReadonlySet<string> {
  return new Set(itemsOf(reply).map(({ level }) => level));
}

function differs(reply: Reply, other: Reply): string | undefined {
  const outline = (one: Reply) => JSON.stringify(itemsOf(one).map(({ field, level }) => `${field} ${level}`));
  return outline(reply) === outline(other) ? 'the same answer' : undefined;
}
