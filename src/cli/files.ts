import { readCovenant, type ReadCovenant } from '../covenant/index.js';
import { readCovenantSource } from '../covenants-in-force.js';
import { demandRegularFile, fileError, readRegularFile } from '../regular-file.js';

/** Reads a covenant file with its text. @throws FileError where the file cannot be read. */
export async function covenantFrom(path: string): Promise<ReadCovenant> {
  await demandRegularFile(path);
  const source = await readCovenantSource(path).catch((cause: unknown) => {
    throw fileError(cause, path);
  });
  return readCovenant(source.file, source);
}

/** @throws FileError */
export async function textFrom(path: string): Promise<string> {
  return (await readRegularFile(path)).toString('utf8');
}
