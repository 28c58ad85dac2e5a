import type { CompartmentPlan } from './manifest.js';

/** A compartment while it is filled: one line a value, JSON text without a raw line feed. */
export class CompartmentDraft {
  readonly #lines: string[] = [];
  readonly #persons: Set<number>;

  constructor(
    readonly index: number,
    private readonly form: CompartmentPlan['form'],
    private readonly category: string,
    private readonly source: string,
    persons: readonly number[],
  ) {
    this.#persons = new Set(persons);
  }

  /** @returns the number of the line. */
  add(line: string): number {
    return this.#lines.push(line) - 1;
  }

  /** A covered compartment is locked with the keys of all whom it says something about. */
  concerns(persons: readonly number[]): void {
    for (const person of persons) this.#persons.add(person);
  }

  plan(): CompartmentPlan {
    const persons = [...this.#persons].sort((a, b) => a - b);
    return { form: this.form, category: this.category, source: this.source, persons };
  }

  get name(): string {
    return compartmentName(this.plan());
  }

  content(): Uint8Array {
    return Buffer.from(this.#lines.join('\n'));
  }
}

/** All compartments of a case in the order in which they stand in the document. */
export class Compartments {
  readonly #drafts = new Map<string, CompartmentDraft>();

  /** The compartment of this form, category, source and persons; made where there is none yet. */
  draft(
    form: CompartmentPlan['form'],
    category: string,
    source: string,
    persons: readonly number[],
  ): CompartmentDraft {
    const key = [form, category, source, ...persons].join(' ');
    const found = this.#drafts.get(key);
    if (found !== undefined) return found;
    const draft = new CompartmentDraft(this.#drafts.size, form, category, source, persons);
    this.#drafts.set(key, draft);
    return draft;
  }

  all(): CompartmentDraft[] {
    return [...this.#drafts.values()];
  }

  plans(): CompartmentPlan[] {
    return this.all().map((draft) => draft.plan());
  }
}

/** The name that the ciphertext is bound to, beside its place, version and position. */
export function compartmentName(plan: CompartmentPlan): string {
  return [plan.form, plan.category, plan.source || '-', plan.persons.join('+') || '-'].join('/');
}
