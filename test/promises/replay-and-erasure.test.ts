import { isDeepStrictEqual } from 'node:util';
import t from 'tap';
import { compile, readCovenant, type Covenant } from '../../src/covenant/index.js';
import { CARER, CORP, MANAGER, openMiniCase, OFFICER, seenByOfficer } from '../support/mini-case.js';
import { decisionIn } from '../support/records.js';
import { openSluis, type Sluis } from '../support/sluis.js';
import { viewOf, type View } from '../support/views.js';

/** Promises 4 and 8: decisions replay from the record alone, also after erasure, and erasure is real. */

const TWO_PERSONS = {
  kind: 'person',
  title: 'Overlast aan de dijk',
  persons: [
    {
      ref: 'K-1',
      about: 'subject',
      callName: 'Sanne',
      familyName: 'Terlinden',
      birthDate: '1984-05-17',
      phones: [{ value: '+31612340987' }],
    },
    {
      ref: 'K-2',
      about: 'family',
      callName: 'Joris',
      familyName: 'Vandaele',
      birthDate: '1979-11-30',
      phones: [{ value: '+31612340988' }],
    },
  ],
  notes: [
    { text: 'Sanne Terlinden belt niet terug, Joris Vandaele wel.' },
    { text: 'De bel doet het niet.' },
  ],
  agreements: [{ text: 'De corporatie gaat langs.' }],
} as const;

t.test('replay and erasure', async (t) => {
  const sluis = await openSluis(t, 'mini');
  const { id } = await openMiniCase(sluis, TWO_PERSONS);
  await seenByOfficer(sluis, id);
  await sluis.view(CARER, id, 'casusoverleg', 'wmo-5-1-1');
  await sluis.reveal(OFFICER, id, {
    purpose: 'casusoverleg',
    legalBasis: 'wpg-8',
    fields: ['persons.phone', 'persons.bsn'],
    justification: 'Huisbezoek met de corporatie',
    partial: true,
  });

  await t.test(
    'each decision on record comes out the same from the covenant on record and what decided',
    async (t) => {
      const replayed = await replay(sluis);
      t.ok(replayed.count >= 3);
      t.same(replayed.differing, []);
    },
  );

  await t.test(
    'a person whose key is destroyed is gone from every answer, and the rest is still there',
    async (t) => {
      const before = viewOf(await sluis.view(MANAGER, id, 'casusoverleg', 'avg-6-1-f'));
      const [first, ...others] = await sluis.gateway.keys.list('person');
      t.equal(others.length, 1);
      await sluis.gateway.keys.destroy(first ?? '');
      const answer = await sluis.view(MANAGER, id, 'casusoverleg', 'avg-6-1-f');
      const after = viewOf(answer);
      const gone = /Sanne|Terlinden|12340987/.test(answer.text)
        ? /Joris|Vandaele|12340988/
        : /Sanne|Terlinden|12340987/;
      const stays = gone.test('Sanne') ? 'Vandaele' : 'Terlinden';
      t.notMatch(answer.text, gone);
      t.match(answer.text, stays);
      t.match(answer.text, /\[gewist\]/);
      t.equal(valued(after, 'notes.text'), valued(before, 'notes.text'));
      t.equal(valued(after, 'persons.phone'), valued(before, 'persons.phone') - 1);
      const seen = await seenByOfficer(sluis, id);
      t.equal(seen.status, 200);
      t.notMatch(seen.text, gone);
      const revealed = await sluis.reveal(OFFICER, id, {
        purpose: 'casusoverleg',
        legalBasis: 'wpg-8',
        fields: ['persons.phone'],
        justification: 'Huisbezoek met de corporatie',
      });
      t.equal(revealed.status, 201);
      t.notMatch(revealed.text, gone);

      await t.test('nor does it come back with the next change of the case', async (t) => {
        const added = await sluis.amend(CORP, id, { add: { notes: [{ text: 'Nog eens langs geweest.' }] } });
        t.equal(added.status, 200);
        const again = await sluis.view(MANAGER, id, 'casusoverleg', 'avg-6-1-f');
        t.notMatch(again.text, gone);
        t.match(again.text, stays);
        t.match(again.text, /Nog eens langs/);
        const officer = viewOf(await seenByOfficer(sluis, id));
        const covered = officer.items.filter(({ level }) => level === 'covered');
        t.ok(covered.length > 0);
        t.ok(
          covered.every(({ value }) => value !== null),
          'and the covers of the others are whole',
        );
      });
    },
  );

  await t.test('the log still verifies and all its decisions still replay', async (t) => {
    t.equal((await sluis.verify()).outcome, 'sound');
    const replayed = await replay(sluis);
    t.ok(replayed.count >= 8);
    t.same(replayed.differing, []);
  });
});

function valued(view: View, field: string): number {
  return view.items.filter((item) => item.field === field && item.value !== null).length;
}

async function replay(sluis: Sluis): Promise<{ count: number; differing: unknown[] }> {
  const covenants = new Map<string, Covenant>();
  const differing: unknown[] = [];
  let count = 0;
  for (const { event, text } of await sluis.records()) {
    if (event !== 'adl.access_evaluation') continue;
    const { request, policies, groups, decision } = decisionIn(text);
    const [policy] = Object.values(policies);
    const covenant = covenants.get(policy?.hash ?? '') ?? (await covenantOnRecord(sluis, policy?.hash ?? ''));
    covenants.set(covenant.hash, covenant);
    count += 1;
    if (groups.length === 0) {
      if (decision) differing.push(text);
      continue;
    }
    const again = covenant.decide(
      request,
      groups.map(({ facts }) => facts),
    );
    groups.forEach((group, place) => {
      if (!isDeepStrictEqual(again[place], group.decision)) differing.push([group, again[place]]);
    });
  }
  return { count, differing };
}

async function covenantOnRecord({ gateway }: Sluis, hash: string): Promise<Covenant> {
  const version = await gateway.documents.covenant(hash);
  const { document } = readCovenant(
    version?.file ?? new Uint8Array(),
    version?.text === undefined ? {} : { text: version.text },
  );
  if (document === undefined) throw new Error(`the covenant version ${hash} is not on record`);
  return compile(document);
}
