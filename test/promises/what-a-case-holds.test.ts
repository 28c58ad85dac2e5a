import t from 'tap';
import { place, placeName, SOURCE_BOUNDS, type CaseManifest } from '../../src/casework/index.js';
import { CONTRIBUTION, CORP, MINI_CHAIR, openMiniCase } from '../support/mini-case.js';
import { openSluis, type Sluis } from '../support/sluis.js';
import type { Contributed, ProblemBody } from '../support/views.js';

/** What a case holds: nothing of whom everything was taken back, and no more than can be handled at once. */

const SON = {
  ref: 'K-2',
  about: 'family',
  callName: 'Wout',
  familyName: 'Terlinden',
  phones: [{ value: '+31612340988' }],
} as const;

t.test('a case', async (t) => {
  const sluis = await openSluis(t, 'mini');
  const { id } = await openMiniCase(sluis);

  await t.test('lets go of a person with the last item about it, names and all', async (t) => {
    const before = await manifestOf(sluis, id);
    const added = await sluis.amend(CORP, id, { add: { persons: [SON] } });
    t.equal(added.status, 200, added.text);
    const items = added.json<Contributed>().items.map((item) => item.id);
    t.ok(items.length > 1);
    t.equal((await manifestOf(sluis, id)).persons.length, before.persons.length + 1);
    await sluis.amend(CORP, id, { remove: items.slice(1) });
    t.equal((await manifestOf(sluis, id)).persons.length, before.persons.length + 1, 'one item is left');
    await sluis.amend(CORP, id, { remove: items.slice(0, 1) });
    const after = await manifestOf(sluis, id);
    t.same(
      after.persons,
      before.persons.map((person, at) => ({ ...person, mark: after.persons[at]?.mark })),
    );
    const known = after.compartments.filter(({ form }) => form === 'known');
    t.equal(known.length, after.persons.length, 'how it was named is gone too');
  });

  await t.test('takes no more of one source than its bound, item by item', async (t) => {
    const agreements = Array.from({ length: 100 }, (_, place) => ({ text: `Afspraak ${place}` }));
    let refused = '';
    for (let filled = 0; filled <= SOURCE_BOUNDS.items && refused === ''; filled += agreements.length) {
      const answer = await sluis.amend(CORP, id, { add: { agreements } });
      if (answer.status !== 200) refused = answer.text;
    }
    const { status, errors }: ProblemBody = JSON.parse(refused);
    t.equal(status, 400);
    t.match(errors, [{ location: '/add', code: 'case_full' }]);
    const { items } = await manifestOf(sluis, id);
    t.ok(items.length <= SOURCE_BOUNDS.items);
    const small = await sluis.amend(CORP, id, { add: { agreements: [{ text: 'Nog één afspraak' }] } });
    t.equal(small.status, 200, 'what fits is still taken');
    const other = await sluis.amend(MINI_CHAIR, id, { add: { notes: [{ text: 'Wij kwamen langs.' }] } });
    t.equal(other.status, 200, 'and of another source, whose bound is its own');
  });

  await t.test('takes no text without end, added or amended', async (t) => {
    const { id: full } = await openMiniCase(sluis);
    const text = 'Sanne belde. '.repeat(1_500);
    const many = (count: number) => Array.from({ length: count }, () => ({ text }));
    const added = await sluis.amend(CORP, full, { add: { notes: many(20) } });
    t.equal(added.status, 200, added.text);
    const ids = added.json<Contributed>().items.filter(({ field }) => field === 'notes.text');
    const longer = await sluis.amend(CORP, full, {
      amend: ids.map((item) => ({ item: item.id, value: `${text} ${text}`.slice(0, 20_000) })),
    });
    t.equal(longer.status, 200, 'what fits');
    const more = await sluis.amend(CORP, full, { add: { notes: many(20) } });
    t.match(more.json<ProblemBody>().errors, [{ location: '/add', code: 'case_full' }], more.text);
    const shorter = await sluis.amend(CORP, full, {
      amend: ids.map(({ id: item }) => ({ item, value: 'Kort.' })),
    });
    t.equal(shorter.status, 200);
    t.equal((await sluis.amend(CORP, full, { add: { notes: many(20) } })).status, 200, 'there is room again');
    const back = await sluis.amend(CORP, full, { amend: ids.map(({ id: item }) => ({ item, value: text })) });
    t.match(back.json<ProblemBody>().errors, [{ location: '/amend', code: 'case_full' }], back.text);
  });

  await t.test('takes no more by being asked many times at once', async (t) => {
    const { id: full } = await openMiniCase(sluis);
    const agreements = Array.from({ length: 90 }, (_, place) => ({ text: `Afspraak ${place}` }));
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => sluis.amend(CORP, full, { add: { agreements } })),
    );
    t.same([...new Set(answers.map(({ status }) => status))].sort(), [200, 400]);
    t.ok((await manifestOf(sluis, full)).items.length <= SOURCE_BOUNDS.items);
  });

  await t.test('is not opened with more than that either', async (t) => {
    const persons = Array.from({ length: 100 }, (_, place) => ({
      ...SON,
      ref: `K-${place}`,
      phones: Array.from({ length: 10 }, (_none, digit) => ({ value: `+3161234098${digit}` })),
    }));
    const answer = await sluis.open(CORP, { ...CONTRIBUTION, persons, notes: [] });
    t.match(
      answer.json<ProblemBody>().errors,
      [{ location: '', code: 'case_full' }],
      answer.text.slice(0, 300),
    );
  });

  await t.test(
    'loses no change: of an item that is taken back at the same moment, changing it fails',
    async (t) => {
      const { id: other, items } = await openMiniCase(sluis);
      const note = items.find(({ field }) => field === 'notes.text')?.id ?? '';
      const [taken, changed] = await Promise.all([
        sluis.amend(CORP, other, { remove: [note] }),
        sluis.amend(CORP, other, { amend: [{ item: note, value: 'Toch nog iets.' }] }),
      ]);
      t.same([taken.status, changed.status], [200, 409], changed.text);
    },
  );
});

async function manifestOf({ gateway }: Sluis, id: string): Promise<CaseManifest> {
  const row = await gateway.documents.readDocument(placeName(place.case(id)));
  const read = await gateway.cases.read(id, row);
  if (read === undefined) throw new Error('there is no such case');
  return read.manifest;
}
