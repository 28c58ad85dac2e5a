import type { KnownPerson } from '../pseudonym/index.js';
import type { PlainPerson } from './plain-case.js';

/** Whom a text of one source can name: whom that source brought in, and, apart from them, whom the others did. */
interface Known {
  readonly known: readonly KnownPerson[];
  readonly bystanders: readonly KnownPerson[];
}

/**
 * Names and numbers of a case's persons, by who brought them in. A text is told under labels by what its own source said
 * alone: else whoever contributes a guess would read in the texts of others whether it is right. Each list is made once, so
 * that what is derived from it is derived once.
 */
export class KnownBySource {
  /** What any source said: for what must become unreadable when a person is erased. */
  readonly all: readonly KnownPerson[];
  readonly #persons: readonly PlainPerson[];
  readonly #bySource = new Map<string, Known>();

  constructor(persons: readonly PlainPerson[]) {
    this.#persons = persons;
    this.all = this.#said(() => true);
  }

  of(source: string): Known {
    const found = this.#bySource.get(source);
    if (found !== undefined) return found;
    const made = {
      known: this.#said((one) => one === source),
      bystanders: this.#said((one) => one !== source),
    };
    this.#bySource.set(source, made);
    return made;
  }

  #said(by: (source: string) => boolean): readonly KnownPerson[] {
    return this.#persons.flatMap(({ id, said }) => {
      const fitting = Object.entries(said).flatMap(([source, one]) => (by(source) ? [one] : []));
      if (fitting.length === 0) return [];
      const names = [...new Set(fitting.flatMap((one) => one.names))];
      const identifiers = [...new Set(fitting.flatMap((one) => one.identifiers))];
      return [{ ref: id, names, identifiers }];
    });
  }
}
