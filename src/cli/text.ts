import { createInterface } from 'node:readline';
import { lineErrorSentence } from '../language/pseudonym.js';
import { redactLine, type LineError } from '../pseudonym/index.js';
import type { ExitCode, Terminal } from './output.js';

/** `sluis text redact`: a line of standard input is a JSON object, or with plain text a text of its own. */
export async function textRedact({ jsonl }: { readonly jsonl: boolean }, term: Terminal): Promise<ExitCode> {
  let wrong = false;
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const given = jsonl || line.trimStart().startsWith('{') ? line : JSON.stringify({ id: '', text: line });
    const answer = redactLine(given);
    const error = errorOf(answer);
    number += 1;
    if (error !== undefined) term.say(lineErrorSentence(error, number));
    wrong ||= error !== undefined;
    term.print(`${answer}\n`);
  }
  return wrong ? 1 : 0;
}

function errorOf(answer: string): LineError | undefined {
  const parsed: unknown = JSON.parse(answer);
  if (typeof parsed !== 'object' || parsed === null || !('error' in parsed)) return undefined;
  const { error } = parsed;
  return error === 'json' || error === 'text' || error === 'known' ? error : 'json';
}
