/**
 * Runs every test file of this folder, compiled, two at a time, each in a process of its own.
 *
 * Tap's own runner starts each file under its TypeScript and mock loaders, which costs two seconds a file and buys
 * compiled tests nothing. One file with loaders, for a developer: `npx tap test/<room>/<file>.test.ts`.
 * Words after `--test-arg=` choose: `npm test -- --test-arg=vault` runs the files whose path holds `vault`.
 */
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const TIMEOUT = 300; // s a file

const words = process.argv.slice(2);
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.js'))
  .filter((path) => words.length === 0 || words.some((word) => path.includes(word)))
  .sort();

// Tap has every process write down which modules it loads, on a thread of its own; nobody here reads that, and it costs half the time.
const { NODE_OPTIONS: _loaders, ...env } = process.env;

t.jobs = Math.min(2, availableParallelism());
t.setTimeout(0);
if (files.length === 0) t.fail('no test file has such a word in its path');
for (const path of files) {
  void t.spawn(
    process.execPath,
    ['--enable-source-maps', join(FOLDER, path)],
    // Else each test in it has half a minute, which a machine that does much besides may take.
    { timeout: TIMEOUT * 1000, env: { ...env, TAP_TIMEOUT: String(TIMEOUT - 10) } },
    path,
  );
}
