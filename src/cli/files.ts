import { readFile } from 'node:fs/promises';
import { readCovenant, type ReadCovenant } from '../covenant/index.js';
import { readCovenantSource } from '../covenants-in-force.js';
import { CommandError } from './output.js';

/** Reads a covenant file with its text. @throws CommandError 2 where the file cannot be read. */
export async function covenantFrom(path: string): Promise<ReadCovenant> {
  try {
    const source = await readCovenantSource(path);
    return readCovenant(source.file, source);
  } catch {
    throw unreadable(path);
  }
}

/** @throws CommandError 2. */
export async function textFrom(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw unreadable(path);
  }
}

export function unreadable(path: string): CommandError {
  return new CommandError(
    {
      nl: `${path} kan niet gelezen worden. Bestaat het bestand, en mag u het lezen?`,
      en: `${path} cannot be read. Does it exist, and may you read it?`,
    },
    2,
  );
}
