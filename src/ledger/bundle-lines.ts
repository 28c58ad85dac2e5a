import { LineError, parseLine, type BundleLine } from './bundle.js';
import { FoundFault } from './verdict.js';

/** A line of a bundle with its number, from 1. */
export interface NumberedLine {
  readonly number: number;
  readonly line: BundleLine;
}

/** Longest line that is read, in bytes: a bound on memory, far above any record. */
const MAX_LINE = 64 * 1024 * 1024;
const NEWLINE = 0x0a;

/**
 * Reads a bundle line by line, whatever the chunks are cut to.
 * @throws FoundFault `malformed_line` or `unknown_format`, with the number of the line.
 */
export async function* readBundleLines(
  chunks: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<NumberedLine, undefined> {
  let number = 0;
  for await (const bytes of splitLines(chunks)) {
    number += 1;
    yield { number, line: readLine(bytes, number) };
  }
}

function readLine(bytes: Uint8Array | undefined, number: number): BundleLine {
  if (bytes === undefined) throw new FoundFault({ code: 'malformed_line', line: number });
  try {
    return parseLine(decode(bytes));
  } catch (cause) {
    if (!(cause instanceof LineError)) throw cause;
    const code = cause.problem === 'unknown_format' ? 'unknown_format' : 'malformed_line';
    throw new FoundFault({
      code,
      line: number,
      ...(cause.field === undefined ? {} : { field: cause.field }),
    });
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new LineError('malformed');
  }
}

/** Bytes of each line, without its newline; undefined for one that is too long. */
async function* splitLines(
  chunks: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<Uint8Array | undefined> {
  let open: Uint8Array[] = [];
  let length = 0;
  for await (const given of chunks) {
    const chunk = typeof given === 'string' ? Buffer.from(given) : given;
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      const tail = chunk.subarray(from, end);
      yield open.length === 0 ? tail : Buffer.concat([...open, tail]);
      open = [];
      length = 0;
      from = end + 1;
    }
    if (from < chunk.length) {
      open.push(chunk.subarray(from));
      length += chunk.length - from;
    }
    if (length > MAX_LINE) {
      yield undefined;
      return;
    }
  }
  if (length > 0) yield Buffer.concat(open);
}
