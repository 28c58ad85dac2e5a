import { dirname, join } from 'node:path';
import { draftCovenant, type ReadCovenant } from '../covenant/index.js';
import { FileError, readRegularFile } from '../regular-file.js';

/**
 * Reads a covenant file with its text, also where the file has mistakes: then its articles are looked up all the same.
 * @throws FileError where the file cannot be read.
 */
export async function covenantFrom(path: string): Promise<ReadCovenant> {
  const draft = draftCovenant(await readRegularFile(path));
  return draft.check(draft.textFile === undefined ? undefined : await textBeside(path, draft.textFile));
}

async function textBeside(path: string, name: string): Promise<Uint8Array | 'missing'> {
  return readRegularFile(join(dirname(path), name)).catch((cause: unknown) => {
    if (cause instanceof FileError) return 'missing' as const;
    throw cause;
  });
}

/** @throws FileError */
export async function textFrom(path: string): Promise<string> {
  return (await readRegularFile(path)).toString('utf8');
}
