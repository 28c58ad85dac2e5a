import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The documents of the repository: tap runs tests from its root. */
export const DOCUMENTS: readonly string[] = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => join('docs', name)),
];

export function read(path: string): string {
  return readFileSync(path, 'utf8');
}

/** A fenced block with the language that it names. */
export interface Block {
  readonly language: string;
  readonly body: string;
}

export function blocks(document: string): Block[] {
  return Array.from(document.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm), ([, language = '', body = '']) => ({
    language,
    body,
  }));
}

/** The program of a `js` block that names its file in its first line. */
export interface Program {
  readonly name: string;
  readonly code: string;
}

export function programs(document: string): Program[] {
  return blocks(document).flatMap(({ language, body }) => {
    const [, name] = /^\/\/ bestand: (\S+)\n/.exec(body) ?? [];
    return language === 'js' && name !== undefined ? [{ name, code: body }] : [];
  });
}

/** A command of a `console` block, with what the document shows of its output and how it should end. */
export interface Shown {
  readonly command: string;
  readonly status: number;
  readonly output: readonly string[];
}

export function commands(document: string): Shown[] {
  const shown: { command: string; status: number; output: string[] }[] = [];
  for (const { language, body } of blocks(document)) {
    if (language !== 'console') continue;
    for (const line of body.trimEnd().split('\n')) {
      if (!line.startsWith('$ ')) shown.at(-1)?.output.push(line);
      else {
        const status = Number(/# afsluitcode (\d+)$/.exec(line)?.[1] ?? 0);
        shown.push({ command: line.slice(2), status, output: [] });
      }
    }
  }
  return shown;
}

/**
 * The first shown line that the output does not have, in order; undefined where it has all. `…` stands for anything: as a
 * line for any lines, within a line for any text. A line without it is the next line of the output, but for empty ones.
 */
export function missing(shown: readonly string[], output: string): string | undefined {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  let next = 0;
  let skipping = false;
  for (const line of shown) {
    if (line === '…') {
      skipping = true;
      continue;
    }
    const pattern = new RegExp(`^${line.split('…').map(literally).join('.*')}$`, 'u');
    const found = lines.findIndex((candidate, place) => place >= next && pattern.test(candidate));
    if (found < 0 || (!skipping && found !== next)) return line;
    next = found + 1;
    skipping = false;
  }
  return undefined;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
