import t from 'tap';
import { CASE_BOUNDS, overfull, place, placeName, type CaseManifest } from '../../src/casework/index.js';
import { CONTRIBUTION, CORP, openMiniCase } from '../support/mini-case.js';
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

  await t.test('takes no more than it can hold, and says so without telling how much it holds', async (t) => {
    const agreements = Array.from({ length: 100 }, (_, place) => ({ text: `Afspraak ${place}` }));
    let refused = '';
    for (let filled = 0; filled <= CASE_BOUNDS.items && refused === ''; filled += agreements.length) {
      const answer = await sluis.amend(CORP, id, { add: { agreements } });
      if (answer.status !== 200) refused = answer.text;
    }
    const { status, errors }: ProblemBody = JSON.parse(refused);
    t.equal(status, 400);
    t.match(errors, [{ location: '/add', code: 'case_full' }]);
    t.ok((await manifestOf(sluis, id)).items.length <= CASE_BOUNDS.items);
    const small = await sluis.amend(CORP, id, { add: { agreements: [{ text: 'Nog één afspraak' }] } });
    t.equal(small.status, 200, 'what fits is still taken');
  });

  await t.test('takes no text without end', async (t) => {
    const small = { items: 3, persons: 1 };
    t.same(overfull('/add', { ...small, bytes: CASE_BOUNDS.bytes }), []);
    t.match(overfull('/add', { ...small, bytes: CASE_BOUNDS.bytes + 1 }), [{ code: 'case_full' }]);
  });

  await t.test('is not opened with more than that either', async (t) => {
    const persons = Array.from({ length: 200 }, (_, place) => ({
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
});

async function manifestOf({ gateway }: Sluis, id: string): Promise<CaseManifest> {
  const row = await gateway.documents.readDocument(placeName(place.case(id)));
  const read = await gateway.cases.read(id, row);
  if (read === undefined) throw new Error('there is no such case');
  return read.manifest;
}
