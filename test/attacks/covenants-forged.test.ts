import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { openGateway } from '../../src/gateway.js';
import { SqliteDriver } from '../../src/store/driver.js';
import { COVENANTS, covenantFile, layGateway } from '../support/lay.js';
import { reopenSluis } from '../support/sluis.js';

/** Somebody who can write to the database wants a covenant of their own to decide, at a start with a spoilt file. */

const ID = COVENANTS.mini;

interface StoredDocument {
  readonly version: number;
  readonly document: Buffer;
}

t.test('a covenant that was put into the database', async (t) => {
  const data = join(t.testdir({}), 'data');
  await layGateway(data, ['mini'], 'http://sluis.example.org');
  const file = covenantFile(data, 'mini');
  const good = await readFile(file);
  const widened = Buffer.from(good.toString().replace('at_most: exists', 'at_most: open'));
  t.notOk(widened.equals(good), 'the forgery opens something');
  const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  const own = Buffer.from(good.toString().replace(`covenant: ${ID}`, 'covenant: eigen-tafel'));
  t.notOk(own.equals(good));

  const first = await reopenSluis(data, 'mini');
  const { config } = first;
  await first.close();
  await writeFile(file, 'covenant: kapot\n');
  const database = new SqliteDriver(join(data, 'sluis.db'));
  t.teardown(() => database.close());
  const insert = database.prepare(
    'INSERT INTO covenants (hash, id, file, text, activated_at) VALUES (?, ?, ?, NULL, ?)',
  );
  const later = Date.now() + 86_400_000;

  const hashesAtStart = async (): Promise<readonly string[]> => {
    const gateway = await openGateway(config);
    const hashes = [...gateway.covenants.all().values()].map(({ hash }) => hash);
    await gateway.close();
    return hashes;
  };

  await t.test('the true one decides, though a later one of the same name stands beside it', async (t) => {
    insert.run(hashOf(widened), ID, widened, later);
    t.same(await hashesAtStart(), [hashOf(good)]);
  });

  await t.test('one of another name does not come into force', async (t) => {
    insert.run(hashOf(own), 'eigen-tafel', own, later);
    t.same(await hashesAtStart(), [hashOf(good)]);
  });

  await t.test('other bytes under the hash of the true one decide nothing', async (t) => {
    database.prepare('UPDATE covenants SET file = ? WHERE hash = ?').run(widened, hashOf(good));
    t.same(await hashesAtStart(), []);
    database.prepare('UPDATE covenants SET file = ? WHERE hash = ?').run(good, hashOf(good));
    await writeFile(file, good);
    t.same(await hashesAtStart(), [hashOf(good)], 'and the file, mended, is on record again');
    await writeFile(file, 'covenant: kapot\n');
    t.same(await hashesAtStart(), [hashOf(good)]);
  });

  await t.test('a register that was put back, changed or taken away refuses the start', async (t) => {
    const place = 'covenants/in-force';
    const find = database.prepare<[string], StoredDocument>(
      'SELECT version, document FROM documents WHERE place = ?',
    );
    const now = find.get(place);
    if (now === undefined) throw new Error('no register');
    const put = (version: number, document: Buffer): void =>
      void database
        .prepare('INSERT OR REPLACE INTO documents (place, covenant, version, document) VALUES (?, ?, ?, ?)')
        .run(place, 'sluis', version, document);
    await writeFile(file, good.toString().replace('version: ', 'version: 4'));
    t.not((await hashesAtStart())[0], hashOf(good));
    const next = find.get(place);
    put(now.version, now.document);
    await t.rejects(openGateway(config), { code: 'rolled_back' }, 'put back');
    database.prepare('DELETE FROM documents WHERE place = ?').run(place);
    await t.rejects(openGateway(config), { code: 'rolled_back' }, 'taken away');
    if (next === undefined) throw new Error('no register');
    const changed = Buffer.from(next.document);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    put(next.version, changed);
    await t.rejects(openGateway(config), { code: 'unauthentic' }, 'changed');
    put(next.version, next.document);
    t.equal((await hashesAtStart()).length, 1);
  });
});
