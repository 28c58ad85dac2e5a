import { once } from 'node:events';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import t from 'tap';
import { demo } from '../../src/cli/demo/demo.js';
import { prepareDemo } from '../../src/cli/demo/prepare.js';
import { removeTryOut } from '../../src/cli/demo/try-out.js';
import { init } from '../../src/cli/init.js';
import type { Terminal } from '../../src/cli/output.js';
import { token } from '../../src/cli/token.js';
import { readConfig } from '../../src/config.js';

/** A demo laid where a real gateway stands would take its administrator's key, and nothing could bring it back. */

const SILENT: Terminal = { language: 'nl', print: () => undefined, say: () => undefined };

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
  await init({ data }, SILENT);
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

t.test('a demo whose port is taken says so before it lays anything', async (t) => {
  const folder = t.testdir({});
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  t.teardown(() => other.close());
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await t.rejects(demo({ data: join(folder, 'proef'), port }, false, SILENT), { code: 'EADDRINUSE', port });
  t.same(await readdir(folder), []);
});

t.test('a demo that was broken off is named as such, and not opened as if it were whole', async (t) => {
  const data = join(t.testdir({}), 'proef');
  await prepareDemo({ data, port: 34_568 }, {});
  const before = await everyByte(join(data, '..'));
  for (const again of [true, false])
    await t.rejects(demo({ data }, again, SILENT), { exitCode: 2, message: /was not finished.*rm -r/ });
  t.same(await everyByte(join(data, '..')), before);
});

t.test('also a demo that was broken off before anything but its keys was there', async (t) => {
  const data = join(t.testdir({}), 'proef');
  await writeFile(`${data}.demo-keys.json`, '{}');
  await t.rejects(demo({ data }, true, SILENT), { exitCode: 2, message: /was not finished/ });
});

t.test('a token for a professional, or for the administrator, needs its role', async (t) => {
  const data = join(t.testdir({}), 'echt');
  await init({ data }, SILENT);
  for (const asked of [{ partner: 'administrator' }, { partner: 'politie', professional: 'agent-7' }])
    await t.rejects(token({ data }, asked, SILENT), { exitCode: 2, message: /Name the role/ });
});

t.test('one walk in the folder of an earlier demo is refused, for nothing would be walked', async (t) => {
  const data = join(t.testdir({}), 'proef');
  await prepareDemo({ data, port: 34_569 }, {});
  await writeFile(`${data}.log-key`, 'here all cases are in\n');
  await t.rejects(demo({ data }, true, SILENT), { exitCode: 2, message: /nothing walked/ });
});

t.test('a demo that fails takes away what it laid, and leaves what was there', async (t) => {
  const data = join(t.testdir({ proef: { 'mine.txt': 'keep' } }), 'proef');
  const { config } = await prepareDemo({ data, port: 34_570 }, {});
  t.ok((await readdir(data)).length > 4);
  await removeTryOut(config);
  t.same(await readdir(join(data, '..')), ['proef']);
  t.same(await readdir(data), ['mine.txt']);
});

t.test('where there is no try-out, a token for a partner is refused with what to do instead', async (t) => {
  const folder = t.testdir({});
  const data = join(folder, 'echt');
  const asked = { partner: 'corp-brugwachter' };
  await t.rejects(token({ data }, asked, SILENT), { exitCode: 2, message: /no try-out in .*sluis demo/ });
  await init({ data }, SILENT);
  await t.rejects(token({ data }, asked, SILENT), { exitCode: 2, message: /is no try-out.*own key/ });
  await rm(`${data}.administrator.jwk`);
  await t.rejects(token({ data }, { partner: 'administrator', role: 'auditor' }, SILENT), {
    exitCode: 2,
    message: /administrator\.jwk cannot be read/,
  });
});
