/** The stretches of a text that are spoken for. Who comes first keeps its place: the surest recognisers run first. */
import type { Span } from './span.js';

export class Marks {
  readonly #taken: Uint8Array;
  readonly #spans: Span[];
  readonly #isBystander: boolean;

  private constructor(taken: Uint8Array, spans: Span[], isBystander: boolean) {
    this.#taken = taken;
    this.#spans = spans;
    this.#isBystander = isBystander;
  }

  /** Nothing of a text of this length is spoken for yet. */
  static none(length: number): Marks {
    return new Marks(new Uint8Array(length), [], false);
  }

  /** The same marks, on which whoever is marked from now on stays nameless. */
  asBystanders(): Marks {
    return new Marks(this.#taken, this.#spans, true);
  }

  /** Marks a stretch, unless part of it is taken (or it is empty). */
  take(span: Span): boolean {
    if (span.end <= span.start || !this.isFree(span.start, span.end)) return false;
    this.#taken.fill(1, span.start, span.end);
    this.#spans.push(this.#isBystander ? nameless(span) : span);
    return true;
  }

  takeAll(spans: readonly Span[]): void {
    for (const span of spans) this.take(span);
  }

  isFree(start: number, end: number): boolean {
    for (let at = start; at < end; at += 1) if (this.#taken[at] === 1) return false;
    return true;
  }

  /** In the order of the text. */
  spans(): readonly Span[] {
    return [...this.#spans].sort((a, b) => a.start - b.start);
  }
}

function nameless({ start, end, type }: Span): Span {
  return { start, end, type, bystander: true };
}
