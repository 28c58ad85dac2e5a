import t from 'tap';
import { CARER, MINI_CHAIR, openMiniCase } from '../support/mini-case.js';
import { openSluis, type Sluis, type Who } from '../support/sluis.js';
import { viewOf, type Contributed, type View } from '../support/views.js';

/** A partner that wants to know more of the persons of others than it was shown, with nothing but its own tokens. */

const OOV: Who = { partner: 'gem-oov' };
const ADVISER: Who = { partner: 'gem-oov', role: 'adviseur' };
const BSN = '999922245';
const OTHER_BSN = '999911120';

const NOTE =
  'Gesproken met Annelies Kortekaas, geboren 12-03-1984, Zwanenlaan 17, tel 06 00 21 47 83. Sanne Terlinden was erbij.';

const seen = async (sluis: Sluis, id: string): Promise<View> =>
  viewOf(await sluis.view(ADVISER, id, 'casusoverleg', 'gemeentewet-172'));

/** Opens a case as a partner does, on the table, with a place for the one who is curious. @returns its id. */
async function atTable(sluis: Sluis, partner: string, body: object): Promise<string> {
  const opened = await sluis.open({ partner }, body);
  t.equal(opened.status, 201, opened.text);
  const { id } = opened.json<Contributed>();
  const token = await sluis.token(MINI_CHAIR);
  const staged = await sluis.ask(`/v1/cases/${id}`, { method: 'PATCH', token, body: { stage: 'table' } });
  t.equal(staged.status, 200, staged.text);
  const seat = { partner: 'gem-oov', until: new Date(Date.now() + 86_400_000).toISOString() };
  const seated = await sluis.ask(`/v1/cases/${id}/invitations`, { method: 'POST', token, body: seat });
  t.equal(seated.status, 201, seated.text);
  return id;
}

const noteOf = (view: View): unknown =>
  view.items.find(({ field, source }) => field === 'notes.text' && source === 'corp')?.value;

t.test('a curious partner', async (t) => {
  const sluis = await openSluis(t, 'mini');

  await t.test('is not told by a refusal that a label is its own person', async (t) => {
    const outcomes = [];
    for (const guess of [BSN, OTHER_BSN]) {
      const id = await atTable(sluis, CARER.partner, {
        kind: 'person',
        title: 'Een zaak',
        persons: [{ ref: 'Z-1', about: 'subject', callName: 'Sanne', bsn: { value: BSN } }],
      });
      const label = (await seen(sluis, id)).persons[0]?.label ?? '';
      t.not(label, '');
      await sluis.amend(OOV, id, {
        add: { persons: [{ ref: 'GOK', about: 'third', callName: 'Iemand', bsn: { value: guess } }] },
      });
      const own = (await seen(sluis, id)).items.filter(({ person }) => person?.ownRef === 'GOK');
      t.ok(own.length > 0);
      const asked = {
        purpose: 'casusoverleg',
        legalBasis: 'gemeentewet-172',
        justification: 'Wie is dit eigenlijk?',
      };
      const answers = [];
      for (const persons of [[label], ['GOK']]) {
        const fields = own.map(({ field }) => field);
        const items = own.map((item) => item.id);
        const answer = await sluis.reveal(ADVISER, id, { ...asked, fields, items, persons });
        answers.push({ status: answer.status, fields: answer.json<{ fields?: unknown }>().fields });
      }
      t.match(JSON.stringify(answers[1]), 'already_open', 'its own reference names its own person');
      t.notMatch(JSON.stringify(answers[0]), 'already_open');
      outcomes.push(answers);
    }
    t.same(outcomes[0], outcomes[1], 'the right guess and the wrong one look the same');
  });

  await t.test(
    'changes nothing that was covered in the texts of others by what it contributes',
    async (t) => {
      const id = await atTable(sluis, 'corp', {
        kind: 'person',
        title: 'Een zaak',
        persons: [{ ref: 'K-1', about: 'subject', callName: 'Sanne', familyName: 'Terlinden' }],
        notes: [{ text: NOTE }],
      });
      const before = noteOf(await seen(sluis, id));
      t.type(before, 'string');
      t.notMatch(before, /Annelies|Kortekaas|Terlinden|1984-03|21 47 83|Zwanenlaan/);
      const guesses = [
        { callName: 'Annelies' },
        { callName: 'Sanne', familyName: 'Terlinden' },
        { familyName: 'Kortekaas' },
        { birthDate: '1984-03-12' },
        { phones: [{ value: '0600214783' }] },
      ];
      for (const [place, guess] of guesses.entries()) {
        const added = await sluis.amend(OOV, id, {
          add: { persons: [{ ref: `G-${place}`, about: 'third', ...guess }] },
        });
        t.equal(added.status, 200, added.text);
        t.equal(noteOf(await seen(sluis, id)), before, JSON.stringify(guess));
      }
    },
  );

  await t.test('covers in the texts of others a name that it knows and that stood in clear', async (t) => {
    const id = await atTable(sluis, 'corp', {
      kind: 'person',
      title: 'Een zaak',
      notes: [{ text: 'De sleutel ligt bij kraaltje, zegt de buurt.' }],
    });
    t.match(noteOf(await seen(sluis, id)), 'kraaltje');
    await sluis.amend(OOV, id, { add: { persons: [{ ref: 'G', about: 'third', nicknames: ['kraaltje'] }] } });
    t.match(noteOf(await seen(sluis, id)), 'bij [persoon], zegt');
  });

  await t.test(
    'finds its own word, not that of another, for the place of a person in the case',
    async (t) => {
      const id = await atTable(sluis, 'corp', {
        kind: 'person',
        title: 'Een zaak',
        persons: [{ ref: 'K-1', about: 'subject', callName: 'Sanne' }],
        notes: [{ text: 'Zij belt niet terug.', persons: ['K-1'] }],
      });
      const label = (await seen(sluis, id)).persons[0]?.label ?? '';
      const same = { ref: 'ZELFDE', about: 'third', callName: 'Iemand', sameAs: label };
      const other = { ref: 'ANDER', about: 'third', callName: 'Iemand' };
      const added = await sluis.amend(OOV, id, { add: { persons: [same, other] } });
      t.equal(added.status, 200, added.text);
      const notes = [
        { text: 'Een.', persons: ['ZELFDE'] },
        { text: 'Twee.', persons: ['ANDER'] },
      ];
      t.equal((await sluis.amend(OOV, id, { add: { notes } })).status, 200);
      const own = (await seen(sluis, id)).persons.filter(({ ownRef }) => ownRef !== undefined);
      t.same(own.map(({ ownRef, about }) => `${ownRef}: ${about}`).sort(), ['ANDER: third', 'ZELFDE: third']);
    },
  );

  await t.test('and an auditor who names a key of the gateway as a case gets an empty export', async (t) => {
    await openMiniCase(sluis);
    for (const key of ['log-signing', 'token-signing', 'pseudonym-root', 'log-period-1', 'blind-index']) {
      const answer = await sluis.ask(`/v1/log/export?case=${key}`, { token: await sluis.auditor() });
      t.equal(answer.status, 200);
      t.notMatch(answer.text, '"type":"entry"');
    }
    t.equal((await sluis.ask('/health/live')).status, 200, 'and the process goes on');
  });
});
