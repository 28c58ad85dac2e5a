import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { assertClient, assertProfessional, tokenForm } from '../../src/identity/index.js';
import { readKeys, type Keys } from './lay.js';
import type { Who } from './sluis.js';

/** A gateway as an operator runs it: a process of its own, reached over the network, and killed without a word. */

/** The command, compiled beside the tests or, where they run from their source, in dist/. */
export const MAIN = ['../../src/cli/main.js', '../../dist/cli/main.js']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path));

/** Without what tap loads into every process: it turns the signal of a file too large, which Node ignores, into an end. */
const FULL_DISK = 'ulimit -f "$1"; unset NODE_OPTIONS; shift; exec "$@"';

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

export class Child {
  readonly #process: ChildProcess;
  readonly #keys: Keys;
  readonly #covenant: string;
  readonly #tokens = new Map<string, string>();
  /** What it said on both its outputs. */
  output = '';

  private constructor(
    child: ChildProcess,
    readonly url: string,
    keys: Keys,
    covenant: string,
  ) {
    this.#process = child;
    this.#keys = keys;
    this.#covenant = covenant;
  }

  /**
   * Starts `sluis serve` on a laid folder and waits until it answers.
   * @param kilobytes the largest file that the process may write: a disk that becomes full.
   * @throws where it ends before it answers.
   */
  static async start(data: string, url: string, covenant: string, kilobytes?: number): Promise<Child> {
    if (MAIN === undefined) throw new Error('build first: npm run build');
    const serve = [process.execPath, MAIN, 'serve', '--data', data];
    const [command = '', ...words] =
      kilobytes === undefined ? serve : ['bash', '-c', FULL_DISK, 'bash', String(kilobytes), ...serve];
    const started = spawn(command, words, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, SLUIS_LOG_LEVEL: 'warn' },
    });
    const child = new Child(started, url, await readKeys(data), covenant);
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (part: Buffer) => (child.output += part.toString()));
    for (;;) {
      if (started.exitCode !== null) throw new Error(`it ended with ${started.exitCode}: ${child.output}`);
      const live = await child.ask('/health/live').catch(() => undefined);
      if (live?.status === 200) return child;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Ends it as a loss of power would, as far as a process can tell. */
  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }

  /** Asks it to stop, and waits until it has. @returns its exit code. */
  async stop(): Promise<number | null> {
    if (this.#process.exitCode !== null) return this.#process.exitCode;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await ended;
    return this.#process.exitCode;
  }

  /** @throws where there is nobody to answer any more. */
  async ask(
    path: string,
    asking: { method?: string; token?: string; body?: object } = {},
  ): Promise<HttpAnswer> {
    const { method = 'GET', token, body } = asking;
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  }

  async token(who: Who): Promise<string> {
    const name = JSON.stringify(who);
    const token = this.#tokens.get(name) ?? (await this.#fetchToken(who));
    this.#tokens.set(name, token);
    return token;
  }

  async #fetchToken({ partner, role, professional, covenant = this.#covenant }: Who): Promise<string> {
    const key =
      covenant === 'sluis' ? this.#keys.administrator : (this.#keys.partners[covenant]?.[partner] ?? {});
    const making = {
      partner,
      covenant,
      key,
      audience: `${this.url}/oauth/token`,
      now: Date.now(),
      random: (size: number): Uint8Array => randomBytes(size),
    };
    const client = await assertClient(making);
    const form =
      role === undefined
        ? tokenForm({ client })
        : tokenForm({
            client,
            professional: await assertProfessional({ ...making, role, professional: professional ?? role }),
          });
    const response = await fetch(`${this.url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    const answer: { access_token?: string } = JSON.parse(await response.text());
    if (answer.access_token === undefined)
      throw new Error(`no token: ${response.status} ${JSON.stringify(answer)}`);
    return answer.access_token;
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
