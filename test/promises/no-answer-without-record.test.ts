import t from 'tap';
import {
  CARER,
  CORP,
  MINI_CHAIR,
  OFFICER,
  openMiniCase,
  seenByOfficer,
  TENANT,
} from '../support/mini-case.js';
import { openSluis, type Answer, type Sluis } from '../support/sluis.js';
import type { ProblemBody, Receipt } from '../support/views.js';

/** Promises 2 and 3: no answer without a record, and everything is recorded. */

const REASON = 'Huisbezoek met de corporatie, zo is het afgesproken';

t.test('every answer stands in the log', async (t) => {
  const sluis = await openSluis(t, 'mini');
  const contributed = await openMiniCase(sluis);
  const { id } = contributed;
  const ask = (fields: readonly string[], more: object = {}): Promise<Answer> =>
    sluis.reveal(OFFICER, id, {
      purpose: 'casusoverleg',
      legalBasis: 'wpg-8',
      fields,
      justification: REASON,
      ...more,
    });

  await t.test('a receipt names the entry that is there, and the log that holds them verifies', async (t) => {
    const police = {
      persons: [{ ref: 'X-9', about: 'subject', callName: 'Sanne' }],
      registrations: [{ person: 'X-9', kind: 'police', nature: 'overlast' }],
    };
    await sluis.ask(`/v1/cases/${id}/invitations`, {
      method: 'POST',
      token: await sluis.token(MINI_CHAIR),
      body: { partner: 'politie', until: new Date(Date.now() + 86_400_000).toISOString() },
    });
    t.equal((await sluis.amend({ partner: 'politie' }, id, { add: police })).status, 200);
    const fourEyes = await sluis.reveal({ partner: 'gem-oov', role: 'adviseur' }, id, {
      purpose: 'casusoverleg',
      legalBasis: 'gemeentewet-172',
      fields: ['registrations.nature'],
      justification: REASON,
    });
    const answers: readonly (readonly [number, Answer])[] = [
      [200, await seenByOfficer(sluis, id)],
      [
        200,
        await sluis.ask(`/v1/cases?purpose=casusoverleg&legalBasis=wpg-8`, {
          token: await sluis.token(OFFICER),
        }),
      ],
      [201, await ask(['persons.phone'])],
      [202, fourEyes],
      [403, await ask(['persons.bsn'])],
      [403, await ask(['persons.phone'], { justification: '.' })],
      [200, await sluis.amend(CORP, id, { add: { notes: [{ text: 'Nog eens gebeld.' }] } })],
    ];
    const records = await sluis.records();
    for (const [status, answer] of answers) {
      t.equal(answer.status, status, answer.text.slice(0, 300));
      const receipt = receiptIn(answer);
      t.ok(receipt, `${status} has a receipt`);
      t.equal(records[receipt?.logIndex ?? -1]?.leafHash, receipt?.leafHash);
      t.ok((receipt?.treeSize ?? 0) > (receipt?.logIndex ?? 0));
    }
    t.equal(new Set(answers.map(([, answer]) => receiptIn(answer)?.logIndex)).size, answers.length);
    t.equal((await sluis.verify()).outcome, 'sound');
  });

  await t.test('how a reveal stands is told under a receipt, and to nobody else', async (t) => {
    const adviser = { partner: 'gem-oov', role: 'adviseur' };
    const waiting = await sluis.reveal(adviser, id, {
      purpose: 'casusoverleg',
      legalBasis: 'gemeentewet-172',
      fields: ['registrations.nature'],
      justification: REASON,
    });
    const path = `/v1/disclosures/${waiting.json<{ id: string }>().id}`;
    const token = await sluis.token(adviser);
    const other = await sluis.token(OFFICER);
    const size = await sluis.gateway.log.size();
    const shown = await sluis.ask(path, { token });
    t.equal(shown.status, 200, shown.text);
    t.equal((await sluis.ask(path, { token: other })).status, 404);
    const records = await sluis.records(size);
    t.same(
      records.map(({ event }) => event),
      ['casussluis.disclosure.viewed', 'casussluis.disclosure.viewed'],
    );
    t.equal(records[0]?.leafHash, receiptIn(shown)?.leafHash);
    t.match(records[0]?.text, '"casussluis.outcome":"shown"');
    t.match(records[1]?.text, '"casussluis.outcome":"unknown"');
    const about = await sluis.ask(`/v1/log/export?case=${id}`, { token: await sluis.auditor() });
    t.match(about.text, 'casussluis.disclosure.viewed', 'who takes out what concerns the case finds it');
  });

  await t.test('a list is found by each case that it told of', async (t) => {
    const token = await sluis.token(OFFICER);
    const listed = await sluis.ask('/v1/cases?purpose=casusoverleg&legalBasis=wpg-8', { token });
    t.match(listed.text, id);
    const at = receiptIn(listed)?.logIndex;
    const about = await sluis.ask(`/v1/log/export?case=${id}`, { token: await sluis.auditor() });
    t.ok(about.text.includes(`"index":${at},`), 'among what concerns the case');
  });

  await t.test('who is known and turned away at the door is on record, and a stranger is not', async (t) => {
    const system = await sluis.token(CORP);
    const auditor = await sluis.auditor();
    const path = `/v1/cases/${id}?purpose=casusoverleg&legalBasis=avg-6-1-f`;
    const refused: readonly (readonly [string, string, string])[] = [
      [path, system, 'professional-needed'],
      [path, auditor, 'role-needed'],
      ['/v1/log/entries', await sluis.token(OFFICER), 'role-needed'],
    ];
    for (const [asked, token, reason] of refused) {
      for (const time of ['with a token that was met before', 'again']) {
        const size = await sluis.gateway.log.size();
        t.equal((await sluis.ask(asked, { token })).status, 403);
        const [record, ...more] = await sluis.records(size);
        t.same(more, [], time);
        t.equal(record?.event, 'casussluis.access.refused');
        t.match(record?.text, `"casussluis.reason":"${reason}"`);
        t.equal(record?.text.includes('"casussluis.case":"'), asked === path);
        t.notMatch(record?.text, id);
      }
    }
    const size = await sluis.gateway.log.size();
    t.equal((await sluis.ask(path)).status, 401);
    t.equal((await sluis.ask(path, { token: 'niets' })).status, 401);
    t.equal(await sluis.gateway.log.size(), size);
  });

  await t.test('refusals without a receipt are recorded all the same: one entry each', async (t) => {
    const refused: readonly (readonly [number, () => Promise<Answer>])[] = [
      [404, () => seenByOfficer(sluis, '00000000-0000-4000-8000-000000000000')],
      [404, () => sluis.view({ partner: 'ggz', role: 'behandelaar' }, id, 'casusoverleg', 'avg-6-1-f')],
      [
        403,
        () =>
          sluis.open(
            { partner: 'ggz' },
            { kind: 'person', debts: [], title: 'x', protectedLocations: [], signals: [{ summary: 'Iets' }] },
          ),
      ],
    ];
    for (const [status, act] of refused) {
      await sluis.token({ partner: 'ggz' });
      await sluis.token({ partner: 'ggz', role: 'behandelaar' });
      const size = await sluis.gateway.log.size();
      const answer = await act();
      t.equal(answer.status, status, answer.text);
      t.equal(await sluis.gateway.log.size(), size + 1);
    }
    const size = await sluis.gateway.log.size();
    const stage = await sluis.amend(CORP, id, { stage: 'plan' });
    t.equal(stage.status, 403);
    const seat = await sluis.ask(`/v1/cases/${id}/invitations`, {
      method: 'POST',
      token: await sluis.token(CARER),
      body: { partner: 'ggz', until: new Date(Date.now() + 86_400_000).toISOString() },
    });
    t.ok(seat.status === 403 || seat.status === 404, seat.text);
    const since = await sluis.records(size);
    t.equal(since.filter(({ event }) => event.startsWith('casussluis.case.')).length, 2);
  });

  await t.test(
    'tokens, mandates, a covenant in force, reading the log and taking it out leave entries too',
    async (t) => {
      await sluis.freshToken(OFFICER);
      await sluis.mandate(OFFICER);
      const auditor = await sluis.auditor();
      t.equal((await sluis.ask('/v1/log/entries?limit=2', { token: auditor })).status, 200);
      t.equal((await sluis.ask('/v1/log/export', { token: auditor })).status, 200);
      const events = new Set((await sluis.records()).map(({ event }) => event));
      for (const event of [
        'casussluis.covenant.activated',
        'casussluis.token.issued',
        'casussluis.mandate.given',
        'casussluis.log.read',
        'casussluis.log.exported',
        'casussluis.case.contribution',
        'casussluis.case.written',
        'casussluis.case.amendment',
        'casussluis.case.invitation',
        'adl.access_evaluation',
        'adl.search_resource',
      ]) {
        t.ok(events.has(event), event);
      }
    },
  );

  await t.test(
    'each entry names the covenant version that decided, and no person, case or professional in clear',
    async (t) => {
      const { hash } = sluis.gateway.covenants.get('buurttafel-de-waard') ?? {};
      for (const { event, text } of await sluis.records()) {
        if (event.startsWith('adl.') || event.startsWith('casussluis.case.')) t.match(text, hash);
        t.notMatch(
          text,
          new RegExp(
            `${TENANT.callName}|${TENANT.familyName}|${TENANT.phone.slice(3)}|${id}|agent-7|K-1|${REASON}`,
          ),
        );
      }
      const leaves = await leafTexts(sluis);
      for (const leaf of leaves)
        t.same(Object.keys(JSON.parse(leaf)).sort(), ['event', 'format', 'record', 'time']);
    },
  );

  await t.test('the trace that a caller sends along is in the record', async (t) => {
    const size = await sluis.gateway.log.size();
    await sluis.ask(`/v1/cases/${id}?purpose=casusoverleg&legalBasis=wpg-8`, {
      token: await sluis.token(OFFICER),
      headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
    });
    const [record] = await sluis.records(size);
    t.match(record?.text, '"trace_id":"0af7651916cd43dd8448eb211c80319c"');
    t.match(record?.text, '"parent_span_id":"b7ad6b7169203331"');
  });
});

function receiptIn(answer: Answer): Receipt | undefined {
  const body = answer.json<ProblemBody & { receipt?: Receipt; disclosure?: { receipt: Receipt } }>();
  return body.receipt ?? body.disclosure?.receipt;
}

async function leafTexts(sluis: Sluis): Promise<readonly string[]> {
  const leaves: string[] = [];
  for await (const { leaf } of sluis.gateway.log.entries(0, await sluis.gateway.log.size())) {
    leaves.push(Buffer.from(leaf).toString('utf8'));
  }
  return leaves;
}
