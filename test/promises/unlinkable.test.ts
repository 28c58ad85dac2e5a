import t from 'tap';
import { CARER, CORP, MINI_CHAIR, OFFICER, openMiniCase } from '../support/mini-case.js';
import { openSluis, type Answer, type Sluis, type Who } from '../support/sluis.js';
import { labelsOf, viewOf, type Contributed } from '../support/views.js';

/** Promise 6: a person has unrelated names at two recipients, under two purposes and in two cases; a guess tells nothing. */

const OOV: Who = { partner: 'gem-oov', role: 'voorzitter', professional: 'voorzitter-1' };
const ADVISER: Who = { partner: 'gem-oov', role: 'adviseur' };
const BSN = '999922245';
const OTHER_BSN = '999911120';

const ONE_PERSON = {
  kind: 'person',
  title: 'Een zaak',
  persons: [
    {
      ref: 'Z-1',
      about: 'subject',
      callName: 'Sanne',
      familyName: 'Terlinden',
      birthDate: '1984-05-17',
      bsn: { value: BSN },
    },
  ],
  dwellings: [{ ref: 'W-1', address: 'Lindedreef 14', postcode: '6929 AB', occupants: ['Z-1'] }],
} as const;

t.test('names that lead nowhere', async (t) => {
  const sluis = await openSluis(t, 'mini');
  const { id } = await openByCarer(sluis, ONE_PERSON);
  const { id: second } = await openByCarer(sluis, { ...ONE_PERSON, title: 'Nog een zaak' });

  await t.test(
    'the same person has another label for each recipient, purpose and case, and keeps it',
    async (t) => {
      const officer = await sluis.view(OFFICER, id, 'casusoverleg', 'wpg-8');
      const adviser = await sluis.view(ADVISER, id, 'casusoverleg', 'gemeentewet-172');
      const elsewhere = await sluis.view(OFFICER, second, 'casusoverleg', 'wpg-8');
      await sluis.ask(`/v1/cases/${second}`, {
        method: 'PATCH',
        token: await sluis.token(OOV),
        body: { stage: 'triage' },
      });
      const labels = [officer, adviser, elsewhere].map((answer) => onlyLabel(answer));
      t.equal(new Set(labels).size, 3, labels.join(' '));
      t.equal(onlyLabel(await sluis.view(OFFICER, id, 'casusoverleg', 'wpg-8')), labels[0]);
      t.equal(
        onlyLabel(await sluis.view({ ...OFFICER, professional: 'agent-8' }, id, 'casusoverleg', 'wpg-8')),
        labels[0],
      );
      for (const label of labels) t.notMatch(label, /^\d{9}$/);
    },
  );

  await t.test('under another purpose the label is another one too', async (t) => {
    const { id: third } = await openByCarer(sluis, { ...ONE_PERSON, title: 'Derde' });
    const table = onlyLabel(await sluis.view(OFFICER, third, 'casusoverleg', 'wpg-8'));
    await sluis.ask(`/v1/cases/${third}`, {
      method: 'PATCH',
      token: await sluis.token(OOV),
      body: { stage: 'triage' },
    });
    const triage = [...labelsOf(await sluis.view(OFFICER, third, 'triage', 'wpg-8'))];
    t.ok(triage.length <= 1);
    t.not(triage[0], table);
  });

  await t.test('ids of items and records are another for each recipient, and the same for one', async (t) => {
    const views = [
      viewOf(await sluis.view(OFFICER, id, 'casusoverleg', 'wpg-8')),
      viewOf(await sluis.view(ADVISER, id, 'casusoverleg', 'gemeentewet-172')),
    ];
    const [officer, adviser] = views.map(
      ({ items }) => new Set(items.flatMap((item) => [item.id, item.record ?? item.id])),
    );
    t.ok((officer?.size ?? 0) > 0);
    for (const one of officer ?? []) t.notOk(adviser?.has(one));
    const again = viewOf(await sluis.view(OFFICER, id, 'casusoverleg', 'wpg-8'));
    t.same(again.items, views[0]?.items);
  });

  await t.test(
    'the order of items and persons follows the recipient’s own names, not how they were brought in',
    async (t) => {
      const persons = Array.from({ length: 12 }, (_, place) => ({
        ref: `P-${place}`,
        about: 'family',
        callName: NAMES[place],
      }));
      const { id: many } = await openMiniCase(sluis, { kind: 'person', title: 'Veel mensen', persons });
      const view = viewOf(await sluis.view(OFFICER, many, 'casusoverleg', 'wpg-8'));
      const shown = view.items.filter(({ field }) => field === 'persons.call_name');
      t.equal(shown.length, 12);
      t.same(
        shown.map((item) => item.id),
        shown.map((item) => item.id).sort(),
      );
      const words = view.persons.map(({ label, ownRef }) =>
        JSON.stringify(label === undefined ? { ownRef } : { label }),
      );
      t.same(words, [...words].sort());
    },
  );

  await t.test(
    'whoever brings in a person with a BSN that others brought in is told nothing by it',
    async (t) => {
      const cases = [await openByCarer(sluis, ONE_PERSON), await openByCarer(sluis, ONE_PERSON)];
      const guesses = [BSN, OTHER_BSN];
      const seen = [];
      for (const [place, guess] of guesses.entries()) {
        const caseId = cases[place]?.id ?? '';
        await seat(sluis, caseId, 'gem-oov');
        const before = viewOf(await sluis.view(ADVISER, caseId, 'casusoverleg', 'gemeentewet-172'));
        const guessed = await sluis.amend({ partner: 'gem-oov' }, caseId, {
          add: {
            persons: [{ ref: `GOK-${guess}`, about: 'third', callName: 'Iemand', bsn: { value: guess } }],
          },
        });
        t.equal(guessed.status, 200);
        const answer = await sluis.view(ADVISER, caseId, 'casusoverleg', 'gemeentewet-172');
        seen.push({
          answer: outlineOf(guessed),
          view: outlineOf(answer),
          before: before.items.length,
          after: viewOf(answer).items.length,
        });
      }
      t.same(seen[0], seen[1], 'the right guess and the wrong one look the same');
    },
  );

  await t.test('nor by the place in the texts of others that a made-up name gets', async (t) => {
    const outlines = [];
    for (const guess of [BSN, OTHER_BSN]) {
      const { id: caseId } = await openByCarer(sluis, ONE_PERSON);
      await seat(sluis, caseId, 'corp');
      const note = {
        notes: [{ text: 'Vandaag belde Sanne. Om tien uur was de Berketoren dicht.', persons: ['S-1'] }],
      };
      const label = [
        ...labelsOf(
          await sluis.view(
            { partner: 'corp', role: 'sociaal-beheerder' },
            caseId,
            'casusoverleg',
            'avg-6-1-f',
          ),
        ),
      ][0];
      const added = await sluis.amend(CORP, caseId, {
        add: {
          persons: [
            {
              ref: 'S-1',
              about: 'subject',
              callName: 'Sanne',
              ...(label === undefined ? {} : { sameAs: label }),
            },
          ],
          ...note,
        },
      });
      t.equal(added.status, 200, added.text);
      await seat(sluis, caseId, 'gem-oov');
      await sluis.amend({ partner: 'gem-oov' }, caseId, {
        add: {
          persons: [{ ref: `NOG-${guess}`, about: 'third', callName: 'Berketoren', bsn: { value: guess } }],
        },
      });
      const view = viewOf(await sluis.view(ADVISER, caseId, 'casusoverleg', 'gemeentewet-172'));
      const text = String(
        view.items.find(({ field, source }) => field === 'notes.text' && source === 'corp')?.value,
      );
      outlines.push(renamed(text));
    }
    t.equal(outlines[0], outlines[1]);
  });
});

