import { PROBLEMS, type ProblemCode } from '../language/problems.js';
import type { Language } from '../language/sentence.js';

/** One mistake in a request: where, what was found (its kind, never the value), what was expected. */
export interface InputError {
  /** JSON pointer into the body, or the name of a parameter. */
  readonly in: 'body' | 'query' | 'path' | 'header';
  readonly location: string;
  readonly code: string;
  readonly detail: string;
}

/** Thrown where an answer is a problem; the error handler writes it as application/problem+json (RFC 9457). */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.name = 'Problem';
    this.status = PROBLEMS[code].status;
  }

  /** The body in one language; the same code and `more` always give the same bytes. */
  body(language: Language): string {
    const { status, title, detail } = PROBLEMS[this.code];
    return JSON.stringify({
      type: `https://casussluis.example.org/problems/${this.code}`,
      title: title[language],
      status,
      detail: detail[language],
      ...this.more,
    });
  }
}
