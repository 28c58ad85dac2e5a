import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import t, { type Test } from 'tap';
import { freePort } from '../support/child.js';
import { commands, missing, programs, read } from './documents.js';

/**
 * Every command that a document shows is run, and its output held against what is shown. In the order of a reader: the
 * README lays the folder `proef`, the auditor works with it, and a partner while the gateway runs. What needs no such
 * folder runs beside that.
 */
const APART = ['docs/privacy-officer.md', 'docs/operator.md'];
const IN_ORDER = ['README.md', 'docs/auditor.md', 'docs/log-format.md'];
const RUNNING = ['docs/partner-engineer.md'];

/** A machine that does much else takes long for so many processes; what hangs is stopped by the runner. */
const PATIENCE = { timeout: 290_000 };

const main = resolve('dist/cli/main.js');
const folder = t.testdir({ bin: {} });
symlinkSync(resolve('policies'), join(folder, 'policies'));
writeFileSync(join(folder, 'bin/sluis'), `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`, {
  mode: 0o755,
});

const { FORCE_COLOR: _colour, ...inherited } = process.env;
const environment = {
  ...inherited,
  NO_COLOR: '1',
  PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
};

async function run(
  command: string,
  more: Readonly<Record<string, string>>,
): Promise<{ readonly status: number | null; readonly output: string }> {
  const env = { ...environment, ...more };
  const shell = spawn('sh', ['-c', `exec 2>&1; ${command}`], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  shell.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  const status = await new Promise<number | null>((done) => shell.once('close', done));
  return { status, output };
}

async function checkDocument(
  t: Test,
  document: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const text = read(document);
  for (const { name, code } of programs(text)) writeFileSync(join(folder, name), code);
  const shown = commands(text);
  t.ok(shown.length > 0, 'it shows commands');
  for (const { command, status, output } of shown) {
    const ran = await run(command, more);
    t.equal(ran.status, status, `${command}\n${ran.output.slice(-2_000)}`);
    t.equal(missing(output, ran.output), undefined, `the output of ${command}`);
  }
}

function checked(t: Test, document: string, more?: Readonly<Record<string, string>>): Promise<unknown> {
  return t.test(`${document}: every command does what it shows`, PATIENCE, async (t) =>
    checkDocument(t, document, more),
  );
}

t.setTimeout(PATIENCE.timeout);

t.test('what the documents show is what happens', { ...PATIENCE, jobs: 2 }, async (t) => {
  void t.test('without a folder', PATIENCE, async (t) => {
    for (const document of APART) await checked(t, document);
  });
  void t.test('with the folder of the README', PATIENCE, async (t) => {
    for (const document of IN_ORDER) await checked(t, document);
    await t.test('while the gateway runs', PATIENCE, checkRunning);
  });
});

async function checkRunning(t: Test): Promise<void> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const gateway = spawn(process.execPath, [main, 'serve', '--data', 'proef', '--port', String(port)], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(gateway, 'exit');
  await new Promise<void>((started, failed) => {
    let said = '';
    gateway.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      if (said.includes(`luistert op ${url}`)) started();
    });
    gateway.once('exit', () => failed(new Error(said)));
  });
  for (const document of RUNNING) await checked(t, document, { SLUIS: url });
  t.equal(
    (await fetch(`${url}/v1/openapi.json`)).status,
    200,
    'the API description is where the documents say',
  );
  t.equal((await fetch(`${url}/docs`)).status, 200, 'and can be browsed');
  const health = await (await fetch(`${url}/health/ready`)).text();
  t.match(health, /^\{"status":"ready","logSize":\d+,"covenants":"current"\}$/);
  gateway.kill('SIGTERM');
  t.same(await ended, [0, null], 'a stopped gateway ends with 0');
}
