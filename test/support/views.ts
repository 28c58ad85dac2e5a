import type { Answer } from './sluis.js';

/** What tests read in answers; the schemas of src/http say the whole. */
export interface Item {
  readonly id: string;
  readonly field: string;
  readonly category?: string;
  readonly level: string;
  readonly cover?: string;
  readonly value?: unknown;
  readonly source?: string;
  readonly record?: string;
  readonly reason: { readonly kind: string; readonly id?: string; readonly article?: string };
  readonly person?: { readonly label?: string; readonly ownRef?: string };
  readonly reveal?: { readonly grant: string };
}

export interface View {
  readonly id: string;
  readonly kind: string;
  readonly stage: string;
  readonly persons: readonly { readonly label?: string; readonly ownRef?: string; readonly about?: string }[];
  readonly items: readonly Item[];
  readonly disclosure: { readonly id: string; readonly receipt: Receipt };
}

export interface Receipt {
  readonly logIndex: number;
  readonly leafHash: string;
  readonly treeSize: number;
}

export interface Contributed {
  readonly id: string;
  readonly items: readonly { readonly id: string; readonly field: string; readonly record: string }[];
  readonly receipt: Receipt;
}

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly {
    readonly in: string;
    readonly location: string;
    readonly code: string;
    readonly detail: string;
  }[];
  readonly fields?: readonly { readonly field: string; readonly missing: readonly string[] }[];
  readonly receipt?: Receipt;
}

/** The view in a good answer. @throws where it is none. */
export function viewOf(answer: Answer): View {
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return answer.json<View>();
}

export function fieldsOf(answer: Answer): ReadonlySet<string> {
  return new Set(viewOf(answer).items.map(({ field }) => field));
}

/** Labels of others' persons in a view. */
export function labelsOf(answer: Answer): ReadonlySet<string> {
  return new Set(viewOf(answer).items.flatMap(({ person }) => person?.label ?? []));
}

const CHANGING = new Set(['date', 'traceparent', 'x-request-id', 'connection', 'keep-alive']);

/** An answer without what differs by itself: the time, and the trace of the call. */
export function comparable({ status, headers, text }: Answer): string {
  const stable = Object.entries(headers).filter(([name]) => !CHANGING.has(name));
  return JSON.stringify({ status, headers: stable.sort(([a], [b]) => (a < b ? -1 : 1)), text });
}
