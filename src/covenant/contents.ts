/**
 * Contents: a field together with the category that one item of it has. A field with `also` gives several; all that a rule can
 * say of an item's substance it says of one of these.
 */
import type { CovenantFile, What, WhatTerms } from './document.js';
import { categoriesIn, type CategoryModel, type FieldModel } from './names.js';
import { ABOUTS, type About, type Cover, type Kind } from './vocabulary.js';

export interface Content {
  readonly index: number;
  readonly field: string;
  readonly category: string;
  readonly kind: Kind;
  /** The item has a category of its own: another than its field's, given by its source. */
  readonly own: boolean;
  readonly covers: readonly Cover[];
}

export function contentsOf(
  fields: ReadonlyMap<string, FieldModel>,
  categories: ReadonlyMap<string, CategoryModel>,
): readonly Content[] {
  const contents: Content[] = [];
  for (const field of fields.values()) {
    for (const category of new Set([field.category, ...field.also])) {
      contents.push({
        index: contents.length,
        field: field.code,
        category,
        kind: categories.get(category)?.kind ?? 'medical_secrecy',
        own: category !== field.category,
        covers: field.covers,
      });
    }
  }
  return contents;
}

/** A *what*, compiled: one entry a content, and the sources and persons' roles that it is limited to. */
export interface CompiledWhat {
  readonly contents: readonly boolean[];
  readonly sources?: ReadonlySet<string>;
  readonly about?: ReadonlySet<About>;
}

export function whatTerms(what: What | undefined): WhatTerms {
  if (what === undefined) return {};
  return isPlainList(what) ? { categories: what } : what;
}

const isPlainList = (what: What): what is readonly string[] => Array.isArray(what);

export function compileWhat(
  what: What | undefined,
  file: CovenantFile,
  contents: readonly Content[],
): CompiledWhat {
  const { fields, categories, kinds, sources, about } = whatTerms(what);
  const limited = fields !== undefined || categories !== undefined || kinds !== undefined;
  const inCategories = new Set(categoriesIn(categories ?? [], file));
  return {
    contents: contents.map(
      (content) =>
        !limited ||
        fields?.includes(content.field) === true ||
        inCategories.has(content.category) ||
        kinds?.includes(content.kind) === true,
    ),
    ...(sources === undefined ? {} : { sources: new Set(sources) }),
    ...(about === undefined ? {} : { about: new Set(about) }),
  };
}

/** Whether an item is of this *what*; an item about no person is of none that names roles of persons. */
export function isOfWhat(
  what: CompiledWhat,
  content: Content,
  source: string,
  about: About | undefined,
): boolean {
  if (what.contents[content.index] !== true) return false;
  if (what.sources !== undefined && !what.sources.has(source)) return false;
  return what.about === undefined || (about !== undefined && what.about.has(about));
}

/** 0 for an item about no person, else 1 + its place among ABOUTS. */
export const aboutIndex = (about: About | undefined): number =>
  about === undefined ? 0 : 1 + ABOUTS.indexOf(about);
