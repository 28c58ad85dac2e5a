import { execFileSync } from 'node:child_process';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import t, { type Test } from 'tap';
import { parseDocument } from 'yaml';
import { readCovenantSource } from '../../src/covenant-files.js';
import { SqliteTransaction } from '../../src/store/sqlite/transaction.js';
import { COVENANTS, covenantFile } from '../support/lay.js';
import { CARER, CORP, MANAGER, OFFICER, openMiniCase, seenByOfficer } from '../support/mini-case.js';
import { openSluis, reopenSluis, type Sluis } from '../support/sluis.js';
import { viewOf, type Item } from '../support/views.js';

/** The covenant that decides: a file that cannot be used never replaces one that can, and a change is on record. */

interface InForce {
  readonly version: string | number;
  readonly hash: string;
  readonly olderThanFile: boolean;
}

t.test('covenants in force', async (t) => {
  const sluis = await openSluis(t, 'mini');
  const file = covenantFile(sluis.config.data, 'mini');
  const good = await readFile(file, 'utf8');
  const { id } = await openMiniCase(sluis);
  const before = await inForce(sluis);
  const seen = viewOf(await seenByOfficer(sluis, id)).items;
  t.equal(before.olderThanFile, false);

  await t.test(
    'what is read beside a file: its text, that there is none, or nothing to look for',
    async (t) => {
      const folder = t.testdir({ 'alleen.yaml': good, 'stuk.yaml': good.slice(0, good.length / 2) });
      t.ok((await readCovenantSource(file)).source.text instanceof Uint8Array);
      t.equal((await readCovenantSource(join(folder, 'alleen.yaml'))).source.text, 'missing');
      t.equal((await readCovenantSource(join(folder, 'stuk.yaml'))).source.text, undefined);
    },
  );

  const unusable: Readonly<Record<string, () => Promise<void>>> = {
    'no YAML': () => writeFile(file, 'covenant: [\n'),
    'an empty file': () => writeFile(file, ''),
    'half of it': () => writeFile(file, good.slice(0, good.length / 2)),
    'a grant to a partner that is not there': () =>
      writeFile(file, edited(good, [[['grants', 3, 'to', 'partners'], ['korp']]])),
    'a word that it does not know': () =>
      writeFile(file, edited(good, [[['grants', 3, 'show', 'oopen'], ['work']]])),
    'bytes that are no text': () => writeFile(file, Buffer.from([0xff, 0xfe, 0x00, 0xd8])),
    'no file': () => rm(file),
    'a pipe that nobody writes to': async () => {
      await rm(file);
      execFileSync('sh', ['-c', 'mkfifo "$0"', file]);
    },
  };
  for (const [name, spoil] of Object.entries(unusable)) {
    await t.test(
      `${name}: the last good version keeps deciding, and says that it is older than its file`,
      async (t) => {
        await spoil();
        const size = await sluis.gateway.log.size();
        const [news] = await sluis.gateway.reloadCovenants();
        t.ok(news?.kind === 'unusable' || news?.kind === 'unreadable');
        t.same(await inForce(sluis), { ...before, olderThanFile: true });
        t.same(viewOf(await seenByOfficer(sluis, id)).items, seen);
        const events = (await sluis.records(size)).map(({ event }) => event);
        t.notOk(events.includes('casussluis.covenant.activated'));
        await rm(file, { force: true });
        await writeFile(file, good);
        await sluis.gateway.reloadCovenants();
        t.same(await inForce(sluis), before);
      },
    );
  }

  await t.test(
    'behind the entry that puts a version in force, nothing is decided by the one before',
    async (t) => {
      const old = before.hash;
      for (const round of [1, 2, 3]) {
        const size = await sluis.gateway.log.size();
        const deciding = (await inForce(sluis)).hash;
        await writeFile(file, `${good}# ${round}\n`);
        let stop = false;
        const asking = Array.from({ length: 20 }, async () => {
          while (!stop) if ((await seenByOfficer(sluis, id)).status !== 200) t.fail('asked in between');
        });
        await sluis.gateway.reloadCovenants();
        await seenByOfficer(sluis, id);
        stop = true;
        await Promise.all(asking);
        const records = await sluis.records(size);
        const at = records.findIndex(({ event }) => event === 'casussluis.covenant.activated');
        t.ok(at >= 0);
        const late = records.slice(at + 1).filter(({ text }) => text.includes(deciding));
        t.same(late, []);
      }
      await writeFile(file, good);
      await sluis.gateway.reloadCovenants();
      t.equal((await inForce(sluis)).hash, old);
    },
  );

  await t.test('a good change comes into force at once, on record, and decides from then on', async (t) => {
    const size = await sluis.gateway.log.size();
    await writeFile(
      file,
      edited(good, [
        [['version'], 2],
        [['grants', 3, 'show', 'exists'], ['persons.name']],
      ]),
    );
    const [news] = await sluis.gateway.reloadCovenants();
    t.equal(news?.kind, 'in-force');
    const now = await inForce(sluis);
    t.equal(String(now.version), '2');
    t.not(now.hash, before.hash);
    const activated = (await sluis.records(size)).filter(
      ({ event }) => event === 'casussluis.covenant.activated',
    );
    t.equal(activated.length, 1);
    t.match(activated[0]?.text, now.hash);
    const view = await seenByOfficer(sluis, id);
    t.match(view.text, now.hash, 'an answer names the version that decided');
  });

  await t.test(
    'a cover that is new to a case stands there without a value until the case is written',
    async (t) => {
      await writeFile(
        file,
        edited(good, [
          [
            ['fields', 'persons.birth_date', 'covers'],
            ['age_band', 'year', 'month'],
          ],
          [['grants', 2, 'show', 'as', 'persons.birth_date'], 'month'],
          [
            ['grants', 6, 'show', 'open'],
            ['work', 'dwelling'],
          ],
        ]),
      );
      await sluis.gateway.reloadCovenants();
      const birth = async (): Promise<Item | undefined> =>
        viewOf(await seenByOfficer(sluis, id)).items.find(({ field }) => field === 'persons.birth_date');
      const { level, cover, value } = (await birth()) ?? {};
      t.same({ level, cover, value }, { level: 'covered', cover: 'month', value: undefined });
      const added = await sluis.ask(`/v1/cases/${id}`, {
        method: 'PATCH',
        token: await sluis.token(CORP),
        body: { add: { agreements: [{ text: 'Nog een afspraak.' }] } },
      });
      t.equal(added.status, 200);
      t.equal((await birth())?.value, '1984-05');
      await writeFile(file, good);
      await sluis.gateway.reloadCovenants();
    },
  );

  await t.test('a role that a new version takes away is worth nothing at once, tokens and all', async (t) => {
    const token = await sluis.token(CARER);
    t.equal((await sluis.ask('/v1/covenant', { token })).status, 200);
    await writeFile(
      file,
      edited(good, [
        [['version'], 3],
        [['partners', 'politie', 'roles'], ['teamchef']],
        [['grants', 1, 'to', 'roles'], ['teamchef']],
        [['never', 1, 'who', 1, 'roles'], ['teamchef']],
        [['emergency', 'grants', 0, 'to', 'roles'], ['teamchef']],
      ]),
    );
    const [news] = await sluis.gateway.reloadCovenants();
    t.equal(news?.kind, 'in-force');
    const officer = await sluis.ask(`/v1/cases/${id}?purpose=casusoverleg&legalBasis=wpg-8`, {
      token: await sluis.token(OFFICER),
    });
    t.equal(officer.status, 401, 'a role that was taken away');
    t.equal((await sluis.view(MANAGER, id, 'casusoverleg', 'avg-6-1-f')).status, 200, 'others go on');
    await writeFile(file, good);
    await sluis.gateway.reloadCovenants();
  });
});

