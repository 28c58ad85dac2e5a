import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import t from 'tap';
import { freePort, MAIN } from '../support/child.js';

/** A demo in a folder of its own leaves nothing of it, whenever and however it is ended. */

async function endedDemo(
  temporary: string,
  signal: 'SIGHUP' | 'SIGTERM',
  when: RegExp,
): Promise<{ readonly status: number | null; readonly said: string }> {
  if (MAIN === undefined) throw new Error('build first: npm run build');
  const { NODE_OPTIONS: _loaders, ...env } = process.env;
  const words = [MAIN, 'demo', '--port', String(await freePort())];
  const demo = spawn(process.execPath, words, {
    env: { ...env, TMPDIR: temporary, SLUIS_LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  let sent = false;
  demo.stderr.setEncoding('utf8').on('data', (part: string) => {
    said += part;
    if (sent || !when.test(said)) return;
    sent = true;
    if (readdirSync(temporary).length !== 1) throw new Error('the demo has its folder here');
    demo.kill(signal);
  });
  await once(demo, 'close');
  return { status: demo.exitCode, said };
}

t.test('a demo whose window is closed while it stays open ends well and takes its folder away', async (t) => {
  const temporary = t.testdir({});
  const { status, said } = await endedDemo(temporary, 'SIGHUP', /Ctrl-C/);
  t.equal(status, 0, said);
  t.same(readdirSync(temporary), []);
  t.match(
    said,
    /withheld \(dicht\) +de vrager merkt niet dat het er is/,
    'and it said how to read its answers',
  );
  t.match(said, /groen: zoals beloofd/);
});

t.test('a demo that is ended halfway takes its folder away too', async (t) => {
  for (const signal of ['SIGHUP', 'SIGTERM'] as const) {
    const temporary = t.testdir({});
    const { status } = await endedDemo(temporary, signal, /luistert op/);
    t.equal(status, 1, 'it did not do what was asked');
    t.same(readdirSync(temporary), [], signal);
  }
});
