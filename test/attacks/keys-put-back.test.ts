import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { openGateway } from '../../src/gateway.js';
import { layGateway } from '../support/lay.js';
import { CONTRIBUTION, CORP, openMiniCase, seenByOfficer } from '../support/mini-case.js';
import { reopenSluis, type Sluis } from '../support/sluis.js';

/** A key store that was put back from an older copy, beside a database that went on. */

t.test('a key store that is older than the database', async (t) => {
  const folder = t.testdir({});
  const data = join(folder, 'data');
  await layGateway(data, ['mini'], 'http://sluis.example.org');
  const first = await reopenSluis(data, 'mini');
  const { config } = first;
  const { id } = await openMiniCase(first);
  await first.close();
  const [keys, database] = [join(data, 'keys.db'), join(data, 'sluis.db')];
  const before = { keys: join(folder, 'keys.before.db'), database: join(folder, 'sluis.before.db') };
  await copyFile(keys, before.keys);
  await copyFile(database, before.database);
  /** Works on, stops, and puts the older key store back. */
  const worksOn = async (work: (sluis: Sluis) => Promise<unknown>): Promise<void> => {
    await copyFile(before.keys, keys);
    await copyFile(before.database, database);
    const sluis = await reopenSluis(data, 'mini');
    await work(sluis);
    await sluis.close();
    await copyFile(keys, join(folder, 'keys.after.db'));
    await copyFile(before.keys, keys);
  };

  await t.test('is refused where a case was brought in since', async (t) => {
    await worksOn((sluis) => openMiniCase(sluis, { ...CONTRIBUTION, title: 'Nieuw' }));
    await t.rejects(openGateway(config), { code: 'keys_older' });
    await t.rejects(openGateway(config), { code: 'keys_older' }, 'and a second try is no way round');
    await copyFile(join(folder, 'keys.after.db'), keys);
    const right = await reopenSluis(data, 'mini');
    t.equal((await seenByOfficer(right, id)).status, 200, 'with its own keys it starts');
    await right.close();
  });

  await t.test('is refused where a case was only changed, or a mandate given', async (t) => {
    await worksOn((sluis) => sluis.amend(CORP, id, { add: { notes: [{ text: 'Erbij.' }] } }));
    await t.rejects(openGateway(config), { code: 'keys_older' });
    await worksOn((sluis) =>
      sluis.mandate({ partner: 'politie', role: 'wijkagent', professional: 'agent-7' }),
    );
    await t.rejects(openGateway(config), { code: 'keys_older' });
  });

  await t.test(
    'is as good as new where the gateway only answered since, as after a loss of power',
    async (t) => {
      await worksOn((sluis) => seenByOfficer(sluis, id));
      const sluis = await reopenSluis(data, 'mini');
      t.equal((await seenByOfficer(sluis, id)).status, 200);
      await sluis.close();
    },
  );

  await t.test('is not suspected for a key that was destroyed', async (t) => {
    await copyFile(before.database, database);
    await copyFile(before.keys, keys);
    const erasing = await reopenSluis(data, 'mini');
    const [person = ''] = await erasing.gateway.keys.list('person');
    t.ok(await erasing.gateway.keys.destroy(person));
    t.ok(await erasing.gateway.keys.destroy(id));
    await erasing.close();
    await copyFile(keys, before.keys);
    await copyFile(database, before.database);
    await worksOn((sluis) => seenByOfficer(sluis, id));
    const sluis = await reopenSluis(data, 'mini');
    t.equal((await seenByOfficer(sluis, id)).status, 404);
    await sluis.close();
  });
});
