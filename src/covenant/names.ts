/**
 * The names that a covenant knows: its own, completed with the catalogue of the product's case model.
 */
import { CATALOGUE_CATEGORIES, CATALOGUE_FIELDS } from './catalogue.js';
import { entryOf, type CovenantFile } from './document.js';
import type { Cover, Kind } from './vocabulary.js';

export interface CategoryModel {
  readonly code: string;
  readonly title: string;
  readonly kind: Kind;
}

export interface FieldModel {
  readonly code: string;
  readonly title: string;
  readonly category: string;
  /** Categories that a source may give one item instead. */
  readonly also: readonly string[];
  /** From coarse to fine; the first is the default. */
  readonly covers: readonly Cover[];
}

/** The file's categories after those of the catalogue that it does not name. */
export function categoriesOf(file: CovenantFile): ReadonlyMap<string, CategoryModel> {
  const categories = new Map<string, CategoryModel>();
  for (const [code, entry] of Object.entries(file.categories ?? {})) {
    categories.set(code, {
      code,
      title: entry.title ?? entryOf(CATALOGUE_CATEGORIES, code)?.title ?? code,
      kind: entry.kind,
    });
  }
  for (const [code, entry] of Object.entries(CATALOGUE_CATEGORIES)) {
    if (!categories.has(code)) categories.set(code, { code, ...entry });
  }
  return categories;
}

export function fieldsOf(file: CovenantFile): ReadonlyMap<string, FieldModel> {
  const fields = new Map<string, FieldModel>();
  for (const [code, entry] of Object.entries(file.fields ?? {})) {
    fields.set(code, {
      code,
      title: entry.title ?? entryOf(CATALOGUE_FIELDS, code)?.title ?? code,
      category: entry.category,
      also: entry.also ?? [],
      covers: entry.covers ?? [],
    });
  }
  for (const [code, entry] of Object.entries(CATALOGUE_FIELDS)) {
    if (fields.has(code)) continue;
    fields.set(code, {
      code,
      title: entry.title,
      category: entry.category,
      also: entry.also ?? [],
      covers: entry.covers ?? [],
    });
  }
  return fields;
}

/**
 * Categories with sets of categories written out, in order, each once. Sets may name sets; one that comes back to itself is
 * followed once (the check of references refuses it).
 */
export function categoriesIn(names: readonly string[], file: CovenantFile): readonly string[] {
  const seen = new Set<string>();
  const found = new Set<string>();
  const add = (name: string): void => {
    const members = entryOf(file.sets?.categories, name);
    if (members === undefined) found.add(name);
    else if (!seen.has(name)) {
      seen.add(name);
      members.forEach(add);
    }
  };
  names.forEach(add);
  return [...found];
}
