import type { Language, Sentence } from '../language/sentence.js';

/** 0 done, 1 the answer is no, 2 wrong use (DESIGN.md section 5). */
export type ExitCode = 0 | 1 | 2;

/** What a command needs of the world around it. */
export interface Terminal {
  readonly language: Language;
  /** For machines: standard output. */
  readonly print: (text: string) => void;
  /** For people: standard error. */
  readonly say: (sentence: Sentence | string) => void;
}

export function terminal(language: Language): Terminal {
  return {
    language,
    print: (text) => process.stdout.write(text),
    say: (sentence) =>
      process.stderr.write(`${typeof sentence === 'string' ? sentence : sentence[language]}\n`),
  };
}

/** Thrown by a command that cannot go on; main tells it and ends with the code. */
export class CommandError extends Error {
  constructor(
    readonly sentence: Sentence,
    readonly exitCode: ExitCode,
  ) {
    super(sentence.en);
    this.name = 'CommandError';
  }
}