t.test(
  'a gateway that starts on a file that cannot be used takes the last good version from its records',
  async (t) => {
    const first = await openSluis(t, 'mini');
    const { id } = await openMiniCase(first);
    const before = await inForce(first);
    const file = covenantFile(first.config.data, 'mini');
    const good = await readFile(file, 'utf8');
    await first.close();
    await writeFile(file, 'covenant: kapot\n');
    const again = await reopenSluis(first.config.data, 'mini');
    t.teardown(() => again.close());
    await demandServing(t, again, id);
    t.same(await inForce(again), { ...before, olderThanFile: true });
    await writeFile(file, good);
    await again.gateway.reloadCovenants();
    t.same(await inForce(again), before);
  },
);

t.test('a covenant whose file is bad stays; one that was withdrawn does not come back by it', async (t) => {
  const first = await openSluis(t, 'mini', 'sample');
  const files = {
    mini: covenantFile(first.config.data, 'mini'),
    sample: covenantFile(first.config.data, 'sample'),
  };
  const settings = join(first.config.data, 'sluis.yaml');
  const before = await readFile(settings, 'utf8');
  const good = await readFile(files.mini, 'utf8');
  await first.close();
  const without: { covenants: string[] } = JSON.parse(before);
  await writeFile(settings, JSON.stringify({ ...without, covenants: [files.mini] }));

  await t.test('withdrawn while the other file is bad, at the start and after it', async (t) => {
    await writeFile(files.mini, 'covenant: kapot\n');
    const again = await reopenSluis(first.config.data, 'mini');
    t.teardown(() => again.close());
    t.same([...again.gateway.covenants.all().keys()], [COVENANTS.mini]);
    const events = (await again.records()).map(({ event }) => event);
    t.equal(events.filter((event) => event === 'casussluis.covenant.withdrawn').length, 1, 'it is on record');
    await again.gateway.reloadCovenants();
    t.same([...again.gateway.covenants.all().keys()], [COVENANTS.mini]);
  });

  await t.test('two bad files each keep their own covenant over a restart', async (t) => {
    await writeFile(settings, before);
    await writeFile(files.mini, good);
    await (await reopenSluis(first.config.data, 'mini')).close();
    await writeFile(files.mini, 'covenant: kapot\n');
    await rm(files.sample);
    const again = await reopenSluis(first.config.data, 'mini');
    t.teardown(() => again.close());
    t.same([...again.gateway.covenants.all().keys()].sort(), [COVENANTS.mini, COVENANTS.sample].sort());
  });

  await t.test('a file that now holds another covenant no longer speaks for the one before', async (t) => {
    await writeFile(files.mini, good);
    await copyFile(join(dirname(files.mini), 'convenant.md'), join(dirname(files.sample), 'convenant.md'));
    await writeFile(files.sample, good.replace(`covenant: ${COVENANTS.mini}`, 'covenant: derde-tafel'));
    const again = await reopenSluis(first.config.data, 'mini');
    t.teardown(() => again.close());
    t.same([...again.gateway.covenants.all().keys()].sort(), [COVENANTS.mini, 'derde-tafel'].sort());
  });
});

