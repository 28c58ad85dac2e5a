import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import t from 'tap';
import { sluis } from '../support/command.js';

/** `sluis log verify` on what an auditor may hold out to it by mistake. */

t.test(
  'what is no export at all is told so, and not taken for an export that somebody damaged',
  async (t) => {
    const folder = t.testdir({
      'foto.jpg': Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex'),
      'brief.txt': 'Geachte heer, mevrouw,\n\nHierbij de log.\n',
      'gegevens.json': '{"trace_id":"00"}\n',
      'leeg.jsonl': '',
    });
    for (const name of ['foto.jpg', 'brief.txt', 'gegevens.json']) {
      const { status, out, said } = await sluis(['log', 'verify', join(folder, name)]);
      t.match(
        { status, out, said },
        { status: 2, out: '', said: /is geen export van een logboek, want het begint/ },
        name,
      );
    }
    const empty = await sluis(['log', 'verify', join(folder, 'leeg.jsonl'), '--json']);
    t.match(empty, { status: 2, out: '{"outcome":"no_export"}\n', said: /want het is leeg/ });
    t.match(await sluis(['log', 'verify', folder]), { status: 2, said: /is een map/ });
    t.match(await sluis(['log', 'verify', '/dev/zero']), { status: 2, said: /geen gewoon bestand/ });
    t.match(await sluis(['log', 'verify', join(folder, 'x')]), { status: 2, said: /bestaat niet/ });
  },
);

t.test('an export that was robbed of its beginning is not sound, with exit code 1', async (t) => {
  const folder = t.testdir({
    'zonder-kop.jsonl': '{"type":"checkpoint","note":"x"}\n',
    'andere-vorm.jsonl': '{"type":"header","format":"casussluis-log/9"}\n',
  });
  for (const name of ['zonder-kop.jsonl', 'andere-vorm.jsonl'])
    t.match(
      await sluis(['log', 'verify', join(folder, name)]),
      { status: 1, out: /^Niet in orde, regel 1/ },
      name,
    );
});

t.test('a pipe is read like a file', async (t) => {
  const pipe = join(t.testdir({}), 'pijp');
  execFileSync('sh', ['-c', 'mkfifo "$0"; (printf %s geen-export > "$0") > /dev/null 2>&1 &', pipe]);
  t.match(await sluis(['log', 'verify', pipe]), { status: 2, said: /is geen export van een logboek/ });
});
