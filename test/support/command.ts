import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { MAIN } from './child.js';

/** One command as a person gives it: a process of its own, with what it printed and how it ended. */
export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly said: string;
}

export async function sluis(words: readonly string[], input = ''): Promise<Ran> {
  if (MAIN === undefined) throw new Error('build first: npm run build');
  const { FORCE_COLOR: _colour, NODE_OPTIONS: _loaders, SLUIS_LANG: _language, ...env } = process.env;
  const child = spawn(process.execPath, [MAIN, ...words], { env: { ...env, NO_COLOR: '1' } });
  let out = '';
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (out += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
  // A command that refuses its arguments is gone before it reads.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  await once(child, 'close');
  return { status: child.exitCode, out, said };
}