t.test(
  'a role that was taken away is worth nothing, though the reload failed at another covenant',
  async (t) => {
    const sluis = await openSluis(t, 'mini', 'sample');
    const { mini, sample } = {
      mini: covenantFile(sluis.config.data, 'mini'),
      sample: covenantFile(sluis.config.data, 'sample'),
    };
    const { id } = await openMiniCase(sluis);
    t.equal((await seenByOfficer(sluis, id)).status, 200);
    await writeFile(
      mini,
      edited(await readFile(mini, 'utf8'), [
        [['partners', 'politie', 'roles'], ['teamchef']],
        [['grants', 1, 'to', 'roles'], ['teamchef']],
        [['never', 1, 'who', 1, 'roles'], ['teamchef']],
        [['emergency', 'grants', 0, 'to', 'roles'], ['teamchef']],
      ]),
    );
    await writeFile(sample, `${await readFile(sample, 'utf8')}# later\n`);
    const remember: unknown = Reflect.get(SqliteTransaction.prototype, 'rememberCovenant');
    if (typeof remember !== 'function') throw new Error('a transaction remembers covenants');
    t.intercept(SqliteTransaction.prototype, 'rememberCovenant', {
      value: function (this: SqliteTransaction, given: { readonly id: string }): unknown {
        if (given.id === COVENANTS.sample) throw new Error('the disk is full');
        return Reflect.apply(remember, this, [given]);
      },
    });
    await t.rejects(sluis.gateway.reloadCovenants());
    t.equal((await seenByOfficer(sluis, id)).status, 401);
  },
);

t.test('two files that hold one covenant change nothing, and it is told', async (t) => {
  const sluis = await openSluis(t, 'mini', 'sample');
  const before = await inForce(sluis);
  const mini = covenantFile(sluis.config.data, 'mini');
  const sample = covenantFile(sluis.config.data, 'sample');
  const goods = { mini: await readFile(mini, 'utf8'), sample: await readFile(sample) };
  await copyFile(join(dirname(mini), 'convenant.md'), join(dirname(sample), 'convenant.md'));
  await writeFile(sample, edited(goods.mini, [[['version'], 7]]));
  await writeFile(mini, edited(goods.mini, [[['version'], 8]]));
  const size = await sluis.gateway.log.size();
  for (const one of await sluis.gateway.reloadCovenants()) {
    t.match(one, {
      kind: 'unusable',
      findings: [],
      claimedTwice: COVENANTS.mini,
      keeps: { hash: before.hash },
    });
  }
  t.same(await inForce(sluis), { ...before, olderThanFile: true });
  t.match((await ready(sluis)).covenants, 'claimed-twice');
  const told = alarms(sluis, 'covenant-claimed-twice');
  t.same(told.map(({ file }) => file).sort(), [mini, sample].sort());
  const events = (await sluis.records(size)).map(({ event }) => event);
  t.notOk(events.includes('casussluis.covenant.activated'));

  await writeFile(sample, goods.sample);
  await sluis.gateway.reloadCovenants();
  t.equal(String((await inForce(sluis)).version), '8', 'with one file again its change counts');
});

