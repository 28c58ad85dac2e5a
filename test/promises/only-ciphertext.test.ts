import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { CaseReader, MandateReader, type DocumentRow, type ReadCase } from '../../src/casework/index.js';
import { Disclosures, traceOf, WatchfulReader } from '../../src/disclosure/index.js';
import { readClaims } from '../../src/identity/index.js';
import { isReceipt, type Receipt } from '../../src/ledger/index.js';
import { compartmentOpener } from '../../src/vault/index.js';
import { CHAIR, openSluis, type Sluis, type Who } from '../support/sluis.js';
import { rawSamples, sampleCase } from '../support/samples.js';
import type { View } from '../support/views.js';

/** Promise 5: at rest only ciphertext; and of it nothing is opened that the decision does not show. */

const HOUSING: Who = { partner: 'corp-brugwachter', role: 'sociaal-beheerder' };
const CASES = ['C-2025-008', 'C-2025-007', 'C-2025-014'];

const temporary = t.testdir({});
process.env['TMPDIR'] = join(temporary, 'tmp');

t.test('sample cases in a gateway', async (t) => {
  await mkdir(join(temporary, 'tmp'), { recursive: true });
  const sluis = await openSluis(t, 'sample');
  const ids = new Map<string, string>();
  for (const name of CASES) ids.set(name, await sluis.bringIn(await sampleCase(name)));
  const id = ids.get('C-2025-008') ?? '';
  await useIt(sluis, id);
  const values = await personalValues();
  t.ok(values.length > 80, `${values.length} values are looked for`);

  await t.test('no name, number, address or text of them is in any file, in whatever coding', async (t) => {
    t.same(await valuesIn([sluis.config.data, temporary], values, t), []);
    const covenant = await valuesIn([sluis.config.data], ['Leefbaarheidsplatform Duivenweert'], t);
    t.ok(
      covenant.some((one) => one.startsWith('sluis.db')),
      'what is public stands there, and is found',
    );
  });

  await t.test('nor in the application log, though it tells all that it can', async (t) => {
    const log = sluis.lines.join('');
    t.same(
      values.filter((value) => log.includes(value)),
      [],
    );
    t.notMatch(log, id);
  });

  await t.test('nor in the records of the access log, opened by an auditor', async (t) => {
    const records = (await sluis.records()).map(({ text }) => text).join('\n');
    t.same(
      values.filter((value) => records.includes(value)),
      [],
    );
    for (const one of ids.values()) t.notOk(records.includes(one), 'no id of a case in clear');
  });

  await t.test(
    'a request opens the compartments of what it shows, and none of any other category',
    async (t) => {
      const asks: readonly (readonly [Who, string])[] = [
        [CHAIR, 'gemeentewet-108'],
        [{ partner: 'gem-jeugd-wmo', role: 'jeugdregisseur' }, 'wmo-5-1-1'],
        [{ partner: 'politie-bt-rijnweert', role: 'wijkagent' }, 'politiewet-3'],
        [HOUSING, 'avg-6-1-f-verhuur'],
        [{ partner: 'zorg-oeverlicht', role: 'behandelcoordinator' }, 'avg-6-1-f-zorg'],
      ];
      const { fields } = sluis.gateway.covenants.get(sluis.covenant) ?? {};
      for (const [who, basis] of asks) {
        const { opened, receipts, items } = await openedBy(sluis, who, id, basis);
        const allowed = new Set(
          items.flatMap(({ field, category, source, level }) => {
            const place = `${category ?? fields?.get(field)?.category ?? ''}/${source ?? ''}`;
            return level === 'open' ? [`open/${place}`, `spans/${place}`] : [`covered/${place}`];
          }),
        );
        t.ok(opened.length > 0, who.partner);
        const beside = opened.filter((name) => !allowed.has(name.split('/').slice(0, 3).join('/')));
        t.same(beside, [], `${who.partner} on ${basis}`);
        t.ok(receipts.every(isReceipt), 'each under a receipt');
      }
      const corporation = await openedBy(sluis, HOUSING, id, 'avg-6-1-f-verhuur');
      t.notOk(corporation.opened.some((name) => /\/(police|health|medical|medical_content)\//.test(name)));
    },
  );

  await t.test(
    'those who wait together for the same have it opened once, each with a receipt; who comes later, anew',
    async (t) => {
      const { opened, view } = await watched(sluis, CHAIR, 'gemeentewet-108');
      const together = await Promise.all([view(id), view(id), view(id)]);
      const once = opened.length;
      t.equal(new Set(opened).size, once, 'no compartment twice');
      t.same(together[1].view.items, together[0].view.items);
      t.equal(new Set(together.map(({ receipt }) => receipt.index)).size, 3);
      t.same(
        together.map(({ view }) => view.disclosure.receipt.logIndex),
        together.map(({ receipt }) => receipt.index),
        'each answer tells of its own',
      );
      await view(id);
      t.equal(opened.length, 2 * once);
    },
  );

  await t.test('nothing stays behind when it stops, either', async (t) => {
    await sluis.gateway.sequencer.close();
    t.same(await valuesIn([sluis.config.data, temporary], values, t), []);
  });
});

/** Uses everything that could leave something somewhere: views, reveals, refusals, wrong bodies, exports. */
async function useIt(sluis: Sluis, id: string): Promise<void> {
  const officer = { partner: 'politie-bt-rijnweert', role: 'wijkagent', professional: 'agent-1' };
  await sluis.mandate(officer);
  await sluis.view(officer, id, 'casusoverleg', 'politiewet-3');
  for (const fields of [['dwellings.address'], ['persons.bsn'], ['persons.phone', 'persons.call_name']]) {
    await sluis.reveal(officer, id, {
      purpose: 'casusoverleg',
      legalBasis: 'politiewet-3',
      fields,
      justification: 'Gerda Bloemendaal aan de Oude Veerweg vroeg om een huisbezoek',
      partial: true,
    });
  }
  await sluis.open(
    { partner: 'wijkraad-vogelbuurt' },
    { kind: 'person', title: 'x', debts: [{ person: 'Haverkort' }] },
  );
  await sluis.amend({ partner: 'corp-brugwachter' }, id, {
    add: { persons: [{ ref: 'Haverkort', bsn: { value: '999922245' } }] },
  });
  await sluis.ask(`/v1/cases/Haverkort?purpose=Bloemendaal&legalBasis=999922245`, {
    token: await sluis.token(officer),
  });
  await sluis.ask('/v1/Bloemendaal/999922245');
  await sluis.verify();
}

interface Sample {
  readonly id: string;
  readonly notes?: readonly { readonly id?: string }[];
}

const TELLING =
  /"(?:given_names|family_name|partner_name|value|address|postcode|iban|summary|detail|content|text|contract|client_number|name|what)":"((?:[^"\\]|\\.)*)"/g;
