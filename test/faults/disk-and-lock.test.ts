import { join } from 'node:path';
import { SqliteDriver } from '../../src/store/driver.js';
import t, { type Test } from 'tap';
import { CONTRIBUTION, CORP, OFFICER, openMiniCase, seenByOfficer, TENANT } from '../support/mini-case.js';
import { openSluis, type Answer, type Sluis } from '../support/sluis.js';
import { viewOf, type ProblemBody } from '../support/views.js';

/** A database that takes nothing at the moment of recording: 503, nothing leaves, and afterwards all goes on. */

const REASON = 'Huisbezoek met de corporatie, zo is het afgesproken';

t.test('a database that does not take the record', async (t) => {
  const sluis = await openSluis(t, 'mini');
  const { id } = await openMiniCase(sluis);
  await sluis.token(OFFICER);
  await sluis.token(CORP);
  const other = new SqliteDriver(join(sluis.config.data, 'sluis.db'));
  t.teardown(() => other.close());

  /** Everything that reads or writes case data: nothing of it may go on. */
  const asks: readonly (() => Promise<Answer>)[] = [
    () => seenByOfficer(sluis, id),
    async () =>
      sluis.ask('/v1/cases?purpose=casusoverleg&legalBasis=wpg-8', { token: await sluis.token(OFFICER) }),
    () => reveal(sluis, id),
    () => sluis.open(CORP, CONTRIBUTION),
    () => sluis.amend(CORP, id, { add: { notes: [{ text: 'Half geschreven.' }] } }),
    () => sluis.mandate({ partner: 'corp', role: 'sociaal-beheerder', professional: 'beheerder-9' }),
  ];

  const whileBroken = async (t: Test, break_: () => void, mend: () => void): Promise<void> => {
    const before = viewOf(await seenByOfficer(sluis, id));
    const size = await sluis.gateway.log.size();
    break_();
    try {
      for (const ask of asks) demandUnavailable(t, await ask());
      const together = await Promise.all(asks.map((ask) => ask()));
      for (const answer of together) demandUnavailable(t, answer);
      const token = await sluis.postForm(
        await sluis.tokenRequest({ partner: 'corp', covenant: sluis.covenant, key: sluis.keyOf(CORP) }),
      );
      t.ok(token.status === 503 || token.status === 500, `no token: ${token.status}`);
      t.equal(token.status, 503);
      t.notMatch(token.text, 'access_token');
      const health = await sluis.ask('/health/live');
      t.equal(health.status, 200, 'the gateway itself lives');
    } finally {
      mend();
    }
    t.equal(await sluis.gateway.log.size(), size, 'nothing was recorded');
    const after = viewOf(await seenByOfficer(sluis, id));
    t.same(after.items, before.items, 'nothing was changed');
    t.equal((await reveal(sluis, id)).status, 201, 'and it goes on');
    t.equal((await sluis.amend(CORP, id, { add: { notes: [{ text: 'Heel geschreven.' }] } })).status, 200);
    t.equal((await sluis.verify()).outcome, 'sound');
  };

  const trigger = (
    table: string,
    doing: 'INSERT' | 'UPDATE',
    raise: 'ABORT' | 'ROLLBACK',
  ): readonly [() => void, () => void] => [
    () =>
      void other.exec(
        `CREATE TRIGGER broken BEFORE ${doing} ON ${table} BEGIN SELECT RAISE(${raise}, 'disk full'); END`,
      ),
    () => void other.exec('DROP TRIGGER broken'),
  ];

  await t.test('where the entry is not taken', (t) =>
    whileBroken(t, ...trigger('log_groups', 'INSERT', 'ABORT')),
  );

  await t.test('where the database rolls everything back by itself, as it does on a full disk', (t) =>
    whileBroken(t, ...trigger('log_groups', 'INSERT', 'ROLLBACK')),
  );

  await t.test('where the checkpoint is not taken', (t) =>
    whileBroken(t, ...trigger('log_checkpoints', 'UPDATE', 'ROLLBACK')),
  );

  await t.test('where another process holds the database', (t) =>
    whileBroken(
      t,
      () => void other.exec('BEGIN IMMEDIATE'),
      () => void other.exec('ROLLBACK'),
    ),
  );

  await t.test(
    'where the case itself is not taken, its old version stands and the request is on record',
    async (t) => {
      const before = viewOf(await seenByOfficer(sluis, id));
      const size = await sluis.gateway.log.size();
      const [break_, mend] = trigger('documents', 'UPDATE', 'ABORT');
      break_();
      const answer = await sluis.amend(CORP, id, { add: { notes: [{ text: 'Half geschreven.' }] } });
      const shown = await seenByOfficer(sluis, id);
      mend();
      demandUnavailable(t, answer);
      t.same(viewOf(shown).items, before.items);
      const [requested] = await sluis.records(size);
      t.equal(requested?.event, 'casussluis.case.amendment');
      t.equal((await sluis.amend(CORP, id, { add: { notes: [{ text: 'Nu wel.' }] } })).status, 200);
    },
  );
});

