import { copyFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { SqliteDriver } from '../../src/store/driver.js';
import t, { type Test } from 'tap';
import { openGateway } from '../../src/gateway.js';
import { exportBundle, LedgerError, parseVerifierKey, verifyBundle } from '../../src/ledger/index.js';
import { layGateway } from '../support/lay.js';
import {
  CORP,
  CONTRIBUTION,
  MANAGER,
  OFFICER,
  openMiniCase,
  seenByOfficer,
  TENANT,
} from '../support/mini-case.js';
import { openSluis, reopenSluis, type Answer } from '../support/sluis.js';
import { viewOf, type Contributed } from '../support/views.js';

/** Promises 5 and 7 against somebody who writes to the database: what is put back, taken away or swapped is found. */

interface Row {
  readonly place: string;
  readonly covenant: string;
  readonly version: number;
  readonly document: Buffer;
}

const REASON = 'Huisbezoek met de corporatie, zo is het afgesproken';

t.test('documents', async (t) => {
  const sluis = await openSluis(t, 'mini', 'sample');
  const { id } = await openMiniCase(sluis);
  const { id: other } = await openMiniCase(sluis, { ...CONTRIBUTION, title: 'Een andere zaak' });
  const database = new SqliteDriver(join(sluis.config.data, 'sluis.db'));
  t.teardown(() => database.close());
  const find = database.prepare<[string], Row>(
    'SELECT place, covenant, version, document FROM documents WHERE place = ?',
  );
  const put = (row: Row): void => {
    database
      .prepare('INSERT OR REPLACE INTO documents (place, covenant, version, document) VALUES (?, ?, ?, ?)')
      .run(row.place, row.covenant, row.version, row.document);
  };
  const take = (place: string): Row => {
    const row = find.get(place);
    if (row === undefined) throw new Error(`no row ${place}`);
    return row;
  };

  const old = take(`case/${id}`);
  t.equal((await sluis.amend(CORP, id, { restrict: [], add: { notes: [{ text: 'Erbij.' }] } })).status, 200);
  const now = take(`case/${id}`);
  const another = take(`case/${other}`);
  await seenByOfficer(sluis, id);

  const everyWay = async (t: Test): Promise<void> => {
    const answers = [
      await seenByOfficer(sluis, id),
      await sluis.view(MANAGER, id, 'casusoverleg', 'avg-6-1-f'),
      await sluis.reveal(OFFICER, id, {
        purpose: 'casusoverleg',
        legalBasis: 'wpg-8',
        fields: ['persons.phone'],
        justification: REASON,
      }),
      await sluis.amend(CORP, id, { add: { notes: [{ text: 'Nog iets.' }] } }),
      await sluis.amend(CORP, id, { stage: 'plan' }),
    ];
    for (const answer of answers) demandRefused(t, answer);
  };

  const changes: Readonly<Record<string, () => void>> = {
    'an older version of the case': () => put(old),
    'an older document under the newer version’s number': () => put({ ...now, document: old.document }),
    'the document of another case': () =>
      put({ ...now, document: another.document, version: another.version }),
    'the document of another case, with this one’s number': () => put({ ...now, document: another.document }),
    'a number that was never given out': () => put({ ...now, version: now.version + 40 }),
    'a document cut off': () => put({ ...now, document: now.document.subarray(0, now.document.length - 20) }),
    'an empty document': () => put({ ...now, document: Buffer.alloc(0) }),
    'no row at all': () => void database.prepare('DELETE FROM documents WHERE place = ?').run(now.place),
  };
  for (const [name, change] of Object.entries(changes)) {
    await t.test(`${name} is refused, and nothing of it leaves`, async (t) => {
      change();
      await everyWay(t);
      put(now);
      t.equal((await seenByOfficer(sluis, id)).status, 200, 'the true row is taken again');
    });
  }

  await t.test(
    'a manifest of which a bit was changed decides nothing: the true one in memory does, or nobody',
    async (t) => {
      const before = await seenByOfficer(sluis, id);
      put({ ...now, document: flipped(now.document, 60 + 4 * now.document.readUInt16BE(5)) });
      const after = await seenByOfficer(sluis, id);
      put(now);
      t.same(viewOf(after).items, viewOf(before).items);
    },
  );

  await t.test('a compartment of which a bit was changed is never opened', async (t) => {
    const seen = async (): Promise<readonly Answer[]> => [
      await seenByOfficer(sluis, id),
      await sluis.view(MANAGER, id, 'casusoverleg', 'avg-6-1-f'),
    ];
    const before = (await seen()).map((answer) => viewOf(answer).items);
    let refused = 0;
    for (const last of lastBytesOfCompartments(now.document)) {
      put({ ...now, document: flipped(now.document, last) });
      for (const [place, answer] of (await seen()).entries()) {
        if (answer.status === 200) t.same(viewOf(answer).items, before[place], 'it was not needed');
        else demandRefused(t, answer);
        if (answer.status !== 200) refused += 1;
      }
    }
    put(now);
    t.ok(refused > 2, `${refused} times refused`);
  });

  await t.test('a case that is put under another covenant is nobody’s there', async (t) => {
    const { covenant } = await sluis
      .open({ partner: 'corp-brugwachter', covenant: SAMPLE }, { kind: 'person', title: 'x' })
      .then((answer) => take(`case/${answer.json<Contributed>().id}`));
    t.equal(covenant, SAMPLE);
    put({ ...now, covenant: SAMPLE });
    const chair = { partner: 'gem-wijkgericht', role: 'voorzitter', covenant: SAMPLE };
    const answers = [
      await sluis.view(chair, id, 'casusoverleg', 'gemeentewet-108'),
      await sluis.ask('/v1/cases?purpose=casusoverleg&legalBasis=gemeentewet-108', {
        token: await sluis.token(chair),
      }),
      await sluis.ask(`/v1/cases/${id}`, {
        method: 'PATCH',
        token: await sluis.token(chair),
        body: { stage: 'plan' },
      }),
      await sluis.ask(`/v1/cases/${id}`, {
        method: 'PATCH',
        token: await sluis.token({ partner: 'corp-brugwachter', covenant: SAMPLE }),
        body: { add: { title: 'y' } },
      }),
    ];
    for (const answer of answers) {
      t.ok(
        answer.status >= 400 || !answer.text.includes(id),
        `${answer.status} ${answer.text.slice(0, 200)}`,
      );
      t.notMatch(answer.text, new RegExp(`${TENANT.familyName}|dijk`));
    }
    put(now);
  });

  await t.test('a register of mandates that is put back gives no mandate again', async (t) => {
    const place = `mandates/${sluis.covenant}:politie`;
    const professional = 'agent-9';
    const until = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
    const give = async (end: string): Promise<Answer> =>
      sluis.ask('/v1/mandates', {
        method: 'POST',
        token: await sluis.token({ partner: 'politie' }),
        body: { professional, role: 'wijkagent', from: until(-10), until: end },
      });
    t.equal((await give(until(5))).status, 201);
    const lasting = take(place);
    t.equal((await give(until(-5))).status, 201, 'it is taken back');
    put(lasting);
    const again = await reopenedView(t, professional);
    t.ok(again.status >= 500 || !again.mandate, 'it is not believed');

    async function reopenedView(t: Test, who: string): Promise<{ status: number; mandate: boolean }> {
      const size = await sluis.gateway.log.size();
      const answer = await sluis.view(
        { partner: 'politie', role: 'wijkagent', professional: who },
        id,
        'casusoverleg',
        'wpg-8',
      );
      const records = await sluis.records(size);
      t.ok([200, 500, 503].includes(answer.status));
      return { status: answer.status, mandate: records.some(({ text }) => text.includes('"mandate":true')) };
    }
  });
  t.notMatch(sluis.lines.join(''), new RegExp(`${TENANT.familyName}|${TENANT.phone.slice(3)}`));
});

t.test('the log', async (t) => {
  const folder = t.testdir({});
  const data = join(folder, 'data');
  await layGateway(data, ['mini'], 'http://sluis.example.org');
  const first = await reopenSluis(data, 'mini');
  const { id } = await openMiniCase(first);
  const professional = 'agent-9';
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const from = new Date(Date.now() - 86_400_000).toISOString();
  const mandate = { professional, role: 'wijkagent', from, until };
  const token = await first.token({ partner: 'politie' });
  t.equal((await first.ask('/v1/mandates', { method: 'POST', token, body: mandate })).status, 201);
  await seenByOfficer(first, id);
  const { verifierKey } = first.gateway;
  await first.close();
  const kept = join(folder, 'kept.db');
  await copyFile(join(data, 'sluis.db'), kept);
  t.same(
    (await readdir(data)).filter((name) => name.endsWith('-wal')),
    [],
    'a gateway that stopped leaves no journal',
  );
  const { config } = first;

  const changed = async (sql: string): Promise<void> => {
    await copyFile(kept, join(data, 'sluis.db'));
    const database = new SqliteDriver(join(data, 'sluis.db'));
    database.exec(sql);
    database.close();
  };

  const refusals: Readonly<Record<string, string>> = {
    'its last commit was taken off':
      'DELETE FROM log_groups WHERE first = (SELECT max(first) FROM log_groups)',
    'several were taken off, and an older checkpoint stands there': 'DELETE FROM log_groups WHERE first > 2',
    'all of it was taken away': 'DELETE FROM log_groups; DELETE FROM log_checkpoints',
    'the time of an entry was changed':
      'UPDATE log_groups SET leaves = CAST(replace(CAST(leaves AS TEXT), \'"time":1\', \'"time":2\') AS BLOB) WHERE first = 2',
    'an entry was rewritten':
      'UPDATE log_groups SET leaves = (SELECT leaves FROM log_groups WHERE first = 2) WHERE first = 1',
    'two commits changed places':
      'UPDATE log_groups SET first = -1 WHERE first = 1; UPDATE log_groups SET first = 1 WHERE first = 2; UPDATE log_groups SET first = 2 WHERE first = -1',
    'an entry was cut off': 'UPDATE log_groups SET leaves = substr(leaves, 1, 20) WHERE first = 2',
    'its checkpoint is gone': 'DELETE FROM log_checkpoints',
    'its checkpoint is another’s':
      "UPDATE log_checkpoints SET note = replace(note, 'casussluis', 'kasussluis')",
  };
  for (const [name, sql] of Object.entries(refusals)) {
    await t.test(`a start is refused where ${name}`, async (t) => {
      await changed(sql);
      await t.rejects(openGateway(config), LedgerError);
    });
  }

  await t.test('an older database is refused, though it is whole', async (t) => {
    await copyFile(kept, join(data, 'sluis.db'));
    const later = await reopenSluis(data, 'mini');
    await seenByOfficer(later, id);
    await later.close();
    await copyFile(join(data, 'sluis.db'), join(folder, 'later.db'));
    await copyFile(kept, join(data, 'sluis.db'));
    await t.rejects(openGateway(config), { code: 'rolled_back' });
    await copyFile(join(folder, 'later.db'), join(data, 'sluis.db'));
    await copyFile(join(folder, 'later.db'), kept);
    const back = await reopenSluis(data, 'mini');
    t.equal((await back.verify()).outcome, 'sound');
    await back.close();
    await copyFile(join(data, 'sluis.db'), kept);
  });

  for (const [name, sql] of Object.entries({
    'was changed':
      "UPDATE log_groups SET records = substr(records, 1, length(records) - 1) || x'00' WHERE first = 2",
    'is that of another':
      'UPDATE log_groups SET records = (SELECT records FROM log_groups WHERE first = 3) WHERE first = 2',
  })) {
    await t.test(`an export breaks off at an entry of which the record ${name}`, async (t) => {
      await changed(sql);
      const sluis = await reopenSluis(data, 'mini');
      let exported = '';
      const taking = async (): Promise<void> => {
        const bundle = exportBundle({ reader: sluis.gateway.log, verifierKey });
        for await (const chunk of bundle) exported += chunk;
      };
      await t.rejects(taking(), { code: 'damaged', message: /entry 2/ });
      await sluis.close();
      await copyFile(join(data, 'sluis.db'), kept);
      const verdict = await verifyBundle(Readable.from([exported]), { key: parseVerifierKey(verifierKey) });
      t.match(
        verdict,
        { outcome: 'unsound', fault: { index: 2 } },
        'and what came out before is no whole log',
      );
      const mended = new SqliteDriver(kept);
      mended.close();
    });
  }

  t.ok(dirname(kept) === folder);
});

const SAMPLE = 'leefbaarheidsplatform-duivenweert';

/** Where each compartment of a document ends; the lengths stand in its header (src/vault/document.ts). */
function lastBytesOfCompartments(document: Buffer): readonly number[] {
  const count = document.readUInt16BE(5);
  let end = 11 + 4 * count + document.readUInt32BE(7);
  return Array.from({ length: count }, (_, place) => {
    end += document.readUInt32BE(11 + 4 * place);
    return end - 1;
  });
}

function flipped(document: Buffer, at: number): Buffer {
  const changed = Buffer.from(document);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

function demandRefused(t: Test, answer: Answer): void {
  t.ok([500, 503].includes(answer.status), `${answer.status} ${answer.text.slice(0, 200)}`);
  t.match(answer.headers['content-type'], /^application\/problem\+json/);
  t.notMatch(answer.text, new RegExp(`${TENANT.familyName}|${TENANT.phone.slice(3)}|dijk`));
}
