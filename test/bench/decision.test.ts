import t from 'tap';
import { agreement } from '../../bench/decision/agreement.js';
import { fieldOfContenders } from '../../bench/decision/section.js';
import { REQUESTS } from '../../bench/decision/situations.js';
import type { AccessRequest, Covenant } from '../../src/covenant/index.js';

/** Every professional, purpose, stage and basis, invited and not; of which one in `step`. */
function requestsOf(covenant: Covenant, step: number): readonly AccessRequest[] {
  const all = [...covenant.partners.values()].flatMap(({ code: partner, roles, receivesOn }) =>
    roles.flatMap((role) =>
      [...covenant.purposes].flatMap(([purpose, { stages }]) =>
        stages.flatMap((stage) =>
          receivesOn.flatMap((basis) =>
            [true, false].map((invited): AccessRequest => ({
              partner,
              role,
              purpose,
              basis,
              stage,
              caseKind: 'person',
              facts: { invited },
            })),
          ),
        ),
      ),
    ),
  );
  return all.filter((_, place) => place % step === 0);
}

t.test(
  'every engine of the bench gives the level that the covenant gives, and names the same rule',
  async (t) => {
    const { covenant, items, contenders } = await fieldOfContenders();
    t.equal(items.length, 40);
    t.ok(new Set(items.map(({ source }) => source)).size > 5, 'the case has many sources');
    const requests = [...REQUESTS, ...requestsOf(covenant, 301)];
    for (const contender of contenders.filter(({ calls }) => calls === undefined)) {
      const { differences, shown, sameRule } = agreement(contender, covenant, requests, items);
      t.same(differences, [], contender.name);
      t.ok(shown > 50, 'and much is shown');
      if (!contender.name.startsWith('casussluis') && contender.name !== 'a bare table')
        t.equal(sameRule, shown, `${contender.name} names the rule`);
    }
  },
);
