import { dirname, join } from 'node:path';
import { readCovenant, type ReadCovenant } from '../covenant/index.js';
import { FileError, readRegularFile } from '../regular-file.js';

/**
 * Reads a covenant file with its text, also where the file has mistakes: then its articles are looked up all the same.
 * @throws FileError where the file cannot be read.
 */
export async function covenantFrom(path: string): Promise<ReadCovenant> {
  const file = await readRegularFile(path);
  const alone = readCovenant(file);
  if (alone.textFile === undefined) return alone;
  return readCovenant(file, { text: await textBeside(path, alone.textFile) });
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
