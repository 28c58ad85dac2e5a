import { readFile, stat } from 'node:fs/promises';

/** Why a file that somebody named is not read. */
export type FileErrorCode = 'missing' | 'not_permitted' | 'folder' | 'no_file' | 'too_large' | 'unreadable';

export class FileError extends Error {
  constructor(
    readonly code: FileErrorCode,
    readonly path: string,
  ) {
    super(`${path}: ${code}`);
    this.name = 'FileError';
  }
}

/** In bytes; what people write by hand is a hundred times smaller. */
export const LARGEST = 8_000_000;

/**
 * Looks before it reads: a pipe or a device never ends, and what is gigabytes large is not what was meant.
 * @throws FileError
 */
export async function demandRegularFile(path: string): Promise<void> {
  const found = await stat(path).catch((cause: unknown) => {
    throw fileError(cause, path);
  });
  if (found.isDirectory()) throw new FileError('folder', path);
  if (!found.isFile()) throw new FileError('no_file', path);
  if (found.size > LARGEST) throw new FileError('too_large', path);
}

/** @throws FileError */
export async function readRegularFile(path: string): Promise<Buffer> {
  await demandRegularFile(path);
  return readFile(path).catch((cause: unknown) => {
    throw fileError(cause, path);
  });
}

/** What the operating system said of a file; anything else is no matter of the file and goes on as it is. */
export function fileError(cause: unknown, path: string): unknown {
  if (!(cause instanceof Error) || !('syscall' in cause) || !('code' in cause)) return cause;
  switch (cause.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new FileError('missing', path);
    case 'EACCES':
    case 'EPERM':
      return new FileError('not_permitted', path);
    case 'EISDIR':
      return new FileError('folder', path);
    default:
      return new FileError('unreadable', path);
  }
}
