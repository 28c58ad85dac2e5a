import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { demandFilter, tellStrangeNames } from '../../src/cli/export-filter.js';
import { CommandError } from '../../src/cli/output.js';
import type { LogFilter } from '../../src/disclosure/index.js';
import type { Sentence } from '../../src/language/sentence.js';
import { Child, freePort, MAIN } from '../support/child.js';
import { sluis } from '../support/command.js';
import { COVENANTS, layGateway, readKeys } from '../support/lay.js';

/** `sluis log export`, beside a gateway that stands still and one that runs. */

/** What somebody who gives this filter is told; nothing where it can be used. */
function refusalOf(filter: LogFilter): string {
  try {
    demandFilter(filter);
    return '';
  } catch (cause) {
    if (cause instanceof CommandError && cause.exitCode === 2) return cause.sentence.nl;
    throw cause;
  }
}

t.test('a filter that asks for nothing, or for nobody, is not taken for what was asked', async (t) => {
  for (const option of ['case', 'partner', 'purpose', 'from', 'to'])
    t.match(refusalOf({ [option]: '' }), `Bij --${option} staat niets`);
  t.match(refusalOf({ from: '2026-04-01', to: '2026-03-01' }), 'Draai ze om');
  t.match(refusalOf({ from: '2026-02-30' }), '2026-02-30 is geen datum die bestaat');
  t.equal(refusalOf({ from: '2026-03-01', to: '2026-04-01T09:00+02:00', partner: 'politie' }), '');

  const covenants = [join('test', 'vectors', 'mini', 'covenant.yaml')];
  const strange = async (filter: LogFilter): Promise<string> => {
    const said: string[] = [];
    const say = (line: Sentence | string): void => void said.push(typeof line === 'string' ? line : line.nl);
    await tellStrangeNames(filter, covenants, { language: 'nl', print: () => undefined, say });
    return said.join('\n');
  };
  const told = await strange({ partner: 'polite', purpose: 'triaage' });
  t.match(told, /--partner «polite» is geen partij in een convenant van nu.* Bedoelde u «politie»\?/);
  t.match(told, /--purpose «triaage» is geen doel.* Bedoelde u «triage»\?/);
  t.equal(await strange({ partner: 'politie' }), '');

  const data = join(t.testdir({}), 'sluis');
  await layGateway(data, ['mini'], 'http://127.0.0.1:1');
  const { status, out, said } = await sluis(['log', 'export', '--data', data, '--partner', 'polite']);
  t.match({ out, said }, { out: /^\{"type":"header"/, said: /Let op/ });
  t.equal(status, 0, 'a partner that left is still in the log');
});

t.test('a disk that is full is told in a sentence, a reader that went away not at all', async (t) => {
  const data = join(t.testdir({}), 'sluis');
  await layGateway(data, ['mini'], 'http://127.0.0.1:1');
  const shell = (command: string) =>
    spawnSync('bash', ['-c', command, process.execPath, MAIN ?? '', data], { encoding: 'utf8' });
  const full = shell('"$0" "$1" log export --data "$2" > /dev/full');
  t.equal(full.status, 2);
  t.match(full.stderr, /^De uitvoer is niet volledig geschreven: de schijf is vol\./);
  t.notMatch(full.stderr, /\n {4}at /, 'no stack trace');
  const covenant = join('test', 'vectors', 'mini', 'covenant.yaml');
  const gone = shell(`"$0" "$1" policy expand ${covenant} | true; echo "\${PIPESTATUS[0]}"`);
  t.match(gone, { stdout: '0\n', stderr: '' });
  t.equal(shell('"$0" "$1" log export --data "$2" > /dev/null').status, 0, 'and the folder is free again');
});

t.test('a gateway that listens elsewhere is asked at the address that is given', async (t) => {
  const data = join(t.testdir({}), 'sluis');
  const [port, silent] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  await layGateway(data, ['mini'], url, port);
  const key = JSON.stringify((await readKeys(data)).administrator);
  writeFileSync(`${data}.administrator.jwk`, key);
  const gateway = await Child.start(data, url, COVENANTS.mini);
  t.teardown(() => gateway.kill());
  const wrong = `http://127.0.0.1:${silent}`;
  const lost = await sluis(['log', 'export', '--data', data, '--url', wrong]);
  t.match(lost, { status: 2, out: '' });
  t.ok(lost.said.startsWith(`Op ${wrong} antwoordt geen sluis.`), lost.said);
  t.match(lost.said, /--url/);
  const found = await sluis(['log', 'export', '--data', data, '--url', url, '--from', '2026-01-01']);
  t.match(found, {
    status: 0,
    out: /^\{"type":"header"/,
    said: /^Sleutel van deze log: [^\n]+\+[0-9a-f]{8}\+/,
  });
  const settings = join(data, 'sluis.yaml');
  const before: object = JSON.parse(readFileSync(settings, 'utf8'));
  await gateway.stop();
  writeFileSync(settings, JSON.stringify({ ...before, url: 'https://sluis.gemeente.example' }));
  const behind = await Child.start(data, url, COVENANTS.mini);
  t.teardown(() => behind.kill());
  const local = await sluis(['log', 'export', '--data', data]);
  t.match(local, { status: 0, out: /^\{"type":"header"/ }, 'whatever its outside address is');
  await behind.stop();
  writeFileSync(settings, JSON.stringify({ ...before, origin: 'another.example/log' }));
  const renamed = await sluis(['log', 'export', '--data', data]);
  t.match(renamed, { status: 2, out: '', said: /^De log in deze map heet \S+, en .*zet «origin» terug/ });
});