/** Also in the covenant, which is public: places and organisations. */
const PUBLIC = /^(Duivenweert|De Brugwachter|Tandem)$/;

/** Every value of the sample cases that leads to somebody, as it was brought in. */
async function personalValues(): Promise<readonly string[]> {
  const { cases, notes } = await rawSamples();
  const { cases: all }: { cases: readonly Sample[] } = JSON.parse(JSON.stringify(cases));
  const chosen = all.filter((one) => CASES.includes(one.id));
  const named = new Set(chosen.flatMap((one) => one.notes ?? []).map((note) => note.id));
  const lines: readonly { readonly id: string }[] = JSON.parse(JSON.stringify(notes));
  const texts = lines.filter((note) => named.has(note.id));
  const found = [...JSON.stringify([chosen, texts]).matchAll(TELLING)].map(([, value]) =>
    String(JSON.parse(`"${value ?? ''}"`)),
  );
  const lists = [...JSON.stringify(chosen).matchAll(/"(?:nicknames|name_variants)":(\[[^\]]*\])/g)];
  const nicknames = lists.flatMap(([, list]) => {
    const names: readonly string[] = JSON.parse(list ?? '[]');
    return names;
  });
  const parts = [...found, ...nicknames].flatMap((value) => [value, ...value.split(/(?<=[.;]) /)]);
  return [...new Set(parts)].filter((value) => value.length >= 5 && !PUBLIC.test(value));
}

