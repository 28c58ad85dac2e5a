import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { SqliteDriver } from '../../src/store/driver.js';
import {
  CONTRIBUTION,
  CORP,
  MINI_CHAIR,
  OFFICER,
  openMiniCase,
  seenByOfficer,
  TENANT,
} from '../support/mini-case.js';
import { openSluis, reopenSluis, type Answer, type Sluis, type Who } from '../support/sluis.js';
import { comparable, type ProblemBody } from '../support/views.js';

/** Somebody changes the bytes of a case in the database: the others go on, and nobody learns by it that it is there. */

const UNINVITED = { partner: 'ggz', role: 'behandelaar', professional: 'behandelaar-1' } as const;
const LIST = '/v1/cases?purpose=casusoverleg&legalBasis=wpg-8';

const DAMAGES: Readonly<Record<string, string>> = {
  'cut off': 'document = substr(document, 1, length(document) - 20)',
  'made a text': "document = 'tekst'",
  'made a number': 'document = 7',
  'made a fraction': 'document = 7.5',
  'put under another covenant': "covenant = 'elders'",
};

for (const [name, change] of Object.entries(DAMAGES))
  t.test(`a case of which the row was ${name}`, async (t) => whereDamaged(t, change));

async function whereDamaged(t: Test, change: string): Promise<void> {
  const sluis = await openSluis(t, 'mini');
  const { id } = await openMiniCase(sluis);
  const { id: sound } = await openMiniCase(sluis, { ...CONTRIBUTION, title: 'Een andere zaak' });
  t.equal((await seenByOfficer(sluis, id)).status, 200);
  const database = new SqliteDriver(join(sluis.config.data, 'sluis.db'));
  t.teardown(() => database.close());
  database.prepare(`UPDATE documents SET ${change} WHERE place = ?`).run(`case/${id}`);

  await t.test('is told to who may know of it, in words, and recorded for the operator once', async (t) => {
    const answers = [
      await seenByOfficer(sluis, id),
      await sluis.amend(CORP, id, { add: { notes: [{ text: 'Erbij.' }] } }),
      await sluis.amend(MINI_CHAIR, id, { stage: 'plan' }),
    ];
    for (const answer of answers) {
      t.equal(answer.status, 500, answer.text);
      t.match(answer.json<ProblemBody>().type, /\/damaged$/);
      t.match(answer.text, 'traceId');
    }
    const told = sluis.lines.filter((line) => line.includes('case-damaged'));
    t.equal(told.length, 1);
    t.match(told[0], id);
    t.notMatch(sluis.lines.join(''), new RegExp(`${TENANT.familyName}|${TENANT.phone.slice(3)}|dijk`));
  });

  await t.test('is to all others the case that is not there, to the byte', async (t) => {
    await sameAsAbsent(t, sluis, id, UNINVITED, 'wgbo-7-457');
    const amended = await sluis.amend(UNINVITED, id, { add: { notes: [{ text: 'Erbij.' }] } });
    const absent = await sluis.amend(UNINVITED, randomUUID(), { add: { notes: [{ text: 'Erbij.' }] } });
    t.equal(comparable(amended), comparable(absent));
    t.equal(amended.status, 404);
  });

  await t.test('is left out of lists, which go on', async (t) => {
    const answer = await sluis.ask(LIST, { token: await sluis.token(OFFICER) });
    t.equal(answer.status, 200, answer.text);
    const { cases } = answer.json<{ cases: readonly { readonly id: string }[] }>();
    t.same(
      cases.map((one) => one.id),
      [sound],
    );
  });

  await t.test(
    'is nobody’s after a restart but the chairs’, for nobody remembers whose it was',
    async (t) => {
      await sluis.close();
      const again = await reopenSluis(sluis.config.data, 'mini');
      t.teardown(() => again.close());
      await sameAsAbsent(t, again, id, OFFICER, 'wpg-8');
      await sameAsAbsent(t, again, id, UNINVITED, 'wgbo-7-457');
      const chair = await again.amend(MINI_CHAIR, id, { stage: 'plan' });
      t.equal(
        chair.status,
        change.startsWith('covenant') ? 404 : 500,
        'a row of another covenant is not theirs',
      );
      t.equal((await again.ask(LIST, { token: await again.token(OFFICER) })).status, 200);
      t.equal(again.lines.filter((line) => line.includes('case-damaged')).length, 1, 'and it is told again');
    },
  );
}

async function sameAsAbsent(t: Test, sluis: Sluis, id: string, who: Who, basis: string): Promise<void> {
  const see = (one: string): Promise<Answer> => sluis.view(who, one, 'casusoverleg', basis);
  const size = await sluis.gateway.log.size();
  const [damaged, absent] = [await see(id), await see(randomUUID())];
  t.equal(damaged.status, 404, damaged.text);
  t.equal(comparable(damaged), comparable(absent));
  const events = (await sluis.records(size)).map(({ event }) => event);
  t.equal(events.filter((event) => event === 'adl.access_evaluation').length, 2, 'both are on record');
}
