import t from 'tap';
import { MINI_CHAIR, openMiniCase } from '../support/mini-case.js';
import { openSluis } from '../support/sluis.js';

/** What the log says in order is what was so in order: behind the entry that ends a mandate nobody acts on it. */

const CARER = { partner: 'ggz', role: 'behandelaar', professional: 'behandelaar-1' } as const;
const DAY = 86_400_000;

t.test('behind the entry that ends a mandate nothing is decided with it', async (t) => {
  const sluis = await openSluis(t, 'mini');
  const { id } = await openMiniCase(sluis);
  const day = (offset: number): string => new Date(Date.now() + offset * DAY).toISOString();
  const mandate = async (until: string): Promise<number> => {
    const answer = await sluis.ask('/v1/mandates', {
      method: 'POST',
      token: await sluis.token({ partner: CARER.partner }),
      body: { professional: CARER.professional, role: CARER.role, from: day(-10), until },
    });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.json<{ receipt: { logIndex: number } }>().receipt.logIndex;
  };
  const invited = await sluis.ask(`/v1/cases/${id}/invitations`, {
    method: 'POST',
    token: await sluis.token(MINI_CHAIR),
    body: { partner: CARER.partner, until: day(5) },
  });
  t.equal(invited.status, 201, invited.text);
  for (const round of [1, 2, 3]) {
    await mandate(day(20));
    const size = await sluis.gateway.log.size();
    let stop = false;
    const reading = Array.from({ length: 16 }, async () => {
      while (!stop) await sluis.view(CARER, id, 'casusoverleg', 'wgbo-7-457');
    });
    await sluis.view(CARER, id, 'casusoverleg', 'wgbo-7-457');
    const ended = await mandate(day(-5));
    await sluis.view(CARER, id, 'casusoverleg', 'wgbo-7-457');
    stop = true;
    await Promise.all(reading);
    const acted = (await sluis.records(size)).filter(({ text }) => text.includes('"mandate":true'));
    t.ok(acted.length > 0, `round ${round}: it was acted on while it held`);
    t.same(
      acted.filter(({ index }) => index > ended),
      [],
      `round ${round}: and not behind its end`,
    );
  }
});
