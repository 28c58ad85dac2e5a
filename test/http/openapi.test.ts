import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { openSluis } from '../support/sluis.js';

const RULES = fileURLToPath(new URL('../vectors/standards/adr-2.2.1-linter.yaml', import.meta.url));
const spectral = createRequire(import.meta.url).resolve('@stoplight/spectral-cli/dist/index.js');

t.test('the API description breaks no rule of the NL API Design Rules 2.2.1', async (t) => {
  const sluis = await openSluis(t, 'mini');
  const answer = await sluis.ask('/v1/openapi.json');
  t.equal(answer.status, 200);
  t.match(answer.text.slice(0, 40), /"openapi":"3\.1\.\d"/);
  const folder = t.testdir({});
  const file = join(folder, 'openapi.json');
  writeFileSync(file, answer.text);
  const run = spawnSync(
    process.execPath,
    [spectral, 'lint', '--ruleset', RULES, '--fail-severity', 'warn', '--quiet', file],
    { encoding: 'utf8', timeout: 60_000 },
  );
  t.equal(run.status, 0, `${run.stdout}${run.stderr}`);
});
