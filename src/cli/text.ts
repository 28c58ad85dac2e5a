import { createInterface } from 'node:readline';
import { redactLine } from '../pseudonym/index.js';
import type { ExitCode, Terminal } from './output.js';

/** `sluis text redact`: a line of standard input is a JSON object, or with plain text a text of its own. */
export async function textRedact({ jsonl }: { readonly jsonl: boolean }, term: Terminal): Promise<ExitCode> {
  let wrong = false;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const given = jsonl || line.trimStart().startsWith('{') ? line : JSON.stringify({ id: '', text: line });
    const answer = redactLine(given);
    wrong ||= isError(answer);
    term.print(`${answer}\n`);
  }
  return wrong ? 1 : 0;
}

function isError(answer: string): boolean {
  const parsed: unknown = JSON.parse(answer);
  return typeof parsed === 'object' && parsed !== null && 'error' in parsed;
}
