import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a demo keeps its state; one that nobody named goes with the demo, however it ends. */
export interface DemoFolder {
  readonly path: string;
  /** From here on somebody else sees to an end in good order. */
  letGo(): void;
  remove(): void;
}

/** Ctrl-C, an end that is asked for, and a window that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export async function demoFolder(given: string | undefined): Promise<DemoFolder> {
  if (given !== undefined) return { path: given, letGo: () => undefined, remove: () => undefined };
  const parent = await mkdtemp(join(tmpdir(), 'sluis-demo-'));
  const remove = (): void => rmSync(parent, { recursive: true, force: true });
  // A process that a signal ends without more does not come by what stands below; nor one whose reader went away.
  const end = (): void => process.exit(1);
  process.once('exit', remove);
  for (const signal of SIGNALS) process.on(signal, end);
  return {
    path: join(parent, 'data'),
    letGo: () => {
      for (const signal of SIGNALS) process.off(signal, end);
    },
    remove,
  };
}
