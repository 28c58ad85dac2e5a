import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  isChildMessage,
  type ChildMessage,
  type Counters,
  type Question,
  type Served,
} from './child-messages.js';

/** How long a process may take to get ready or to answer, in ms: filling a large log takes minutes. */
const PATIENCE = 900_000;

/** A server in a process of its own. */
export class Child {
  readonly #process: ChildProcess;
  readonly served: Served;

  private constructor(process: ChildProcess, served: Served) {
    this.#process = process;
    this.served = served;
  }

  /**
   * @param script compiled module beside this one.
   * @param settings what it is told on its command line, as JSON.
   * @throws where it ends before it is ready.
   */
  static async start(script: string, settings: object, say: (what: string) => void): Promise<Child> {
    const child = fork(fileURLToPath(new URL(script, import.meta.url)), [JSON.stringify(settings)], {
      execArgv: ['--expose-gc', ...process.execArgv.filter((flag) => flag !== '--expose-gc')],
    });
    const served = await answer(child, say, (message) => (message.kind === 'served' ? message : undefined));
    return new Child(child, served);
  }

  counters(question: Exclude<Question, 'stop'> = 'counters'): Promise<Counters> {
    const answered = answer(this.#process, ignore, (message) =>
      message.kind === 'counters' ? message : undefined,
    );
    this.#process.send(question);
    return answered;
  }

  /** Lets it close what it has open and remove its folder. */
  async stop(): Promise<void> {
    const gone = new Promise<void>((resolve) => this.#process.once('exit', () => resolve()));
    if (this.#process.connected) this.#process.send('stop' satisfies Question);
    else this.#process.kill();
    await gone;
  }
}

const ignore = (): void => undefined;

function answer<T>(
  child: ChildProcess,
  say: (what: string) => void,
  pick: (message: ChildMessage) => T | undefined,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(
      () => finish(() => reject(new Error('a measured process does not answer'))),
      PATIENCE,
    );
    const onMessage = (message: unknown): void => {
      if (!isChildMessage(message)) return;
      if (message.kind === 'said') say(message.text);
      const picked = pick(message);
      if (picked !== undefined) finish(() => resolve(picked));
    };
    const onExit = (code: number | null): void =>
      finish(() => reject(new Error(`a measured process ended with ${code ?? 'a signal'}`)));
    const finish = (end: () => void): void => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit);
      end();
    };
    child.on('message', onMessage).on('exit', onExit);
  });
}