const NAMES = [
  'Anouk',
  'Bram',
  'Cato',
  'Daan',
  'Evi',
  'Floor',
  'Gijs',
  'Hanna',
  'Ivo',
  'Jet',
  'Koen',
  'Lotte',
];

async function openByCarer(sluis: Sluis, body: object): Promise<Contributed> {
  const opened = await sluis.open({ partner: CARER.partner }, body);
  if (opened.status !== 201) throw new Error(opened.text);
  const contributed = opened.json<Contributed>();
  const staged = await sluis.ask(`/v1/cases/${contributed.id}`, {
    method: 'PATCH',
    token: await sluis.token(MINI_CHAIR),
    body: { stage: 'table' },
  });
  if (staged.status !== 200) throw new Error(staged.text);
  return contributed;
}

async function seat(sluis: Sluis, id: string, partner: string): Promise<void> {
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const answer = await sluis.ask(`/v1/cases/${id}/invitations`, {
    method: 'POST',
    token: await sluis.token(MINI_CHAIR),
    body: { partner, until },
  });
  if (answer.status !== 201) throw new Error(answer.text);
}

function onlyLabel(answer: Answer): string {
  const labels = [...labelsOf(answer)];
  if (labels.length !== 1) throw new Error(`${labels.length} labels`);
  return labels[0] ?? '';
}

/** An answer with ids, labels, hashes, times and numbers numbered as they are met: what is left is its form. */
function outlineOf({ status, text }: Answer): unknown {
  const names = new Map<string, string>();
  const outlined = JSON.stringify(JSON.parse(text), (key, value: unknown) => {
    if (['id', 'record', 'label'].includes(key) && typeof value === 'string') {
      const name = names.get(value) ?? `#${names.size}`;
      names.set(value, name);
      return name;
    }
    if (key === 'ownRef') return 'own';
    if (['logIndex', 'treeSize', 'leafHash', 'recordedAt', 'bsn'].includes(key)) return 0;
    if (typeof value === 'string' && /^9999\d{5}$/.test(value)) return 'guess';
    return value;
  });
  return { status, items: sortedParts(outlined) };
}

/** Items stand in the order of random ids, so that only their set can be compared. */
function sortedParts(text: string): readonly string[] {
  return text
    .replaceAll(/#\d+/g, '#')
    .split(/(?=\{"id":)/)
    .map((part) => part.replaceAll(/[,\]}]+$/g, ''))
    .sort();
}

/** Labels numbered as they are met. */
function renamed(text: string): string {
  const names = new Map<string, number>();
  return text.replaceAll(/\b[a-z]{5}-[a-z]{5}-[a-z]\b/g, (found) => {
    names.set(found, names.get(found) ?? names.size);
    return `<${names.get(found)}>`;
  });
}
