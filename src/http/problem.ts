import { PROBLEMS, type ProblemCode } from '../language/problems.js';
import type { Language, Sentence } from '../language/sentence.js';

/** One mistake in a request: where, what was found (its kind, never the value), what was expected. */
export interface InputError {
  readonly in: 'body' | 'query' | 'path' | 'header';
  /** JSON pointer into the body, or the name of a parameter. */
  readonly location: string;
  readonly code: string;
  readonly detail: Sentence;
}

/** What a problem tells beside its title: members of RFC 9457, section 3.2. */
export interface ProblemMembers {
  readonly errors?: readonly InputError[];
  /** What was refused, and what was missing for it. */
  readonly fields?: readonly object[];
  readonly receipt?: unknown;
  /** Where the operator finds it in the log of the application. */
  readonly traceId?: string;
}

/** Thrown where an answer is a problem; the error handler writes it as application/problem+json (RFC 9457). */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly members: ProblemMembers = {},
    /** Headers that belong to it, such as `Allow`. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(code);
    this.name = 'Problem';
    this.status = PROBLEMS[code].status;
  }

  /** The body in one language; the same code and members always give the same bytes. */
  body(language: Language): string {
    const { status, title, detail } = PROBLEMS[this.code];
    const { errors, ...members } = this.members;
    return JSON.stringify({
      type: problemType(this.code),
      title: title[language],
      status,
      detail: detail[language],
      ...(errors === undefined
        ? {}
        : { errors: errors.map((error) => ({ ...error, detail: error.detail[language] })) }),
      ...members,
    });
  }
}

/** The URI of a kind of problem. */
export function problemType(code: ProblemCode): string {
  return `https://casussluis.example.org/problems/${code}`;
}

/** @throws Problem `bad-request` where anything is wrong. */
export function demandRight(errors: readonly InputError[]): void {
  if (errors.length > 0) throw new Problem('bad-request', { errors });
}