/** Values that stand in files under these folders, in UTF-8, UTF-16 or base64; partners' keys and covenants aside. */
async function valuesIn(
  folders: readonly string[],
  values: readonly string[],
  t: Test,
): Promise<readonly string[]> {
  const found: string[] = [];
  let files = 0;
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      files += 1;
      const bytes = (await readFile(join(entry.parentPath, entry.name))).toString('latin1');
      for (const value of values) {
        if (codings(value).some((coded) => bytes.includes(coded))) found.push(`${entry.name}: ${value}`);
      }
    }
  }
  t.ok(files >= 4, 'database, its journal, key store and settings were read');
  return found;
}

function codings(value: string): readonly string[] {
  const utf8 = Buffer.from(value);
  const base64 = [0, 1, 2].map((skipped) =>
    utf8
      .subarray((3 - skipped) % 3)
      .toString('base64')
      .replace(/.{2}=*$/, ''),
  );
  return [
    utf8.toString('latin1'),
    Buffer.from(value, 'utf16le').toString('latin1'),
    utf8.toString('hex'),
    ...base64.filter((coded) => coded.length >= 6),
  ];
}

/** Notes by name each compartment that a view reaches into. */
class WatchedReader extends CaseReader {
  readonly reached: string[] = [];

  override async read(id: string, row: DocumentRow | undefined): Promise<ReadCase | undefined> {
    const read = await super.read(id, row);
    if (read === undefined) return undefined;
    const { document } = read;
    const compartment: typeof document.compartment = (at) => {
      this.reached.push(at.name);
      return document.compartment(at);
    };
    return { ...read, document: { ...document, compartment } };
  }
}

/** The heart itself, asked by somebody, with a look at what it opens. */
interface Watched {
  readonly opened: readonly string[];
  readonly receipts: readonly Receipt[];
  readonly view: (id: string) => Promise<{ readonly view: View; readonly receipt: Receipt }>;
}

async function openedBy(
  sluis: Sluis,
  who: Who,
  id: string,
  basis: string,
): Promise<{ opened: readonly string[]; receipts: readonly Receipt[]; items: View['items'] }> {
  const { opened, receipts, view } = await watched(sluis, who, basis);
  return { opened, receipts, items: (await view(id)).view.items };
}

async function watched(sluis: Sluis, who: Who, basis: string): Promise<Watched> {
  const { gateway } = sluis;
  const reader = new WatchedReader(gateway.keys);
  const receipts: Receipt[] = [];
  const open = compartmentOpener(isReceipt);
  const heart = new Disclosures({
    ...gateway,
    reader: new WatchfulReader(reader, gateway.recipients, () => undefined),
    mandates: new MandateReader(gateway.keys),
    opening: {
      keys: gateway.keys,
      open: (sealed, key, receipt) => {
        receipts.push(receipt);
        return open(sealed, key, receipt);
      },
    },
    newId: randomUUID,
  });
  const [, payload = ''] = (await sluis.token(who)).split('.');
  const caller = readClaims(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  const covenant = gateway.covenants.get(sluis.covenant);
  if (caller.kind !== 'professional' || covenant === undefined) throw new Error('nobody to ask');
  const actor = await gateway.professionals.actor(caller);
  return {
    opened: reader.reached,
    receipts,
    view: async (id) => {
      const trace = traceOf(undefined, gateway.random);
      const answer = await heart.view({ caller, covenant, actor, trace, purpose: 'casusoverleg', basis }, id);
      if (answer.kind !== 'revealed') throw new Error(answer.kind);
      const view: View = JSON.parse(answer.revealed.body);
      return { view, receipt: answer.receipt };
    },
  };
}