t.test('many at once', async (t) => {
  const sluis = await openSluis(t, 'mini');
  const { id } = await openMiniCase(sluis);
  await sluis.token(CORP);

  await t.test(
    'requests that wait together share one commit, and each has a receipt of its own',
    async (t) => {
      await seenByOfficer(sluis, id);
      const answers = await Promise.all(Array.from({ length: 40 }, () => seenByOfficer(sluis, id)));
      const receipts = answers.map((answer) => viewOf(answer).disclosure.receipt);
      t.equal(new Set(receipts.map(({ logIndex }) => logIndex)).size, 40);
      t.ok(new Set(receipts.map(({ treeSize }) => treeSize)).size <= 10, 'checkpoints are few');
      t.equal((await sluis.verify()).outcome, 'sound');
    },
  );

  await t.test('parallel amendments of one case lose nothing', async (t) => {
    const texts = Array.from({ length: 16 }, (_, number) => `Aantekening nummer ${number + 1}.`);
    const answers = await Promise.all(
      texts.map((text) => sluis.amend(CORP, id, { add: { notes: [{ text }] } })),
    );
    t.same(
      answers.map(({ status }) => status),
      texts.map(() => 200),
    );
    const { text } = await sluis.view(
      { partner: 'corp', role: 'sociaal-beheerder' },
      id,
      'casusoverleg',
      'avg-6-1-f',
    );
    for (const one of texts) t.ok(text.includes(JSON.stringify(one)), one);
  });

  await t.test('parallel mandates of one partner all hold', async (t) => {
    const people = Array.from({ length: 8 }, (_, number) => `agent-${number}`);
    const given = await Promise.all(
      people.map((professional) => sluis.mandate({ partner: 'politie', role: 'wijkagent', professional })),
    );
    t.same(
      given.map(({ status }) => status),
      people.map(() => 201),
    );
    const seen = await Promise.all(
      people.map(async (professional) => {
        const size = await sluis.gateway.log.size();
        await sluis.view(
          { partner: 'politie', role: 'wijkagent', professional },
          id,
          'casusoverleg',
          'wpg-8',
        );
        return (await sluis.records(size)).some(({ text }) => text.includes('"mandate":true'));
      }),
    );
    t.same(
      seen,
      people.map(() => true),
    );
  });

  await t.test('parallel contributions of the same person make one person of it', async (t) => {
    const person = { ref: 'Z-77', about: 'subject', callName: 'Hanneke', bsn: { value: '999922245' } };
    const opened = await Promise.all(
      Array.from({ length: 5 }, () =>
        sluis.open({ partner: 'gem-zorg' }, { kind: 'person', title: 'Tegelijk', persons: [person] }),
      ),
    );
    t.same(
      opened.map(({ status }) => status),
      [201, 201, 201, 201, 201],
    );
    const persons = await sluis.gateway.keys.list('person');
    t.equal(persons.length, 2, 'the tenant and Hanneke');
  });
});

function reveal(sluis: Sluis, id: string): Promise<Answer> {
  return sluis.reveal(OFFICER, id, {
    purpose: 'casusoverleg',
    legalBasis: 'wpg-8',
    fields: ['persons.phone'],
    justification: REASON,
  });
}

function demandUnavailable(t: Test, answer: Answer): void {
  t.equal(answer.status, 503, answer.text.slice(0, 200));
  t.match(answer.headers['content-type'], /^application\/problem\+json/);
  t.equal(answer.json<ProblemBody>().status, 503);
  t.notMatch(answer.text, new RegExp(`${TENANT.familyName}|${TENANT.phone.slice(3)}|dijk`));
}
