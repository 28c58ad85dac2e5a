/**
 * Walks over the rules of a file with their places, so that every check speaks of the place that it is about.
 */
import type {
  ConditionEntry,
  CovenantFile,
  GrantEntry,
  GuaranteeEntry,
  NeverEntry,
  RetentionEntry,
} from './document.js';
import type { Path } from './source-map.js';

export interface Placed<T> {
  readonly item: T;
  readonly path: Path;
}

export class Walk {
  readonly file: CovenantFile;
  readonly #places: WeakMap<object, readonly number[]>;

  constructor(file: CovenantFile, places: WeakMap<object, readonly number[]>) {
    this.file = file;
    this.#places = places;
  }

  /** The items of a list, each with the place where it stands in the file. */
  each<T>(list: readonly T[] | undefined, path: Path): readonly Placed<T>[] {
    if (list === undefined) return [];
    const places = this.#places.get(list);
    return list.map((item, i) => ({ item, path: [...path, places?.[i] ?? i] }));
  }

  entries<T>(
    entries: Readonly<Record<string, T>> | undefined,
    path: Path,
  ): readonly (Placed<T> & { name: string })[] {
    return Object.entries(entries ?? {}).map(([name, item]) => ({ name, item, path: [...path, name] }));
  }

  grants(): readonly Placed<GrantEntry>[] {
    return [
      ...this.each(this.file.grants, ['grants']),
      ...this.each(this.file.emergency?.grants, ['emergency', 'grants']),
    ];
  }

  conditions(): readonly Placed<ConditionEntry>[] {
    return this.each(this.file.conditions, ['conditions']);
  }

  nevers(): readonly Placed<NeverEntry>[] {
    return this.each(this.file.never, ['never']);
  }

  guarantees(): readonly Placed<GuaranteeEntry>[] {
    return this.each(this.file.guarantees, ['guarantees']);
  }

  retention(): readonly Placed<RetentionEntry>[] {
    return this.each(this.file.retention, ['retention']);
  }

  /** Everything that names an article of the convenant text. */
  articles(): readonly Placed<string>[] {
    const { file } = this;
    const single: readonly Placed<{ readonly article?: string } | undefined>[] = [
      { item: file.emergency, path: ['emergency'] },
      { item: file.invitations, path: ['invitations'] },
      { item: file.mandates, path: ['mandates'] },
      { item: file.statistics, path: ['statistics'] },
    ];
    const all: readonly Placed<{ readonly article?: string } | undefined>[] = [
      ...this.entries(file.purposes, ['purposes']),
      ...this.grants(),
      ...this.conditions(),
      ...this.nevers(),
      ...this.guarantees(),
      ...this.retention(),
      ...single,
    ];
    return all.flatMap(({ item, path }) =>
      item?.article === undefined ? [] : [{ item: item.article, path: [...path, 'article'] }],
    );
  }
}
