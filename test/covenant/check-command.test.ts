import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, ftruncateSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { RESERVED_COVENANT } from '../../src/covenant/index.js';
import { ACCOUNTS } from '../../src/identity/index.js';
import { sluis } from '../support/command.js';

/** `sluis policy check`, as a privacy officer gives it. */

t.test('what is no file that a covenant can stand in is refused before it is read', async (t) => {
  const folder = t.testdir({ 'slot.yaml': 'covenant: x' });
  const pipe = join(folder, 'pijp');
  execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
  const huge = join(folder, 'groot.yaml');
  const file = openSync(huge, 'w');
  ftruncateSync(file, 5_000_000_000);
  closeSync(file);
  const refused: readonly (readonly [string, RegExp])[] = [
    [folder, /is een map/],
    [pipe, /geen gewoon bestand/],
    ['/dev/zero', /geen gewoon bestand/],
    [huge, /groter dan 8 MB/],
    [join(folder, 'nergens.yaml'), /bestaat niet/],
  ];
  for (const [path, sentence] of refused) {
    const { status, out, said } = await sluis(['policy', 'check', path]);
    t.match({ status, out, said }, { status: 2, out: '', said: sentence }, path);
    t.ok(said.startsWith(path), 'with the name of what was asked for');
  }
  t.match(await sluis(['policy', 'check', huge, '--lang', 'en']), { status: 2, said: /larger than 8 MB/ });
  chmodSync(join(folder, 'slot.yaml'), 0o000);
  const locked = await sluis(['policy', 'check', join(folder, 'slot.yaml')]);
  const root = process.getuid?.() === 0;
  t.match(locked, root ? { status: 1 } : { status: 2, said: /mag u niet lezen/ });
});

t.test('no covenant takes the name of the accounts of the gateway', async (t) => {
  t.equal(RESERVED_COVENANT, ACCOUNTS);
});

const vectors = new URL('../vectors/mini/', import.meta.url);
const mini = readFileSync(new URL('covenant.yaml', vectors), 'utf8');
const text = readFileSync(new URL('convenant.md', vectors), 'utf8');

t.test('errors come first, then warnings, and what is only a note is summed up', async (t) => {
  const folder = t.testdir({
    'een.yaml': mini.replace('id: N6, article: "4.6"', 'id: N6, article: "4.60"'),
    'goed.yaml': mini,
    'convenant.md': text,
  });
  const severities = (out: string) => Array.from(out.matchAll(/:\d+:\d+: ([a-z ]+):/g), ([, one]) => one);
  const wrong = await sluis(['policy', 'check', join(folder, 'een.yaml')]);
  t.same(severities(wrong.out), ['fout', 'let op', 'let op']);
  t.match(
    wrong.said,
    /^1 fout, 2 waarschuwingen\. 5 waarborgen zijn nog niet bewezen \(--verbose noemt ze\)\./,
  );
  const verbose = await sluis(['policy', 'check', join(folder, 'goed.yaml'), '--verbose', '--lang', 'en']);
  t.same(severities(verbose.out).slice(0, 3), ['warning', 'warning', 'note']);
  t.match(
    verbose.said,
    /^0 errors, 2 warnings\. 5 guarantees are not proven yet\. The file can be used\.\n$/,
  );
});