t.test('a version that is not above the one before decides, and that is on record and told', async (t) => {
  const sluis = await openSluis(t, 'mini');
  const file = covenantFile(sluis.config.data, 'mini');
  const good = await readFile(file, 'utf8');
  const put = async (version: unknown, title: string): Promise<void> => {
    await writeFile(
      file,
      edited(good, [
        [['version'], version],
        [['title'], title],
      ]),
    );
    await sluis.gateway.reloadCovenants();
  };
  await put(9, 'Negen');
  await put(10, 'Tien');
  t.same(alarms(sluis, 'covenant-version-not-higher'), [], 'ten comes after nine');
  const replaced = await inForce(sluis);
  const size = await sluis.gateway.log.size();
  await put(9, 'Negen');
  t.equal(String((await inForce(sluis)).version), '9');
  t.match(alarms(sluis, 'covenant-version-not-higher'), [{ version: '9', before: '10', level: 40 }]);
  const [activated] = await sluis.records(size);
  t.match(activated?.text, `"casussluis.replaces":{"version":"10","hash":"${replaced.hash}"}`);
  await put(9, 'Ook negen');
  t.equal(
    alarms(sluis, 'covenant-version-not-higher').length,
    2,
    'nor may one number stand for two texts unseen',
  );
});

t.test('the state of health says whether any covenant decides, and whether its term holds', async (t) => {
  const sluis = await openSluis(t, 'mini');
  t.equal((await ready(sluis)).covenants, 'current');
  await sluis.close();
  const settings = join(sluis.config.data, 'sluis.yaml');
  const file = covenantFile(sluis.config.data, 'mini');
  const given: object = JSON.parse(await readFile(settings, 'utf8'));
  const good = await readFile(file, 'utf8');
  await writeFile(settings, JSON.stringify({ ...given, trial: false }));
  await writeFile(file, edited(good, [[['in_force'], { from: '2001-01-01', until: '2001-12-31' }]]));
  const late = await reopenSluis(sluis.config.data, 'mini');
  t.equal((await ready(late)).covenants, 'not-in-term');
  t.match(alarms(late, 'covenant-not-in-term'), [{ covenant: COVENANTS.mini }]);
  await late.close();
  await writeFile(settings, JSON.stringify({ ...given, covenants: [] }));
  const none = await reopenSluis(sluis.config.data, 'mini');
  t.teardown(() => none.close());
  t.equal((await ready(none)).covenants, 'none');
});

interface Alarm {
  readonly alarm?: string;
  readonly file?: string;
  readonly level?: number;
  readonly covenant?: string;
  readonly version?: string;
  readonly before?: string;
}

/** What the application log told of this kind. */
function alarms(sluis: Sluis, alarm: string): readonly Alarm[] {
  return sluis.lines
    .map((line) => {
      const told: Alarm = JSON.parse(line);
      return told;
    })
    .filter((one) => one.alarm === alarm);
}

async function ready(sluis: Sluis): Promise<{ readonly covenants: string }> {
  return (await sluis.ask('/health/ready')).json<{ covenants: string }>();
}

/** The covenant file with other values in some places. */
function edited(
  text: string,
  changes: readonly (readonly [readonly (string | number)[], unknown])[],
): string {
  const document = parseDocument(text);
  for (const [path, value] of changes) document.setIn([...path], value);
  return document.toString({ lineWidth: 0 });
}

async function demandServing(t: Test, sluis: Sluis, id: string): Promise<void> {
  t.equal((await seenByOfficer(sluis, id)).status, 200);
}

async function inForce(sluis: Sluis): Promise<InForce> {
  const answer = await sluis.ask('/v1/covenant', { token: await sluis.token(CORP) });
  if (answer.status !== 200) throw new Error(answer.text);
  const { version, hash, olderThanFile } = answer.json<InForce>();
  return { version, hash, olderThanFile };
}
