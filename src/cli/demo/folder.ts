import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a demo keeps its state; one that nobody named goes with the demo. */
export interface DemoFolder {
  readonly path: string;
  remove(): Promise<void>;
}

export async function demoFolder(given: string | undefined): Promise<DemoFolder> {
  if (given !== undefined) return { path: given, remove: async () => undefined };
  const parent = await mkdtemp(join(tmpdir(), 'sluis-demo-'));
  return { path: join(parent, 'data'), remove: () => rm(parent, { recursive: true, force: true }) };
}
