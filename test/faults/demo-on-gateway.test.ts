import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { init } from '../../src/cli/init.js';
import { prepareDemo } from '../../src/cli/demo/prepare.js';
import { readConfig } from '../../src/config.js';

/** A demo laid where a real gateway stands would take its administrator's key, and nothing could bring it back. */

async function everyByte(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, (await readFile(file)).toString('base64')] as const)),
  );
}

t.test('a demo in the folder of a gateway is refused and leaves every byte as it was', async (t) => {
  const folder = t.testdir({});
  const data = join(folder, 'echt');
  await init({ data }, { language: 'nl', print: () => undefined, say: () => undefined });
  const before = await everyByte(folder);
  t.ok(before[`${data}.administrator.jwk`]);
  await t.rejects(prepareDemo({ data }, {}), { code: 'already_initialised' });
  t.same(await everyByte(folder), before);
});

t.test('a demo names the port that it was given for later starts, and no other', async (t) => {
  const folder = t.testdir({});
  const once = join(folder, 'eenmaal');
  const { config } = await prepareDemo({ data: once, port: 34_567 }, {});
  t.equal(config.url, 'http://127.0.0.1:34567');
  t.equal((await readConfig({ data: once }, {})).port, 8080);
  const given = join(folder, 'gekozen');
  await prepareDemo({ data: given, port: 8081 }, { port: 8081 });
  const { port, url } = await readConfig({ data: given }, {});
  t.same({ port, url }, { port: 8081, url: 'http://127.0.0.1:8081' });
});
