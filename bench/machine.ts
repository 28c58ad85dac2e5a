import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

/** Under which conditions was measured. */
export interface Machine {
  readonly at: string;
  readonly node: string;
  readonly platform: string;
  readonly processor: string;
  readonly processors: number;
  /** Bytes. */
  readonly memory: number;
  /** Processes that wanted to run, over the last one, five and fifteen minutes. */
  readonly load: readonly number[];
  /** Versions of the rivals. */
  readonly rivals: Readonly<Record<string, string>>;
}

const RIVALS = [
  'casbin',
  '@cedar-policy/cedar-wasm',
  '@casl/ability',
  'fastify',
  '@fastify/jwt',
  'autocannon',
];

export function machine(): Machine {
  const processors = cpus();
  return {
    at: new Date().toISOString(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: processors[0]?.model ?? 'unknown',
    processors: processors.length,
    memory: totalmem(),
    load: loadavg(),
    rivals: versions(),
  };
}

function versions(): Readonly<Record<string, string>> {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const pinned = new Map([...entriesOf(manifest, 'dependencies'), ...entriesOf(manifest, 'devDependencies')]);
  return Object.fromEntries(RIVALS.map((name) => [name, pinned.get(name) ?? 'unknown']));
}

function entriesOf(manifest: unknown, member: string): [string, string][] {
  const list: unknown =
    typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, member) : undefined;
  if (typeof list !== 'object' || list === null) return [];
  return Object.entries(list).map(([name, version]) => [name, String(version)]);
}
