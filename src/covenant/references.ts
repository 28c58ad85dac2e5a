import type { CovenantFile } from './document.js';
import type { Plain } from './read-yaml.js';
import type { Reporter } from './reporter.js';
export function checkReferences(
  _f: CovenantFile,
  _v: Plain,
  _p: WeakMap<object, readonly number[]>,
  _r: Reporter,
  _t?: Uint8Array,
): void {}
